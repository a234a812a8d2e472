"""All the others of a half-day marked present in one step, and that step taken back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.models import Attendance, Event, Session
from events.services.audit import hold_to_change
from events.services.marks import read_roll
from events.services.roll import differs, set_marks
from provinces.permissions import Permission
from thai.calendar import BANGKOK, today

PRESENT, BULK = Attendance.Mark.PRESENT.value, Attendance.Proof.BULK


def is_of_today(moment: datetime) -> bool:
    """Whether a step can still be taken back: on the day, in Thailand, on which it was taken."""
    return moment.astimezone(BANGKOK).date() == today()


def mark_rest(*, by: User, event: Event, session: Session, asked: int, seen: str = "") -> int:
    """Mark everybody present who has no mark in a half-day. Returns how many: what others marked meanwhile stays.

    ``asked`` is for how many that was agreed to, ``seen`` the seal of what was shown; for more or others of them
    nothing is written.
    """
    access.insist(by, event, Permission.ROLL_WRITE)
    with transaction.atomic():
        state = read_roll(hold_to_change(event))
        cells = [(place, session.pk) for place in state.places]
        rest = {cell: PRESENT for cell in cells if not state.mark(cell)}
        if len(rest) > asked or (rest and differs(state, [session], seen)):
            told = ngettext(
                "%(n)s person has no mark by now. Please look at the number once more.",
                "%(n)s people have no mark by now. Please look at the number once more.",
                len(rest),
            )
            raise RuleBroken(told % {"n": len(rest)}, code="more_than_asked")
        set_marks(by, event, state, rest, proof=BULK, act="mark_rest")
    return len(rest)


def undo_rest(*, by: User, event: Event, session: Session, moment: datetime) -> int:
    """Take back what one such step wrote at a ``moment`` of today, and nothing marked since. Returns how many."""
    access.insist(by, event, Permission.ROLL_WRITE)
    if not is_of_today(moment):
        raise RuleBroken(
            _("All at once is taken back on the same day alone. Please correct the single marks."), code="another_day"
        )
    with transaction.atomic():
        state = read_roll(hold_to_change(event))
        step = {
            cell: ""
            for cell, row in state.rows.items()
            if (cell[1], row.known_from, row.mark, row.proof) == (session.pk, moment, PRESENT, BULK)
        }
        set_marks(by, event, state, step, proof=BULK, act="undo_rest")
    return len(step)
