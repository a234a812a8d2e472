"""When an event begins, and when the roll of a half-day may be taken and closed."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import clock
from thai.calendar import BANGKOK

DAY, NEXT = date(2026, 3, 12), date(2026, 3, 13)
times = st.times().map(lambda each: each.replace(second=0, microsecond=0))


def half_day(half, end=None, day=DAY):
    return SimpleNamespace(day=day, half=half, event=SimpleNamespace(end_time=end))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BANGKOK)


@pytest.mark.parametrize("half, opens", [("morning", at(DAY, 0)), ("afternoon", at(DAY, 12))])
def test_a_roll_opens_with_its_half_day_in_bangkok(half, opens):
    assert clock.roll_opens_at(half_day(half)) == opens


@pytest.mark.parametrize(
    "half, end, closes",
    [
        ("morning", None, at(DAY, 12)),
        ("morning", time(11, 30), at(DAY, 12)),
        ("morning", time(16), at(DAY, 12)),
        ("afternoon", None, at(DAY, 16, 30)),
        ("afternoon", time(15), at(DAY, 15)),
        ("afternoon", time(20, 30), at(DAY, 20, 30)),
        ("afternoon", time(12), at(DAY, 16, 30)),
    ],
)
def test_a_roll_closes_when_its_half_day_is_over(half, end, closes):
    assert clock.roll_closes_from(half_day(half, end)) == closes


@given(half=st.sampled_from(["morning", "afternoon"]), end=st.none() | times, day=st.dates(DAY, date(2030, 1, 1)))
def test_nothing_is_closed_before_it_is_open_nor_on_another_day(half, end, day):
    asked = half_day(half, end, day)
    opens, closes = clock.roll_opens_at(asked), clock.roll_closes_from(asked)
    assert (opens < closes, opens.date(), closes.date()) == (True, day, day)


@pytest.mark.parametrize("start, begins", [(time(9), at(DAY, 9)), (time(0), at(DAY, 0)), (None, at(NEXT, 0))])
def test_an_event_has_begun_at_its_time_and_without_one_when_its_first_day_is_over(start, begins):
    assert clock.begins_at(SimpleNamespace(first_day=DAY, start_time=start)) == begins


@given(each=times)
def test_every_time_of_the_day_lies_in_one_half(each):
    assert clock.half_of(each) == ("morning" if each.hour < 12 else "afternoon")
