"""The sweeper rings for what nobody works on, and gives up what was tried often enough."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from jobs import services
from jobs.tasks import sweep
from jobs.tests.leases import fresh, let_the_lease_run_out


def test_it_rings_for_a_lost_message_but_not_for_one_on_its_way(job, bell):
    assert sweep() is None and bell == [job.pk]
    type(job).objects.update(sent_at=timezone.now())
    assert (services.sweep(), bell) == (0, [job.pk])


def test_it_rings_again_once_a_message_had_its_time(queue, bell, settings):
    settings.JOB_SWEEP_SECONDS = 15
    sent = {seconds: queue(sent_at=timezone.now() - timedelta(seconds=seconds)) for seconds in (5, 20, 3600)}
    assert (services.sweep(), bell) == (2, [sent[20].pk, sent[3600].pk])


def test_it_leaves_a_working_worker_alone(job, bell):
    services.claim(type(job), job.pk)
    assert services.sweep() == 0


def test_it_rings_for_a_job_whose_worker_is_silent(job, bell):
    services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    assert (services.sweep(), bell) == (1, [job.pk])


@pytest.mark.parametrize("state", ["done", "failed"])
def test_it_leaves_alone_what_is_over(queue, bell, state):
    queue(state=state)
    assert (services.sweep(), bell) == (0, [])


def test_the_oldest_is_rung_for_first(queue, bell):
    waiting = [queue().pk for _ in range(3)]
    assert (services.sweep(), bell) == (3, waiting)


def test_after_three_attempts_it_fails_with_a_polite_sentence(job, bell, settings, caplog):
    for _ in range(settings.JOB_MAX_ATTEMPTS):
        assert services.claim(type(job), job.pk)
        let_the_lease_run_out(job)
    assert services.claim(type(job), job.pk) is None
    with caplog.at_level(logging.ERROR):
        assert services.sweep() == 0
    assert (fresh(job).state, fresh(job).is_over, bell) == ("failed", True, [])
    assert fresh(job).reason.startswith("ระบบดำเนินการหลายครั้งแล้วไม่สำเร็จ")
    assert f"{type(job).__name__}: 1 given up after 3 attempts." in caplog.text


def test_the_last_attempt_may_still_finish(job, bell, settings):
    type(job).objects.update(attempts=settings.JOB_MAX_ATTEMPTS - 1)
    last = services.claim(type(job), job.pk)
    assert services.sweep() == 0
    services.finish(last, write=dict)
    assert (services.sweep(), fresh(job).state) == (0, "done")


def test_who_comes_back_after_it_was_given_up_writes_nothing(job, bell, settings):
    type(job).objects.update(attempts=settings.JOB_MAX_ATTEMPTS - 1)
    late = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    services.sweep()
    with pytest.raises(services.LeaseLost):
        services.finish(late, write=lambda: pytest.fail("written too late"))
    assert fresh(job).state == "failed"


def test_a_quiet_sweep_says_nothing(job, bell, caplog):
    services.sweep()
    assert caplog.text == ""


def test_beat_calls_it_as_often_as_it_waits(settings):
    assert settings.CELERY_BEAT_SCHEDULE["sweep jobs"] == {"task": sweep.name, "schedule": settings.JOB_SWEEP_SECONDS}
