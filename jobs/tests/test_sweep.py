"""The sweeper rings for what nobody works on, and gives up what was tried often enough."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from jobs import services, troubles
from jobs.services import leases, sweeping
from jobs.tests.leases import fresh, let_the_lease_run_out, rest


def test_it_rings_for_a_lost_message_but_not_for_one_on_its_way(job, bell):
    assert (services.sweep(), bell) == (1, [job.pk])
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


def raises(job):
    """One attempt of work that breaks."""
    services.settle(services.claim(type(job), job.pk), troubles.Trouble.BROKEN)


def is_lost(job):
    """One attempt whose worker is killed."""
    rest(job)
    assert services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    services.sweep()


def test_after_three_errors_it_fails_with_a_polite_sentence(job, bell, caplog):
    for _ in range(3):
        raises(job)
    assert services.claim(type(job), job.pk) is None
    with caplog.at_level(logging.ERROR):
        assert services.sweep() == 0
    assert (fresh(job).state, fresh(job).is_over, bell) == ("failed", True, [])
    assert fresh(job).reason.startswith("ระบบดำเนินการหลายครั้งแล้วไม่สำเร็จ")
    assert f"{type(job).__name__}: 1 given up after 3 errors." in caplog.text


def test_lost_workers_are_counted_apart_and_forgiven_nine_times(job, bell):
    raises(job), raises(job)
    for _ in range(9):
        is_lost(job)
    assert (fresh(job).state, fresh(job).lost, fresh(job).errors, fresh(job).attempts) == ("queued", 9, 2, 11)
    is_lost(job)
    assert (fresh(job).state, fresh(job).failure) == ("failed", troubles.LOST_TOO_OFTEN)


def test_who_is_lost_again_and_again_rests_longer_each_time(job, bell):
    assert [leases.pause(times).total_seconds() for times in (1, 2, 3, 4, 8, 10)] == [0, 10, 20, 40, 300, 300]
    is_lost(job)
    assert (fresh(job).not_before <= timezone.now(), bell) == (True, [job.pk])
    is_lost(job)
    assert 5 < (fresh(job).not_before - timezone.now()).total_seconds() <= 10
    assert (services.sweep(), bell) == (0, [job.pk])


def test_the_last_attempt_may_still_finish(job, bell):
    type(job).objects.update(errors=2, lost=9)
    last = services.claim(type(job), job.pk)
    assert services.sweep() == 0
    services.finish(last, write=dict)
    assert (services.sweep(), fresh(job).state) == (0, "done")


def test_who_comes_back_after_it_was_given_up_writes_nothing(job, bell):
    type(job).objects.update(lost=9)
    late = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    services.sweep()
    with pytest.raises(services.LeaseLost):
        services.finish(late, write=lambda: pytest.fail("written too late"))
    assert fresh(job).state == "failed"


def test_who_is_alive_when_the_sweep_comes_keeps_the_job(job):
    """The sweep read the row, then the worker was heard of: the condition of its UPDATE decides."""
    services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    seen = fresh(job)
    services.renew(seen)
    assert (leases.take_back(seen), fresh(job).state, fresh(job).lost) == (False, "running", 0)


def test_a_silent_broker_is_asked_once_in_a_sweep(queue, monkeypatch):
    asked = []
    monkeypatch.setattr(sweeping, "ring_on", lambda rope, job: asked.append(job.pk) or len(asked) < 2)
    jobs = [queue().pk for _ in range(4)]
    assert (services.sweep(), asked) == (1, jobs[:2])


def test_a_quiet_sweep_says_nothing(job, bell, caplog):
    services.sweep()
    assert caplog.text == ""
