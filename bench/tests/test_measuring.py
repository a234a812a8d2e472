"""One thing done many times: times, statements, bytes and memory belong to it alone."""

import mmap

import pytest
from django.db import connection
from django.test import Client

from bench.measuring import Measured, asking, forget_peak, peak, repeat, visitor


def test_it_is_done_as_often_as_asked_after_warming_up():
    done = []
    found = repeat(lambda: done.append(1) or 17, seconds=0, warm_ups=2, fewest=5)
    assert (len(done), len(found.clock), found.bytes) == (7, 5, 17)


def test_it_ends_when_its_time_is_over_however_quick_it_is():
    found = repeat(lambda: 0, seconds=5)
    assert len(found.clock) == 40


def test_percentiles_are_of_the_clock():
    found = Measured(clock=[float(n) for n in range(1, 101)], processor=[2.0, 8.0, 4.0], sql_clock=[1.0])
    assert (found.p50, found.p95, found.cpu, found.sql_ms) == (50.5, 96.0, 4.0, 1.0)
    assert Measured(clock=[3.0, 9.0]).p95 == 9.0


@pytest.mark.django_db
def test_statements_are_those_of_one_run():
    def ask():
        with connection.cursor() as cursor:
            for _ in range(3):
                cursor.execute("SELECT 1")
        return 0

    found = repeat(ask, seconds=0)
    assert found.sql == 3
    assert 0 < found.sql_ms <= found.p50


def test_the_peak_begins_anew():
    # Pages of their own: what malloc takes from a heap that has room stays in the process after it is freed.
    with mmap.mmap(-1, 60_000_000) as held:
        held.write(b"x" * 60_000_000)
        high = peak()
    forget_peak()
    assert peak() < high - 40


@pytest.mark.django_db
def test_a_page_is_read_to_its_end(signed_in, narathiwat_officer):
    page = Client(SERVER_NAME="localhost").get("/schedule/")
    assert asking(visitor(None), "/schedule/")() == len(page.content)
    assert asking(visitor("narathiwat-officer"), "/volunteers/")() > 0


@pytest.mark.django_db
def test_a_page_that_refuses_is_not_timed():
    with pytest.raises(RuntimeError, match="/no-such-page/ answers 404"):
        asking(visitor(None), "/no-such-page/")()


@pytest.mark.django_db
def test_a_cold_page_is_made_anew_each_time_and_a_warm_one_is_kept():
    cold, warm = (repeat(asking(visitor(None), "/schedule/", cold=cold), seconds=0).sql for cold in (True, False))
    assert (warm, cold > warm) == (1, True)
