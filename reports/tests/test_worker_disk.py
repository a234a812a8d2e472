"""The disk is full in the middle of a report: nothing half is kept, it is said, and all goes on when there is room.

The disks are small ones of the test's own; to mount them the tests run as root. What needs no mount is in
test_apart.py, where the kernel refuses longer files.
"""

import errno
import json
import subprocess
from pathlib import Path

import pytest

from jobs import troubles
from reports.tests.worker_rig import Rig, rounds

pytestmark = [pytest.mark.worker, pytest.mark.once]
READY = """
from django.test import Client
answer = Client().get("/readyz")
print(answer.status_code, answer.content.decode())
"""


class SmallDisk:
    """A disk of some megabytes that can be filled to the last byte."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder, self.ballast = folder, folder / "ballast"
        folder.mkdir(parents=True)
        size = f"size={megabytes}m"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], check=True)

    def fill(self) -> None:
        with self.ballast.open("wb", buffering=0) as file:
            for size in (1024**2, 4096, 1):
                try:
                    while file.write(b"\0" * size):
                        pass
                except OSError as error:
                    assert error.errno == errno.ENOSPC

    def free(self) -> None:
        self.ballast.unlink()

    def remove(self) -> None:
        subprocess.run(["umount", "--lazy", self.folder], check=True)


@pytest.fixture(scope="module")
def disks(tmp_path_factory):
    """A disk for everything, and in it one for the files that are kept."""
    folder = tmp_path_factory.mktemp("disks")
    everything = SmallDisk(folder / "var", 64)
    kept = SmallDisk(folder / "var" / "media-test", 16)
    yield everything, kept
    kept.remove()
    everything.remove()


@pytest.fixture(scope="module")
def portal(disks):
    """A portal on these disks, at work."""
    rig = Rig(disks[0].folder.parent)
    rig.populate()
    rig.start()
    [undisturbed] = rig.ask()
    rig.hash = rig.until(undisturbed, state="done")["hash"]
    yield rig
    rig.stop()


def kept_files(portal: Rig) -> list[Path]:
    return [path for path in portal.files() if path.name != "ballast"]


def ready(portal: Rig) -> tuple[int, list[str]]:
    """What the page of readiness answers."""
    status, _, answer = portal.shell(READY)[-1].partition(" ")
    return int(status), json.loads(answer)["reasons"]


@pytest.mark.parametrize("round", rounds())
def test_no_room_for_the_file(portal, disks, round):
    before = len(kept_files(portal))
    portal.pause.touch()
    [held] = portal.ask()
    portal.until(held, state="running", stage="writing")
    disks[1].fill()
    portal.pause.unlink()
    portal.until(held, state="queued", failure=troubles.DISK_FULL, errors=0, lost=0)
    assert (len(kept_files(portal)), portal.look(held)["files"]) == (before, before)
    [asked] = portal.ask()
    portal.until(asked, state="queued", failure=troubles.DISK_FULL, attempts=0)
    if round == 0:
        assert ready(portal) == (503, ["พื้นที่จัดเก็บใกล้เต็ม โปรดเพิ่มพื้นที่ ระหว่างนี้งานจะรอก่อน"])
    disks[1].free()
    made = [portal.until(pk, state="done", hash=portal.hash, failure="", errors=0) for pk in (held, asked)]
    assert (len(made), len(kept_files(portal)), portal.look(held)["files"]) == (2, before + 2, before + 2)


@pytest.mark.parametrize("round", rounds())
def test_no_room_for_anything(portal, disks, round):
    """The database, the broker and the files lie on one full disk; what was still acknowledged is made as well."""
    before = len(kept_files(portal))
    portal.pause.touch()
    [held] = portal.ask()
    portal.until(held, state="running", stage="writing")
    disks[0].fill()
    disks[1].fill()
    portal.pause.unlink()
    told = portal.asking(2).communicate(timeout=60)[0].split()
    acknowledged = [held, *(int(line) for line in told if line.isdigit())]
    assert len(kept_files(portal)) == before
    disks[0].free()
    disks[1].free()
    for pk in acknowledged:
        portal.until(pk, state="done", hash=portal.hash, errors=0)
    made = before + len(acknowledged)
    assert (len(kept_files(portal)), portal.look(held)["files"]) == (made, made)
    if round == 0:
        assert ready(portal) == (200, [])
