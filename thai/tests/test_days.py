"""The day a figure is about and the moment it was known, read from what people write."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from thai.calendar import today
from thai.days import (
    FIRST_DAY,
    LAST_DAY,
    Days,
    UnreadableDays,
    closed_day,
    end_of_day,
    read_day,
    read_moment,
    today_as_known_now,
    within_the_years,
)

ONE_DAY = timedelta(days=1)


def test_days_are_a_value():
    one, other = Days(date(2019, 11, 28)), Days(date(2019, 11, 28), None)
    assert (one == other, hash(one) == hash(other)) == (True, True)
    with pytest.raises(FrozenInstanceError):
        one.as_of = date(2019, 11, 29)


def test_unless_told_otherwise_it_is_today_as_known_now():
    assert today_as_known_now() == Days(today(), None)


def test_the_evening_in_london_is_tomorrow_in_bangkok():
    with time_machine.travel(datetime(2026, 11, 27, 17, 30, tzinfo=UTC)):
        assert today_as_known_now().as_of == date(2026, 11, 28)


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_every_day_the_register_can_know_is_read(day):
    assert read_day(day.isoformat()) == within_the_years(day) == day


@pytest.mark.parametrize("day", [FIRST_DAY - ONE_DAY, LAST_DAY + ONE_DAY])
def test_a_day_outside_these_years_is_refused_with_an_example(day):
    with pytest.raises(UnreadableDays, match="28 พ.ย. 2562"):
        within_the_years(day)


def test_known_at_is_the_end_of_that_day_in_bangkok():
    moment = timezone.localtime(read_moment("31/12/2562"))
    assert (moment.date(), moment.hour, moment.minute) == (date(2019, 12, 31), 23, 59)


def test_known_at_takes_a_moment_too():
    assert read_moment("2019-12-31T16:30") == read_moment("2019-12-31T09:30:00 00:00")


def test_what_will_be_known_tomorrow_is_not_known():
    assert end_of_day(today()) is None
    with pytest.raises(UnreadableDays, match="ไม่เกินวันนี้"):
        end_of_day(today() + ONE_DAY)


@pytest.mark.parametrize("text", ["2019-11-28T25:00", "T", "2019-13-01T10:00", "1900-01-01T10:00"])
def test_a_moment_that_cannot_be_is_refused_with_an_example(text):
    with pytest.raises(UnreadableDays, match="2019-11-28T16:30|28 พ.ย. 2562"):
        read_moment(text)


def test_a_moment_without_a_zone_is_bangkoks():
    assert read_moment("2019-12-31T16:30") == datetime(2019, 12, 31, 9, 30, tzinfo=UTC)


def test_a_moment_still_to_come_is_not_known():
    with pytest.raises(UnreadableDays, match="ไม่เกินวันนี้"):
        read_moment((timezone.now() + ONE_DAY).isoformat())


@pytest.mark.parametrize("text", ["Thu, 28 Nov 2019", "28 OCT 2019", "Tuesday 31 December 2019"])
def test_a_day_with_a_capital_t_is_a_day_and_no_moment(text):
    assert read_moment(text) == end_of_day(read_day(text))


@given(st.datetimes(datetime(1950, 1, 2), datetime(2019, 12, 31), timezones=st.just(UTC)))
def test_every_moment_of_the_past_reads_back(moment):
    assert read_moment(moment.isoformat()) == moment
    assert read_moment(timezone.localtime(moment).isoformat()) == moment


@given(st.dates(FIRST_DAY, date(2020, 12, 31)))
def test_the_last_moment_of_a_day_tells_its_day_and_the_next_moment_none(day):
    last = end_of_day(day)
    assert (closed_day(last), closed_day(last.astimezone(UTC))) == (day, day)
    assert closed_day(last + timedelta(microseconds=1)) is None
