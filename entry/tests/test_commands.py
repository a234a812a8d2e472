"""The command line: what it knows, what it refuses, and with which exit code."""

import os
import re
import socket
import subprocess
import sys

import pytest

from entry import commands, places


def portal(*arguments, **more):
    """Run ./portal with this Python and return its finished process."""
    return subprocess.run(
        [sys.executable, str(places.ROOT / "portal"), *arguments],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **more},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_a_busy_port_stops_run_with_two_sentences(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = portal("run", PORT=str(port), WORK_DIR=str(tmp_path / "work"))
    assert (done.returncode, done.stdout) == (1, "")
    thai, english = done.stderr.strip().splitlines()
    assert thai.startswith(f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่")
    assert english.startswith(f"Port {port} is in use")


def test_what_lies_beside_the_portal_is_for_its_own_account_alone(tmp_path):
    work = tmp_path / "work"
    with socket.create_server(("127.0.0.1", 0)) as server:
        portal("run", PORT=str(server.getsockname()[1]), WORK_DIR=str(work))
    assert {oct(path.stat().st_mode & 0o777) for path in (work, *work.iterdir())} <= {"0o700", "0o600"}
    assert (work / "run.lock").exists()


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run", "--fast")])
def test_an_unknown_command_shows_how_it_is_used(arguments):
    done = portal(*arguments)
    assert (done.returncode, done.stderr.splitlines()[0].split(" [")[0]) == (2, "usage: ./portal")


def test_help_names_every_command():
    listed = re.findall(r"^ {4}(\w+)", portal("--help").stdout, re.MULTILINE)
    assert listed == ["run", "test", "setup", "lint", "bench"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["test", "thai", "-x"], (["thai", "-x"], "")),
        (["test", "--all"], ([], "all")),
        (["test", "--smoke", "-x"], (["-x"], "smoke")),
        (["test", "--deep", "volunteers"], (["volunteers"], "deep")),
    ],
)
def test_the_extent_of_a_test_run_is_told_from_the_words_for_pytest(words, asked, monkeypatch):
    told = []
    monkeypatch.setattr(commands, "test", lambda more, extent: told.append((more, extent)) or 0)
    assert (commands.main(words), told) == (0, [asked])


def test_two_extents_at_once_are_refused():
    done = portal("test", "--all", "--deep")
    assert (done.returncode, "not allowed with argument" in done.stderr) == (2, True)
