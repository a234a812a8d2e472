"""The supervisor restarts the dead, stops cleanly and leaves nothing behind, even when it is killed (on Linux)."""

import os
import signal
import subprocess
import sys
import time

import pytest

from entry import places

# A child that notes its process id, and starts a grandchild that notes its own.
CHILD = """
import os, subprocess, sys, time
note = open({notes!r}, "a")
if len(sys.argv) == 1:
    subprocess.Popen([sys.executable, __file__, "grandchild"])
note.write(f"{{os.getpid()}} {{len(sys.argv)}}\\n")
note.flush()
time.sleep(600)
"""
PARENT = """
import os, sys
from pathlib import Path
from entry.supervisor import Child, Supervisor
Supervisor([Child("sleeper", [sys.executable, {child!r}], os.environ, Path({folder!r}))]).run()
print("stopped cleanly")
"""


def eventually(condition, seconds=15):
    """Wait until ``condition()`` is true and return its value."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def alive(process_id):
    """Say whether the process runs (a zombie that nobody has buried does not)."""
    try:
        with open(f"/proc/{process_id}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Family:
    """A supervisor with one child, which has one child of its own."""

    def __init__(self, folder, hangup=signal.SIG_DFL):
        self.notes, child = folder / "notes", folder / "child.py"
        child.write_text(CHILD.format(notes=str(self.notes)))
        program = PARENT.format(child=str(child), folder=str(folder))
        self.supervisor = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=places.ROOT,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, hangup),
        )

    def pids(self, generation):
        """Return the process ids seen so far: generation 1 for children, 2 for grandchildren."""
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        return [int(line.split()[0]) for line in lines if line.split()[1] == str(generation)]

    def everybody(self):
        return self.pids(1) + self.pids(2)

    def grown_up(self):
        eventually(lambda: self.pids(1) and self.pids(2))
        return self


@pytest.fixture
def family(tmp_path, request):
    made = Family(tmp_path, hangup=getattr(request, "param", signal.SIG_DFL))
    yield made.grown_up()
    for process_id in [made.supervisor.pid, *made.everybody()]:
        if alive(process_id):
            os.kill(process_id, signal.SIGKILL)
    made.supervisor.communicate()


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_everything_and_exits_with_0(family, asked):
    family.supervisor.send_signal(asked)
    told, _ = family.supervisor.communicate(timeout=20)
    assert (family.supervisor.returncode, told) == (0, "stopped cleanly\n")
    eventually(lambda: not any(map(alive, family.everybody())))


@pytest.mark.parametrize("family", [signal.SIG_IGN], indirect=True, ids=["nohup"])
def test_started_with_nohup_it_outlives_its_terminal(family):
    family.supervisor.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        family.supervisor.wait(1)
    assert all(map(alive, family.everybody()))
    family.supervisor.terminate()
    assert family.supervisor.communicate(timeout=20)[0] == "stopped cleanly\n"


def test_a_killed_child_is_started_again_and_its_own_children_are_ended(family):
    child, grandchild = family.pids(1)[0], family.pids(2)[0]
    os.kill(child, signal.SIGKILL)
    eventually(lambda: len(family.pids(1)) == 2)
    assert not alive(grandchild)
    assert alive(family.pids(1)[1])
    family.supervisor.terminate()
    told, _ = family.supervisor.communicate(timeout=20)
    assert told == "sleeper stopped (signal 9), starting again in 1 s\nstopped cleanly\n"


def test_a_child_does_not_outlive_a_supervisor_killed_with_9(family):
    family.supervisor.kill()
    eventually(lambda: not alive(family.pids(1)[0]))
