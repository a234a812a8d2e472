"""``./portal bench``: its words belong to the benchmark, its database is never the portal's own."""

import pytest

from entry import bench as entry_bench
from entry import commands, messages, places


@pytest.fixture
def called(monkeypatch):
    """What would be run, with nothing set up: (command, environment)."""
    told = []
    monkeypatch.setattr(entry_bench, "setup", lambda: None)
    monkeypatch.setattr(entry_bench, "static_files", lambda settings: None)
    monkeypatch.setattr(entry_bench.environment, "demonstration", lambda: {"PORTAL_MODE": "demo"})
    monkeypatch.setattr(entry_bench, "call", lambda command, settings: told.append((command, settings)) or 3)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return told


@pytest.mark.parametrize("words", [[], ["--quick", "--table"], ["--grow"], ["--scale", "0.1"], ["--help"]])
def test_words_go_on_to_the_benchmark_and_its_code_comes_back(called, words):
    assert commands.main(["bench", *words]) == 3
    assert called == [([str(places.PYTHON), "-m", "bench", *words], {"PORTAL_MODE": "demo"})]


def test_a_server_that_does_not_answer_is_said_before_anything_is_made(called, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nowhere")
    with pytest.raises(messages.Stop, match="PostgreSQL does not answer at 127.0.0.1:1"):
        entry_bench.bench([])
    assert called == []
