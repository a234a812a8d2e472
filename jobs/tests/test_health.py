"""What is said of a clock that stands still and of a disk without room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobs import disk, health, services, troubles
from jobs.disk import MEGABYTE
from jobs.models import Heartbeat
from jobs.tests.leases import let_the_lease_run_out


@pytest.fixture
def beaten(db):
    """The clock has come round just now."""
    services.beat()


def silent_for(seconds):
    """Let the last sweep have ended so long ago."""
    Heartbeat.objects.update(done_at=timezone.now() - timedelta(seconds=seconds))


def test_a_clock_that_came_round_and_a_disk_with_room_are_well(beaten):
    assert health.complaints() == []


def test_a_clock_that_never_came_round_is_told(db):
    assert health.complaints() == ["ยังไม่มีการตรวจงานที่ค้าง: ตัวจับเวลา (beat) ไม่ทำงาน"]


def test_a_clock_that_began_and_never_ended_is_told(db):
    Heartbeat.objects.create(name="sweep", began_at=timezone.now())
    assert health.complaints() == ["ยังไม่มีการตรวจงานที่ค้าง: ตัวจับเวลา (beat) ไม่ทำงาน"]


def test_a_few_sweeps_may_be_missed_and_then_it_is_said_since_when(beaten, settings):
    settings.JOB_SWEEP_SECONDS = 10
    silent_for(59)
    assert health.complaints() == []
    silent_for(200)
    assert health.complaints() == ["ตรวจงานที่ค้างครั้งสุดท้ายเมื่อ 3 นาทีก่อน: ตัวจับเวลา (beat) หยุดเดิน"]


@pytest.mark.parametrize(
    ("total", "free", "short"),
    [(9000, 99, True), (9000, 100, False), (500, 49, True), (500, 50, False), (500, 0, True)],
)
def test_the_floor_of_the_disk_is_a_setting_and_of_a_small_disk_a_tenth(
    beaten, settings, monkeypatch, total, free, short
):
    settings.DISK_FLOOR_MB = 100
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda path: (total * MEGABYTE, 0, free * MEGABYTE))
    told = ["พื้นที่จัดเก็บใกล้เต็ม โปรดเพิ่มพื้นที่ ระหว่างนี้งานจะรอก่อน"]
    assert health.complaints() == (told if short else [])


def test_a_folder_that_is_not_there_yet_lies_on_the_disk_of_its_parent(settings, monkeypatch, tmp_path):
    settings.WORK_DIR = settings.MEDIA_ROOT = tmp_path / "not" / "yet"
    asked = []
    monkeypatch.setattr(disk.tempfile, "gettempdir", lambda: str(tmp_path / "not"))
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda path: asked.append(path) or (1, 0, 1))
    assert (disk.is_short(), asked) == (False, [tmp_path, tmp_path])


@pytest.fixture
def waits(queue, beaten):
    """A job that has waited: ``waits(seconds=200)``, with changes."""

    def make(seconds, **changes):
        return queue(created_at=timezone.now() - timedelta(seconds=seconds), **changes)

    return make


STANDS_STILL = ["มีงานรออยู่แต่ไม่มีใครเริ่มทำ: ตัวจัดทำงาน (worker) หยุดเดิน"]


def test_work_that_nobody_begins_is_told_after_a_while(waits):
    waits(100)
    assert health.complaints() == []
    waits(200)
    assert health.complaints() == STANDS_STILL


def test_behind_other_work_one_may_wait(waits, job):
    waits(200)
    services.claim(type(job), job.pk)
    assert health.complaints() == []
    let_the_lease_run_out(job)
    assert health.complaints() == STANDS_STILL


def test_who_rests_or_waits_for_the_disk_is_not_the_workers_fault(waits):
    waits(200, not_before=timezone.now() + timedelta(seconds=5))
    waits(200, not_before=timezone.now() - timedelta(seconds=5))
    waits(200, failure=troubles.DISK_FULL)
    assert health.complaints() == []
