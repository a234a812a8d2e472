"""Stored files that belong to nothing: taken when nobody can want them any more, and not a moment sooner."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from jobs import orphans
from jobs.models import Heartbeat, StoredFile
from jobs.services import beat
from jobs.tests.conftest import queue  # noqa: F401 (a fixture)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """The files of the test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def store(content: bytes = b"x") -> StoredFile:
    return StoredFile.objects.store(name="scan.pdf", content=content, content_type="application/pdf")


def aged(path: Path, **ago) -> Path:
    """The file as if it had been written so long ago."""
    written = time.time() - timedelta(**ago).total_seconds()
    os.utime(path, (written, written))
    return path


def left(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_a_file_without_a_row_goes_after_an_hour(folder):
    kept, lost, young = (Path(store().file.path) for _ in range(3))
    aged(kept, hours=5), aged(lost, minutes=61), aged(young, minutes=59)
    names = [path.relative_to(folder).as_posix() for path in (lost, young)]
    StoredFile.objects.filter(file__in=names).delete()
    assert (orphans.clear(), left(folder)) == (1, {kept, young})


@pytest.mark.django_db
def test_a_row_that_nothing_refers_to_goes_with_its_file_after_two_days(folder, queue):  # noqa: F811
    owned, nobodys = store(), store()
    queue(file=owned)
    taken = []
    for days in (0, 1.9, 2.1):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            taken.append(orphans.clear())
    assert (taken, StoredFile.objects.get(), left(folder)) == ([0, 0, 1], owned, {Path(owned.file.path)})
    assert nobodys.file.name


@pytest.mark.django_db
def test_what_comes_back_out_of_the_bin_is_as_if_it_had_never_been_away(queue):  # noqa: F811
    file = store()
    orphans.clear()
    assert StoredFile.objects.get().unowned_since is not None
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        job = queue(file=file)
        orphans.clear()
        assert StoredFile.objects.get().unowned_since is None
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        type(job).objects.update(file=None)
        assert (orphans.clear(), StoredFile.objects.get()) == (0, file)


@pytest.mark.django_db
def test_every_column_that_leads_to_a_file_is_asked():
    relations = [each for each in StoredFile._meta.get_fields(include_hidden=True) if each.is_relation]
    asked = str(StoredFile.objects.filter(orphans.owned()).query)
    tables = {each.related_model._meta.db_table for each in relations}
    assert tables == {"reports_reportrun", "volunteers_appointmentorder", "events_approval", "intake_importbatch"}
    assert {table for table in tables if table in asked} == tables


@pytest.mark.django_db
def test_the_clock_calls_once_an_hour(monkeypatch):
    called = []
    monkeypatch.setattr(orphans, "_unowned", lambda: called.append(timezone.now()) or 0)
    for minutes in (0, 30, 61):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            beat()
    assert (len(called), Heartbeat.objects.filter(name="orphans").exists()) == (2, True)
