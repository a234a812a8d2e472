from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from thai.calendar import (
    STYLES,
    add_years,
    be_year,
    fiscal_year,
    fiscal_year_bounds,
    format_date,
    format_date_en,
    format_date_range,
    format_date_range_en,
    format_time,
    format_time_range,
    term_end,
    today,
)

NARATHIWAT_WORKSHOP = date(2019, 11, 28)
SONGKHLA_SEMINAR = date(2020, 3, 13)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("style", "thai", "english"),
    [
        ("short", "28 พ.ย. 2562", "28 Nov 2019"),
        ("long", "28 พฤศจิกายน 2562", "28 November 2019"),
        ("official", "28 พฤศจิกายน พ.ศ. 2562", "28 November 2019"),
        ("weekday", "วันพฤหัสบดีที่ 28 พฤศจิกายน 2562", "Thursday 28 November 2019"),
        ("weekday_official", "วันพฤหัสบดีที่ 28 พฤศจิกายน พ.ศ. 2562", "Thursday 28 November 2019"),
        ("weekday_soon", "วันพฤหัสบดีที่ 28 พ.ย.", "Thursday 28 Nov"),
        ("month", "พฤศจิกายน 2562", "November 2019"),
        ("short_year", "28 พ.ย. 62", "28 Nov 2019"),
    ],
)
def test_the_narathiwat_workshop_in_every_style(style, thai, english):
    assert format_date(NARATHIWAT_WORKSHOP, style) == thai
    assert format_date_en(NARATHIWAT_WORKSHOP, style) == english


def test_every_style_is_told_above():
    assert list(STYLES) == [
        "short",
        "long",
        "official",
        "weekday",
        "weekday_official",
        "month",
        "short_year",
        "weekday_soon",
    ]


def test_the_songkhla_seminar_was_on_a_friday():
    assert format_date(SONGKHLA_SEMINAR, "weekday") == "วันศุกร์ที่ 13 มีนาคม 2563"


def test_letters_use_thai_digits():
    assert format_date(NARATHIWAT_WORKSHOP, "long", thai_digits=True) == "๒๘ พฤศจิกายน ๒๕๖๒"
    assert format_date_range(NARATHIWAT_WORKSHOP, date(2019, 11, 30), thai_digits=True) == "๒๘–๓๐ พ.ย. ๒๕๖๒"


def test_an_unknown_style_is_an_error():
    with pytest.raises(KeyError):
        format_date(NARATHIWAT_WORKSHOP, "shortt")


def test_a_moment_in_the_evening_of_utc_is_the_next_day_in_thailand():
    new_year = datetime(2019, 12, 31, 18, 30, tzinfo=UTC)
    assert format_date(new_year) == "1 ม.ค. 2563"
    assert be_year(new_year) == 2563
    assert format_time(new_year) == "01.30 น."


@time_machine.travel(datetime(2026, 11, 19, 17, 30, tzinfo=UTC), tick=False)
def test_today_is_the_day_in_bangkok():
    assert today() == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("last", "style", "thai", "english"),
    [
        (date(2019, 11, 28), "short", "28 พ.ย. 2562", "28 Nov 2019"),
        (date(2019, 11, 30), "short", "28–30 พ.ย. 2562", "28–30 Nov 2019"),
        (date(2019, 12, 2), "long", "28 พฤศจิกายน – 2 ธันวาคม 2562", "28 November – 2 December 2019"),
        (date(2020, 1, 2), "short", "28 พ.ย. 2562 – 2 ม.ค. 2563", "28 Nov 2019 – 2 Jan 2020"),
        (date(2019, 11, 29), "official", "28–29 พฤศจิกายน พ.ศ. 2562", "28–29 November 2019"),
        (
            date(2019, 11, 29),
            "weekday",
            "วันพฤหัสบดีที่ 28 – วันศุกร์ที่ 29 พฤศจิกายน 2562",
            "Thursday 28 – Friday 29 November 2019",
        ),
        (date(2019, 12, 31), "month", "พฤศจิกายน – ธันวาคม 2562", "November – December 2019"),
        (date(2019, 11, 30), "month", "พฤศจิกายน 2562", "November 2019"),
    ],
)
def test_a_range_says_once_what_both_days_share(last, style, thai, english):
    assert format_date_range(NARATHIWAT_WORKSHOP, last, style) == thai
    assert format_date_range_en(NARATHIWAT_WORKSHOP, last, style) == english


def test_a_reversed_range_is_an_error():
    with pytest.raises(ValueError, match="before it begins"):
        format_date_range(SONGKHLA_SEMINAR, NARATHIWAT_WORKSHOP)


def test_times_have_a_dot():
    assert format_time(time(8, 12)) == "08.12 น."
    assert format_time_range(time(9), time(16)) == "09.00–16.00 น."


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (NARATHIWAT_WORKSHOP, 2563),
        (SONGKHLA_SEMINAR, 2563),
        (date(2019, 9, 30), 2562),
        (date(2019, 10, 1), 2563),
    ],
)
def test_fiscal_years_of_known_days(day, year):
    assert fiscal_year(day) == year


@given(DAYS)
def test_every_day_lies_in_the_bounds_of_its_year(day):
    first, last = fiscal_year_bounds(fiscal_year(day))
    assert first <= day <= last


@given(st.integers(2444, 2642))
def test_fiscal_years_follow_each_other_without_gap(year):
    assert fiscal_year_bounds(year)[1] + timedelta(days=1) == fiscal_year_bounds(year + 1)[0]


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2019, 6, 11), 3, date(2022, 6, 10)),  # 11 มิ.ย. 2562 – 10 มิ.ย. 2565, the term of the registry prototype
        (date(2020, 2, 29), 3, date(2023, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 28)),
        (date(2019, 3, 1), 1, date(2020, 2, 29)),
        (date(2020, 1, 1), 2, date(2021, 12, 31)),
    ],
)
def test_the_last_day_of_a_term(start, years, end):
    assert term_end(start, years) == end


def test_29_february_some_years_on():
    assert add_years(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert add_years(date(2020, 2, 29), -4) == date(2016, 2, 29)


@given(DAYS, st.integers(1, 6))
def test_the_next_term_begins_where_no_day_is_lost(start, years):
    assert timedelta(0) <= add_years(start, years) - term_end(start, years) <= timedelta(days=1)
