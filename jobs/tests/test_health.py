"""What is said of a clock that stands still and of a disk without room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobs import disk, health, services
from jobs.models import Heartbeat


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


def test_the_floor_of_the_disk_is_a_setting(beaten, settings, monkeypatch):
    monkeypatch.setattr(disk, "free_megabytes", lambda folder: 99)
    settings.DISK_FLOOR_MB = 99
    assert health.complaints() == []
    settings.DISK_FLOOR_MB = 100
    assert health.complaints() == ["พื้นที่จัดเก็บใกล้เต็ม โปรดเพิ่มพื้นที่ ระหว่างนี้งานจะรอก่อน"]


def test_a_folder_that_is_not_there_yet_lies_on_the_disk_of_its_parent(tmp_path):
    assert disk.free_megabytes(tmp_path / "not" / "yet") == disk.free_megabytes(tmp_path) > 0
