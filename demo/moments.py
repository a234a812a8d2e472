"""Days and moments of the demonstration."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from demo import SEED
from thai.calendar import ONE_DAY, add_years

BANGKOK = ZoneInfo("Asia/Bangkok")
SEATS_FROM = date(2015, 10, 1)
# The offices of the southern border area kept records a term earlier than the others.
RECORDS_FROM_SOUTH = date(2016, 6, 11)
RECORDS_FROM = date(2019, 6, 11)
RECORDS_FROM_LATE = date(2022, 6, 11)
# Since this day the other offices keep candidacies too, not only appointments.
PAPERS_FROM = date(2024, 10, 1)
TERM_YEARS = 3


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment in Bangkok."""
    return datetime.combine(day, time(hour, minute), BANGKOK)


def days(count: int) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def generator(*names: object) -> Random:
    """The random generator of one thing of the demonstration; the same on every day and machine."""
    return Random("-".join(map(str, (SEED, *names))))


def last_day_of_term(start: date) -> date:
    """The inclusive last day of a full term."""
    return add_years(start, TERM_YEARS) - ONE_DAY


def national_terms(first: date, today: date) -> Iterator[date]:
    """First days of the national terms, every three years from ``first`` until today."""
    while first <= today:
        yield first
        first = add_years(first, TERM_YEARS)


def cycle_ending(last_day: date, first: date) -> list[date]:
    """First days of terms of an own cycle whose present term ends on ``last_day``; the first has another length."""
    starts, start = [], add_years(last_day + ONE_DAY, -TERM_YEARS)
    while start > first + days(200):
        starts.append(start)
        start = add_years(start, -TERM_YEARS)
    return [first, *reversed(starts)]
