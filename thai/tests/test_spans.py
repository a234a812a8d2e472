"""How many days: the first one is day 1, and an end counts the days still to come."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from thai.spans import days_lasted, days_left

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
FEW = st.integers(0, 4000)


def test_the_first_day_is_day_one_and_tomorrow_is_in_one_day():
    day = date(2026, 6, 1)
    assert [days_lasted(day, day), days_lasted(day, date(2026, 6, 22)), days_lasted(date(2026, 6, 2), day)] == [
        1,
        22,
        0,
    ]
    assert [days_left(day, day), days_left(day, date(2026, 6, 9))] == [0, 8]


@given(DAYS, FEW, FEW)
def test_what_follows_without_a_gap_adds_up(first, one, two):
    middle = first + timedelta(days=one)
    after = middle + timedelta(days=1)
    last = after + timedelta(days=two)
    assert days_lasted(first, middle) + days_lasted(after, last) == days_lasted(first, last)


@given(DAYS, FEW)
def test_lasted_is_as_many_as_the_calendar_has(first, more):
    last = first + timedelta(days=more)
    assert (
        days_lasted(first, last)
        == len({first + timedelta(days=n) for n in range(more + 1)})
        == days_left(first, last) + 1
    )
