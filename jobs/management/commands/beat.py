"""The clock: sweeps every JOB_SWEEP_SECONDS until it is told to stop."""

import logging
import signal
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from jobs.services import beat

logger = logging.getLogger(__name__)
# A sweep that takes longer hangs: SIGALRM ends the process, and the supervisor starts another one.
LONGEST_SWEEP = 120


class Command(BaseCommand):
    """``manage.py beat``: one process of its own beside the worker. Two of them share the turns."""

    help = __doc__

    def handle(self, *args, **options) -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        while True:
            signal.alarm(LONGEST_SWEEP)
            beat_once()
            signal.alarm(0)
            time.sleep(settings.JOB_SWEEP_SECONDS)


def beat_once() -> None:
    """One beat; a database or a disk that is away is told, and the next beat tries again."""
    try:
        beat()
    except (DatabaseError, OSError) as error:
        logger.warning("The sweep broke off: %s", error)
        connection.close()
