"""Terms and fiscal years at their edges: leap days, midnights in Thailand, chains without a gap."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.calendar import (
    add_years,
    be_year,
    fiscal_year,
    fiscal_year_bounds,
    format_date,
    format_date_en,
    format_date_range,
    format_time,
    format_time_range,
    local_day,
    term_end,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
YEARS = st.integers(1, 12)
# The last second of a fiscal year in Thailand, and the first of the next.
LAST, FIRST = datetime(2019, 9, 30, 16, 59, 59, tzinfo=UTC), datetime(2019, 9, 30, 17, 0, tzinfo=UTC)


def test_the_fiscal_year_changes_at_midnight_in_thailand():
    assert [fiscal_year(LAST), fiscal_year(FIRST)] == [2562, 2563]


def test_the_buddhist_year_changes_at_midnight_in_thailand():
    new_year = datetime(2019, 12, 31, 17, 0, tzinfo=UTC)
    assert [be_year(new_year - timedelta(seconds=1)), be_year(new_year)] == [2562, 2563]
    assert format_date(new_year) == "1 ม.ค. 2563"


def test_a_moment_without_a_zone_and_a_day_are_their_own_day():
    assert local_day(datetime(2019, 9, 30, 23, 59)) == date(2019, 9, 30)
    assert local_day(date(2019, 9, 30)) == date(2019, 9, 30)
    assert type(local_day(FIRST)) is date


@given(st.integers(2444, 2643))
def test_a_fiscal_year_is_a_day_longer_when_its_february_is(year):
    first, last = fiscal_year_bounds(year)
    leap = (date(year - 543, 3, 1) - timedelta(days=1)).day == 29
    assert (last - first).days + 1 == 365 + leap


@given(DAYS)
def test_a_year_later_it_is_the_next_fiscal_year(day):
    assert fiscal_year(add_years(day, 1)) == fiscal_year(day) + 1


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2020, 2, 29), 4, date(2024, 2, 28)),
        (date(2019, 2, 28), 1, date(2020, 2, 27)),
        (date(2019, 3, 1), 1, date(2020, 2, 29)),
        (date(2019, 10, 1), 1, date(2020, 9, 30)),
        (date(2020, 1, 1), 3, date(2022, 12, 31)),
    ],
)
def test_terms_that_touch_a_leap_day_or_the_turn_of_a_year(start, years, end):
    assert term_end(start, years) == end


@given(DAYS, YEARS)
def test_a_term_is_as_long_as_its_years(start, years):
    days = (term_end(start, years) - start).days + 1
    # One leap day more or less, and two where a term begins on one.
    assert years * 365 + years // 4 - 1 <= days <= years * 365 + years // 4 + 2


@given(DAYS, YEARS)
def test_a_longer_term_ends_later(start, years):
    assert term_end(start, years) < term_end(start, years + 1)


@given(DAYS, YEARS)
def test_a_term_that_begins_a_day_later_never_ends_earlier(start, years):
    assert term_end(start, years) <= term_end(start + timedelta(days=1), years)


@given(DAYS, YEARS, st.integers(2, 5))
def test_renewals_follow_each_other_without_gap_or_overlap(start, years, times):
    held = set()
    for _ in range(times):
        end = term_end(start, years)
        days = {start + timedelta(days=n) for n in (0, (end - start).days)}
        assert not held & days
        held |= days
        start = end + timedelta(days=1)


@given(DAYS, st.integers(0, 50))
def test_some_years_on_is_the_same_day_but_for_the_leap_day(day, years):
    later = add_years(day, years)
    assert (later.year, later.month) == (day.year + years, day.month)
    assert later.day == day.day or (day.month, day.day, later.day) == (2, 29, 28)


@pytest.mark.parametrize(
    ("first", "last", "style", "shown"),
    [
        (date(2019, 11, 1), date(2019, 11, 30), "month", "พฤศจิกายน 2562"),
        (date(2019, 11, 1), date(2019, 12, 31), "month", "พฤศจิกายน – ธันวาคม 2562"),
        (date(2019, 12, 1), date(2020, 1, 31), "month", "ธันวาคม 2562 – มกราคม 2563"),
        (date(2019, 12, 31), date(2020, 1, 1), "short_year", "31 ธ.ค. 62 – 1 ม.ค. 63"),
        (date(2020, 2, 28), date(2020, 2, 29), "official", "28–29 กุมภาพันธ์ พ.ศ. 2563"),
        (date(2020, 3, 13), date(2020, 3, 14), "weekday", "วันศุกร์ที่ 13 – วันเสาร์ที่ 14 มีนาคม 2563"),
    ],
)
def test_ranges_of_months_years_and_weekdays(first, last, style, shown):
    assert format_date_range(first, last, style) == shown


def test_a_range_of_moments_is_one_of_days_in_thailand():
    assert format_date_range(LAST, FIRST) == "30 ก.ย. – 1 ต.ค. 2562"
    assert format_date_range(FIRST, FIRST + timedelta(hours=23)) == "1 ต.ค. 2562"


def test_a_range_in_thai_digits_has_no_arabic_one_left():
    shown = format_date_range(date(2019, 12, 31), date(2020, 1, 1), thai_digits=True)
    assert shown == "๓๑ ธ.ค. ๒๕๖๒ – ๑ ม.ค. ๒๕๖๓"


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (time(0, 0), "00.00 น."),
        (time(23, 59, 59), "23.59 น."),
        (datetime(2019, 11, 28, 1, 12, tzinfo=UTC), "08.12 น."),
        (datetime(2019, 11, 28, 17, 30, tzinfo=UTC), "00.30 น."),
        (datetime(2019, 11, 28, 8, 12), "08.12 น."),
    ],
)
def test_a_clock_in_thailand(moment, shown):
    assert format_time(moment) == shown


def test_a_span_may_end_after_midnight():
    assert format_time_range(time(22, 0), time(0, 30)) == "22.00–00.30 น."


@given(DAYS)
def test_english_and_thai_say_the_same_day(day):
    number, _month, year = format_date(day, "long").split(" ")
    assert (format_date_en(day, "long").split(" ")[::2], int(year)) == ([number, str(day.year)], be_year(day))
