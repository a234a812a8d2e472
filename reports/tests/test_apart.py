"""A report made in a child: what the worker sees of it, whatever happens to the child."""

import subprocess
import sys
import time

import pytest
from django.conf import settings

from entry.tests.test_supervisor import alive, eventually
from jobs import troubles
from reports.tests.worker_rig import Rig, descendants, kill

pytestmark = [pytest.mark.worker, pytest.mark.once]
WORK = "from jobs.services import work; from reports.models import ReportRun; from reports.tests import slow_worker; "


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A populated portal without worker and clock."""
    rig = Rig(tmp_path_factory.mktemp("apart"), JOB_MEMORY_MB="400")
    rig.populate()
    return rig


class Parent:
    """The process that a worker would be, at work on one report."""

    def __init__(self, portal: Rig, pk: int) -> None:
        code = f"{WORK} work(ReportRun, {pk}, make=slow_worker.make)"
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code], cwd=settings.BASE_DIR,
            env=portal.environment, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def children(self) -> list[int]:
        return [pid for pid, command in descendants(self.process.pid).items() if "jobs.child" in command]

    def log(self) -> str:
        """What it said until its end."""
        return self.process.communicate(timeout=120)[1]


@pytest.fixture
def begun(portal):
    """Ask for a report and begin it; it stops before its file, or makes the trouble: ``begun("hungry")``."""
    parents = []

    def begin(trouble=""):
        portal.pause.write_text(trouble)
        [pk] = portal.ask()
        parents.append(Parent(portal, pk))
        return pk, parents[-1]

    yield begin
    portal.pause.unlink(missing_ok=True)
    for parent in parents:
        parent.process.kill()
        parent.process.communicate()


def test_a_report_that_takes_too_much_memory_is_stopped_with_its_own_reason(portal, begun):
    pk, parent = begun("hungry")
    assert f"ReportRun {pk} broke off: memory" in parent.log()
    failed = portal.look(pk)
    assert (failed["state"], failed["attempts"], failed["failure"]) == ("failed", 1, troubles.TOO_BIG)


def test_a_long_step_keeps_its_lease_and_a_stuck_one_is_ended(portal, begun):
    """The lease is of two seconds, the step said four: within it nobody takes the job away."""
    pk, parent = begun("still")
    portal.until(pk, state="running", stage="writing")
    began = time.monotonic()
    assert "broke off: stuck" in parent.log()
    assert time.monotonic() - began > 2.5
    given_back = portal.look(pk)
    assert (given_back["state"], given_back["errors"], given_back["lost"]) == ("queued", 1, 0)


def test_a_file_that_does_not_fit_lets_the_job_wait_and_leaves_nothing(portal, begun):
    pk, parent = begun("no room")
    assert "broke off: disk" in parent.log()
    waits = portal.look(pk)
    assert (waits["state"], waits["errors"], waits["lost"]) == ("queued", 0, 0)
    assert (waits["failure"], len(portal.files())) == (troubles.DISK_FULL, waits["files"])
    portal.pause.unlink()
    time.sleep(1.1)
    Parent(portal, pk).log()
    made = portal.look(pk)
    assert (made["state"], made["failure"], len(portal.files())) == ("done", "", waits["files"] + 1)


def test_a_child_that_is_killed_gives_the_job_back_at_once(portal, begun):
    pk, parent = begun()
    portal.until(pk, state="running", stage="writing")
    kill(parent.children())
    assert "broke off: lost" in parent.log()
    given_back = portal.look(pk)
    assert (given_back["state"], given_back["errors"], given_back["lost"]) == ("queued", 0, 1)


def test_a_child_ends_with_its_parent(portal, begun):
    pk, parent = begun()
    portal.until(pk, state="running", stage="writing")
    [child] = parent.children()
    kill([parent.process.pid])
    parent.log()
    eventually(lambda: not alive(child))
    assert portal.look(pk)["state"] == "running"


def test_undisturbed_it_is_made_once(portal, begun):
    pk, parent = begun()
    portal.pause.unlink()
    assert parent.log() == ""
    made = portal.look(pk)
    assert (made["state"], made["attempts"], made["errors"], made["lost"]) == ("done", 1, 0, 0)
    assert len(made["hash"]) == 64 and len(portal.files()) == made["files"]


def test_an_error_of_the_work_is_logged_once_with_its_place_and_counted(portal, begun):
    pk, parent = begun("wrong")
    log = parent.log()
    assert (log.count("Traceback"), "in keep_and_wait" in log, f"{pk} broke off: broken" in log) == (1, True, True)
    assert (portal.look(pk)["state"], portal.look(pk)["errors"]) == ("queued", 1)
