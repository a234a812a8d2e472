"""One thing, done many times: the clock, the processor, the database, the answer's size, the memory."""

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client

WARM_UPS = 1
FEWEST, MOST = 3, 40


@dataclass
class Measured:
    """What some runs took; times in milliseconds, ``bytes`` and ``sql`` of the last run, ``peak`` in MB."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    sql_clock: list[float] = field(default_factory=list)
    sql: int = 0
    bytes: int = 0
    peak: float = 0.0

    @property
    def p50(self) -> float:
        """The median of the clock."""
        return statistics.median(self.clock)

    @property
    def p95(self) -> float:
        """The 95th percentile of the clock; of few runs the slowest."""
        return sorted(self.clock)[min(len(self.clock) - 1, int(len(self.clock) * 0.95))]

    @property
    def cpu(self) -> float:
        """The median of the processor time of this process."""
        return statistics.median(self.processor)

    @property
    def sql_ms(self) -> float:
        """The median of the time spent in statements (on SQLite without the reading of further rows)."""
        return statistics.median(self.sql_clock)


class _Statements:
    """Counts and times what goes to the database."""

    def __init__(self) -> None:
        self.number, self.seconds = 0, 0.0

    def __call__(self, execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.number += 1
            self.seconds += time.perf_counter() - began


def repeat(act: Callable[[], int], *, seconds: float, warm_ups: int = WARM_UPS, fewest: int = FEWEST) -> Measured:
    """Do ``act`` (which returns its bytes) again and again, for about so many seconds, and return what it took."""
    for _ in range(warm_ups):
        act()
    found = Measured()
    forget_peak()
    until = time.perf_counter() + seconds
    while len(found.clock) < fewest or (len(found.clock) < MOST and time.perf_counter() < until):
        statements = _Statements()
        clock, processor = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(statements):
            found.bytes = act()
        found.clock.append((time.perf_counter() - clock) * 1000)
        found.processor.append((time.process_time() - processor) * 1000)
        found.sql_clock.append(statements.seconds * 1000)
        found.sql = statements.number
    found.peak = peak()
    return found


def visitor(username: str | None) -> Client:
    """A browser of somebody who is signed in, or of anybody."""
    client = Client(SERVER_NAME="localhost")
    if username:
        client.force_login(get_user_model().objects.get(username=username))
    return client


def asking(client: Client, path: str, *, status: int = 200, cold: bool = False) -> Callable[[], int]:
    """Ask for a page and read it to its end; ``cold`` throws away beforehand what is kept.

    Raises RuntimeError when another status comes: a refusal is fast and says nothing.
    """

    def ask() -> int:
        if cold:
            caches["pages"].clear()
        answer = client.get(path)
        if answer.status_code != status:
            raise RuntimeError(f"{path} answers {answer.status_code}")
        return size_of(answer)

    return ask


def size_of(answer: HttpResponseBase) -> int:
    """The bytes of an answer, streamed or not."""
    return len(answer.getvalue())


def forget_peak() -> None:
    """Let the peak of this process begin anew, where the system can (Linux)."""
    with _unless_impossible():
        Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """The most memory this process held since ``forget_peak``, in MB."""
    with _unless_impossible():
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _unless_impossible() -> Iterator[None]:
    try:
        yield
    except OSError:
        return
