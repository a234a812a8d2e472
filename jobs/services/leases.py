"""Who owns a job: claimed with one UPDATE, kept while it moves, closed or given back by whoever holds the token."""

import logging
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any, TypeVar
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from jobs.models import LeasedJob, LeasedJobQuerySet, StoredFile
from jobs.troubles import DISK_FULL, TOO_BIG, Trouble, trouble_of

Job = TypeVar("Job", bound=LeasedJob)
logger = logging.getLogger(__name__)
# Within a stage the row is written at most this often, however often the work reports.
WRITTEN_EVERY = 1.0
LONGEST_PAUSE = 300


class LeaseLost(Exception):
    """Another worker owns the job now; the one that gets this stops without writing."""


def claim(model: type[Job], pk: int) -> Job | None:
    """Take the job, or return None if somebody else has it or it is over. One conditional UPDATE decides."""
    token = uuid4()
    waiting = jobs(model).claimable().filter(pk=pk, errors__lt=settings.JOB_MAX_ERRORS, lost__lt=settings.JOB_MAX_LOST)
    taken = waiting.update(
        state=LeasedJob.State.RUNNING,
        token=token,
        attempts=F("attempts") + 1,
        lease_until=_lease(),
        stage="",
        done=0,
        total=None,
        failure="",
    )
    return model._default_manager.filter(pk=pk, token=token).first() if taken else None


def keep(job: LeasedJob, *, stage: str, done: int = 0, total: int | None = None, within: float | None = None) -> None:
    """Say that the work moved: extend the lease and show how far it is. Raises LeaseLost if it is no longer ours.

    May be called in a loop. ``within`` (seconds, JOB_STEP_SECONDS where it is not given) is the step's ceiling:
    the next call or the end comes in that time, or the step counts as stuck.
    """
    if job.listener:
        job.listener(within or settings.JOB_STEP_SECONDS)
    last_stage, last_time = job.kept
    if stage == last_stage and done != total and monotonic() - last_time < WRITTEN_EVERY:
        return
    if not ours(job).update(lease_until=_lease(), stage=stage, done=done, total=total):
        raise LeaseLost(job.pk)
    job.kept = (stage, monotonic())


def renew(job: LeasedJob) -> bool:
    """Extend the lease of a step that is still within its ceiling; says whether the job is still ours."""
    return bool(ours(job).update(lease_until=_lease()))


def finish(job: LeasedJob, *, write: Callable[[], dict[str, Any]]) -> None:
    """Close the job. ``write`` makes the artefact in the same transaction and returns fields to set.

    Raises LeaseLost before anything is written if the job is no longer ours.
    """
    written: dict[str, Any] = {}
    try:
        with transaction.atomic():
            if not ours(job).update(state=LeasedJob.State.DONE, finished_at=timezone.now(), token=None, failure=""):
                raise LeaseLost(job.pk)
            written = write()
            jobs(type(job)).filter(pk=job.pk).update(**written)
    except Exception as error:
        # A connection that broke may have committed: then the file has a row and must stay.
        if trouble_of(error) != Trouble.LOST:
            _throw_away(written)
        raise


def fail(job: LeasedJob, *, reason: str) -> None:
    """Close the job as failed, with a sentence for the person who asked."""
    ours(job).update(state=LeasedJob.State.FAILED, failure=str(reason)[:300], finished_at=timezone.now(), token=None)


def settle(job: LeasedJob, trouble: Trouble) -> None:
    """Give back a job whose work broke off, or fail it where trying again cannot help.

    A database that cannot write this down either is left alone: the lease runs out by itself.
    """
    try:
        if trouble == Trouble.MEMORY:
            fail(job, reason=TOO_BIG)
        elif trouble != Trouble.TAKEN:
            ours(job).update(**_given_back(job, trouble))
    except DatabaseError as error:
        logger.warning("%s %s could not be given back: %s", type(job).__name__, job.pk, error)


def take_back(job: LeasedJob) -> bool:
    """Queue a job anew whose worker was silent for a whole lease; says whether it was so."""
    lost = jobs(type(job)).forgotten().filter(pk=job.pk, token=job.token)
    return bool(lost.update(**_given_back(job, Trouble.LOST)))


def pause(times: int) -> timedelta:
    """How long a job rests that was lost so often: not at all the first time, then twice as long each time."""
    return timedelta(seconds=min(5 * 2 ** (times - 1), LONGEST_PAUSE) if times > 1 else 0)


def jobs(model: type[LeasedJob]) -> LeasedJobQuerySet:
    """The rows of a kind of job."""
    return LeasedJobQuerySet(model)


def ours(job: LeasedJob) -> LeasedJobQuerySet:
    """The row, if the token of ``job`` still owns it."""
    return jobs(type(job)).filter(pk=job.pk, token=job.token, state=LeasedJob.State.RUNNING)


def _given_back(job: LeasedJob, trouble: Trouble) -> dict[str, Any]:
    """Fields of a job that waits for its next worker; ``sent_at`` is emptied so that the sweep rings at once."""
    now = timezone.now()
    changes = {"state": LeasedJob.State.QUEUED, "token": None, "lease_until": None, "sent_at": None, "not_before": None}
    if trouble == Trouble.DISK:
        return changes | {"failure": DISK_FULL, "not_before": now + timedelta(seconds=settings.JOB_DISK_SECONDS)}
    if trouble == Trouble.LOST:
        return changes | {"lost": F("lost") + 1, "not_before": now + pause(job.lost + 1)}
    return changes | {"errors": F("errors") + 1}


def _throw_away(written: dict[str, Any]) -> None:
    for value in written.values():
        if isinstance(value, StoredFile):
            value.throw_away()


def _lease():
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)
