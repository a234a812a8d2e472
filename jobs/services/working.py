"""Work on a job: claimed, made, and given back where it broke off."""

import logging
from collections.abc import Callable

from django.conf import settings

from jobs import disk
from jobs.services import apart
from jobs.services.leases import Job, LeaseLost, claim, jobs, settle
from jobs.troubles import DISK_FULL, BrokeOff, Trouble, trouble_of

logger = logging.getLogger(__name__)


def work(model: type[Job], pk: int, *, make: Callable[[Job], None]) -> None:
    """Claim a job and ``make`` it, in a limited child where JOB_APART; the body of every task that works on one.

    Work that breaks off gives the job back for the next sweep. What nobody foresaw is raised on, so that the
    worker logs it; a child has logged it itself. While the disk has no room nothing is begun.
    """
    if disk.is_short():
        jobs(model).claimable().filter(pk=pk).update(failure=DISK_FULL)
        return
    job = claim(model, pk)
    if job is None:
        return
    try:
        if settings.JOB_APART:
            apart.make(job, make)
        else:
            make(job)
    except LeaseLost:
        logger.warning("%s %s went on with another worker.", model.__name__, pk)
    except Exception as error:
        trouble = trouble_of(error)
        settle(job, trouble)
        if trouble == Trouble.BROKEN and not isinstance(error, BrokeOff):
            raise
        logger.warning("%s %s broke off: %s", model.__name__, pk, trouble.name.lower())
