from datetime import date, time
from operator import attrgetter

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from thai.calendar import STYLES, be_year, format_date, format_date_en
from thai.digits import FULL_WIDTH, to_thai_digits
from thai.parsing import UnreadableDate, UnreadableTime, parse_date, parse_time

WORKSHOP = date(2019, 11, 28)
SEMINAR = date(2020, 3, 13)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
year_of = attrgetter("year")
WITH_DAY_AND_YEAR = [name for name, style in STYLES.items() if style.day and style.year and not style.two_digit_year]
DIGIT_SYSTEMS = [str, to_thai_digits, lambda text: text.translate(str.maketrans("0123456789", FULL_WIDTH))]


@pytest.fixture(autouse=True)
def _sentences_in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "text",
    [
        *("28/11/2562", "28-11-62", "28.11.2562", "28 / 11 / 2562", "28/11/2019", "28112562", "28112019"),
        *("28 พ.ย. 2562", "28 พ.ย.62", "28พย62", "28 พฤศจิกายน พ.ศ. 2562", "28 พ.ย. ค.ศ. 2019", "28-พ.ย.-62"),
        *("2019-11-28", "2562-11-28", "2019-11-28 00:00:00", "28 Nov 2019", "28-NOV-2019", "28 November B.E. 2562"),
        *("วันพฤหัสบดีที่ 28 พฤศจิกายน 2562", "พฤ. 28 พ.ย. 2562", "Thursday 28 November 2019", "Thu, 28 Nov 2019"),
        *("28 พฤศจิกา 62", "28 เดือนพฤศจิกา 2562"),
        *("๒๘ พ.ย. ๒๕๖๒", "２８/１１/２５６２", "วันที่ 28 พฤศจิกายน 2562", "  28\u00a0พ.ย.\u200b 2562\r\n", "28–11–2562"),
    ],
)
def test_the_workshop_as_people_write_it(text):
    assert parse_date(text) == WORKSHOP


@pytest.mark.parametrize(
    "text, month", [("15 มกรา 69", 1), ("15 กุมภา 69", 2), ("15 เมษา 69", 4), ("15 มิถุนา 2569", 6), ("15 ธันวา 69", 12)]
)
def test_a_month_as_it_is_said(text, month):
    assert parse_date(text) == date(2026, month, 15)


@pytest.mark.parametrize("text", ["วันศุกร์ที่ 13 มีนาคม พ.ศ. 2563", "วันศุกร์ที่ 13 มีนาคม 2563", "ศ. 13 มี.ค. 63"])
def test_the_seminar_was_on_a_friday(text):
    assert parse_date(text) == SEMINAR


def test_a_weekday_that_contradicts_the_date_is_refused():
    with pytest.raises(UnreadableDate) as refused:
        parse_date("วันพฤหัสบดีที่ 13 มีนาคม พ.ศ. 2563")
    assert str(refused.value) == (
        "The day of the week does not fit the date. Please check both; "
        "by the calendar the date is วันศุกร์ที่ 13 มีนาคม 2563 (13 Mar 2020)."
    )


@pytest.mark.parametrize(
    "text",
    [
        *("28/11/2200", "28/11/1899", "28/11/2101", "28/11/2399", "28/11/2644", "28/11/0062"),
        *("28 พ.ย. พ.ศ. 2019", "28 พ.ย. ค.ศ. 2562", "28 พ.ย. ค.ศ. 19", "28 Nov 19"),
    ],
)
def test_a_year_that_could_be_543_years_off_is_refused(text):
    with pytest.raises(UnreadableDate, match="year could not be understood"):
        parse_date(text)


@pytest.mark.parametrize("text", ["29/2/2562", "31/4/2563", "0/1/2563", "11/28/2562", "00000000", "2019-13-01"])
def test_a_day_that_the_calendar_lacks_is_refused(text):
    with pytest.raises(UnreadableDate):
        parse_date(text)


def test_29_february_of_a_leap_year():
    assert parse_date("29 ก.พ. 2563") == date(2020, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "ไม่มี", "43797", "43797.0", "28/11", "28/11/256", "28/11-2562", "28 พยย 2562", "พ.ย. 2562"),
        *("28 พ.ย. 2562 เวลา 9.00 น.", "28/11/2562 29/11/2562", "٢٨/١١/٢٥٦٢", "2019-11-28 13:30:00", "1" * 500),
    ],
)
def test_what_is_no_date_is_refused_with_a_good_example(text):
    with pytest.raises(UnreadableDate) as refused:
        parse_date(text)
    assert str(refused.value) == (
        "The date could not be read. Please type day, month and year, for example 28 Nov 2019 or 28/11/2019."
    )


