"""How a job looks in the database, and time that passes for its worker."""

from datetime import timedelta

from django.utils import timezone


def fresh(job):
    """The job as it is stored now."""
    return type(job).objects.get(pk=job.pk)


def let_the_lease_run_out(job) -> None:
    """Its worker was silent for too long."""
    type(job).objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def full_disk():
    """Writing fails."""
    raise OSError("disk full")
