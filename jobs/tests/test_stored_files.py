"""Files are written once, under a name that says nothing, with their hash."""

import hashlib
from pathlib import Path

import pytest

from jobs.models import StoredFile

CONTENT = "รายงาน".encode() * 100_000


@pytest.fixture
def store(db, settings, tmp_path):
    """Keep a file in a folder of the test's own: ``store(content=b"…")``."""
    settings.MEDIA_ROOT = tmp_path

    def keep(name="รายงาน นราธิวาส.pdf", content=CONTENT, content_type="application/pdf"):
        return StoredFile.objects.store(name=name, content=content, content_type=content_type)

    return keep


def test_what_was_stored_comes_back_piece_by_piece(store):
    file = store()
    pieces = list(file.chunks())
    assert (b"".join(pieces), len(pieces) > 1) == (CONTENT, True)


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
