"""A stage is done once, again when its inputs change, and says what went wrong."""

import sys

import pytest

from entry import messages, places, stages


@pytest.fixture(autouse=True)
def logs(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "LOGS", tmp_path / "log")


def test_a_stage_is_skipped_while_its_key_stays(tmp_path):
    calls, stamp = [], tmp_path / "made" / ".stamp"
    for key in ("one", "one", "two"):
        stages.once("stage", stamp, key, lambda: calls.append("done"))
    assert calls == ["done", "done"]


def test_a_stage_runs_again_when_what_it_made_is_gone(tmp_path):
    calls, stamp = [], tmp_path / ".stamp"
    stages.once("stage", stamp, "key", lambda: calls.append("done"))
    stamp.unlink()
    assert stages.once("stage", stamp, "key", lambda: calls.append("done")) is True
    assert len(calls) == 2


def test_a_failed_stage_is_not_remembered(tmp_path):
    stamp = tmp_path / ".stamp"
    stamp.write_text("older key")
    with pytest.raises(ZeroDivisionError):
        stages.once("stage", stamp, "key", lambda: 1 / 0)
    assert not stamp.exists()


def test_the_seconds_of_a_stage_are_printed(capsys):
    with stages.timed("fonts"):
        pass
    assert capsys.readouterr().out == f"  {'fonts':<44}   0.0 s\n"


def test_the_fingerprint_knows_names_contents_and_words(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x")
    second.write_text("x")
    prints = [
        stages.fingerprint([first]),
        stages.fingerprint([second]),
        stages.fingerprint([first, second]),
        stages.fingerprint([first], "sqlite"),
    ]
    first.write_text("y")
    assert len({*prints, stages.fingerprint([first])}) == 5
    assert stages.fingerprint([first, second]) == stages.fingerprint([second, first])


def test_the_output_of_a_command_is_returned_and_kept():
    assert stages.quietly("greeting", "greeting", [sys.executable, "-c", "print('hello')"]) == "hello\n"
    assert (places.LOGS / "greeting.log").read_text() == "hello\n"


def failing(text):
    return [sys.executable, "-c", f"import sys; sys.exit({text!r})"]


def test_of_a_traceback_only_the_error_is_shown():
    with pytest.raises(messages.Stop) as stop:
        stages.quietly("database", "migrate", [sys.executable, "-c", "def f(): raise ValueError('no such table')\nf()"])
    log = places.LOGS / "migrate.log"
    assert str(stop.value).splitlines()[1:] == [
        f"The stage database failed (details: {log}):",
        "ValueError: no such table",
    ]


def test_a_failing_command_shows_its_last_lines():
    with pytest.raises(messages.Stop) as stop:
        stages.quietly("fonts", "fonts", failing("no such font"))
    assert str(stop.value).splitlines()[-1] == "no such font"


@pytest.mark.parametrize(
    ("tool", "complaint"),
    [
        ("pip", "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution"),
        ("npm", "npm error code EAI_AGAIN"),
        ("npm", "npm error code ECONNREFUSED"),
    ],
)
def test_a_missing_network_has_its_own_sentence(tool, complaint):
    with pytest.raises(messages.Stop) as stop:
        stages.quietly("packages", tool, failing(complaint))
    log = places.LOGS / f"{tool}.log"
    assert str(stop.value).splitlines()[1] == (
        f"Cannot download the packages: check the network or proxy and run the command again (details: {log})."
    )
