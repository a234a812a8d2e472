"""What the demonstration shows is what it showed before."""

import pytest

from config.tests.golden import facts
from config.tests.golden.making import build

TOLD = 60


@pytest.fixture
def found(db):
    """The picture of today's code."""
    return build()


# One test for the whole: the picture takes half a minute, and two tests may run in two processes.
def test_every_fact_is_as_in_the_file(found):
    told = facts.differences(facts.read_back(facts.FILE.read_text("utf-8")), found)
    assert not told, "\n".join([f"{len(told)} of {len(found)} facts differ (golden/__init__.py):", *told[:TOLD]])
