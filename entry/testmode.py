"""A pytest plugin that sets the test mode before the settings are read, so that a bare ``pytest`` works too.

How far tests with invented examples go is decided here alone: a sample in every run, the whole in
``./portal test --deep``, a few where each of many mutants is tried. Tests name no number of examples themselves.
"""

import os
import random
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlsplit

os.environ.setdefault("PORTAL_MODE", "test")
from hypothesis import HealthCheck, settings

Case = TypeVar("Case")
REDIS_DATABASES = 16  # as many as a server has unless it is told otherwise
EXAMPLES = {"few": 20, "sample": 60, "deep": 300}
DEPTH = os.environ.get("PORTAL_TEST_DEPTH", "sample")
# A shared machine is sometimes slow, and a fixture that is made once for all examples is what these tests want.
CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]

for name, examples in EXAMPLES.items():
    settings.register_profile(name, max_examples=examples, deadline=None, suppress_health_check=CALM)
settings.load_profile(DEPTH)


def own_redis(address: str, process: str) -> str:
    """The address of one process (``gw1``) of the run on a Redis server: what it empties is no other's.

    The first process keeps the number of the address, the others count down from it.
    """
    parts = urlsplit(address)
    number = int(parts.path.strip("/") or 0) - int(process.removeprefix("gw"))
    return parts._replace(path=f"/{number % REDIS_DATABASES}").geturl()


if os.environ.get("REDIS_URL") and os.environ.get("PYTEST_XDIST_WORKER"):
    os.environ["REDIS_URL"] = own_redis(os.environ["REDIS_URL"], os.environ["PYTEST_XDIST_WORKER"])


def slow(part: int, *, whole_when_deep: bool = False) -> settings:
    """For a test whose examples take long: only every ``part``-th of what the depth asks for. ``@slow(3)``

    Where a number of examples is promised, the deep run makes them all: ``@slow(3, whole_when_deep=True)``.
    """
    return settings(max_examples=EXAMPLES[DEPTH] // (1 if whole_when_deep and DEPTH == "deep" else part))


def some(cases: Sequence[Case], *, one_in: int) -> Sequence[Case]:
    """For a test marked ``sampled``: every so many-th of its cases by lot, other ones in every run.

    pytest-randomly draws the lot from the seed that it prints. The deep run tries them all, and so do the mutants,
    which must be noticed each time.
    """
    return cases if DEPTH != "sample" else random.sample(cases, -(-len(cases) // one_in))
