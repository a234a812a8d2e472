"""The throw-away copy: what it holds, that the original stays, and what happens on a full disk."""

import errno
import os
import shutil
import signal
import tempfile
from types import SimpleNamespace

import pytest

from entry.messages import Stop
from mutants.room import Room


@pytest.fixture
def original(tmp_path, monkeypatch):
    """A small repository; copies go to a folder beside it."""
    root = tmp_path / "original"
    for name in ("app/rules.py", ".git/config", "var/db.sqlite3", "app/__pycache__/rules.pyc", "node_modules/map.js"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("fine", "utf-8")
    (tmp_path / "copies").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "copies"))
    return root


def copies(original) -> list:
    return list((original.parent / "copies").iterdir())


def test_the_copy_has_the_code_and_nothing_that_was_made(original):
    room = Room(original)
    assert (room.root / "app/rules.py").read_text("utf-8") == "fine"
    left = [name for name in (".git", "var/db.sqlite3", "app/__pycache__") if (room.root / name).exists()]
    assert (left, (room.root / "node_modules").is_symlink()) == ([], True)
    room.close()


def test_a_fault_in_the_copy_is_none_in_the_original(original):
    room = Room(original)
    room.write("app/rules.py", "fault")
    assert (room.root / "app/rules.py").read_text("utf-8") == "fault"
    room.close()
    assert ((original / "app/rules.py").read_text("utf-8"), copies(original)) == ("fine", [])


def test_two_texts_of_a_file_never_have_the_same_time(original):
    room = Room(original)
    times = set()
    for text in ("one", "two", "six"):
        room.write("app/rules.py", text)
        times.add((room.root / "app/rules.py").stat().st_mtime)
    room.close()
    assert len(times) == 3


def full(*args, **more):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_a_sentence_and_no_half_copy_stays(original, monkeypatch):
    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(Stop, match="has no room for the throw-away copy: free some.*The working copy is as it was"):
        Room(original)
    assert copies(original) == []


def test_many_files_that_did_not_fit_are_one_sentence(original, monkeypatch):
    def halfway(*args, **more):
        raise shutil.Error([("a", "b", "[Errno 28] No space left on device: 'b'")])

    monkeypatch.setattr(shutil, "copytree", halfway)
    with pytest.raises(Stop, match="has no room"):
        Room(original)


def test_a_file_that_cannot_be_read_is_a_sentence(original):
    with pytest.raises(Stop, match="could not be made or changed.*The working copy is as it was"):
        Room(original / "missing")
    assert copies(original) == []


@pytest.fixture
def told_of_full(original, monkeypatch):
    """A copy whose tests print that the disk is full."""
    room = Room(original)
    room.migrated.touch()
    monkeypatch.setattr("mutants.room.PYTEST", ("-c", "print('OperationalError: database or disk is full')"))
    yield room
    room.close()


def test_a_disk_that_fills_up_during_the_tests_is_no_noticed_fault(told_of_full, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=0))
    with pytest.raises(Stop, match="has no room"):
        told_of_full.run((), 60)


def test_a_failing_test_about_a_full_disk_is_a_noticed_fault(told_of_full):
    assert told_of_full.run((), 60) == (0, "OperationalError: database or disk is full\n")


def test_a_second_ctrl_c_while_it_is_deleted_leaves_no_copy(original, monkeypatch):
    room, heard = Room(original), signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(room, "stop", lambda: os.kill(os.getpid(), signal.SIGINT))
    room.close()
    assert (copies(original), signal.getsignal(signal.SIGINT)) == ([], heard)


def test_tests_that_take_too_long_are_stopped_with_what_they_started(original, monkeypatch):
    room = Room(original)
    room.migrated.touch()
    monkeypatch.setattr("mutants.room.PYTEST", ("-c", "import time; print('begun', flush=True); time.sleep(600)"))
    assert room.run((), 1.5)[0] is None
    assert room.process.poll() is not None
    room.close()


def test_without_its_database_a_run_is_a_sentence(original):
    room = Room(original)
    with pytest.raises(Stop, match="could not be made or changed"):
        room.run((), 60)
    room.close()
