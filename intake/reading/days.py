"""Days of a roster, in three calendars and as numbers; nothing is silently a century off."""

import re
from datetime import date, timedelta

from intake.reading.cells import Cell, Kind
from intake.reading.columns import Field
from intake.reading.reading import Reading, Unread
from intake.reading.words import is_empty_word
from thai.calendar import BE_OFFSET, today
from thai.numbers import plain
from thai.parsing import FIRST_BE, UnreadableDate, parse_date
from thai.plausible import whole_years

# The network began in B.E. 2548; an earlier term or order is a year of two digits that Excel took for 19xx.
FIRST_OF_NETWORK = date(2005, 1, 1)
OLDEST = 76
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS, _BUDDHIST_SERIALS = range(10_000, 90_000), range(190_000, 300_000)
_BETWEEN_DAYS = re.compile(r"\s+[-–—]\s+|\s*(?:ถึงวันที่|ถึง|to|–|—)\s*|(?<=[0-9]{4})\s*-\s*")


DAYS = {Field.BIRTH_DATE, Field.ORDER_DATE, Field.TERM_START, Field.TERM_END}


def read_day(field: Field, cell: Cell, since_1904: bool) -> str:
    """The day that a cell means (ISO); raises Unread."""
    match cell.kind:
        case Kind.DATE:
            day = _of_calendar(cell.text[:10])
            _must_be_likely(field, day, buddhist=int(cell.text[:4]) >= FIRST_BE if cell.text[:4].isdigit() else False)
        case Kind.NUMBER:
            day = _of_number(cell.text, since_1904)
            _must_be_likely(field, day, buddhist=False)
        case _:
            day = _of_text(cell.text)
            _must_be_possible(field, day)
    return day.isoformat()


def _of_calendar(text: str) -> date:
    """A day out of the spreadsheet's calendar, in which B.E. 2562 may have been typed for the year 2562."""
    try:
        year, month, day = (int(part) for part in text.split("-"))
        return date(year - BE_OFFSET if year >= FIRST_BE else year, month, day)
    except ValueError as error:
        raise Unread("date") from error


def _of_number(text: str, since_1904: bool) -> date:
    """A day that lost its format: days since 1900 (or 1904), or eight digits in a row."""
    if text.isdigit() and len(text) in (7, 8):
        return _of_text(text.zfill(8))
    number = int(float(text)) if float(text) > 0 else 0
    if number not in _SERIALS and number not in _BUDDHIST_SERIALS:
        raise Unread("date")
    day = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(days=number)
    return _of_calendar(day.isoformat())


def _of_text(text: str) -> date:
    try:
        return parse_date(text)
    except UnreadableDate as error:
        raise Unread("date") from error


def _must_be_likely(field: Field, day: date, *, buddhist: bool) -> None:
    """Refuse a day of the spreadsheet's own calendar that a year of two digits may have become: 62 is 1962 to Excel,
    and 05 is 2005, where an officer writes B.E. 2562 and 2505. Who typed the era in full is believed."""
    _must_be_possible(field, day)
    if buddhist:
        return
    if field == Field.BIRTH_DATE:
        age = whole_years(day, today())
        if day.year >= 2000 or age > OLDEST:
            raise Unread("date_century")
    elif day < FIRST_OF_NETWORK:
        raise Unread("date_century")


def _must_be_possible(field: Field, day: date) -> None:
    if field == Field.BIRTH_DATE and day > today():
        raise Unread("date_ahead")


def read_term(cell: Cell, *, column: int) -> tuple[Reading, Reading]:
    """First and last day of a term that stands in one cell (``11 มิ.ย. 2568 – 10 มิ.ย. 2571``)."""
    if is_empty_word(cell.text):
        return Reading(cell.text, column=column), Reading(cell.text, column=column)
    for between in _BETWEEN_DAYS.finditer(plain(cell.text)):
        first, last = plain(cell.text)[: between.start()], plain(cell.text)[between.end() :]
        try:
            days = parse_date(first), parse_date(last)
        except UnreadableDate:
            continue
        start, end = (Reading(cell.text, day.isoformat(), column=column) for day in days)
        return start, end
    return Reading(cell.text, why="term", column=column), Reading(cell.text, why="term", column=column)
