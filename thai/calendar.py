"""The Buddhist calendar, the fiscal year and terms of office. Dates are stored in the common era."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from thai.digits import to_thai_digits

BANGKOK = ZoneInfo("Asia/Bangkok")
BE_OFFSET = 543
ONE_DAY = timedelta(days=1)
# The year began on 1 April until B.E. 2483, which so had nine months (Calendar Act of 2483); 2484 is the year 1941.
FIRST_JANUARY_YEAR = 2484

MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class _Style(NamedTuple):
    day: bool = True
    weekday: bool = False
    long_month: bool = True
    era: bool = False
    two_digit_year: bool = False
    year: bool = True


STYLES = {
    "short": _Style(long_month=False),
    "long": _Style(),
    "official": _Style(era=True),
    "weekday": _Style(weekday=True),
    "weekday_official": _Style(weekday=True, era=True),
    "month": _Style(day=False),
    "short_year": _Style(long_month=False, two_digit_year=True),
    "weekday_soon": _Style(weekday=True, long_month=False, year=False),
}


def today() -> date:
    """Return the day it is in Thailand."""
    return datetime.now(BANGKOK).date()


def be_year(day: date) -> int:
    """Return the Buddhist year of a day: 2019-11-28 → 2562; January to March 1940 still belong to 2482."""
    local = local_day(day)
    year = local.year + BE_OFFSET
    return year - 1 if local.month <= 3 and year < FIRST_JANUARY_YEAR else year


def format_date(day: date, style: str = "short", thai_digits: bool = False) -> str:
    """Return a day in Thai. Styles are the keys of STYLES; an unknown style raises KeyError.

    short ``28 พ.ย. 2562`` · long ``28 พฤศจิกายน 2562`` · official ``28 พฤศจิกายน พ.ศ. 2562`` ·
    weekday ``วันพฤหัสบดีที่ 28 พฤศจิกายน 2562`` · weekday_official (with พ.ศ.) · month ``พฤศจิกายน 2562`` ·
    short_year ``28 พ.ย. 62`` · weekday_soon (of the days ahead) ``วันพฤหัสบดีที่ 28 พ.ย.``.
    A moment with a time zone counts as its day in Thailand.
    """
    text = _line(_thai_pieces(local_day(day), STYLES[style]))
    return to_thai_digits(text) if thai_digits else text


def format_date_en(day: date, style: str = "short") -> str:
    """Return a day in English and the common era, with the same styles; years always have four digits."""
    return _line(_english_pieces(local_day(day), STYLES[style]))


def format_date_range(first: date, last: date, style: str = "short", thai_digits: bool = False) -> str:
    """Return two days in Thai, what they share said once: ``28–30 พ.ย. 2562``. Raises ValueError if reversed."""
    text = _range(first, last, lambda day: _thai_pieces(day, STYLES[style]))
    return to_thai_digits(text) if thai_digits else text


def format_date_range_en(first: date, last: date, style: str = "short") -> str:
    """Return two days in English, what they share said once: ``28–30 Nov 2019``. Raises ValueError if reversed."""
    return _range(first, last, lambda day: _english_pieces(day, STYLES[style]))


def format_time(moment: time | datetime) -> str:
    """Return the time of day with a dot, as Thai papers print it: ``08.12 น.``"""
    return f"{_clock(moment)} น."


def format_time_range(start: time | datetime, end: time | datetime) -> str:
    """Return a span of time: ``09.00–16.00 น.``"""
    return f"{_clock(start)}–{_clock(end)} น."


def fiscal_year(day: date) -> int:
    """Return the fiscal year (B.E.) of a day; it runs 1 October to 30 September and is named by its end."""
    local = local_day(day)
    return local.year + BE_OFFSET + (local.month >= 10)


def fiscal_year_bounds(be_year: int) -> tuple[date, date]:
    """Return the first and last day of a fiscal year given in B.E."""
    year = be_year - BE_OFFSET
    return date(year - 1, 10, 1), date(year, 9, 30)


def add_years(day: date, years: int) -> date:
    """Return the same day some years on; 29 February becomes the 28th where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def term_end(start: date, years: int) -> date:
    """Return the last day, inclusive, of a term: 11 Jun 2562 for 3 years → 10 Jun 2565.

    Civil and Commercial Code s. 193/5: a period of years ends on the day before the corresponding day, or on
    the month's last day where there is none (29 Feb 2563 for 3 years → 28 Feb 2566).
    """
    corresponding = add_years(start, years)
    return corresponding - ONE_DAY if corresponding.day == start.day else corresponding


def local_day(day: date) -> date:
    """Return the day in Thailand of a moment with a time zone; every other date is its own day."""
    if not isinstance(day, datetime):
        return day
    return (day.astimezone(BANGKOK) if day.tzinfo else day).date()


def _clock(moment: time | datetime) -> str:
    if isinstance(moment, datetime) and moment.tzinfo:
        moment = moment.astimezone(BANGKOK)
    return f"{moment.hour:02}.{moment.minute:02}"


def _thai_pieces(day: date, style: _Style) -> tuple[str, str, str]:
    """Return the texts of day, month and year."""
    number = f"วัน{WEEKDAYS[day.weekday()]}ที่ {day.day}" if style.weekday else str(day.day)
    months = MONTHS if style.long_month else SHORT_MONTHS
    year = f"{be_year(day) % 100:02}" if style.two_digit_year else str(be_year(day))
    year = f"พ.ศ. {year}" if style.era else year
    return number if style.day else "", months[day.month - 1], year if style.year else ""


def _english_pieces(day: date, style: _Style) -> tuple[str, str, str]:
    number = f"{ENGLISH_WEEKDAYS[day.weekday()]} {day.day}" if style.weekday else str(day.day)
    month = ENGLISH_MONTHS[day.month - 1]
    return number if style.day else "", month if style.long_month else month[:3], str(day.year) if style.year else ""


def _range(first: date, last: date, pieces: Callable[[date], tuple[str, str, str]]) -> str:
    first, last = local_day(first), local_day(last)
    if last < first:
        raise ValueError("A range of days ends before it begins.")
    begin, end = pieces(first), pieces(last)
    if begin == end:
        return _line(end)
    if first.year != last.year:
        return f"{_line(begin)} – {_line(end)}"
    if first.month != last.month:
        return f"{_line(begin[:2])} – {_line(end)}"
    dash = "–" if begin[0].isdigit() else " – "
    return _line((f"{begin[0]}{dash}{end[0]}", *end[1:]))


def _line(pieces: tuple[str, ...]) -> str:
    return " ".join(piece for piece in pieces if piece)
