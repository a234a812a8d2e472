"""Both days of every figure are understood as people write them, or refused with an example."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.days import read_days
from thai.calendar import fiscal_year, fiscal_year_bounds, format_date, today
from thai.days import FIRST_DAY, LAST_DAY, UnreadableDays

KNOWABLE = st.dates(FIRST_DAY, LAST_DAY)


def test_without_parameters_it_is_today_as_known_now():
    days = read_days({})
    assert (days.as_of, days.known_at, days.query) == (today(), None, "")


@pytest.mark.parametrize("text", ["2019-11-28", "28 พ.ย. 2562", "28/11/2562", "๒๘/๑๑/๒๕๖๒", "28 Nov 2019"])
def test_every_way_of_writing_the_day(text):
    days = read_days({"as_of": text})
    assert (days.as_of, days.fiscal_year) == (date(2019, 11, 28), 2563)


@given(KNOWABLE)
def test_a_day_written_in_either_calendar_comes_back(day):
    assert {read_days({"as_of": text}).as_of for text in (day.isoformat(), format_date(day))} == {day}


@pytest.mark.parametrize("text", ["30/2/2563", "2019-02-29", "ไม่ทราบ", "28/11/3562", "1800-01-01", "<b>", "0" * 500])
def test_an_impossible_day_is_refused_with_an_example(text):
    with pytest.raises(UnreadableDays, match="256"):
        read_days({"as_of": text})


def test_a_fiscal_year_ends_on_its_last_day():
    days = read_days({"fiscal_year": "๒๕๖๓"})
    assert (days.as_of, days.fiscal_days) == (date(2020, 9, 30), (date(2019, 10, 1), date(2020, 9, 30)))


@pytest.mark.parametrize("text", ["2020", "63", "๒๕", "9999", "2563x", "-256", "²⁵⁶³"])
def test_a_year_that_is_no_fiscal_year_is_refused(text):
    with pytest.raises(UnreadableDays, match="2563"):
        read_days({"fiscal_year": text})


@pytest.mark.parametrize("name", ["as_of", "known_at"])
def test_a_year_of_two_digits_that_may_be_meant_otherwise_is_not_guessed_at(name, on_day):
    with on_day(date(2026, 11, 29)):
        with pytest.raises(UnreadableDays, match="2526.*29 พ.ย. 2569"):
            read_days({name: "28/11/26"})
        assert read_days({name: "28/11/62"}).as_of in {date(2019, 11, 28), today()}


def test_a_day_before_the_fiscal_year_is_refused():
    with pytest.raises(UnreadableDays, match="ตุลาคม"):
        read_days({"as_of": "2019-09-30", "fiscal_year": "2563"})


@given(KNOWABLE)
def test_events_are_counted_from_october_to_the_day(day):
    days = read_days({"as_of": day.isoformat()})
    assert days.fiscal_days == (fiscal_year_bounds(fiscal_year(day))[0], day)


@given(KNOWABLE)
def test_the_months_end_with_the_day_and_never_repeat(day):
    months = read_days({"as_of": day.isoformat()}).months
    # What lies ahead has no curve.
    assert months[-1] == min(day, today()) and months == sorted(set(months))
    assert all((end + timedelta(days=1)).day == 1 for end in months[:-1])


def test_links_repeat_what_was_asked_and_nothing_else():
    days = read_days({"as_of": "28 พ.ย. 2562", "order": "coverage", "known_at": " "})
    assert days.query == "?as_of=28+%E0%B8%9E.%E0%B8%A2.+2562"


def test_a_page_about_an_unreadable_day_keeps_everything_that_was_asked(signed_in, advisor, gazetteer):
    asked = {"as_of": "28/11/2562", "known_at": "rubbish", "fiscal_year": "2563", "order": "coverage"}
    page = signed_in(advisor).get("/dashboard/96/", asked)
    boxes = dict(re.findall(r'name="(as_of|known_at|fiscal_year)" value="([^"]*)"', page.content.decode()))
    assert (page.status_code, boxes) == (400, {name: asked[name] for name in ("as_of", "known_at", "fiscal_year")})


def test_a_page_about_an_unreadable_day_offers_no_more_than_was_asked(signed_in, advisor, gazetteer):
    page = signed_in(advisor).get("/dashboard/", {"as_of": "31/2/2562"}).content.decode()
    boxes = re.findall(r'name="(as_of|known_at|fiscal_year)" value="([^"]*)"', page)
    assert boxes == [("as_of", "31/2/2562")]
