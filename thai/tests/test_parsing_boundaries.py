"""Where dates end and begin: leap days, the edges of eras and fiscal years, the forms of official papers."""

from datetime import date, time, timedelta

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from thai.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS, be_year, fiscal_year, fiscal_year_bounds, format_date
from thai.digits import to_thai_digits
from thai.parsing import LONGEST, UnreadableDate, UnreadableTime, parse_date, parse_time

WORKSHOP = date(2019, 11, 28)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
INVISIBLE = st.sampled_from(["\u200b", "\ufeff", "\u200e", "\u2060", "\u00ad"])


@pytest.fixture(autouse=True)
def _sentences_in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "text",
    [
        *("วันที่ 28 เดือน พฤศจิกายน พ.ศ. 2562", "วันที่ ๒๘ เดือนพฤศจิกายน พุทธศักราช ๒๕๖๒", "28 เดือน พ.ย. 62"),
        *("28 พฤศจิกายน พุทธศักราช 2562", "28 พฤศจิกายน คริสต์ศักราช 2019", "วันพฤหัสที่ 28 พฤศจิกายน 2562"),
    ],
)
def test_the_workshop_as_official_papers_write_it(text):
    assert parse_date(text) == WORKSHOP


@pytest.mark.parametrize("text", ["28 พฤศจิกายน พุทธศักราช 2019", "28 พฤศจิกายน คริสต์ศักราช 2562"])
def test_an_era_in_full_that_contradicts_the_year_is_refused(text):
    with pytest.raises(UnreadableDate, match="year could not be understood"):
        parse_date(text)


@pytest.mark.parametrize("text", ["เดือนพฤศจิกายน 2562", "28 เดือน 2562", "28 เดือนเดือนพฤศจิกายน 2562"])
def test_the_word_for_month_is_no_month(text):
    with pytest.raises(UnreadableDate):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/1/2400", date(1858, 1, 1)),
        ("1/4/2400", date(1857, 4, 1)),
        ("31 ธ.ค. 2643", date(2100, 12, 31)),
        ("1/1/1900", date(1900, 1, 1)),
        ("31/12/2100", date(2100, 12, 31)),
        ("1 ม.ค. 00", date(1957, 1, 1)),
        ("31 ธ.ค. 99", date(2056, 12, 31)),
    ],
)
def test_the_first_and_last_days_that_are_read(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 มี.ค. 2482", date(1940, 3, 31)),
        ("1 ม.ค. 2482", date(1940, 1, 1)),
        ("31 ธ.ค. 2482", date(1939, 12, 31)),
        ("1 เม.ย. 2483", date(1940, 4, 1)),
        ("31 ธ.ค. 2483", date(1940, 12, 31)),
        ("1 ม.ค. 2484", date(1941, 1, 1)),
        ("29 ก.พ. 2482", date(1940, 2, 29)),
    ],
)
def test_the_year_ended_in_march_until_2483(text, day):
    assert (parse_date(text), format_date(day)) == (day, text)


@pytest.mark.parametrize("text", ["1/1/2483", "28 ก.พ. 2483", "31 มีนาคม พ.ศ. ๒๔๘๓"])
def test_january_to_march_of_2483_never_were(text):
    with pytest.raises(UnreadableDate, match="B.E. 2483 began on 1 April"):
        parse_date(text)


@pytest.mark.parametrize("text", ["31/12/2399", "1/1/2644", "31/12/1899", "1/1/2101"])
def test_the_days_beside_them_are_refused(text):
    with pytest.raises(UnreadableDate):
        parse_date(text)


@pytest.mark.parametrize(("year", "leap"), [(2543, True), (2563, True), (2562, False), (2643, False), (2442, False)])
def test_the_leap_day_follows_the_common_era_also_in_buddhist_years(year, leap):
    # In February 2442 and 2643 are 1900 and 2100, which have none; 2543 is 2000, which has one.
    text = to_thai_digits(f"29 กุมภาพันธ์ พ.ศ. {year}")
    if leap:
        assert parse_date(text) == date(year - 543, 2, 29)
    else:
        with pytest.raises(UnreadableDate, match="no such day"):
            parse_date(text)


@given(st.integers(2444, 2643))
def test_the_edges_of_a_fiscal_year_read_back_into_it(year):
    for day in fiscal_year_bounds(year):
        assert fiscal_year(parse_date(format_date(day, "official", thai_digits=True))) == year


@given(st.integers(2445, 2642))
def test_the_day_before_a_fiscal_year_belongs_to_the_one_before(year):
    first, last = fiscal_year_bounds(year)
    assert fiscal_year(first - timedelta(days=1)) == year - 1
    assert fiscal_year(last + timedelta(days=1)) == year + 1


@given(DAYS, st.sampled_from([MONTHS, SHORT_MONTHS]), st.lists(INVISIBLE, max_size=6), st.data())
def test_what_cannot_be_seen_changes_no_date(day, months, signs, data):
    text = f"{day.day} {months[day.month - 1]} {be_year(day)}"
    for sign in signs:
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + sign + text[place:]
    assert parse_date(text) == day


@given(DAYS, st.sampled_from(range(7)))
def test_only_the_right_weekday_is_believed(day, weekday):
    text = f"วัน{WEEKDAYS[weekday]}ที่ {format_date(day, 'official')}"
    if weekday == day.weekday():
        assert parse_date(text) == day
    else:
        with pytest.raises(UnreadableDate, match="day of the week does not fit"):
            parse_date(text)


@given(DAYS, st.sampled_from("/-."), st.sampled_from("/-."))
def test_two_different_marks_are_no_date(day, one, other):
    assume(one != other)
    with pytest.raises(UnreadableDate):
        parse_date(f"{day.day}{one}{day.month}{other}{day.year + 543}")


def test_a_date_is_looked_for_in_a_short_line_only():
    text = "28 พ.ย. 2562"
    assert parse_date(text.rjust(500)) == WORKSHOP
    with pytest.raises(UnreadableDate):
        parse_date(text.rjust(LONGEST + 1, "0"))


@pytest.mark.parametrize(("text", "moment"), [("0.00", time(0)), ("00.00 น.", time(0)), ("๒๓.๕๙ น.", time(23, 59))])
def test_the_first_and_last_minute_of_a_day(text, moment):
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["24.00", "23.60", "-1.00", "9.30 - 10.00", "9.30 a.m.", "12.5", "09.30.30", "25 น."])
def test_no_minute_of_a_day(text):
    with pytest.raises(UnreadableTime):
        parse_time(text)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_a_sentence(text):
    try:
        assert parse_time(text).second == 0
    except UnreadableTime as refused:
        assert str(refused).endswith("for example 09.30.")
