"""A stored file as an answer: its headers keep it a file, whatever is in it."""

from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory

from accounts.encryption import RingKeyMissing
from jobs.models import StoredFile
from jobs.serving import POLICY, handed_out, wants_to_see

QUOTED = "%E0%B8%84%E0%B8%B3%E0%B8%AA%E0%B8%B1%E0%B9%88%E0%B8%87%201204-2562"


@pytest.fixture
def store(db, settings, tmp_path):
    """A file of a type: ``store("image/jpeg")``."""
    settings.MEDIA_ROOT = tmp_path

    def make(kind="application/pdf", name="scan.pdf"):
        return StoredFile.objects.store(name=name, content=b"content", content_type=kind)

    return make


def test_a_scan_is_handed_out_under_a_thai_name_and_kept_nowhere(store):
    answer = handed_out(store(), name="คำสั่ง 1204/2562")
    assert dict(answer.headers) == {
        "Content-Type": "application/pdf",
        "Content-Length": "7",
        "Content-Disposition": f"attachment; filename*=utf-8''{QUOTED}.pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
        "Content-Security-Policy": POLICY,
    }
    assert b"".join(answer.streaming_content) == b"content"


@pytest.mark.parametrize(("kind", "shown", "how"), [
    ("image/jpeg", True, "inline"), ("image/png", True, "inline"), ("image/jpeg", False, "attachment"),
    ("application/pdf", True, "attachment"), ("text/html", True, "attachment"), ("image/svg+xml", True, "attachment"),
])  # fmt: skip
def test_only_a_picture_is_shown_and_only_if_asked_for(kind, shown, how, store):
    answer = handed_out(store(kind), name="ก", shown=shown)
    assert answer["Content-Disposition"].partition(";")[0] == how


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript"])
def test_a_type_that_a_browser_would_run_is_never_said(kind, store):
    assert handed_out(store(kind), name="ก")["Content-Type"] == "application/octet-stream"


def test_without_another_name_it_has_its_own(store):
    answer = handed_out(store(name="report.xlsx"))
    assert answer["Content-Disposition"] == 'attachment; filename="report.xlsx"'


def test_what_is_not_there_is_not_found(store, caplog):
    expired, lost, shut = store(), store(), store()
    expired.expire()
    expired.refresh_from_db()
    Path(lost.file.path).unlink()
    shut.wrapped_key = f"{shut.wrapped_key[:-8]}AAAAAAA="
    for file in (None, expired, lost, shut):
        with pytest.raises(Http404):
            handed_out(file, name="ก")
    told = [record.getMessage() for record in caplog.records]
    assert told == [f"The content of stored file {file.pk} is lost or does not open." for file in (lost, shut)]


def test_a_ring_key_that_this_process_does_not_know_is_no_lost_file(store):
    file = store()
    file.wrapped_key = f"newer:{file.wrapped_key.partition(':')[2]}"
    with pytest.raises(RingKeyMissing):
        handed_out(file, name="ก")


def test_shown_is_said_with_a_one():
    assert [wants_to_see(RequestFactory().get(f"/{asked}")) for asked in ("", "?shown=0", "?shown=1")] == [
        False, False, True
    ]  # fmt: skip
