"""The bell: tells a worker that a job waits. A silent broker loses nothing and holds nobody up."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.connection import Connection
from kombu.exceptions import ChannelError, OperationalError

from jobs.models import LeasedJob, LeasedJobQuerySet

logger = logging.getLogger(__name__)
# Who asks for a report waits for this: two tries of connecting, each as long, and one answer.
PATIENCE = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3, "max_retries": 0}


def submit(job: LeasedJob) -> None:
    """Ring for a job once its transaction is committed."""
    transaction.on_commit(lambda: ring(job))


@contextmanager
def rope() -> Iterator[Connection]:
    """A connection to the broker that gives up within a second; the worker's own are more patient."""
    with current_app.connection_for_write(transport_options=PATIENCE) as connection:
        yield connection


def ring(job: LeasedJob) -> None:
    """Tell a worker that ``job`` waits. A silent broker is no error: the sweeper rings again."""
    with rope() as connection:
        ring_on(connection, job)


def ring_on(connection: Connection, job: LeasedJob) -> bool:
    """Ring on a connection that is there already; says whether the broker took it."""
    try:
        current_app.send_task(job.task_name, (job.pk,), retry=False, connection=connection)
    except (OperationalError, ChannelError, OSError):
        logger.warning("The broker did not answer; the sweeper will ring again for %s.", job.pk)
        return False
    LeasedJobQuerySet(type(job)).filter(pk=job.pk).update(sent_at=timezone.now())
    return True
