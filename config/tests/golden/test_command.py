"""The command that makes the file."""

import pytest
from django.core.management import CommandError, call_command

from config.management.commands import golden
from config.tests.golden import facts


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A kept picture of one figure, while the code shows another."""
    path = tmp_path / "picture.txt"
    path.write_text(facts.written({"seats 96": "74"}), "utf-8")
    monkeypatch.setattr(facts, "FILE", path)
    monkeypatch.setattr(golden, "built", lambda: {"seats 96": "73"})
    return path


def test_it_says_what_differs_and_leaves_the_file(file, capsys):
    call_command("golden")
    assert capsys.readouterr().out == "seats 96: was '74', is '73'\n1 facts, 1 differ from the file\n"
    assert facts.read_back(file.read_text("utf-8")) == {"seats 96": "74"}


def test_it_writes_the_file_when_asked(file):
    call_command("golden", write=True, verbosity=0)
    assert facts.read_back(file.read_text("utf-8")) == {"seats 96": "73"}


def test_the_first_picture_needs_no_file(file, capsys):
    file.unlink()
    call_command("golden", write=True)
    assert "seats 96: not in the file (is '73')" in capsys.readouterr().out
    assert file.exists()


def test_outside_the_test_mode_it_refuses(file, settings):
    settings.PORTAL_MODE = "demo"
    with pytest.raises(CommandError, match="PORTAL_MODE=test"):
        call_command("golden", write=True)
