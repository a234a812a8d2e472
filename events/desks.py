"""The registration points at which somebody helps: which event, where, and whether the desk is open by now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from accounts.models import User
from events import access, clock
from events.models import DoorPass, Event
from thai.calendar import today


class DeskState(StrEnum):
    """Whether who comes can be registered; ``STANDS`` is an event that has no roll."""

    AHEAD, OPEN, OVER, STANDS = "ahead", "open", "over", "stands"


@dataclass(frozen=True)
class Desk:
    """The desk of an event as its helper sees it: when it opens (None: no half-day is set yet), until when the pass
    lasts, and ``why`` nobody is registered where the event has no roll."""

    event: Event
    state: DeskState
    opens_at: datetime | None
    until: datetime
    why: str

    @property
    def opens_with_the_day(self) -> bool:
        """Whether no time needs to be said beside the day on which it opens."""
        return self.opens_at is None or timezone.localtime(self.opens_at).hour == 0

    @property
    def rank(self) -> tuple:
        """Today's first, then what lies ahead, then what is over, the latest first."""
        days = (self.event.first_day - today()).days
        if self.state == DeskState.OVER:
            return (2, -days)
        return (0 if days <= 0 else 1, days)


def desks_of(user: User) -> list[Desk]:
    """Every desk at which the user helps or helped, today's first."""
    passes = DoorPass.objects.filter(user=user).prefetch_related("event__sessions__closings")
    venue = (f"event__venue_{area}" for area in ("province", "district", "subdistrict"))
    return sorted((_desk(each) for each in passes.select_related("event__office", *venue)), key=lambda d: d.rank)


def only_helps(user: User) -> bool:
    """Whether an account that works nowhere is there for a desk alone: it is nobody's in the register."""
    return DoorPass.objects.filter(user=user, user__person=None).exists()


def _desk(door: DoorPass) -> Desk:
    sessions, why = list(door.event.sessions.all()), access.why_no_roll(door.event)
    to_come = next((session for session in sessions if not session.closing), None)
    opens_at = clock.roll_opens_at(to_come) if to_come else None
    if why:
        state = DeskState.STANDS
    elif door.until <= timezone.now() or sessions and all(session.closing for session in sessions):
        state = DeskState.OVER
    else:
        state = DeskState.OPEN if any(session.is_to_be_taken for session in sessions) else DeskState.AHEAD
    return Desk(door.event, state, opens_at, door.until, why)
