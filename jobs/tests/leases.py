"""How a job looks in the database, and time that passes for its worker."""

import errno
from datetime import timedelta

from django.utils import timezone

from jobs.services.leases import take_back


def fresh(job):
    """The job as it is stored now."""
    return type(job).objects.get(pk=job.pk)


def let_the_lease_run_out(job) -> None:
    """Its worker was silent for too long."""
    type(job).objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def lose(job) -> None:
    """Its worker was silent for too long, and the sweep saw it."""
    let_the_lease_run_out(job)
    assert take_back(fresh(job))


def rest(job) -> None:
    """The pause of a job that was given back is over."""
    type(job).objects.filter(pk=job.pk).update(not_before=None)


def full_disk():
    """Writing fails."""
    raise OSError(errno.ENOSPC, "No space left on device")
