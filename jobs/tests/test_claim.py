"""One worker at a time: who claims, who keeps, who lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from jobs import services
from jobs.services import leases
from jobs.tests.leases import fresh, let_the_lease_run_out, lose


def test_of_two_claims_one_wins(job):
    first, second = services.claim(type(job), job.pk), services.claim(type(job), job.pk)
    assert (first.state, first.attempts, second) == ("running", 1, None)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_workers_that_claim_at_the_same_moment_one_wins(job):
    workers = 6
    ready = Barrier(workers)

    def claim(_worker):
        ready.wait()
        try:
            return services.claim(type(job), job.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        claims = [claimed for claimed in pool.map(claim, range(workers)) if claimed]
    assert [claimed.token for claimed in claims] == [fresh(job).token]
    assert fresh(job).attempts == 1


def test_a_claim_lasts_for_one_lease(job, settings):
    settings.JOB_LEASE_SECONDS = 90
    before = timezone.now()
    lease = services.claim(type(job), job.pk).lease_until - before
    assert timedelta(seconds=90) <= lease < timedelta(seconds=95)


def test_a_claim_takes_one_update_and_one_look(job, django_assert_num_queries):
    with django_assert_num_queries(2):
        services.claim(type(job), job.pk)


def test_a_claim_that_fails_takes_one_update_and_no_look(job, django_assert_num_queries):
    services.claim(type(job), job.pk)
    with django_assert_num_queries(1):
        services.claim(type(job), job.pk)


def test_a_job_whose_worker_died_is_taken_over(job):
    dead = services.claim(type(job), job.pk)
    lose(job)
    alive = services.claim(type(job), job.pk)
    assert (alive.attempts, alive.lost, alive.errors, alive.token != dead.token) == (2, 1, 0, True)


def test_only_the_sweep_takes_a_job_from_a_silent_worker(job):
    services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    assert services.claim(type(job), job.pk) is None


def test_the_next_worker_begins_at_the_beginning(job):
    services.keep(services.claim(type(job), job.pk), stage="listing", done=30, total=77)
    lose(job)
    again = services.claim(type(job), job.pk)
    assert (again.stage, again.done, again.total, again.share) == ("", 0, None, None)


@pytest.mark.parametrize("state", ["done", "failed"])
def test_what_is_over_is_never_claimed_again(queue, state):
    over = queue(state=state, lease_until=timezone.now() - timedelta(days=1))
    assert (services.claim(type(over), over.pk), over.is_over) == (None, True)


@pytest.mark.parametrize(("counter", "most"), [("errors", 3), ("lost", 10)])
def test_a_job_that_was_tried_often_enough_is_not_claimed(queue, counter, most):
    last, given_up = queue(**{counter: most - 1}), queue(**{counter: most})
    claims = [services.claim(type(job), job.pk) for job in (last, given_up)]
    assert [claimed and claimed.pk for claimed in claims] == [last.pk, None]


def test_a_job_that_rests_is_not_claimed_before_its_time(queue):
    now = timezone.now()
    resting, rested = queue(not_before=now + timedelta(seconds=5)), queue(not_before=now - timedelta(seconds=5))
    assert [services.claim(type(job), job.pk) is None for job in (resting, rested)] == [True, False]


def test_a_job_that_is_gone_is_nobodys(job):
    pk = job.pk
    job.delete()
    assert services.claim(type(job), pk) is None


def test_progress_keeps_the_lease(job):
    ours = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    services.keep(ours, stage="listing", done=1, total=4)
    kept = fresh(job)
    assert kept.lease_until > timezone.now() and (kept.stage, kept.share) == ("listing", 25)


def test_a_stage_without_a_number_clears_the_number_of_the_last_one(job):
    ours = services.claim(type(job), job.pk)
    services.keep(ours, stage="listing", done=77, total=77)
    services.keep(ours, stage="writing")
    assert (fresh(job).stage, fresh(job).done, fresh(job).total) == ("writing", 0, None)


def test_a_loop_may_tell_of_each_row_and_the_database_hears_once_a_second(job, monkeypatch, django_assert_num_queries):
    clock = iter([100.0, 100.5, 100.9, 101.2, 101.2])
    monkeypatch.setattr(leases, "monotonic", lambda: next(clock))
    ours = services.claim(type(job), job.pk)
    with django_assert_num_queries(2):
        for done in range(1, 5):
            services.keep(ours, stage="listing", done=done, total=9)
    assert fresh(job).done == 4


def test_the_last_row_of_a_stage_and_a_new_stage_are_written_at_once(job, django_assert_num_queries):
    ours = services.claim(type(job), job.pk)
    with django_assert_num_queries(3):
        services.keep(ours, stage="listing", done=1, total=2)
        services.keep(ours, stage="listing", done=2, total=2)
        services.keep(ours, stage="writing")


def test_each_step_is_heard_with_its_ceiling_also_where_nothing_is_written(job, settings):
    settings.JOB_STEP_SECONDS = 40
    ours, heard = services.claim(type(job), job.pk), []
    ours.listener = heard.append
    services.keep(ours, stage="listing", done=1, total=9)
    services.keep(ours, stage="listing", done=2, total=9)
    services.keep(ours, stage="writing", within=300)
    assert heard == [40, 40, 300]


def test_a_step_within_its_ceiling_keeps_the_lease_without_a_word(job):
    ours = services.claim(type(job), job.pk)
    services.keep(ours, stage="listing", done=3, total=9)
    let_the_lease_run_out(job)
    assert services.renew(ours) is True
    assert (fresh(job).lease_until > timezone.now(), fresh(job).stage, fresh(job).done) == (True, "listing", 3)


def test_a_lease_that_somebody_else_has_is_not_renewed(job):
    dead = services.claim(type(job), job.pk)
    lose(job)
    assert services.renew(dead) is False
    services.claim(type(job), job.pk)
    assert services.renew(dead) is False


def test_who_lost_the_lease_can_neither_go_on_nor_finish_nor_fail(job):
    dead = services.claim(type(job), job.pk)
    lose(job)
    alive = services.claim(type(job), job.pk)
    with pytest.raises(services.LeaseLost):
        services.keep(dead, stage="listing")
    with pytest.raises(services.LeaseLost):
        services.finish(dead, write=lambda: pytest.fail("written too late"))
    services.fail(dead, reason="too late")
    assert (fresh(job).state, fresh(job).token, fresh(job).failure) == ("running", alive.token, "")


def test_a_token_that_nobody_gave_out_owns_nothing(job):
    services.claim(type(job), job.pk)
    stranger = fresh(job)
    stranger.token = uuid4()
    with pytest.raises(services.LeaseLost):
        services.keep(stranger, stage="listing")


def test_a_lease_that_ran_out_is_still_ours_until_somebody_takes_it(job):
    ours = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
    services.finish(ours, write=dict)
    assert fresh(job).state == "done"


@pytest.mark.parametrize(
    ("done", "total", "share"),
    [(0, None, None), (5, 0, None), (0, 77, 0), (30, 77, 38), (77, 77, 100), (80, 77, 100)],
)
def test_the_share_of_a_stage_is_between_0_and_100_or_unknown(queue, done, total, share):
    assert queue(done=done, total=total).share == share


def test_what_a_worker_writes_is_of_its_own_job_alone(queue):
    own, other = (services.claim(type(job), job.pk) for job in (queue(), queue()))
    type(own).objects.update(token=own.token)
    leases.ours(own).update(stage="นับ")
    assert (fresh(own).stage, fresh(other).stage) == ("นับ", "")
