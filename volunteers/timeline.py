"""From acts to days: the one function that says who held, awaited or sought a seat on which day.

Pure Python over anything with the attributes of an AppointmentAct; nothing here reads the database or
the clock. A *segment* is a run of days as known at one moment; a *spell* is a segment with the moments
between which the register knew it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from volunteers.models.appointments import AppointmentAct
from volunteers.models.seats import Desk, SeatState

Kind = AppointmentAct.Kind
ONE_DAY = timedelta(days=1)
STAGE_OF = {
    Kind.NOMINATE: (SeatState.NOMINATED, ""),
    Kind.CHECK: (SeatState.NOMINATED, ""),
    Kind.PROPOSE: (SeatState.PENDING, Desk.OFFICE),
    Kind.RECEIVE: (SeatState.PENDING, Desk.MINISTRY),
    Kind.RETURN: (SeatState.PENDING, Desk.RETURNED),
    Kind.WITHDRAW: (None, ""),
}


@dataclass(frozen=True, order=True)
class Segment:
    """A run of days (inclusive; ``last_day`` None is open) of one appointment in one state."""

    first_day: date
    appointment_id: int
    state: str
    desk: str
    last_day: date | None
    since: date
    term_end: date | None = None

    def until(self, last_day: date | None) -> "Segment | None":
        """The same segment ending no later than ``last_day``; None if nothing is left."""
        if last_day is None or (self.last_day is not None and self.last_day <= last_day):
            return self
        return replace(self, last_day=last_day) if last_day >= self.first_day else None


def standing(acts: Iterable, *, known_at: datetime) -> list:
    """Acts that counted at a moment, in the order they were recorded."""
    known = [a for a in acts if a.recorded_at <= known_at and (a.undone_at is None or a.undone_at > known_at)]
    return sorted((a for a in known if a.kind != Kind.UNDO), key=lambda a: (a.recorded_at, a.id))


@dataclass(frozen=True)
class Corrected:
    """An act with the days of its latest correction."""

    kind: str
    effective_on: date
    term_end: date | None
    position: int


def corrected(acts: list) -> list[Corrected]:
    """Standing acts in order of effect, corrections applied and then left out."""
    right = {a.target_id: a for a in acts if a.kind == Kind.CORRECT}
    plain = (a for a in acts if a.kind != Kind.CORRECT)
    merged = []
    for position, act in enumerate(plain):
        days = right.get(act.id, act)
        merged.append(Corrected(act.kind, days.effective_on, days.term_end, position))
    return sorted(merged, key=lambda a: (a.effective_on, a.position))


def appointment_segments(appointment_id: int, acts: list, *, acts_on: Callable[[date], bool]) -> list[Segment]:
    """The days of one appointment, from its standing acts, as if it stood alone on its seat."""
    effective = corrected(acts)
    if any(a.kind == Kind.VOID for a in effective):
        return []
    office = _in_office(appointment_id, effective, acts_on=acts_on)
    appoint = _appoint_act(effective)
    before = _before_office(appointment_id, effective, limit=appoint.effective_on - ONE_DAY if appoint else None)
    return before + ([office] if office else [])


def _appoint_act(effective: list[Corrected]) -> Corrected | None:
    """The act that put the person into office; the one recorded last if there were several."""
    appoints = [a for a in effective if a.kind in (Kind.APPOINT, Kind.RENEW)]
    return max(appoints, key=lambda a: a.position) if appoints else None


def _in_office(appointment_id: int, effective: list[Corrected], *, acts_on: Callable[[date], bool]) -> Segment | None:
    appoint = _appoint_act(effective)
    if appoint is None:
        return None
    ends = [a.effective_on for a in effective if a.kind == Kind.END]
    ends += [a.effective_on - ONE_DAY for a in effective if a.kind == Kind.REVOKE]
    term_end = appoint.term_end
    if term_end is not None and not acts_on(term_end):
        ends.append(term_end)
    last = min(ends, default=None)
    first = appoint.effective_on
    if last is not None and last < first:
        return None
    return Segment(first, appointment_id, SeatState.APPOINTED.value, "", last, first, term_end)


def _before_office(appointment_id: int, effective: list[Corrected], *, limit: date | None) -> list[Segment]:
    """Nominated and pending days; a new desk starts a new segment but keeps ``since``."""
    steps = [a for a in effective if a.kind in STAGE_OF]
    segments: list[Segment] = []
    for step, following in zip(steps, [*steps[1:], None], strict=False):
        state, desk = STAGE_OF[step.kind]
        before = segments[-1] if segments and segments[-1].last_day == step.effective_on - ONE_DAY else None
        if state is None:
            continue
        last = following.effective_on - ONE_DAY if following else None
        if last is not None and last < step.effective_on:
            continue
        since = before.since if before and before.state == state else step.effective_on
        if before and (before.state, before.desk) == (state.value, str(desk)):
            segments[-1] = replace(before, last_day=last)
        else:
            segments.append(Segment(step.effective_on, appointment_id, state.value, str(desk), last, since))
    return [cut for s in segments if (cut := s.until(limit))]


def seat_segments(
    acts: Iterable, *, renews: dict[int, int | None], known_at: datetime, acts_on: Callable[[date], bool]
) -> list[Segment]:
    """The days of all appointments of one seat as known at a moment.

    ``renews`` maps an appointment to the one it renews: a further term cuts the term it follows. A holder
    who acts on after the term (``acts_on``, a dated setting) does so until the next holder's first day.
    """
    by_appointment = defaultdict(list)
    for act in standing(acts, known_at=known_at):
        by_appointment[act.appointment_id].append(act)
    segments = [s for pk, own in by_appointment.items() for s in appointment_segments(pk, own, acts_on=acts_on)]
    holders = sorted(s for s in segments if s.state == SeatState.APPOINTED)
    others = [s for s in segments if s.state != SeatState.APPOINTED]
    cuts = [cut for s in holders if (cut := _cut(s, holders, renews))]
    return sorted(replace(s, term_end=None) for s in others + cuts)


def _cut(holder: Segment, holders: list[Segment], renews: dict[int, int | None]) -> Segment | None:
    """End a holder's days where a successor's begin, if the successor renews them or the term was over."""
    for other in holders:
        if other.appointment_id == holder.appointment_id or other.first_day < holder.first_day:
            continue
        over = holder.term_end is not None and other.first_day > holder.term_end
        if renews.get(other.appointment_id) == holder.appointment_id or over:
            return holder.until(other.first_day - ONE_DAY)
    return holder


def replay(
    acts: list, *, renews: dict[int, int | None], acts_on: Callable[[date], bool]
) -> Iterator[tuple[Segment, datetime, datetime | None]]:
    """Every spell of one seat: each segment with the moments between which it was known."""
    moments = sorted({a.recorded_at for a in acts} | {a.undone_at for a in acts if a.undone_at})
    open_since: dict[Segment, datetime] = {}
    for moment in moments:
        now = set(seat_segments(acts, renews=renews, known_at=moment, acts_on=acts_on))
        for gone in open_since.keys() - now:
            yield gone, open_since.pop(gone), moment
        for fresh in now - open_since.keys():
            open_since[fresh] = moment
    for segment, known_from in open_since.items():
        yield segment, known_from, None
