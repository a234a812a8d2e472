"""Reading dates and times as people type them and as office files hold them.

Day comes before month. A year from 2400 is B.E., from 1900 to 2100 C.E., two digits are B.E. 25xx; any other
year is refused, so that no date is ever 543 years off in silence. Before B.E. 2484 the year ended in March.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from thai.calendar import (
    BE_OFFSET,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    FIRST_JANUARY_YEAR,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    format_date,
    format_date_en,
    today,
)
from thai.numbers import plain

LONGEST = 80
FIRST_CE, LAST_CE = 1900, 2100
FIRST_BE, LAST_BE = 2400, LAST_CE + BE_OFFSET

# What is left off a month when it is said: ธันวา for ธันวาคม.
_LAST_SYLLABLE = re.compile("(?:คม|ยน|พันธ์)$")
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
        as_said = _LAST_SYLLABLE.sub("", MONTHS[number - 1])
        names |= dict.fromkeys((MONTHS[number - 1], thai_short, as_said, english, english[:3]), number)
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
_TODAY = ("วันนี้", "today")
_TIME = re.compile(r"(?:เวลา)?\s?([0-9]{1,2})(?:\s?[.:]\s?([0-9]{2})(?:[.:]00)?|([0-9]{2}))?\s?(?:น\.?|นาฬิกา)?")
# The spoken clock: the hours that may be said with each part of the day, and how long it began after midnight.
_SPOKEN = (
    (re.compile(r"([0-9]+)\s?โมง(\s?ครึ่ง)?"), (*range(7, 12), *range(13, 19)), 0),
    (re.compile(r"([0-9]+)\s?โมงเช้า(\s?ครึ่ง)?"), range(6, 12), 0),
    (re.compile(r"([0-9]+)\s?โมงเย็น(\s?ครึ่ง)?"), range(3, 7), 12),
    (re.compile(r"บ่าย\s?([0-9]*)\s?(?:โมง)?(\s?ครึ่ง)?"), range(1, 6), 12),
    (re.compile(r"([0-9]+)\s?ทุ่ม(\s?ครึ่ง)?"), range(1, 6), 18),
    (re.compile(r"ตี\s?([0-9]+)(\s?ครึ่ง)?"), range(1, 6), 0),
    (re.compile(r"()เที่ยง(?:วัน)?(\s?ครึ่ง)?"), range(1, 2), 11),
)
_SAID = dict(zip("หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด".split(), range(1, 12), strict=True))
_NUMBER_SAID = re.compile("|".join(sorted(_SAID, key=len, reverse=True)))


class UnreadableDate(ValueError):
    """A text that is no date; its message is a sentence for the person who typed it."""


class UnreadableTime(ValueError):
    """A text that is no time of day; its message is a sentence for the person who typed it."""


@dataclass(frozen=True)
class _Written:
    """The parts of a date as they were written."""

    day: int
    month: int
    year: str
    era: str = ""
    english: bool = False


def parse_date(text: str) -> date:
    """Return the day a text means; raises UnreadableDate.

    Reads Thai digits, ``28/11/2562``, ``28-11-62``, ``28.11.2562``, ``28 พ.ย.62``, ``28 พฤศจิกา 62``,
    ``วันศุกร์ที่ 13 มีนาคม พ.ศ. 2563``, ``วันที่ 28 เดือน พฤศจิกายน พุทธศักราช 2562``, ``2019-11-28``, ``28 Nov 2019``
    and ``28112562``; ``วันนี้`` is today.
    """
    line = plain(text)
    if line.lower() in _TODAY:
        return today()
    lead = _LEAD.match(line)
    if len(line) > LONGEST or lead is None:
        raise _no_date()
    written = _read(line[lead.end() :])
    try:
        day = date(_common_year(written), written.month, written.day)
    except ValueError as error:
        raise error if isinstance(error, UnreadableDate) else _no_such_day() from error
    _check_weekday(day, lead["weekday"])
    return day


def parse_time(text: str) -> time:
    """Return the time of day of ``11.00 น.``, ``11:00``, ``๑๑.๐๐``, ``1100``, ``11`` or ``11 โมง``.

    An hour of the spoken clock without its part of the day (``4 โมง``) is refused. Raises UnreadableTime.
    """
    line = plain(text)
    found = _clock(line) or _spoken(line) if len(line) <= LONGEST else None
    if found is None or found[0] > 23 or found[1] > 59:
        raise UnreadableTime(
            _("The time could not be read. Please type hours and minutes from 00.00 to 23.59, for example 09.30.")
        )
    return time(*found)


def _clock(line: str) -> tuple[int, int] | None:
    """Hour and minute of a time in digits; three or four of them without a mark are hours and minutes."""
    match = _TIME.fullmatch(line)
    return (int(match[1]), int(match[2] or match[3] or 0)) if match else None


def _spoken(line: str) -> tuple[int, int] | None:
    """Hour and minute of a time as it is said: ``9 โมงเช้า``, ``บ่ายสองโมงครึ่ง``, ``เที่ยง``."""
    said = _NUMBER_SAID.sub(lambda word: str(_SAID[word[0]]), line.removeprefix("เวลา").strip())
    for pattern, hours, after in _SPOKEN:
        match = pattern.fullmatch(said)
        if match and int(match[1] or 1) in hours:
            return int(match[1] or 1) + after, 30 if match[2] else 0
    return None


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
        return _of_buddhist(2500 + year, written.month)
    if FIRST_BE <= year <= LAST_BE and not common_era:
        return _of_buddhist(year, written.month)
    if FIRST_CE <= year <= LAST_CE and not buddhist_era:
        return year
    raise UnreadableDate(
        _(
            "The year could not be understood. Please give a B.E. year from 2400 to 2643 or a C.E. year "
            "from 1900 to 2100 in full, for example 28 Nov 2019 or 28/11/2019."
        )
    )


def _of_buddhist(year: int, month: int) -> int:
    """The C.E. year of a month of a Buddhist year; January to March of 2483 never were."""
    if month > 3 or year >= FIRST_JANUARY_YEAR:
        return year - BE_OFFSET
    if year == FIRST_JANUARY_YEAR - 1:
        raise UnreadableDate(
            _("B.E. 2483 began on 1 April and had no January to March. Please check the year, for example 1 Jan 1941.")
        )
    return year - BE_OFFSET + 1


def _check_weekday(day: date, written: str | None) -> None:
    if written and _WEEKDAY_NUMBERS[written.lower()] != day.weekday():
        raise UnreadableDate(
            _("The day of the week does not fit the date. Please check both; by the calendar the date is %(date)s.")
            % {"date": f"{format_date(day, 'weekday')} ({format_date_en(day)})"}
        )


def _no_date() -> UnreadableDate:
    return UnreadableDate(
        _("The date could not be read. Please type day, month and year, for example 28 Nov 2019 or 28/11/2019.")
    )


def _no_such_day() -> UnreadableDate:
    return UnreadableDate(
        _("The calendar has no such day. Please check day and month; a complete date looks like 28 Nov 2019.")
    )
