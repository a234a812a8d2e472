"""The calendar of the set: every province in every year, on working days, each known as it would be."""

from datetime import date

import pytest

from demo.national.nation import Nation, home_of
from demo.national.plans import AHEAD, DRAFT, LISTED, OPEN, REPORTED, ROLL, UNKNOWN, plan_events
from demo.national.size import Size
from events.models import Event
from thai.calendar import fiscal_year

UNTIL = date(2026, 11, 27)
CODES = {f"{code}": code for code in range(10, 87)}


def nation():
    """77 provinces without anything in them."""
    return Nation(0, CODES, {}, {}, {}, [], 1.0, home_of(CODES), 1, 2)


@pytest.fixture(scope="module")
def plans():
    """All events of the nation."""
    return plan_events(Size(until=UNTIL), nation())


def test_each_province_has_twelve_a_year(plans):
    numbers: dict[tuple[str, int], int] = {}
    for plan in plans:
        numbers[plan.province_code, plan.year] = numbers.get((plan.province_code, plan.year), 0) + 1
    assert (len(plans), len(numbers), set(numbers.values())) == (9_240, 770, {12})


def test_few_events_are_spread_over_the_years_too():
    few = plan_events(Size(events=60, until=UNTIL), nation())
    assert len({plan.year for plan in few}) == 10
    assert len({plan.province_code for plan in few}) > 30


def test_days_are_working_days_of_their_fiscal_year(plans):
    assert {plan.first_day.weekday() for plan in plans} | {plan.last_day.weekday() for plan in plans} <= set(range(5))
    assert {fiscal_year(plan.first_day) - plan.year for plan in plans} <= {0, -1}
    assert {(plan.last_day - plan.first_day).days for plan in plans} == {0, 1, 2}


def test_half_days_are_those_of_the_days(plans):
    for plan in plans:
        days = (plan.last_day - plan.first_day).days + 1
        assert len(plan.halves) == len(set(plan.halves)) == 2 * days or plan.halves == ((plan.first_day, "morning"),)


def test_what_lies_ahead_has_no_roll_and_what_is_over_is_no_draft(plans):
    ahead = {plan.record for plan in plans if plan.last_day >= UNTIL}
    over = {plan.record for plan in plans if plan.last_day < UNTIL}
    assert (ahead, over) == ({AHEAD, DRAFT}, {ROLL, OPEN, REPORTED, UNKNOWN})
    closed = {Event.State.FINISHED, Event.State.CLOSED, Event.State.CANCELLED}
    assert {plan.state for plan in plans if plan.last_day < UNTIL} == closed


def test_the_lists_have_as_many_lines_as_were_asked_for(plans):
    assert sum(plan.places for plan in plans) == 924_000
    assert {plan.places for plan in plans if plan.record not in LISTED} == {0}
    assert min(plan.places for plan in plans if plan.record in LISTED) > 10


def test_three_events_have_41_provinces_and_long_lists(plans):
    wide = [plan for plan in plans if len(plan.provinces) == 41]
    assert (len(wide), {plan.places > 700 for plan in wide}) == (3, {True})
    assert all(plan.provinces[0] == plan.province_code for plan in plans)
    assert {len(set(plan.provinces)) for plan in plans} == {1, 2, 3, 4, 41}


def test_home_is_the_province_with_289_tambons_where_it_is_loaded():
    assert (home_of(CODES), home_of({"90": 1, "96": 2})) == ("30", "96")
