"""The command line: what it knows, what it refuses, and with which exit code."""

import configparser
import os
import re
import socket
import subprocess
import sys

import pytest

from entry import places, testing


def portal(*arguments, **more):
    """Run ./portal with this Python and return its finished process."""
    return subprocess.run(
        [sys.executable, str(places.ROOT / "portal"), *arguments],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **more},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_a_busy_port_stops_run_with_two_sentences():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = portal("run", PORT=str(port))
    assert (done.returncode, done.stdout) == (1, "")
    thai, english = done.stderr.strip().splitlines()
    assert thai.startswith(f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่")
    assert english.startswith(f"Port {port} is in use")


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run", "--fast")])
def test_an_unknown_command_shows_how_it_is_used(arguments):
    done = portal(*arguments)
    assert (done.returncode, done.stderr.splitlines()[0].split(" [")[0]) == (2, "usage: ./portal")


def test_help_names_every_command():
    listed = re.findall(r"^ {4}(\w+)", portal("--help").stdout, re.MULTILINE)
    assert listed == ["run", "test", "setup", "lint", "bench"]


def test_what_is_left_out_is_what_pytest_knows():
    ini = configparser.ConfigParser()
    ini.read(places.ROOT / "pytest.ini")
    known = [line.split(":")[0] for line in ini["pytest"]["markers"].strip().splitlines()]
    assert known == list(testing.NEEDS)


def test_the_test_run_says_what_it_left_out(monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(testing, "setup", lambda tests: None)
    monkeypatch.setattr(testing, "call", lambda command, settings: asked.append(command) or 0)
    assert testing.test(["thai"], everything=False) == 0
    assert asked[0][-3:] == ["-m", "not postgres and not redis and not worker and not chromium", "thai"]
    last = capsys.readouterr().out.splitlines()[-1]
    assert "left out: PostgreSQL, Redis, Celery worker processes, Chromium." in last


def test_all_fails_with_a_sentence_where_a_program_is_missing(monkeypatch):
    monkeypatch.setattr(testing, "setup", lambda tests: None)
    monkeypatch.setattr(testing, "call", lambda command, settings: pytest.fail("nothing may run"))
    monkeypatch.setenv("PORTAL_TEST_POSTGRES", "postgres://postgres@127.0.0.1:1/postgres")
    with pytest.raises(testing.servers.messages.Stop, match="PostgreSQL does not answer at 127.0.0.1:1"):
        testing.test([], everything=True)


def test_one_failing_leg_fails_the_whole(monkeypatch):
    codes = iter([1, 0])
    monkeypatch.setattr(testing, "setup", lambda tests: None)
    monkeypatch.setattr(testing, "call", lambda command, settings: next(codes))
    monkeypatch.setattr(testing.servers, "refuse_unreachable", lambda variable, url: None)
    monkeypatch.setattr(testing.servers, "chromium", lambda: "/usr/bin/chromium")
    assert testing.test([], everything=True) == 1
