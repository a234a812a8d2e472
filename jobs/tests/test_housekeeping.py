"""What piles up is pruned by age and number; what is still used is left."""

import os
import time

import pytest

from jobs import housekeeping


@pytest.fixture
def folders(settings, tmp_path):
    """The folders of the broker and of kept files."""
    settings.CELERY_DIR, settings.MEDIA_ROOT = tmp_path / "celery", tmp_path / "media"
    found = {name: settings.CELERY_DIR / name for name in ("messages", "processed", "unreadable", "control")}
    found["partial"] = settings.MEDIA_ROOT / "partial"
    for folder in found.values():
        folder.mkdir(parents=True)
    return found


@pytest.fixture
def put(folders):
    """A file in a folder, last written some hours ago: ``put("processed", "a", hours=25)``."""

    def make(folder, name, hours=0.0):
        path = folders[folder] / name
        path.touch()
        written = time.time() - hours * 3600
        os.utime(path, (written, written))

    return make


def left(folders) -> list[str]:
    return sorted(path.name for folder in folders.values() for path in folder.iterdir())


def test_what_is_older_than_its_time_goes(folders, put):
    for folder, hours in (("messages", 24), ("processed", 24), ("partial", 1)):
        put(folder, f"{folder} young", hours - 0.1)
        put(folder, f"{folder} old", hours + 0.1)
    assert (housekeeping.tidy(), left(folders)) == (3, ["messages young", "partial young", "processed young"])


@pytest.mark.parametrize("folder", ["processed", "unreadable"])
def test_of_many_the_newest_stay(folders, put, monkeypatch, folder):
    monkeypatch.setattr(housekeeping, "KEPT_FILES", 2)
    for name, hours in (("c", 3), ("a", 1), ("d", 4), ("b", 2)):
        put(folder, name, hours)
    assert (housekeeping.tidy(), left(folders)) == (2, ["a", "b"])


def test_what_was_set_aside_waits_for_its_reader_and_the_control_folder_is_the_brokers_own(folders, put):
    put("unreadable", "u", hours=1000), put("control", "celery.exchange", hours=1000)
    assert (housekeeping.tidy(), left(folders)) == (0, ["celery.exchange", "u"])


def test_messages_that_wait_are_never_too_many(folders, put, monkeypatch):
    monkeypatch.setattr(housekeeping, "KEPT_FILES", 1)
    put("messages", "a"), put("messages", "b")
    assert housekeeping.tidy() == 0


def test_a_file_that_a_worker_takes_meanwhile_is_no_error(folders, put, monkeypatch):
    put("messages", "taken", hours=30)
    found = housekeeping._older(folders["messages"], 0)
    (folders["messages"] / "taken").unlink()
    assert [housekeeping._changed(path) for path in found] == [0.0]
    assert housekeeping._remove(found) == 1


def test_without_the_folders_there_is_nothing_to_do(settings, tmp_path):
    settings.CELERY_DIR, settings.MEDIA_ROOT = tmp_path / "none", tmp_path / "none"
    assert housekeeping.tidy() == 0
