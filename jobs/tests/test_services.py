"""The leased job: one worker at a time, one result, nothing forgotten. Proved on report runs, the first kind."""

import logging
from datetime import timedelta
from functools import partialmethod
from uuid import uuid4

import pytest
from celery import Celery
from django.apps import apps
from django.utils import timezone
from kombu import Connection

from jobs import services
from jobs.models import LeasedJob, StoredFile
from jobs.tasks import sweep


@pytest.fixture
def job(ministry_admin):
    """A queued job of any kind; jobs knows no kind of its own."""
    model = services.leased_models()[0]
    return model.objects.create(
        kind="attendance", format="xlsx", as_of=timezone.localdate(), known_at=timezone.now(),
        requested_by=ministry_admin, form_key=uuid4(),
    )  # fmt: skip


@pytest.fixture
def bell(monkeypatch):
    """The keys that were rung for, instead of a broker."""
    rung = []
    monkeypatch.setattr(services, "ring", lambda job: rung.append(job.pk))
    return rung


def fresh(job):
    return type(job).objects.get(pk=job.pk)


def let_the_lease_run_out(job):
    type(job).objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_of_two_claims_one_wins(job):
    first, second = services.claim(type(job), job.pk), services.claim(type(job), job.pk)
    assert (first.state, first.attempts, second) == ("running", 1, None)


def test_a_job_whose_worker_died_is_taken_over(job):
    dead = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    alive = services.claim(type(job), job.pk)
    assert alive.attempts == 2 and alive.token != dead.token


def test_a_finished_job_is_never_claimed_again(job):
    services.finish(services.claim(type(job), job.pk), write=dict)
    assert services.claim(type(job), job.pk) is None


def test_progress_keeps_the_lease(job):
    ours = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    services.keep(ours, stage="listing", done=1, total=4)
    kept = fresh(job)
    assert kept.lease_until > timezone.now() and (kept.stage, kept.share) == ("listing", 25)


def test_who_lost_the_lease_can_neither_go_on_nor_finish_nor_fail(job):
    dead = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    alive = services.claim(type(job), job.pk)
    with pytest.raises(services.LeaseLost):
        services.keep(dead, stage="listing")
    with pytest.raises(services.LeaseLost):
        services.finish(dead, write=lambda: pytest.fail("written too late"))
    services.fail(dead, reason="too late")
    assert (fresh(job).state, fresh(job).token) == ("running", alive.token)


def test_the_artefact_is_written_once_with_the_state(job):
    ours = services.claim(type(job), job.pk)

    def write():
        return {"file": StoredFile.objects.store(name="a", content=b"a", content_type="text/plain")}

    services.finish(ours, write=write)
    with pytest.raises(services.LeaseLost):
        services.finish(ours, write=write)
    assert (fresh(job).state, StoredFile.objects.count()) == ("done", 1)


def test_an_artefact_that_cannot_be_written_leaves_the_job_running(job):
    ours = services.claim(type(job), job.pk)
    with pytest.raises(OSError, match="disk full"):
        services.finish(ours, write=_full_disk)
    assert (fresh(job).state, fresh(job).finished_at) == ("running", None)


def _full_disk():
    raise OSError("disk full")


def test_work_that_breaks_goes_back_to_the_queue_and_is_heard_of(job, bell):
    def broken(ours):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        services.work(type(job), job.pk, make=broken)
    assert services.sweep() == 1 and bell == [job.pk]


def test_work_that_lost_its_lease_just_stops(job):
    def overtaken(ours):
        raise services.LeaseLost

    services.work(type(job), job.pk, make=overtaken)
    assert fresh(job).state == "running"


def test_the_sweep_rings_for_a_lost_message_but_not_for_one_on_its_way(job, bell):
    assert sweep() is None and bell == [job.pk]
    type(job).objects.update(sent_at=timezone.now())
    assert (services.sweep(), bell) == (0, [job.pk])


def test_the_sweep_leaves_a_working_worker_alone(job, bell):
    services.claim(type(job), job.pk)
    assert services.sweep() == 0


def test_after_three_attempts_it_fails_with_a_polite_sentence(job, bell, settings, caplog):
    for _ in range(settings.JOB_MAX_ATTEMPTS):
        assert services.claim(type(job), job.pk)
        let_the_lease_run_out(job)
    assert services.claim(type(job), job.pk) is None
    with caplog.at_level(logging.ERROR):
        assert services.sweep() == 0
    assert (fresh(job).state, fresh(job).is_over, bell) == ("failed", True, [])
    assert fresh(job).reason.startswith("ระบบดำเนินการหลายครั้งแล้วไม่สำเร็จ") and "given up" in caplog.text


@pytest.mark.parametrize("address", ["filesystem://", "redis://127.0.0.1:1/0"])
def test_a_dead_broker_loses_nothing(job, tmp_path, monkeypatch, caplog, address):
    """A folder that cannot be written to, a server that is gone: the request goes on, the sweep rings later."""
    blocked = tmp_path / "no-folder"
    blocked.write_text("a file where the folder should be")
    folders = {"data_folder_in": str(blocked), "data_folder_out": str(blocked)} if "file" in address else {}
    with Connection(address, transport_options=folders) as dead:
        monkeypatch.setattr(Celery, "send_task", partialmethod(Celery.send_task, connection=dead))
        services.ring(job)
    assert (fresh(job).sent_at, fresh(job).state) == (None, "queued")
    assert "did not answer" in caplog.text


def test_every_leased_model_has_its_doorbell():
    assert services.leased_models() == [m for m in apps.get_models() if issubclass(m, LeasedJob)] != []
    assert [model.task_name for model in services.leased_models()] == ["reports.tasks.make_report"]
