"""The benchmark times real answers and shows them beside the bare page."""

import pytest

from bench.__main__ import table
from bench.timing import Measured, measure


def test_each_page_stands_beside_the_bare_one():
    bare = Measured(median=0.5, low=0.4, high=0.7, processor=0.5, queries=0)
    page = Measured(median=10.0, low=9.0, high=14.25, processor=9.5, queries=7)
    shown = table([(None, "/healthz", bare), ("advisor", "/dashboard/", page)]).splitlines()
    assert shown[0].split() == ["page", "as", "median", "10–90", "%", "CPU", "queries", "×", "bare"]
    assert shown[1].split() == ["/healthz", "anyone", "0.5", "0.4–0.7", "0.5", "0", "1.0"]
    assert shown[2].split() == ["/dashboard/", "advisor", "10.0", "9.0–14.2", "9.5", "7", "20.0"]


@pytest.mark.django_db
def test_a_page_is_timed_and_its_queries_counted():
    found = measure("/healthz", None, requests=10)
    assert 0 < found.low <= found.median <= found.high
    assert found.queries == 0
    assert measure("/schedule/", None, requests=1).queries > 0


@pytest.mark.django_db
def test_a_page_that_refuses_is_not_timed():
    with pytest.raises(RuntimeError, match="/no-such-page/ as anyone answers 404"):
        measure("/no-such-page/", None, requests=1)
