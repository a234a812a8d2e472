"""Two desks at once, on PostgreSQL: the second waits for what the first holds."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection, transaction

PATIENCE = 5.0


def overtake(*, hold: Callable, first: Callable, second: Callable) -> None:
    """``second`` begins while ``hold`` is held and ``first`` has still to come; both are then stored.

    Raises what ``second`` raises.
    """

    def other_desk() -> None:
        try:
            second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            hold()
            waiting = pool.submit(other_desk)
            _until_it_waits(waiting)
            first()
        waiting.result()


def _until_it_waits(other: Future) -> None:
    """Until the other desk waits for a lock or is through."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not other.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            if cursor.fetchone():
                return
        time.sleep(0.02)