@given(
    DAYS,
    st.sampled_from(WITH_DAY_AND_YEAR),
    st.sampled_from(DIGIT_SYSTEMS),
    st.sampled_from([format_date, format_date_en]),
)
def test_every_style_and_digit_system_reads_back(day, style, digits, write):
    assert parse_date(digits(write(day, style))) == day


@given(DAYS, st.sampled_from(DIGIT_SYSTEMS), st.sampled_from(["/", "-", "."]), st.sampled_from([be_year, year_of]))
def test_numbers_read_back_in_either_era(day, digits, mark, in_era):
    text = f"{day.day}{mark}{day.month:02}{mark}{in_era(day)}"
    assert parse_date(digits(text)) == day
    assert parse_date(digits(f"{day.day:02}{day.month:02}{in_era(day)}")) == day
    assert parse_date(digits(f"{in_era(day)}-{day.month:02}-{day.day:02}")) == day


@given(st.dates(date(1957, 1, 1), date(2056, 12, 31)))
def test_two_digits_are_a_year_of_the_26th_century(day):
    assert parse_date(format_date(day, "short_year")) == day


@given(st.integers(1, 28), st.integers(1, 12), st.integers(0, 9999))
def test_a_date_is_of_the_typed_year_or_refused(day, month, year):
    try:
        parsed = parse_date(f"{day}/{month}/{year:04}")
    except UnreadableDate:
        assert not (1900 <= year <= 2100 or 2400 <= year <= 2643) or (year == 2483 and month <= 3)
    else:
        # Before B.E. 2484 the year ended in March.
        offset = 0 if year < 2400 else 542 if year < 2483 and month <= 3 else 543
        assert parsed == date(year - offset, month, day)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_sentence(text):
    try:
        assert 1857 <= parse_date(text).year <= 2100
    except UnreadableDate as refused:
        assert str(refused).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        *("11.00 น.", "11:00", "๑๑.๐๐", "เวลา 11.00 น.", "11 น.", "11:00:00", "11.00 นาฬิกา\n", "11", "1100", "๑๑๐๐ น."),
        *("11 โมง", "11 โมงเช้า", "สิบเอ็ดโมง", "เวลา 11 โมง", "\ufeff11\u200b.00\u00a0น.", "１１：００"),
    ],
)
def test_the_opening_at_eleven_as_people_write_it(text):
    assert parse_time(text) == time(11)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2400", "24.00", "11.60", "09.00-12.00", "11.0", "4 โมง", "1:2:3:4", "9" * 90, "0960", "90000"),
        *("12 โมง", "0 โมง", "13 ทุ่ม", "เที่ยงคืน", "โมง", "7 โมงเย็น", "บ่าย 6 โมง"),
    ],
)
def test_what_is_no_time_is_refused_with_a_good_example(text):
    with pytest.raises(UnreadableTime) as refused:
        parse_time(text)
    assert str(refused.value) == (
        "The time could not be read. Please type hours and minutes from 00.00 to 23.59, for example 09.30."
    )


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        *(
            (text, time(9))
            for text in ("9", "0900", "900", "9 โมง", "9 โมงเช้า", "09:00", "9.00 น.", "๙.๐๐", "เก้าโมงเช้า")
        ),
        *((text, time(14)) for text in ("บ่าย 2 โมง", "บ่ายสองโมง", "บ่ายสอง", "14 น.", "๑๔")),
        *(("บ่ายโมง", time(13)), ("บ่ายโมงครึ่ง", time(13, 30)), ("เที่ยง", time(12)), ("เที่ยงครึ่ง", time(12, 30))),
        *(("6 โมงเย็น", time(18)), ("2 ทุ่ม", time(20)), ("ตีห้าครึ่ง", time(5, 30)), ("8 โมงครึ่ง", time(8, 30))),
        *(("930", time(9, 30)), ("0830 น.", time(8, 30)), ("0000", time(0)), ("00.00", time(0))),
    ],
)
def test_a_time_as_it_is_said_or_typed_in_haste(text, moment):
    assert parse_time(text) == moment


@given(st.times(), st.sampled_from([".", ":"]), st.sampled_from(DIGIT_SYSTEMS))
def test_every_minute_reads_back(moment, mark, digits):
    written = digits(f"{moment.hour:02}{mark}{moment.minute:02} น.")
    assert parse_time(written) == time(moment.hour, moment.minute)
