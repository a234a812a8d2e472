"""Writing marks: what stands, what changes, and how a change is kept once a roll has been closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from django.db.models import Case, Value, When
from django.utils import timezone

from accounts.models import User
from events.models import Attendance, Event, Participant, Session

Mark = Attendance.Mark
Cell = tuple[int, int]


@dataclass(frozen=True)
class RollState:
    """What the roll of an event holds before a write; ``rows`` are the standing marks by (participant, session)."""

    places: dict[int, Participant]
    substitutes: dict[int, Participant]
    sessions: dict[int, Session]
    rows: dict[Cell, Attendance]

    def mark(self, cell: Cell) -> str:
        """The mark that stands in a cell, "" if none."""
        return self.rows[cell].mark if cell in self.rows else ""

    def seal(self, sessions: Iterable[Session]) -> str:
        """A short mark of who is on the list and how each is marked in half-days: the same for the same."""
        marks = [(session.pk, place, self.mark((place, session.pk))) for session in sessions for place in self.places]
        return sha256(repr(sorted(marks)).encode()).hexdigest()[:16]


@dataclass
class Change:
    """The keys of standing rows that go, are replaced in place or are closed, and the cells that get a new row."""

    gone: list[int] = field(default_factory=list)
    replaced: dict[int, str] = field(default_factory=dict)
    closed: list[int] = field(default_factory=list)
    opened: dict[Cell, str] = field(default_factory=dict)


def read_roll(event: Event) -> RollState:
    """The list, the half-days and the standing marks of an event."""
    people = {p.pk: p for p in event.participants.all()}
    rows = Attendance.objects.known().filter(session__event=event)
    return RollState(
        places={key: p for key, p in people.items() if p.substitute_for_id is None},
        substitutes={p.substitute_for_id: p for p in people.values() if p.substitute_for_id},
        sessions={s.pk: s for s in event.sessions.with_closings()},
        rows={(row.participant_id, row.session_id): row for row in rows},
    )


def write_marks(by: User, state: RollState, cells: Mapping[Cell, str], proof: str) -> datetime:
    """Write the marks of places and of their substitutes; returns the moment from which they are known.

    Who writes holds the event, so nobody else comes between reading and writing; the database would refuse a
    second standing mark. At most one query each for marks taken back, replaced, closed and opened.
    """
    now = timezone.now()
    change = _change(state, _with_substitutes(state, cells))
    if change.gone:
        Attendance.objects.filter(pk__in=change.gone).delete()
    if change.replaced:
        _replace(change.replaced, proof=proof, recorded_by=by, known_from=now)
    if change.closed:
        Attendance.objects.filter(pk__in=change.closed).update(known_until=now)
    Attendance.objects.bulk_create(
        Attendance(participant_id=p, session_id=s, mark=mark, proof=proof, recorded_by=by, known_from=now)
        for (p, s), mark in change.opened.items()
    )
    return now


def _with_substitutes(state: RollState, cells: Mapping[Cell, str]) -> dict[Cell, str]:
    """The cells of places and those of substitutes, who are present exactly where they stand in."""
    rows = dict(cells)
    for (place, session), mark in cells.items():
        if substitute := state.substitutes.get(place):
            rows[substitute.pk, session] = Mark.PRESENT.value if mark == Mark.SUBSTITUTED else ""
    return {cell: mark for cell, mark in rows.items() if mark != state.mark(cell)}


def _change(state: RollState, cells: Mapping[Cell, str]) -> Change:
    """Before the first closing nobody was told a figure: rows change in place. Later they are closed and opened."""
    change = Change()
    for cell, mark in cells.items():
        row = state.rows.get(cell)
        if row is None:
            change.opened[cell] = mark
        elif state.sessions[cell[1]].was_closed:
            change.closed.append(row.pk)
            change.opened |= {cell: mark} if mark else {}
        elif mark:
            change.replaced[row.pk] = mark
        else:
            change.gone.append(row.pk)
    return change


def _replace(marks: Mapping[int, str], **facts) -> None:
    """Give standing rows other marks, all in one query."""
    keys = {mark: [pk for pk, own in marks.items() if own == mark] for mark in set(marks.values())}
    mark = Case(*[When(pk__in=own, then=Value(mark)) for mark, own in keys.items()])
    Attendance.objects.filter(pk__in=marks).update(mark=mark, **facts)
