"""Ends that end everything: who died, was dismissed or lost a qualification holds nothing and awaits nothing. Pure.

Such an end is recorded on one appointment. On each other appointment of the person whose days reach past it, it brings
along an act of its own (``because_id``), in the same decision. When it is undone, corrected or declared void with its
appointment, what it brought is undone, and brought anew for its right day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thai.calendar import ONE_DAY
from volunteers.acts.entries import NewAct
from volunteers.acts.kinds import Effect, Kind
from volunteers.acts.timeline import Act, Case, Effective, Segment, corrected, entering
from volunteers.states import ENDS_EVERYTHING, EndReason


@dataclass(frozen=True, order=True)
class Final:
    """An end of everything as it stands now; ``recorded_at`` is when its reason was first told.

    ``last_day`` is that of everything: the last day served, the day of death, or the last day of the candidacy.
    ``act_id`` and ``appointment_id`` are 0 where no act tells of it (``death_alone``).
    """

    act_id: int
    appointment_id: int
    person_id: int
    last_day: date
    end_reason: str
    recorded_at: datetime

    @property
    def is_death(self) -> bool:
        """Nothing comes after it, whenever it was entered."""
        return self.end_reason == EndReason.DIED


def death_alone(person_id: int, died_on: date, told_at: datetime) -> Final:
    """A death that no act tells of: it ends nothing, for nothing stood after it."""
    return Final(0, 0, person_id, died_on, EndReason.DIED.value, told_at)


def finals(cases: Iterable[Case], standing: Callable[[int], list[Act]]) -> set[Final]:
    """The ends of everything that stand on these appointments; those brought along are none themselves."""
    found = set()
    for case in cases:
        own = standing(case.id)
        if not any(act.end_reason in ENDS_EVERYTHING for act in own):
            continue
        effective = corrected(own)
        if any(a.effect == Effect.ANNUL for a in effective):
            continue
        found |= {
            Final(a.act_id, case.id, case.person_id, a.last_in_office, a.end_reason, _first_told(a, own))
            for a in effective
            if a.ends_everything and not a.brought
        }
    return found


def _first_told(end: Effective, own: list[Act]) -> datetime:
    """When its reason stood there first: with the act itself, or with the correction that gave it."""
    told = (a for a in own if end.act_id in (a.id, a.target_id) and a.end_reason == end.end_reason)
    return min(a.recorded_at for a in told)


def given_back(final: Final, own: list[Act]) -> list[NewAct]:
    """What undoes on an appointment (its standing acts) the act that ``final`` brought, and what corrected that one."""
    place = next((place for place, act in enumerate(own) if act.because_id == final.act_id), None)
    if place is None or any(act.kind == Kind.VOID for act in own[place:]):
        return []
    return [NewAct(Kind.UNDO.value, appointment_id=own[place].appointment_id) for _act in own[place:]]


def brought_along(final: Final, case: Case, own: list[Act], days: Iterable[Segment]) -> NewAct | None:
    """What ``final`` brings to an appointment of the same person with these standing acts and days; None: nothing.

    Who was put forward after a dismissal was recorded was so knowingly, and stays.
    """
    if case.id == final.appointment_id or not reaches_past(final.last_day, days):
        return None
    if not final.is_death and own[0].recorded_at > final.recorded_at:
        return None
    entered = entering(corrected(own)) is not None
    kind, day = (Kind.END, final.last_day) if entered else (Kind.WITHDRAW, final.last_day + ONE_DAY)
    return NewAct(
        kind.value, day=day, appointment_id=case.id, end_reason=final.end_reason, because_id=final.act_id
    )  # fmt: skip


def reaches_past(day: date, segments: Iterable[Segment]) -> bool:
    """Any of the days lie after a day."""
    return any(one.last_day is None or one.last_day > day for one in segments)
