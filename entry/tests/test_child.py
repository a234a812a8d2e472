"""One program under the supervisor: how long it rests after a death, and what happens to what it left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest

from entry import supervisor
from entry.supervisor import LONGEST_PAUSE, STEADY_SECONDS, Child, Supervisor


class Dead:
    """A process that has ended."""

    def __init__(self, code):
        self.returncode, self.pid = code, 0

    def poll(self):
        return self.returncode


class Clock:
    """The seconds that pass where the test says so."""

    now = 1000.0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(supervisor, "time", made)
    return made


@pytest.fixture
def child(monkeypatch, tmp_path):
    """A child whose starts and kills are only noted."""
    made = Child("web server", [sys.executable, "-c", ""], {}, tmp_path)
    monkeypatch.setattr(made, "kill_group", lambda: None)
    return made


def died(child, clock, code=1, lived=0.0):
    """Let the child have lived some seconds and bury it; answer how long it now rests."""
    child.process, child.started = Dead(code), clock.now - lived
    child.bury()
    return child.start_at - clock.now


def test_each_death_doubles_the_rest_up_to_half_a_minute(child, clock):
    assert [died(child, clock) for _ in range(7)] == [1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]


@pytest.mark.parametrize(("lived", "rest"), [(STEADY_SECONDS, 4), (STEADY_SECONDS + 1, 1)])
def test_who_ran_steadily_is_forgiven(child, clock, lived, rest):
    died(child, clock)
    died(child, clock)
    assert died(child, clock, lived=lived) == rest


@pytest.mark.parametrize(
    ("code", "how"), [(1, "exit code 1"), (0, "exit code 0"), (-9, "signal 9"), (-15, "signal 15")]
)
def test_how_it_died_is_said_in_one_line(child, clock, capsys, code, how):
    died(child, clock, code)
    assert capsys.readouterr().out == f"web server stopped ({how}), starting again in 1 s\n"


def test_asking_for_a_program_before_it_was_started_is_an_error(child):
    with pytest.raises(RuntimeError, match="web server has not been started"):
        child.running  # noqa: B018


def test_a_dead_child_starts_again_only_after_its_rest(child, clock, monkeypatch):
    starts = []
    monkeypatch.setattr(child, "start", lambda: starts.append(clock.now))
    keeper = Supervisor([child])
    died(child, clock)
    died(child, clock)
    for _ in range(4):
        keeper._attend(child)
        clock.sleep(1)
    assert starts[:1] == [1002.0]


def test_nothing_is_started_once_the_end_was_asked_for(child, clock, monkeypatch):
    monkeypatch.setattr(child, "start", lambda: pytest.fail("started"))
    keeper = Supervisor([child])
    keeper._stop_soon()
    keeper._attend(child)
    assert child.process is None


def test_what_a_program_left_behind_ends_with_its_group(tmp_path):
    left = "import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid)"
    child = Child("worker", [sys.executable, "-c", f"{left}; import time; time.sleep(60)"], dict(os.environ), tmp_path)
    child.start()
    child.kill_group()
    assert child.running.returncode == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.killpg(child.running.pid, 0)


def test_killing_a_group_that_is_gone_is_no_error(tmp_path):
    child = Child("worker", [sys.executable, "-c", ""], dict(os.environ), tmp_path)
    child.start()
    child.running.wait(20)
    child.kill_group()
    assert child.running.returncode == 0


def test_an_error_of_the_watcher_stops_every_program_and_goes_on(tmp_path, monkeypatch):
    kept = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    children = [Child(name, sleeper, dict(os.environ), tmp_path) for name in ("web server", "worker")]

    def watch():
        raise ValueError("no page came")

    try:
        with pytest.raises(ValueError, match="no page came"):
            Supervisor(children).run(watch)
    finally:
        for name, handler in kept.items():
            signal.signal(name, handler)
    assert [child.running.poll() for child in children] == [-signal.SIGTERM] * 2


def test_who_does_not_listen_is_killed_when_the_grace_is_over(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "GRACE_SECONDS", 0.3)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    child = Child("worker", [sys.executable, "-c", deaf], dict(os.environ), tmp_path)
    child.process = subprocess.Popen(child.command, stdout=subprocess.PIPE, start_new_session=True)
    assert child.process.stdout.readline() == b"deaf\n"
    began = time.monotonic()
    Supervisor([child])._stop_all()
    child.process.stdout.close()
    assert child.running.returncode == -signal.SIGKILL
    assert time.monotonic() - began >= 0.3
