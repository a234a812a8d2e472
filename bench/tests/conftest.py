"""The benchmark is tried on a very small national set."""

import pytest

from demo.national.tests.loaded import small_set  # noqa: F401 (a fixture)


@pytest.fixture(autouse=True)
def small_roster(monkeypatch):
    """A roster of a few lines: that of the nation takes as long to compare as it is measured to."""
    monkeypatch.setattr("bench.rosters.LINES", 20)
