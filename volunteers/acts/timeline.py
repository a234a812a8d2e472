"""From acts to days: the one function that says who held, awaited or sought a seat on which day.

Pure Python over plain values; nothing here reads the database or the clock. A *segment* is a run of days as known at
one moment; a *spell* is a segment with the moments between which the register knew it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from thai.calendar import ONE_DAY
from volunteers.acts.kinds import KINDS, Effect
from volunteers.states import ENDS_EVERYTHING, EndReason, SeatState

# By which acts somebody goes for good: out of office, or out of a candidacy.
ENDING = (Effect.LEAVE, Effect.CLOSE)
# Whether a holder acts on after a term that ends on a day, as known at a moment, at an office (its key).
ActsOn = Callable[[date, datetime, int | None], bool]


@dataclass(frozen=True)
class Act:
    """An act as the timeline needs it; the meaning of ``effective_on`` by kind stands at ``AppointmentAct``."""

    id: int
    appointment_id: int
    kind: str
    effective_on: date
    recorded_at: datetime
    term_end: date | None = None
    end_reason: str = ""
    target_id: int | None = None
    undone_at: datetime | None = None
    because_id: int | None = None


@dataclass(frozen=True)
class Case:
    """An appointment as the timeline needs it: whose, where, under which office, and which term it follows."""

    id: int
    person_id: int
    office_id: int
    seat_id: int | None
    renews_id: int | None = None
    order_id: int | None = None
    no_order_reason: str = ""
    version: int = 1

    @property
    def place(self) -> int:
        """What its days stand beside: the key of its seat, or minus its own if it has no seat and stands alone."""
        return self.seat_id if self.seat_id is not None else -self.id


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

    def meets(self, first: date, last: date | None) -> bool:
        """It shares a day with the days from ``first`` to ``last`` (None is open)."""
        return meets(self.first_day, self.last_day, first, last)


def meets(first: date, last: date | None, other_first: date, other_last: date | None) -> bool:
    """Two runs of days (inclusive, None is open) share a day."""
    return (last is None or other_first <= last) and (other_last is None or first <= other_last)


@dataclass(frozen=True)
class Effective:
    """A standing act with the days, and the reason, of its latest correction; ``position`` is its place as recorded.

    ``brought`` says that an end of everything brought it along (``lives``).
    """

    kind: str
    effective_on: date
    term_end: date | None
    end_reason: str
    position: int
    act_id: int
    brought: bool

    @property
    def effect(self) -> Effect:
        """What it does."""
        return KINDS[self.kind].effect

    @property
    def last_in_office(self) -> date:
        """Of an act that ends an office or a candidacy: the last day of it. A candidate's last day is that of death."""
        if self.effect == Effect.CLOSE and self.end_reason == EndReason.DIED:
            return self.effective_on
        return self.effective_on - KINDS[self.kind].days_after * ONE_DAY

    @property
    def ends_everything(self) -> bool:
        """It tells an end of everything (``lives``), which may be known long after its day."""
        return self.effect in ENDING and self.end_reason in ENDS_EVERYTHING


def standing(acts: Iterable[Act], *, known_at: datetime) -> list[Act]:
    """Acts that counted at a moment, in the order they were recorded."""
    known = [a for a in acts if a.recorded_at <= known_at and (a.undone_at is None or a.undone_at > known_at)]
    kept = (a for a in known if KINDS[a.kind].effect != Effect.TAKE_BACK)
    return sorted(kept, key=lambda a: (a.recorded_at, a.id))


def stage(acts: Sequence[Act]) -> str | None:
    """The kind of the last of the standing acts, corrections apart; None if nothing stands."""
    return next((a.kind for a in reversed(acts) if KINDS[a.kind].effect != Effect.CORRECT), None)


def corrected(acts: Iterable[Act]) -> list[Effective]:
    """Standing acts in order of effect, corrections applied and then left out."""
    acts = list(acts)
    right = {a.target_id: a for a in acts if KINDS[a.kind].effect == Effect.CORRECT}
    plain = (a for a in acts if KINDS[a.kind].effect != Effect.CORRECT)
    merged = []
    for position, act in enumerate(plain):
        days = right.get(act.id, act)
        told = (days.end_reason or act.end_reason, position, act.id, act.because_id is not None)
        merged.append(Effective(act.kind, days.effective_on, days.term_end, *told))
    return sorted(merged, key=lambda a: (a.effective_on, a.position))


def entering(effective: Iterable[Effective]) -> Effective | None:
    """The act that put the person into office; the one recorded last if there were several."""
    return max((a for a in effective if a.effect == Effect.ENTER), key=lambda a: a.position, default=None)


