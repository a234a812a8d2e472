"""An event that is moved or shortened: what of it lies outside then is named, and moves along where that was asked for.

Lines of the programme move with the first day and with the starting time; marks of rolls that were never closed move
with the first day. A roll that was closed has told its figure and stays where it was (decision 23).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules import RuleBroken, raise_all
from events import clock
from events.models import Event, ProgrammeItem, Session
from events.services.programme import follow_the_clock, in_words, misfit_of

NAMED = 3


@dataclass(frozen=True)
class Frame:
    """The days and hours of an event at one moment."""

    first_day: date
    last_day: date
    start_time: time | None
    end_time: time | None

    @classmethod
    def of(cls, event: Event) -> Self:
        """Those that an event has now."""
        return cls(event.first_day, event.last_day, event.start_time, event.end_time)


def follow(event: Event, before: Frame, *, along: bool) -> int:
    """Bring programme and rolls into the new days and hours of an event that is held. Returns how many rows moved.

    ``event`` has its new facts, ``before`` is where it was, ``along`` whether the rows shall move. Refused with the
    rows that lie outside: under ``move_along``, with what is offered, where moving helps; else under ``first_day``.
    """
    if Frame.of(event) == before:
        return 0
    by = event.first_day - before.first_day
    items, rolls = list(event.programme.all()), _rolls(event)
    out = [in_words(item) for item in items if misfit_of(event, item)]
    out_rolls = [roll for roll in rolls if not _is_part(event, roll, timedelta(0))]
    moving = items if out else []
    marked = rolls if out_rolls and by else out_rolls
    raise_all([*_lines_left(event, before, moving), *_rolls_left(event, marked, by)])
    if (moving or marked) and not along:
        raise _left_out([*out, *(roll.in_words for roll in out_rolls)], lines=len(moving), rolls=len(marked))
    _save_lines(moving)
    _move_rolls(event, marked, by)
    return len(moving) + len(marked)


def _rolls(event: Event) -> list[Session]:
    """The half-days with a mark, and those that were ever closed."""
    used = Q(attendances__isnull=False) | Q(closings__isnull=False)
    return list(event.sessions.with_closings().filter(used).distinct())


def _is_part(event: Event, roll: Session, by: timedelta) -> bool:
    return (roll.day + by, roll.half) in clock.half_days(event)


def _shift(event: Event, before: Frame, item: ProgrammeItem) -> None:
    """Move a line by as much as its event moved, but not beyond its days."""
    day = item.day + (event.first_day - before.first_day)
    item.day = min(max(day, event.first_day), event.last_day)
    if before.start_time and event.start_time:
        minutes = _minutes(event.start_time) - _minutes(before.start_time)
        item.start_time, item.end_time = _later(item.start_time, minutes), _later(item.end_time, minutes)
    follow_the_clock(item)


def _lines_left(event: Event, before: Frame, items: list[ProgrammeItem]) -> Iterator[RuleBroken]:
    """Move the lines, not saved yet; those that lie outside even then are told as they stand."""
    names = {item.pk: in_words(item) for item in items}
    for item in items:
        _shift(event, before, item)
    if still := [names[item.pk] for item in items if misfit_of(event, item)]:
        message = _(
            "These lines of the programme do not fit the new days and hours. Please change them first: %(rows)s."
        )
        yield _refusal("first_day", "programme_left_out", message, still)


def _rolls_left(event: Event, rolls: list[Session], by: timedelta) -> Iterator[RuleBroken]:
    """The rolls that cannot move: what was closed told its figure, and nobody can have been where nothing was yet."""
    if closed := [roll.in_words for roll in rolls if roll.was_closed]:
        message = _("The roll of these half-days was closed, so the event cannot be moved away from them: %(rows)s.")
        yield _refusal("first_day", "roll_taken", message, closed)
        return
    now = timezone.now()
    gone = [r for r in rolls if not _is_part(event, r, by) or clock.roll_opens_at(r) + by > now]
    if stuck := [roll.in_words for roll in gone]:
        message = _("People were marked on these half-days, which the new days and hours leave out: %(rows)s.")
        yield _refusal("first_day", "roll_taken", message, stuck)


def _save_lines(items: list[ProgrammeItem]) -> None:
    """Each line is one version further, so that who is changing it meanwhile is told."""
    for item in items:
        item.version = F("version") + 1
    ProgrammeItem.objects.bulk_update(items, ["day", "phase", "start_time", "end_time", "version"])


def _move_rolls(event: Event, rolls: list[Session], by: timedelta) -> None:
    """Move half-days with their marks, the foremost first, so that none meets another on its day."""
    if rolls:
        event.sessions.exclude(pk__in=[roll.pk for roll in rolls]).delete()
    for roll in sorted(rolls, key=lambda roll: roll.day, reverse=by > timedelta(0)):
        Session.objects.filter(pk=roll.pk).update(day=roll.day + by)


def _minutes(clock_time: time) -> int:
    return clock_time.hour * 60 + clock_time.minute


def _later(clock_time: time | None, minutes: int) -> time | None:
    """The time so many minutes later, never past the day."""
    if clock_time is None:
        return None
    moved = min(max(_minutes(clock_time) + minutes, 0), 24 * 60 - 1)
    return time(moved // 60, moved % 60)


def _left_out(rows: list[str], *, lines: int, rolls: int) -> RuleBroken:
    """What lies outside, and the offer to move it along: every line and roll, as they belong together."""
    offers = []
    if lines:
        offers.append(ngettext("%(n)s line of the programme", "%(n)s lines of the programme", lines) % {"n": lines})
    if rolls:
        offers.append(ngettext("the marks of %(n)s half-day", "the marks of %(n)s half-days", rolls) % {"n": rolls})
    offer = _("Move along: %(what)s") % {"what": _(" and ").join(offers)}
    message = _("This lies outside the new days and hours: %(rows)s. Nothing was changed yet.")
    return _refusal("move_along", "left_out", message, rows, offer=offer)


def _refusal(field: str, code: str, message: str, rows: list[str], **more: str) -> RuleBroken:
    return RuleBroken({field: ValidationError(message, code=code, params={"rows": _few(rows)} | more)})


def _few(rows: list[str]) -> str:
    """The first rows by name, and how many more there are."""
    named, more = "; ".join(rows[:NAMED]), len(rows) - NAMED
    others = _("and %(n)s more") % {"n": more}
    return f"{named} {others}" if more > 0 else named
