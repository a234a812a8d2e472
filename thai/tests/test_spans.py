"""How many days: the first one is day 1, and an end counts the days still to come."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from thai.spans import days_lasted, days_left, shared, together, without

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
FEW = st.integers(0, 4000)
JAN = date(2026, 1, 1)
SOME = [JAN + timedelta(days=n) for n in range(60)]
RUNS = st.lists(
    st.tuples(st.integers(0, 40), st.none() | st.integers(0, 15)).map(
        lambda told: (SOME[told[0]], None if told[1] is None else SOME[sum(told)])
    ),
    max_size=5,
)


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


def days(runs) -> set[date]:
    """Which of some days lie in the runs."""
    return {day for day in SOME for first, last in runs if first <= day <= (last or day)}


@given(RUNS)
def test_runs_put_together_are_the_same_days_and_no_two_touch(runs):
    found = together(runs)
    assert days(found) == days(runs)
    assert all(before[1] and before[1] + timedelta(days=1) < after[0] for before, after in pairwise(found))


@given(RUNS, RUNS.filter(bool))
def test_what_is_cut_out_is_gone_and_nothing_else(runs, cuts):
    assert days(without(runs, cuts[0])) == days(runs) - days(cuts[:1])
    common = [part for run in runs if (part := shared(run, cuts[0]))]
    assert days(common) == days(runs) & days(cuts[:1])
