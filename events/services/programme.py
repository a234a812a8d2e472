"""The programme follows the clock and stays inside the days and hours of its event (decision 23)."""

from datetime import time
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from events import clock
from events.models import Event, ProgrammeItem
from thai.display import local_date, local_time

Phase = ProgrammeItem.Phase


class Misfit(NamedTuple):
    """The field of a line that does not fit its event, and why."""

    field: str
    reason: str


def put_in(event: Event, item: ProgrammeItem) -> None:
    """Give a line the part of the day that its time has, and refuse one that does not fit the event as stored."""
    follow_the_clock(item)
    misfit = misfit_of(event, item) or _out_of_turn(event, item)
    if misfit:
        raise RuleBroken({misfit.field: ValidationError(misfit.reason, code="programme_misfit")})


def follow_the_clock(item: ProgrammeItem) -> None:
    """Morning and afternoon are those of the clock; what lies before the opening stays there."""
    if item.start_time and item.phase != Phase.BEFORE:
        item.phase = Phase(clock.half_of(item.start_time))


def misfit_of(event: Event, item: ProgrammeItem) -> Misfit | None:
    """What of a line lies outside the days and hours of an event; None where it fits.

    The event's start is that of its first day and its end that of its last; before the opening people come earlier.
    """
    start, end = item.start_time, item.end_time
    if not event.first_day <= item.day <= event.last_day:
        return Misfit("day", _("The event does not take place on this day."))
    if start and end and end <= start:
        return Misfit("end_time", _("It ends before it begins. For example 09.00 until 10.30."))
    opens, closes = event.start_time, event.end_time
    if opens and start and item.day == event.first_day and item.phase != Phase.BEFORE and start < opens:
        return Misfit("start_time", _too_early(opens))
    if item.phase != Phase.BEFORE and (item.day, item.phase) not in clock.half_days(event):
        return Misfit("start_time" if start else "phase", _("The event does not take place at this time of the day."))
    if closes and item.day == event.last_day and ((start and start >= closes) or (end and end > closes)):
        return Misfit(
            "start_time" if start and start >= closes else "end_time",
            _("The event ends at %(time)s.") % {"time": local_time(closes)},
        )
    return None


def _too_early(opens: time) -> str:
    """When the event begins, and where a line belongs that is earlier."""
    message = _("The event begins at %(time)s. What comes earlier, such as registration, stands under “%(phase)s”.")
    return message % {"time": local_time(opens), "phase": Phase.BEFORE.label}


def _out_of_turn(event: Event, item: ProgrammeItem) -> Misfit | None:
    """What lies before the opening comes before everything else of its day, as far as the times are known."""
    if not item.start_time:
        return None
    others = event.programme.filter(day=item.day, start_time__isnull=False).exclude(pk=item.pk)
    if item.phase == Phase.BEFORE:
        wrong = others.exclude(phase=Phase.BEFORE).filter(start_time__lt=item.start_time).first()
        reason = _("Before the opening comes before everything else of the day, and this is earlier: %(line)s.")
    else:
        wrong = others.filter(phase=Phase.BEFORE, start_time__gt=item.start_time).first()
        reason = _("On this day the opening comes later than this time: %(line)s.")
    return Misfit("start_time", reason % {"line": in_words(wrong)}) if wrong else None


def in_words(item: ProgrammeItem) -> str:
    """A line as sentences name it: day, time where known, title."""
    clock_time = f" {local_time(item.start_time)}" if item.start_time else ""
    return f"{local_date(item.day)}{clock_time} {item}"
