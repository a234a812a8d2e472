"""Each page's queries: as pinned, and as many for one row as for three."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.tests.access import Route, expect
from config.tests.query_counts import QUERY_COUNTS
from config.tests.test_access import BY_NAME

MOST, MOST_WITHOUT_REASON = 20, 12
READERS = ("officer", "head", "admin", "advisor", "auditor")


def reader_of(row: Route) -> str | None:
    """Who opens a page here: the officer, else the first who may; None for pages of visitors and for POST alone."""
    return next((actor for actor in READERS if row.get[actor] == 200), None)


PAGES = {name: reader for name, row in sorted(BY_NAME.items()) if (reader := reader_of(row))}


def queries(client, address: str) -> list[str]:
    """The SQL of one request that finds nothing kept, sessions and sign-in included."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_every_page_is_pinned():
    assert sorted(QUERY_COUNTS) == list(PAGES)


def test_a_page_that_the_officer_may_not_open_is_pinned_too():
    assert reader_of(Route("centre:board", get=expect(403, admin=200), post={})) == "admin"


def test_many_queries_have_a_reason_and_none_has_too_many():
    assert {name: n for name, (n, why) in QUERY_COUNTS.items() if n > MOST or n > MOST_WITHOUT_REASON and not why} == {}


@pytest.mark.parametrize("name", PAGES)
def test_page_makes_the_pinned_queries_for_one_row_and_for_three(name, world, grow, signed_in):
    client = signed_in(world.users[PAGES[name]])
    address = reverse(name, kwargs={key: world[value] for key, value in BY_NAME[name].kwargs.items()})
    client.get(address)
    one = queries(client, address)
    grow(world)
    three = queries(client, address)
    pinned = QUERY_COUNTS.get(name, (None, ""))[0]
    assert (len(one), len(three)) == (pinned, pinned), "\n".join(three)
