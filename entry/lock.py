"""One ./portal run in a work folder: a second one would share its database and its broker."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from . import messages, places


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the work folder while the portal runs; the kernel lets go of it however this process ends.

    Raises ``messages.Stop`` where another one holds it.
    """
    places.WORK.mkdir(parents=True, exist_ok=True)
    with (places.WORK / "run.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise messages.running_already(str(places.WORK)) from error
        yield
