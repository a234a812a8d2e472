"""Take the roll of an event, close it and reopen it: one mark per place and half-day, corrected with a reason.

When a roll is taken and closed stands in `roll_times`; the clock is read after the event is held.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.audit import entries_about
from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.models import Attendance, Event, RollClosing, Session
from events.services.audit import hold_to_change, record
from events.services.marks import Cell, RollState, read_roll, write_marks
from events.services.roll_times import insist_it_has_come, insist_it_is_over
from events.services.totals import recount
from provinces.permissions import Permission
from thai.display import local_date
from volunteers.services import days_of_death

Mark, Proof = Attendance.Mark, Attendance.Proof
# Among so many deeds somebody looks for who took a mark back.
LATEST = 50


@dataclass(frozen=True)
class MetMark:
    """A mark that somebody else set (or took back: "") since the page was shown, and the ``own`` one not written."""

    cell: Cell
    mark: str
    own: str
    by: User | None
    at: datetime | None


class MarkedMeanwhile(RuleBroken):
    """Marks were changed since the page was shown, by somebody else or in another window; all others are saved."""

    def __init__(self, met: list[MetMark]) -> None:
        told = ngettext(
            "One mark was changed since this page was shown and was not written over. Everything else is saved.",
            "%(n)s marks were changed since this page was shown and were not written over. Everything else is saved.",
            len(met),
        )
        super().__init__(told % {"n": len(met)}, code="marked_meanwhile")
        self.met = met


def take_roll(
    *,
    by: User,
    event: Event,
    marks: Mapping[Cell, str],
    reason: str = "",
    proof: str = Proof.SHEET,
    shown: Mapping[Cell, str] | None = None,
) -> int:
    """Write marks by (participant key, session key). Returns how many cells changed.

    "" takes a mark back; ``substituted`` marks the substitute present in the same breath. A cell of a closed
    half-day needs a ``reason`` and stays marked; at the desk it is not corrected. Doing it twice changes nothing the
    second time. A draft and a half-day that has not come have no roll. A mark that is no longer the one that was
    ``shown`` is left as it is; everything else is saved before MarkedMeanwhile is raised.
    """
    access.insist_on_the_desk(by, event)
    reason = reason if access.may(by, event, Permission.ROLL_WRITE) else ""
    with transaction.atomic():
        state = read_roll(hold_to_change(event))
        changed, met = _apart(state, marks, shown or {})
        set_marks(by, event, state, changed, reason=reason, proof=proof)
    if met:
        raise MarkedMeanwhile([_met(event, state, cell, mark) for cell, mark in met.items()])
    return len(changed)


def close_sessions(
    *, by: User, event: Event, sessions: Collection[Session], asked: int | None = None, seen: str = ""
) -> int:
    """Close the roll of half-days: who has no mark was absent. Returns how many were closed; again closes none.

    ``asked`` is for how many without a mark that was agreed to, ``seen`` the `RollState.seal` of what was shown then;
    if it is another by now, nothing is closed.
    """
    access.insist(by, event, Permission.ROLL_WRITE)
    with transaction.atomic():
        state = read_roll(hold_to_change(event))
        still_open = [s for s in _of(state, sessions) if not s.closing]
        for session in still_open:
            insist_it_is_over(session)
        if still_open and not state.places:
            raise RuleBroken(_("Nobody is on the list. Please add the participants first."), code="nobody_listed")
        cells = [(place, session.pk) for session in still_open for place in state.places]
        missing = {cell: Mark.ABSENT.value for cell in cells if not state.mark(cell)}
        if still_open and asked is not None and (len(missing) != asked or differs(state, still_open, seen)):
            raise RuleBroken(
                _("Marks were set meanwhile. Please look at the numbers once more."), code="numbers_changed"
            )
        if still_open:
            at = write_marks(by, state, missing, Proof.BULK)
            _open_closings(by, still_open, places=len(state.places), at=at)
            recount(event)
            record(by=by, act="close_roll", event=event, sessions=[s.pk for s in still_open], absent=len(missing))
    return len(still_open)


def reopen_sessions(*, by: User, event: Event, sessions: Collection[Session], reason: str) -> int:
    """Open closed rolls again, with a reason; the closings stay known for the time before. Returns how many."""
    access.insist(by, event, Permission.ROLL_WRITE)
    if not reason.strip():
        raise RuleBroken(_("Please say why the roll is opened again."), code="reason_missing")
    with transaction.atomic():
        hold_to_change(event)
        closings = RollClosing.objects.known().filter(session__event=event, session__in=[s.pk for s in sessions])
        reopened = list(closings.values_list("session_id", flat=True))
        closings.update(known_until=timezone.now())
        if reopened:
            recount(event)
            record(by=by, act="reopen_roll", event=event, reason=reason.strip(), sessions=reopened)
    return len(reopened)


def set_marks(
    by: User,
    event: Event,
    state: RollState,
    cells: Mapping[Cell, str],
    *,
    proof: str,
    reason: str = "",
    act: str = "take_roll",
) -> None:
    """Write marks of an event that is held, with what hangs on them; raises RuleBroken for one that may not be."""
    for cell, mark in cells.items():
        _check(state, cell, mark, reason)
    _insist_they_can_have_come(state, [cell for cell, mark in cells.items() if mark == Mark.PRESENT])
    if cells:
        write_marks(by, state, cells, proof)
        recount(event)
        record(by=by, act=act, event=event, reason=reason, cells=[[*cell, mark] for cell, mark in cells.items()])


def _apart(
    state: RollState, marks: Mapping[Cell, str], shown: Mapping[Cell, str]
) -> tuple[dict[Cell, str], dict[Cell, str]]:
    """The marks that change something, and those among them that would write over what was not shown."""
    wanted = {cell: mark for cell, mark in marks.items() if state.mark(cell) != mark}
    met = {cell: mark for cell, mark in wanted.items() if shown.get(cell, state.mark(cell)) != state.mark(cell)}
    return {cell: mark for cell, mark in wanted.items() if cell not in met}, met


def _met(event: Event, state: RollState, cell: Cell, own: str) -> MetMark:
    """Who set the mark that stands, or took back the one that stood."""
    if row := state.rows.get(cell):
        return MetMark(cell, row.mark, own, row.recorded_by, row.known_from)
    deeds = entries_about(event).filter(act__in=["events.take_roll", "events.undo_rest"])[:LATEST]
    deed = next((entry for entry in deeds if [*cell, ""] in entry.details["cells"]), None)
    return MetMark(cell, "", own, deed.by if deed else None, deed.at if deed else None)


def shown_now(event: Event, session: Session) -> str:
    """The seal of a half-day as it stands, for a question about all of it."""
    return read_roll(event).seal([session])


def differs(state: RollState, sessions: Collection[Session], seen: str) -> bool:
    """Whether what was agreed to is no longer what stands; nothing is ``seen`` where no question was asked."""
    return bool(seen) and seen != state.seal(sessions)


def _of(state: RollState, sessions: Collection[Session]) -> list[Session]:
    """The half-days as they are stored now, those of the event alone."""
    asked = {session.pk for session in sessions}
    return [session for key, session in state.sessions.items() if key in asked]


def _open_closings(by: User | None, sessions: Collection[Session], *, places: int, at: datetime) -> None:
    RollClosing.objects.bulk_create(
        RollClosing(session=session, places=places, closed_by=by, known_from=at) for session in sessions
    )


def _insist_they_can_have_come(state: RollState, came: Collection[Cell]) -> None:
    """Nobody came on a day after their death; somebody may have come in their place."""
    people = {person for place, _session in came if (person := state.places[place].person_id)}
    died = days_of_death(people) if people else {}
    for key, session in came:
        place, day = state.places[key], state.sessions[session].day
        death = died.get(place.person_id) if place.person_id else None
        if death and day > death:
            told = _("%(name)s died on %(death)s and cannot have come on %(day)s. Please check the mark and that day.")
            said = {"name": place.name, "death": local_date(death), "day": local_date(day)}
            raise RuleBroken(told % said, code="has_died")


def _check(state: RollState, cell: Cell, mark: str, reason: str) -> None:
    place, session = state.places.get(cell[0]), state.sessions.get(cell[1])
    if place is None or session is None or (mark and mark not in Mark.values):
        raise RuleBroken(_("A mark names somebody or a half-day that is not part of this event."), code="not_of_event")
    if mark == Mark.SUBSTITUTED and cell[0] not in state.substitutes:
        message = _("Please add the substitute of %(name)s to the list first.") % {"name": place.name}
        raise RuleBroken(message, code="no_substitute")
    if mark:
        insist_it_has_come(session)
    if session.closing and not mark:
        message = _("The roll of this half-day is closed; a mark can be corrected, not taken back.")
        raise RuleBroken(message, code="roll_closed")
    if session.closing and not reason.strip():
        message = _("The roll of this half-day is closed. Please say why the mark is corrected.")
        raise RuleBroken({"reason": RuleBroken(message, code="reason_missing")})
