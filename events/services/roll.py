"""Take the roll of an event: one mark per place and half-day, written once, corrected with a reason."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import RuleBroken
from events.models import Attendance, Event, Participant, Session
from events.services.record import hold, record
from thai.calendar import today

Mark, Proof = Attendance.Mark, Attendance.Proof
Cell = tuple[int, int]


@dataclass(frozen=True)
class RollState:
    """What the roll of an event holds before a write."""

    places: dict[int, Participant]
    substitutes: dict[int, Participant]
    sessions: dict[int, Session]
    marks: dict[Cell, str]


def take_roll(
    *,
    by: User,
    event: Event,
    marks: Mapping[Cell, str],
    reason: str = "",
    proof: str = Proof.SHEET,
    close: Collection[Session] = (),
) -> int:
    """Write marks by (participant key, session key), then close half-days. Returns how many cells changed.

    "" takes a mark back; ``substituted`` marks the substitute present in the same breath. A cell of a closed
    half-day needs a ``reason`` and stays marked. Doing it twice changes nothing the second time.
    """
    with transaction.atomic():
        hold(event)
        state = _read(event)
        changed = {cell: mark for cell, mark in marks.items() if state.marks.get(cell, "") != mark}
        for cell, mark in changed.items():
            _check(state, cell, mark, reason)
        _write(by, state, changed, proof)
        if changed:
            cells = [[*cell, mark] for cell, mark in changed.items()]
            record(by=by, act="take_roll", event=event, reason=reason, cells=cells)
        if close:
            close_sessions(by=by, event=event, sessions=close)
    return len(changed)


def close_sessions(*, by: User, event: Event, sessions: Collection[Session]) -> int:
    """Close the roll of half-days: who has no mark was absent. Returns how many were closed; again closes none."""
    with transaction.atomic():
        hold(event)
        still_open = list(event.sessions.filter(pk__in=[s.pk for s in sessions], closed_at=None))
        if any(s.day > today() for s in still_open):
            raise RuleBroken(_("The roll of a day that has not come cannot be closed."))
        state = _read(event)
        if still_open and not state.places:
            raise RuleBroken(_("Nobody is on the list. Please add the participants first."))
        missing = {
            (place, s.pk): Mark.ABSENT.value
            for s in still_open
            for place in state.places
            if (place, s.pk) not in state.marks
        }
        _write(by, state, missing, Proof.BULK)
        event.sessions.filter(pk__in=[s.pk for s in still_open]).update(closed_at=timezone.now())
        if still_open:
            record(by=by, act="close_roll", event=event, sessions=[s.pk for s in still_open], absent=len(missing))
    return len(still_open)


def _read(event: Event) -> RollState:
    people = {p.pk: p for p in event.participants.all()}
    marks = Attendance.objects.filter(session__event=event).values_list("participant_id", "session_id", "mark")
    return RollState(
        places={key: p for key, p in people.items() if p.substitute_for_id is None},
        substitutes={p.substitute_for_id: p for p in people.values() if p.substitute_for_id},
        sessions={s.pk: s for s in event.sessions.all()},
        marks={(participant, session): mark for participant, session, mark in marks},
    )


def _check(state: RollState, cell: Cell, mark: str, reason: str) -> None:
    place, session = state.places.get(cell[0]), state.sessions.get(cell[1])
    if place is None or session is None or (mark and mark not in Mark.values):
        raise RuleBroken(_("A mark names somebody or a half-day that is not part of this event."))
    if mark == Mark.SUBSTITUTED and cell[0] not in state.substitutes:
        raise RuleBroken(_("Please add the substitute of %(name)s to the list first.") % {"name": place.name})
    if session.closed_at and not mark:
        raise RuleBroken(_("The roll of this half-day is closed; a mark can be corrected, not taken back."))
    if session.closed_at and not reason.strip():
        raise RuleBroken(_("The roll of this half-day is closed. Please say why the mark is corrected."))


def _write(by: User, state: RollState, cells: Mapping[Cell, str], proof: str) -> None:
    """Write the rows of places, and those of substitutes, who are present exactly where they stand in."""
    rows, gone = dict(cells), defaultdict(list)
    for (place, session), mark in cells.items():
        if substitute := state.substitutes.get(place):
            rows[substitute.pk, session] = Mark.PRESENT.value if mark == Mark.SUBSTITUTED else ""
    for (participant, session), mark in rows.items():
        if not mark:
            gone[session].append(participant)
    for session, participants in gone.items():
        Attendance.objects.filter(session=session, participant__in=participants).delete()
    now = timezone.now()
    Attendance.objects.bulk_create(
        [
            Attendance(participant_id=p, session_id=s, mark=mark, proof=proof, recorded_by=by, recorded_at=now)
            for (p, s), mark in rows.items()
            if mark
        ],
        update_conflicts=True,
        unique_fields=["participant", "session"],
        update_fields=["mark", "proof", "recorded_by", "recorded_at"],
    )
