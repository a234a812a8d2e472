"""Claim, make, finish: one result, written with the state; what breaks goes back, what is refused is said."""

import pytest
from django.utils import timezone, translation

from jobs import services
from jobs.models import StoredFile
from jobs.tests.leases import fresh, full_disk, let_the_lease_run_out


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
    with pytest.raises(OSError, match="disk full"):
        services.finish(ours, write=full_disk)
    assert (fresh(job).state, fresh(job).finished_at) == ("running", None)


def test_nothing_of_a_half_written_artefact_is_kept(job):
    def half():
        a_file()
        full_disk()

    ours = services.claim(type(job), job.pk)
    with pytest.raises(OSError, match="disk full"):
        services.finish(ours, write=half)
    assert StoredFile.objects.count() == 0


def test_work_that_breaks_goes_back_to_the_queue_and_is_heard_of(job, bell):
    def broken(ours):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        services.work(type(job), job.pk, make=broken)
    assert services.sweep() == 1 and bell == [job.pk]


def test_work_that_breaks_after_its_lease_was_lost_takes_nothing_from_the_new_worker(job):
    def overtaken(ours):
        let_the_lease_run_out(ours)
        services.claim(type(ours), ours.pk)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        services.work(type(job), job.pk, make=overtaken)
    assert (fresh(job).attempts, fresh(job).lease_until > timezone.now()) == (2, True)


def test_work_that_lost_its_lease_just_stops_and_says_so(job, caplog):
    def overtaken(ours):
        raise services.LeaseLost

    services.work(type(job), job.pk, make=overtaken)
    assert (fresh(job).state, fresh(job).finished_at) == ("running", None)
    assert f"{type(job).__name__} {job.pk} went on with another worker." in caplog.text


def test_a_refusal_ends_the_job_with_its_sentence(job):
    services.work(type(job), job.pk, make=lambda ours: services.fail(ours, reason=services.TOO_MANY_ATTEMPTS))
    failed = fresh(job)
    assert (failed.state, failed.token, failed.failure) == ("failed", None, services.TOO_MANY_ATTEMPTS)


def test_the_reason_is_read_in_the_language_of_the_page(queue):
    failed, waiting = queue(state="failed", failure=services.TOO_MANY_ATTEMPTS), queue()
    assert failed.reason.startswith("ระบบดำเนินการหลายครั้งแล้วไม่สำเร็จ")
    with translation.override("en"):
        assert failed.reason == services.TOO_MANY_ATTEMPTS
    assert waiting.reason == ""


def test_a_very_long_reason_is_cut_and_kept(job):
    ours = services.claim(type(job), job.pk)
    services.fail(ours, reason="x" * 1000)
    assert fresh(job).failure == "x" * 300
