"""The sweep: what nobody works on is taken back, given up or rung for; the clock that calls it, and its trace."""

import logging
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from accounts.forgetting import forget_typed
from jobs import housekeeping, orphans
from jobs.models import Heartbeat, LeasedJob
from jobs.services.bell import ring_on, rope
from jobs.services.leases import jobs, take_back
from jobs.statistics import refresh_daily
from jobs.troubles import LOST_TOO_OFTEN, TOO_MANY_ERRORS

logger = logging.getLogger(__name__)
NAME = "sweep"
AT_ONCE = 500


def beat() -> bool:
    """Sweep, unless another clock did so just now; says which."""
    # A little less than a period: two beats of one clock are never quite as far apart as that.
    if not Heartbeat.objects.begin(NAME, every=timedelta(seconds=settings.JOB_SWEEP_SECONDS * 0.8)):
        return False
    sweep()
    housekeeping.tidy()
    housekeeping.expire()
    orphans.clear()
    forget_typed()
    Heartbeat.objects.end(NAME)
    refresh_daily()
    return True


def sweep() -> int:
    """Take back forgotten jobs, give up hopeless ones, ring for those that wait. Returns how many it rang for."""
    waiting: list[LeasedJob] = []
    for model in leased_models():
        for job in jobs(model).forgotten():
            if take_back(job):
                logger.warning("%s %s lost its worker.", model.__name__, job.pk)
        _give_up(model)
        quiet_since = timezone.now() - timedelta(seconds=settings.JOB_SWEEP_SECONDS)
        waiting += jobs(model).claimable().exclude(sent_at__gt=quiet_since).order_by("pk")[:AT_ONCE]
    return _ring_for(waiting)


def leased_models() -> list[type[LeasedJob]]:
    """Every concrete kind of leased job."""
    return [model for model in apps.get_models() if issubclass(model, LeasedJob)]


def _ring_for(waiting: list[LeasedJob]) -> int:
    """Ring for each, until the broker is silent: every further one would wait for it in vain."""
    if not waiting:
        return 0
    with rope() as connection:
        for rung, job in enumerate(waiting):
            if not ring_on(connection, job):
                return rung
    return len(waiting)


def _give_up(model: type[LeasedJob]) -> None:
    _fail_all(model, TOO_MANY_ERRORS, "errors", errors__gte=settings.JOB_MAX_ERRORS)
    _fail_all(model, LOST_TOO_OFTEN, "lost workers", lost__gte=settings.JOB_MAX_LOST)


def _fail_all(model: type[LeasedJob], reason: str, why: str, **hopeless: int) -> None:
    queued = jobs(model).filter(state=LeasedJob.State.QUEUED, **hopeless)
    given_up = queued.update(state=LeasedJob.State.FAILED, failure=reason, finished_at=timezone.now())
    if given_up:
        logger.error("%s: %s given up after %s %s.", model.__name__, given_up, *hopeless.values(), why)
