"""One page, asked for many times."""

import statistics
import time
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Measured:
    """Milliseconds of one page: median and the 10th and 90th percentile of the clock, median of the processor."""

    median: float
    low: float
    high: float
    processor: float
    queries: int


def measure(path: str, username: str | None, requests: int) -> Measured:
    """Ask for ``path`` as ``username`` and return what it took; the first answers only warm up.

    Raises ``RuntimeError`` when the page does not answer 200: a refusal is fast and says nothing.
    """
    client = Client(SERVER_NAME="localhost")
    if username:
        client.force_login(get_user_model().objects.get(username=username))
    for _ in range(3):
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} as {username or 'anyone'} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    # Counted at once: the next request empties the log.
    queries = len(seen)
    taken = [_once(client, path) for _ in range(requests)]
    clock = sorted(one for one, _ in taken)
    return Measured(
        median=statistics.median(clock),
        low=clock[len(clock) // 10],
        high=clock[-len(clock) // 10],
        processor=statistics.median(one for _, one in taken),
        queries=queries,
    )


def _once(client: Client, path: str) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    client.get(path)
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000
