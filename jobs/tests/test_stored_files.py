"""Files are written once, under a name that says nothing, with their hash."""

import errno
import hashlib
import os
import resource
import tracemalloc
from base64 import b64encode
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import timezone

from accounts.encryption import CannotOpen
from jobs import files, housekeeping
from jobs.models import StoredFile

CONTENT = "รายงาน".encode() * 100_000


@pytest.fixture
def store(db, settings, tmp_path):
    """Keep a file in a folder of the test's own: ``store(content=b"…")``."""
    settings.MEDIA_ROOT = tmp_path

    def keep(name="รายงาน นราธิวาส.pdf", content=CONTENT, content_type="application/pdf", days=None):
        return StoredFile.objects.store(name=name, content=content, content_type=content_type, days=days)

    return keep


def test_what_was_stored_comes_back_piece_by_piece(store):
    file = store()
    pieces = list(file.chunks())
    assert (b"".join(pieces), len(pieces) > 1) == (CONTENT, True)


def test_nothing_of_it_can_be_read_on_the_disk(store):
    file = store(content=b"1960100123456 " * 50_000)
    lying = Path(file.file.path).read_bytes()
    assert (b"1960100123456" in lying, len(lying) > file.size) == (False, True)


def test_every_file_has_a_key_of_its_own_and_without_it_nothing_opens(store):
    first, second = store(), store()
    Path(first.file.path).write_bytes(Path(second.file.path).read_bytes())
    with pytest.raises(CannotOpen):
        b"".join(first.chunks())
    assert b"".join(second.chunks()) == CONTENT


def test_a_file_of_a_version_that_did_not_seal_is_read_until_it_expires(store):
    file = store(days=30)
    Path(file.file.path).write_bytes(CONTENT)
    StoredFile.objects.update(wrapped_key="")
    assert b"".join(StoredFile.objects.get().chunks()) == CONTENT


def test_a_file_may_be_stored_as_it_comes(store):
    file = store(content=(b"x" * 100 for _ in range(1000)))
    assert (file.size, b"".join(file.chunks())) == (100_000, b"x" * 100_000)


def test_what_is_lost_says_so_before_the_first_piece(store):
    file = store()
    Path(file.file.path).unlink()
    with pytest.raises(FileNotFoundError):
        file.chunks()


def test_neither_storing_nor_reading_thirty_megabytes_takes_them_into_memory(store):
    size = 30 * 1024**2
    tracemalloc.start()
    file = store(content=(b"x" * 65_536 for _ in range(size // 65_536)))
    read = sum(len(piece) for piece in file.chunks())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (read, most < 2 * 1024**2) == (size, True)


def test_a_new_ring_key_takes_the_files_over_without_reading_them(store, settings):
    files = [store(content=b"1"), store(content=b"2"), store(content=b"3", days=30)]
    files[2].expire()
    before = [Path(file.file.path).read_bytes() for file in files[:2]]
    new = f"t2:{b64encode(os.urandom(32)).decode()}"
    settings.PERSONAL_DATA_KEYS = [new, *settings.PERSONAL_DATA_KEYS]
    assert [StoredFile.objects.rewrap(batch=1) for _ in range(3)] == [1, 1, 0]
    settings.PERSONAL_DATA_KEYS = [new]
    found = StoredFile.objects.exclude(file="").order_by("pk")
    assert [b"".join(file.chunks()) for file in found] == [b"1", b"2"]
    assert [Path(file.file.path).read_bytes() for file in files[:2]] == before


def test_the_row_knows_name_size_type_and_hash(store):
    store()
    file = StoredFile.objects.get()
    assert (str(file), file.size, file.content_type) == ("รายงาน นราธิวาส.pdf", len(CONTENT), "application/pdf")
    assert file.sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_the_name_on_the_disk_tells_nothing_of_the_file(store, tmp_path):
    file = store(name="../../เงินเดือน.pdf")
    path = Path(file.file.path)
    assert path.is_relative_to(tmp_path) and len(path.name) == 32 and path.suffix == ""


def test_the_same_content_twice_is_two_files(store):
    first, second = store(), store()
    assert first.sha256 == second.sha256 and first.file.name != second.file.name
    assert StoredFile.objects.count() == 2


def test_an_empty_file_is_a_file(store):
    file = store(content=b"")
    assert (file.size, b"".join(file.chunks())) == (0, b"")


def everything(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def no_file_above():
    """The kernel refuses longer files, as a full disk refuses more: ``no_file_above(10_000)`` (bytes)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_does_not_fit_leaves_neither_a_part_nor_a_row(store, tmp_path, no_file_above):
    kept = store(content=b"small")
    no_file_above(10_000)
    with pytest.raises(OSError, match="File too large") as full:
        store()
    assert (full.value.errno, everything(tmp_path)) == (errno.EFBIG, [Path(kept.file.path)])
    assert StoredFile.objects.get() == kept


def test_a_file_has_its_name_only_when_all_of_it_is_on_the_disk(store, tmp_path, monkeypatch):
    seen = []

    def synced(number):
        seen.append([path.parent.name for path in everything(tmp_path)])

    monkeypatch.setattr(files.os, "fsync", synced)
    file = store()
    assert seen == [["partial"]]
    assert everything(tmp_path) == [Path(file.file.path)]


def test_a_file_whose_row_is_refused_is_taken_away(store, tmp_path, monkeypatch):
    def refused(file, **options):
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(StoredFile, "save", refused)
    with pytest.raises(DatabaseError):
        store()
    assert everything(tmp_path) == []


def test_others_on_the_machine_may_not_write_to_it(store):
    assert os.stat(store().file.path).st_mode & 0o022 == 0


def test_folders_and_files_are_for_the_owner_alone_whatever_the_process_lets_others_do(store, tmp_path):
    before = os.umask(0)
    try:
        store()
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in everything(tmp_path)}
    folders = {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*") if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_a_file_whose_days_are_over_is_taken_away_and_its_row_stays(store, tmp_path):
    kept, over = store(), store(days=30)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert (housekeeping.expire(), over.is_here) == (0, True)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert (housekeeping.expire(), housekeeping.expire()) == (1, 0)
    over.refresh_from_db()
    assert (over.is_here, kept.is_here, over.size) == (False, True, len(CONTENT))
    assert everything(tmp_path) == [Path(kept.file.path)]
