"""One worker at a time: who claims, who keeps, who lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from jobs import services
from jobs.tests.leases import fresh, let_the_lease_run_out


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
    let_the_lease_run_out(job)
    alive = services.claim(type(job), job.pk)
    assert alive.attempts == 2 and alive.token != dead.token


def test_the_next_worker_begins_at_the_beginning(job):
    services.keep(services.claim(type(job), job.pk), stage="listing", done=30, total=77)
    let_the_lease_run_out(job)
    again = services.claim(type(job), job.pk)
    assert (again.stage, again.done, again.total, again.share) == ("", 0, None, None)


@pytest.mark.parametrize("state", ["done", "failed"])
def test_what_is_over_is_never_claimed_again(queue, state):
    over = queue(state=state, lease_until=timezone.now() - timedelta(days=1))
    assert (services.claim(type(over), over.pk), over.is_over) == (None, True)


def test_a_job_that_was_tried_often_enough_is_not_claimed(queue, settings):
    last, given_up = queue(attempts=settings.JOB_MAX_ATTEMPTS - 1), queue(attempts=settings.JOB_MAX_ATTEMPTS)
    claims = [services.claim(type(job), job.pk) for job in (last, given_up)]
    assert [claimed and claimed.pk for claimed in claims] == [last.pk, None]


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


def test_who_lost_the_lease_can_neither_go_on_nor_finish_nor_fail(job):
    dead = services.claim(type(job), job.pk)
    let_the_lease_run_out(job)
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
