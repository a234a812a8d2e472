"""Each page's queries: as pinned, and as many for one row as for three."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.tests.query_counts import QUERY_COUNTS
from config.tests.test_access import BY_NAME

MOST, MOST_WITHOUT_REASON = 20, 12
PAGES = sorted(name for name, row in BY_NAME.items() if row.get["officer"] == 200)


def queries(client, address: str) -> list[str]:
    """The SQL of one request that finds nothing kept, sessions and sign-in included."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_every_page_is_pinned():
    assert sorted(QUERY_COUNTS) == PAGES


def test_many_queries_have_a_reason_and_none_has_too_many():
    assert {name: n for name, (n, why) in QUERY_COUNTS.items() if n > MOST or n > MOST_WITHOUT_REASON and not why} == {}


@pytest.mark.parametrize("name", PAGES)
def test_page_makes_the_pinned_queries_for_one_row_and_for_three(name, world, grow, signed_in):
    client = signed_in(world.users["officer"])
    address = reverse(name, kwargs={key: world[value] for key, value in BY_NAME[name].kwargs.items()})
    client.get(address)
    one = queries(client, address)
    grow(world)
    three = queries(client, address)
    pinned = QUERY_COUNTS.get(name, (None, ""))[0]
    assert (len(one), len(three)) == (pinned, pinned), "\n".join(three)