def case_segments(case: Case, acts: Sequence[Act], *, known_at: datetime, acts_on: ActsOn) -> list[Segment]:
    """The days of one appointment, from its standing acts, as if it stood alone on its seat."""
    effective = corrected(acts)
    if any(a.effect == Effect.ANNUL for a in effective):
        return []
    enter = entering(effective)
    office = _in_office(case, enter, effective, known_at=known_at, acts_on=acts_on) if enter else None
    before = _before_office(case, effective, limit=_last_before_office(enter, effective))
    return before + ([office] if office else [])


def _last_before_office(enter: Effective | None, effective: list[Effective]) -> date | None:
    """The last day on which the candidacy can have lasted: office begins, or all is over before it does."""
    over = [a.effective_on - ONE_DAY for a in effective if a.effect == Effect.CLOSE]
    over += [a.last_in_office for a in effective if a.effect == Effect.LEAVE]
    return min([*over, enter.effective_on - ONE_DAY] if enter else over, default=None)


def _in_office(
    case: Case, enter: Effective, effective: list[Effective], *, known_at: datetime, acts_on: ActsOn
) -> Segment | None:
    ends = [a.last_in_office for a in effective if a.effect == Effect.LEAVE]
    term_end = enter.term_end
    if term_end is not None and not acts_on(term_end, known_at, case.office_id):
        ends.append(term_end)
    last, first = min(ends, default=None), enter.effective_on
    if last is not None and last < first:
        return None
    return Segment(first, case.id, SeatState.APPOINTED.value, "", last, first, term_end)


def _before_office(case: Case, effective: list[Effective], *, limit: date | None) -> list[Segment]:
    """Nominated and pending days; a new desk starts a new segment but keeps ``since``."""
    steps = [a for a in effective if KINDS[a.kind].steps]
    segments: list[Segment] = []
    for step, following in zip(steps, [*steps[1:], None], strict=False):
        row = KINDS[step.kind]
        before = segments[-1] if segments and segments[-1].last_day == step.effective_on - ONE_DAY else None
        if row.state is None:
            continue
        state, desk = row.state.value, row.desk.value if row.desk else ""
        last = following.effective_on - ONE_DAY if following else None
        if last is not None and last < step.effective_on:
            continue
        since = before.since if before and before.state == state else step.effective_on
        if before and (before.state, before.desk) == (state, desk):
            segments[-1] = replace(before, last_day=last)
        else:
            segments.append(Segment(step.effective_on, case.id, state, desk, last, since))
    return [cut for s in segments if (cut := s.until(limit))]


def seat_segments(
    acts: Iterable[Act], *, cases: Mapping[int, Case], known_at: datetime, acts_on: ActsOn
) -> list[Segment]:
    """The days of all appointments of one seat as known at a moment.

    A further term (``Case.renews_id``) cuts the term it follows. A holder who acts on after the term (``acts_on``, a
    dated setting) does so until the next holder's first day.
    """
    by_case: dict[int, list[Act]] = defaultdict(list)
    for act in standing(acts, known_at=known_at):
        by_case[act.appointment_id].append(act)
    segments = [
        segment
        for pk, own in by_case.items()
        for segment in case_segments(cases[pk], own, known_at=known_at, acts_on=acts_on)
    ]
    holders = sorted(s for s in segments if s.state == SeatState.APPOINTED)
    others = [s for s in segments if s.state != SeatState.APPOINTED]
    cuts = [cut for s in holders if (cut := _cut(s, holders, cases))]
    return sorted(replace(s, term_end=None) for s in others + cuts)


def _cut(holder: Segment, holders: list[Segment], cases: Mapping[int, Case]) -> Segment | None:
    """End a holder's days where a successor's begin, if the successor renews them or the term was over."""
    for other in holders:
        if other.appointment_id == holder.appointment_id or other.first_day < holder.first_day:
            continue
        over = holder.term_end is not None and other.first_day > holder.term_end
        if cases[other.appointment_id].renews_id == holder.appointment_id or over:
            return holder.until(other.first_day - ONE_DAY)
    return holder


def replay(
    acts: Sequence[Act], *, cases: Mapping[int, Case], acts_on: ActsOn, rule_moments: Iterable[datetime] = ()
) -> Iterator[tuple[Segment, datetime, datetime | None]]:
    """Every spell of one seat: each segment with the moments between which it was known.

    ``rule_moments`` are those at which what ``acts_on`` answers changed.
    """
    told = {a.recorded_at for a in acts} | {a.undone_at for a in acts if a.undone_at}
    since = min(told, default=None)
    moments = sorted(told | {moment for moment in rule_moments if since and moment > since})
    open_since: dict[Segment, datetime] = {}
    for moment in moments:
        now = set(seat_segments(acts, cases=cases, known_at=moment, acts_on=acts_on))
        for gone in open_since.keys() - now:
            yield gone, open_since.pop(gone), moment
        for fresh in now - open_since.keys():
            open_since[fresh] = moment
    for segment, known_from in open_since.items():
        yield segment, known_from, None
