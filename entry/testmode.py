"""A pytest plugin that sets the test mode before the settings are read, so that a bare ``pytest`` works too.

How far tests with invented examples go is decided here alone: a sample in every run, the whole in
``./portal test --deep``, a few where each of many mutants is tried. Tests name no number of examples themselves.
"""

import os

os.environ.setdefault("PORTAL_MODE", "test")

from hypothesis import HealthCheck, settings

EXAMPLES = {"few": 20, "sample": 60, "deep": 300}
DEPTH = os.environ.get("PORTAL_TEST_DEPTH", "sample")
# A shared machine is sometimes slow, and a fixture that is made once for all examples is what these tests want.
CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]

for name, examples in EXAMPLES.items():
    settings.register_profile(name, max_examples=examples, deadline=None, suppress_health_check=CALM)
settings.load_profile(DEPTH)


def slow(part: int, *, whole_when_deep: bool = False) -> settings:
    """For a test whose examples take long: only every ``part``-th of what the depth asks for. ``@slow(3)``

    Where a number of examples is promised, the deep run makes them all: ``@slow(3, whole_when_deep=True)``.
    """
    return settings(max_examples=EXAMPLES[DEPTH] // (1 if whole_when_deep and DEPTH == "deep" else part))
