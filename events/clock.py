"""When an event, its half-days and their rolls begin and end, on the clock of Bangkok (decision 23).

What is asked about an event or a half-day is whatever answers as the model does; no model is known here.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from thai.calendar import BANGKOK, ONE_DAY

MORNING, AFTERNOON = "morning", "afternoon"
NOON = time(12)
# When an afternoon ends whose event does not say.
USUAL_END = time(16, 30)
# An event of one day ends after it starts, as far as both are known.
HOURS_IN_ORDER = Q(last_day__gt=F("first_day")) | Q(start_time=None) | Q(end_time=None)
HOURS_IN_ORDER |= Q(end_time__gt=F("start_time"))


def days_of(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def half_days(event: Any) -> list[tuple[date, str]]:
    """The half-days of an event: each day has two, unless the known times leave one of them out."""
    days = days_of(event.first_day, event.last_day)
    halves = [(day, half) for day in days for half in (MORNING, AFTERNOON)]
    if event.start_time and event.start_time >= NOON:
        halves.remove((days[0], MORNING))
    if event.end_time and event.end_time <= NOON and (days[-1], MORNING) in halves:
        halves.remove((days[-1], AFTERNOON))
    return halves


def half_of(clock: time) -> str:
    """The half-day in which a time lies: what begins at noon is of the afternoon."""
    return MORNING if clock < NOON else AFTERNOON


def begins_at(event: Any) -> datetime:
    """When an event has begun for certain; of one that does not say, that is when its first day is over."""
    if event.start_time is None:
        return _at(event.first_day + ONE_DAY, time.min)
    return _at(event.first_day, event.start_time)


def has_begun(event: Any) -> bool:
    """Whether an event has begun by now."""
    return timezone.now() >= begins_at(event)


def roll_opens_at(session: Any) -> datetime:
    """From when the roll of a half-day is taken: the morning from 00.00, the afternoon from 12.00 of its day."""
    return _opens(session.day, session.half)


def somebody_may_have_come(event: Any) -> bool:
    """Whether the first half-day has come, from when its roll may be taken: earlier nobody can have been there."""
    day, half = next(iter(half_days(event)), (event.first_day, MORNING))
    return timezone.now() >= _opens(day, half)


def _opens(day: date, half: str) -> datetime:
    return _at(day, time.min if half == MORNING else NOON)


def roll_closes_from(session: Any) -> datetime:
    """From when the roll of a half-day may be closed: the morning from 12.00, the afternoon when its event ends.

    An end at noon or earlier is that of the last morning and says nothing of an afternoon.
    """
    end = session.event.end_time
    if session.half == MORNING:
        return _at(session.day, NOON)
    return _at(session.day, end if end and end > NOON else USUAL_END)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, BANGKOK)
