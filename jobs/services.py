"""The leased job: submit, claim, keep, finish, fail, sweep (docs/decisions/0003-jobs.md)."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from uuid import uuid4

from celery import current_app
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop
from kombu.exceptions import ChannelError, OperationalError

from jobs.models import LeasedJob, LeasedJobQuerySet

Job = TypeVar("Job", bound=LeasedJob)
logger = logging.getLogger(__name__)
TOO_MANY_ATTEMPTS = gettext_noop(
    "This was tried several times without success. Please ask again later; if it happens again, tell the administrator."
)


class LeaseLost(Exception):
    """Another worker owns the job now; the one that gets this stops without writing."""


def ring(job: LeasedJob) -> None:
    """Tell a worker that ``job`` waits. A silent broker is no error: the sweeper rings again."""
    try:
        current_app.send_task(job.task_name, (job.pk,), retry=False)
    except (OperationalError, ChannelError, OSError):
        logger.warning("The broker did not answer; the sweeper will ring again for %s.", job.pk)
        return
    _jobs(type(job)).filter(pk=job.pk).update(sent_at=timezone.now())


def submit(job: LeasedJob) -> None:
    """Ring for a job once its transaction is committed."""
    transaction.on_commit(lambda: ring(job))


def claim(model: type[Job], pk: int) -> Job | None:
    """Take the job, or return None if somebody else has it or it is over. One conditional UPDATE decides."""
    token = uuid4()
    taken = (
        _jobs(model)
        .claimable()
        .filter(pk=pk, attempts__lt=settings.JOB_MAX_ATTEMPTS)
        .update(
            state=LeasedJob.State.RUNNING,
            token=token,
            attempts=F("attempts") + 1,
            lease_until=_lease(),
            stage="",
            done=0,
            total=None,
        )
    )
    return model._default_manager.filter(pk=pk, token=token).first() if taken else None


def work(model: type[Job], pk: int, *, make: Callable[[Job], None]) -> None:
    """Claim a job and ``make`` it; the body of every task that works on one.

    Work that breaks gives the job back for the next sweep and raises on, so that the worker logs it. Work
    that lost its lease stops: another worker has the job.
    """
    job = claim(model, pk)
    if job is None:
        return
    try:
        make(job)
    except LeaseLost:
        logger.warning("%s %s went on with another worker.", model.__name__, pk)
    except Exception:
        _ours(job).update(lease_until=timezone.now())
        raise


def keep(job: LeasedJob, *, stage: str, done: int = 0, total: int | None = None) -> None:
    """Extend the lease and show how far the work is. Raises LeaseLost if the job is no longer ours."""
    changes = {"lease_until": _lease(), "stage": stage, "done": done, "total": total}
    if not _ours(job).update(**changes):
        raise LeaseLost(job.pk)


def finish(job: LeasedJob, *, write: Callable[[], dict]) -> None:
    """Close the job. ``write`` makes the artefact in the same transaction and returns fields to set.

    Raises LeaseLost before anything is written if the job is no longer ours.
    """
    with transaction.atomic():
        if not _ours(job).update(state=LeasedJob.State.DONE, finished_at=timezone.now(), token=None, failure=""):
            raise LeaseLost(job.pk)
        _jobs(type(job)).filter(pk=job.pk).update(**write())


def fail(job: LeasedJob, *, reason: str) -> None:
    """Close the job as failed, with a sentence for the person who asked."""
    _ours(job).update(state=LeasedJob.State.FAILED, failure=str(reason)[:300], finished_at=timezone.now(), token=None)


def sweep() -> int:
    """Ring again for jobs nobody works on; give up after too many attempts. Returns how many it rang for."""
    rung = 0
    for model in leased_models():
        _give_up(model)
        quiet_since = timezone.now() - timedelta(seconds=settings.JOB_SWEEP_SECONDS)
        waiting = _jobs(model).claimable().exclude(sent_at__gt=quiet_since)
        for job in waiting.order_by("pk")[:500]:
            ring(job)
            rung += 1
    return rung


def leased_models() -> list[type[LeasedJob]]:
    """Every concrete kind of leased job."""
    return [model for model in apps.get_models() if issubclass(model, LeasedJob)]


def _give_up(model: type[LeasedJob]) -> None:
    stuck = _jobs(model).claimable().filter(attempts__gte=settings.JOB_MAX_ATTEMPTS)
    given_up = stuck.update(
        state=LeasedJob.State.FAILED, failure=TOO_MANY_ATTEMPTS, finished_at=timezone.now(), token=None
    )
    if given_up:
        logger.error("%s: %s given up after %s attempts.", model.__name__, given_up, settings.JOB_MAX_ATTEMPTS)


def _jobs(model: type[LeasedJob]) -> LeasedJobQuerySet:
    return LeasedJobQuerySet(model)


def _ours(job: LeasedJob) -> LeasedJobQuerySet:
    return _jobs(type(job)).filter(pk=job.pk, token=job.token, state=LeasedJob.State.RUNNING)


def _lease():
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)
