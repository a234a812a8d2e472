"""Claim, make, finish: one result, written with the state; what breaks goes back, what is refused is said."""

import pytest
from django.db import DatabaseError, InterfaceError
from django.utils import timezone, translation

from jobs import disk, services, troubles
from jobs.models import LeasedJob, StoredFile
from jobs.tests.leases import fresh, full_disk, lose, rest


def a_file():
    """What a job that succeeds leaves behind."""
    return {"file": StoredFile.objects.store(name="a", content=b"a", content_type="text/plain")}


def test_work_claims_makes_and_closes(job):
    services.work(type(job), job.pk, make=lambda ours: services.finish(ours, write=a_file))
    made = fresh(job)
    assert (made.state, made.attempts, made.token, made.file.name) == ("done", 1, None, "a")
    assert made.finished_at <= timezone.now()


def test_work_that_somebody_else_has_is_left_alone(job):
    services.claim(type(job), job.pk)
    services.work(type(job), job.pk, make=lambda ours: pytest.fail("made twice"))
    assert fresh(job).attempts == 1


def test_the_artefact_is_written_once_with_the_state(job):
    ours = services.claim(type(job), job.pk)
    services.finish(ours, write=a_file)
    with pytest.raises(services.LeaseLost):
        services.finish(ours, write=a_file)
    assert (fresh(job).state, StoredFile.objects.count()) == ("done", 1)


def test_an_artefact_that_cannot_be_written_leaves_the_job_running(job):
    ours = services.claim(type(job), job.pk)
    with pytest.raises(OSError, match="No space left"):
        services.finish(ours, write=full_disk)
    assert (fresh(job).state, fresh(job).finished_at) == ("running", None)


def test_nothing_of_a_half_written_artefact_is_kept(job):
    def half():
        a_file()
        full_disk()

    ours = services.claim(type(job), job.pk)
    with pytest.raises(OSError, match="No space left"):
        services.finish(ours, write=half)
    assert StoredFile.objects.count() == 0


@pytest.fixture
def media(settings, tmp_path):
    """The files that are kept, in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    return lambda: [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(("error", "left"), [(DatabaseError("no such column"), 0), (InterfaceError("gone"), 1)])
def test_a_file_whose_row_is_not_kept_goes_too_unless_the_row_may_be_there(job, media, monkeypatch, error, left):
    """Where the connection broke at the end, the database may have kept the row."""
    ours, answers = services.claim(type(job), job.pk), [services.leases.jobs]

    def breaks_after_the_first(model):
        if answers:
            return answers.pop()(model)
        raise error

    monkeypatch.setattr(services.leases, "jobs", breaks_after_the_first)
    with pytest.raises(type(error)):
        services.finish(ours, write=a_file)
    assert len(media()) == left


def test_work_that_breaks_goes_back_to_the_queue_and_is_heard_of(job, bell):
    def broken(ours):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        services.work(type(job), job.pk, make=broken)
    assert (fresh(job).state, fresh(job).errors, fresh(job).lost) == ("queued", 1, 0)
    assert services.sweep() == 1 and bell == [job.pk]


def test_work_that_breaks_after_its_lease_was_lost_takes_nothing_from_the_new_worker(job):
    def overtaken(ours):
        lose(ours)
        services.claim(type(ours), ours.pk)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        services.work(type(job), job.pk, make=overtaken)
    assert (fresh(job).attempts, fresh(job).errors, fresh(job).state) == (2, 0, "running")


def test_work_that_lost_its_lease_just_stops_and_says_so(job, caplog):
    def overtaken(ours):
        raise services.LeaseLost

    services.work(type(job), job.pk, make=overtaken)
    assert (fresh(job).state, fresh(job).finished_at) == ("running", None)
    assert f"{type(job).__name__} {job.pk} went on with another worker." in caplog.text


def test_a_refusal_ends_the_job_with_its_sentence(job):
    services.work(type(job), job.pk, make=lambda ours: services.fail(ours, reason=troubles.TOO_MANY_ERRORS))
    failed = fresh(job)
    assert (failed.state, failed.token, failed.failure) == ("failed", None, troubles.TOO_MANY_ERRORS)


def test_the_reason_is_read_in_the_language_of_the_page(queue):
    failed, waiting = queue(state="failed", failure=troubles.TOO_MANY_ERRORS), queue()
    assert failed.reason.startswith("ระบบดำเนินการหลายครั้งแล้วไม่สำเร็จ")
    with translation.override("en"):
        assert failed.reason == troubles.TOO_MANY_ERRORS
    assert waiting.reason == ""


def test_a_very_long_reason_is_cut_and_kept(job):
    ours = services.claim(type(job), job.pk)
    services.fail(ours, reason="x" * 1000)
    assert fresh(job).failure == "x" * 300


def test_a_full_disk_lets_the_job_wait_with_a_sentence_and_counts_no_error(job, bell, settings, caplog):
    settings.JOB_DISK_SECONDS = 30
    services.work(type(job), job.pk, make=lambda ours: services.finish(ours, write=full_disk))
    waits = fresh(job)
    assert (waits.state, waits.errors, waits.lost, waits.failure) == ("queued", 0, 0, troubles.DISK_FULL)
    assert waits.reason.startswith("พื้นที่จัดเก็บของระบบเต็ม")
    assert (services.sweep(), "broke off: disk" in caplog.text) == (0, True)
    rest(job)
    services.work(type(job), job.pk, make=lambda ours: services.finish(ours, write=dict))
    assert (fresh(job).state, fresh(job).reason) == ("done", "")


def test_while_the_disk_is_short_nothing_is_begun(job, monkeypatch):
    monkeypatch.setattr(disk, "_is_short", lambda folder: True)
    services.work(type(job), job.pk, make=lambda ours: pytest.fail("begun"))
    assert (fresh(job).state, fresh(job).attempts, fresh(job).failure) == ("queued", 0, troubles.DISK_FULL)


def test_too_much_memory_fails_at_once_with_its_own_sentence(job):
    def hungry(ours):
        raise MemoryError

    services.work(type(job), job.pk, make=hungry)
    assert (fresh(job).state, fresh(job).attempts, fresh(job).failure) == ("failed", 1, troubles.TOO_BIG)


def test_a_database_that_went_away_is_no_error_of_the_work(job):
    def orphaned(ours):
        raise InterfaceError("connection already closed")

    services.work(type(job), job.pk, make=orphaned)
    assert (fresh(job).state, fresh(job).errors, fresh(job).lost) == ("queued", 0, 1)


def test_what_cannot_be_given_back_is_left_to_its_lease(job, monkeypatch, caplog):
    ours = services.claim(type(job), job.pk)
    monkeypatch.setattr(services.leases, "ours", lambda job: (_ for _ in ()).throw(DatabaseError("full")))
    services.settle(ours, troubles.Trouble.DISK)
    assert (fresh(job).state, "could not be given back: full" in caplog.text) == ("running", True)


def test_no_form_offers_what_a_worker_writes():
    assert [field.name for field in LeasedJob._meta.get_fields() if field.editable] == []
