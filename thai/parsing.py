"""Reading dates and times as people type them and as office files hold them.

Day comes before month. A year from 2400 is B.E., from 1900 to 2100 C.E., two digits are B.E. 25xx; any other
year is refused, so that no date is ever 543 years off in silence.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from thai.calendar import (
    BE_OFFSET,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    format_date,
    format_date_en,
)
from thai.digits import to_arabic_digits
from thai.spelling import tidy

LONGEST = 80
FIRST_CE, LAST_CE = 1900, 2100
FIRST_BE, LAST_BE = 2400, LAST_CE + BE_OFFSET

_DASHES = str.maketrans("‐‑‒–—−", "------")
_SHORT_WEEKDAYS = {"จ": 0, "อ": 1, "พ": 2, "พฤ": 3, "พฤหัส": 3, "ศ": 4, "ส": 5, "อา": 6}


def _weekdays() -> dict[str, int]:
    full = {name: number for number, name in enumerate(WEEKDAYS)}
    english = {name.lower(): number for number, name in enumerate(ENGLISH_WEEKDAYS)}
    return full | english | {name[:3]: number for name, number in english.items()} | _SHORT_WEEKDAYS


def _months() -> dict[str, int]:
    """Return months by name, written without dots, spaces and capitals."""
    names: dict[str, int] = {"sept": 9}
    for number in range(1, 13):
        english = ENGLISH_MONTHS[number - 1].lower()
        thai_short = SHORT_MONTHS[number - 1].replace(".", "")
        names |= dict.fromkeys((MONTHS[number - 1], thai_short, english, english[:3]), number)
    return names


_WEEKDAY_NUMBERS = _weekdays()
_MONTH_NUMBERS = _months()
_WEEKDAY_NAMES = "|".join(sorted(_WEEKDAY_NUMBERS, key=len, reverse=True))

_LEAD = re.compile(rf"(?:วัน)?\s?(?P<weekday>{_WEEKDAY_NAMES})?[.,]*\s?(?:ที่)?\s?(?=[0-9])", re.IGNORECASE)
_NUMBERS = re.compile(r"([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_EIGHT_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_BUDDHIST_ERA, _COMMON_ERA = ("พศ", "พุทธศักราช", "BE"), ("คศ", "คริสต์ศักราช", "CE", "AD")
_ERAS = r"พุทธศักราช|คริสต์ศักราช|พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|B\.?E\.?|C\.?E\.?|A\.?D\.?"
_NAMED_MONTH = re.compile(
    rf"([0-9]{{1,2}})\s?(?:เดือน\s?)?([^0-9]+?)\s?({_ERAS})?\s?([0-9]{{4}}|[0-9]{{2}})", re.IGNORECASE
)
_TIME = re.compile(r"(?:เวลา)?\s?([0-9]{1,2})\s?[.:]\s?([0-9]{2})(?:[.:]00)?\s?(?:น\.?|นาฬิกา)?")
_FULL_HOUR = re.compile(r"(?:เวลา)?\s?([0-9]{1,2})()\s?(?:น\.?|นาฬิกา)")


class UnreadableDate(ValueError):
    """A text that is no date; its message is a sentence for the person who typed it."""


class UnreadableTime(ValueError):
    """A text that is no time of day; its message is a sentence for the person who typed it."""


@dataclass(frozen=True)
class ParsedDate:
    """A day and how to show that it was understood: ``28 พ.ย. 2562 (28 Nov 2019)``."""

    day: date
    echo: str


@dataclass(frozen=True)
class _Written:
    """The parts of a date as they were written."""

    day: int
    month: int
    year: str
    era: str = ""
    english: bool = False


def parse_date(text: str) -> ParsedDate:
    """Return the day a text means; raises UnreadableDate.

    Reads Thai digits, ``28/11/2562``, ``28-11-62``, ``28.11.2562``, ``28 พ.ย.62``,
    ``วันศุกร์ที่ 13 มีนาคม พ.ศ. 2563``, ``วันที่ 28 เดือน พฤศจิกายน พุทธศักราช 2562``, ``2019-11-28``, ``28 Nov 2019``
    and ``28112562``.
    """
    line = _one_line(text)
    lead = _LEAD.match(line)
    if len(line) > LONGEST or lead is None:
        raise _no_date()
    written = _read(line[lead.end() :])
    try:
        day = date(_common_year(written), written.month, written.day)
    except ValueError as error:
        raise error if isinstance(error, UnreadableDate) else _no_such_day() from error
    _check_weekday(day, lead["weekday"])
    return ParsedDate(day, _echo(day))


def parse_time(text: str) -> time:
    """Return the time of day of ``11.00 น.``, ``11:00``, ``๑๑.๐๐`` or ``11 น.``; raises UnreadableTime."""
    line = _one_line(text)
    match = len(line) <= LONGEST and (_TIME.fullmatch(line) or _FULL_HOUR.fullmatch(line))
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise UnreadableTime(
            _("The time could not be read. Please type hours and minutes from 00.00 to 23.59, for example 09.30.")
        )
    return time(int(match[1]), int(match[2] or 0))


def _one_line(text: str) -> str:
    return to_arabic_digits(tidy(text)).translate(_DASHES)


def _read(line: str) -> _Written:
    if match := _YEAR_FIRST.fullmatch(line):
        return _Written(int(match[4]), int(match[3]), match[1])
    if match := _NUMBERS.fullmatch(line):
        return _Written(int(match[1]), int(match[3]), match[4])
    if match := _EIGHT_DIGITS.fullmatch(line):
        return _Written(int(match[1]), int(match[2]), match[3])
    if match := _NAMED_MONTH.fullmatch(line):
        name = re.sub(r"[.,/\s-]", "", match[2]).lower()
        if month := _MONTH_NUMBERS.get(name):
            era = re.sub(r"[.\s]", "", match[3] or "").upper()
            return _Written(int(match[1]), month, match[4], era, english=name.isascii())
    raise _no_date()


def _common_year(written: _Written) -> int:
    """Return the C.E. year. Two digits in English text could be either era, so they are refused."""
    buddhist_era, common_era = written.era in _BUDDHIST_ERA, written.era in _COMMON_ERA
    year = int(written.year)
    if len(written.year) == 2 and not common_era and (buddhist_era or not written.english):
        return 2500 + year - BE_OFFSET
    if FIRST_BE <= year <= LAST_BE and not common_era:
        return year - BE_OFFSET
    if FIRST_CE <= year <= LAST_CE and not buddhist_era:
        return year
    raise UnreadableDate(
        _(
            "The year could not be understood. Please give a B.E. year from 2400 to 2643 or a C.E. year "
            "from 1900 to 2100 in full, for example 28 พ.ย. 2562 or 28 Nov 2019."
        )
    )


def _check_weekday(day: date, written: str | None) -> None:
    if written and _WEEKDAY_NUMBERS[written.lower()] != day.weekday():
        raise UnreadableDate(
            _("The day of the week does not fit the date. Please check both; by the calendar the date is %(date)s.")
            % {"date": f"{format_date(day, 'weekday')} ({format_date_en(day)})"}
        )


def _echo(day: date) -> str:
    return f"{format_date(day)} ({format_date_en(day)})"


def _no_date() -> UnreadableDate:
    return UnreadableDate(
        _("The date could not be read. Please type day, month and year, for example 28 พ.ย. 2562 or 28/11/2562.")
    )


def _no_such_day() -> UnreadableDate:
    return UnreadableDate(
        _("The calendar has no such day. Please check day and month; a complete date looks like 28 พ.ย. 2562.")
    )
