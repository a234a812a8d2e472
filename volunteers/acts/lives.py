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
from volunteers.acts.timeline import Act, Case, Segment, corrected, entering
from volunteers.states import ENDS_EVERYTHING, EndReason

# By which acts somebody goes for good: out of office, or out of a candidacy.
ENDING = (Effect.LEAVE, Effect.CLOSE)


@dataclass(frozen=True, order=True)
class Final:
    """An end of everything as it stands now; ``recorded_at`` is that of the act itself.

    ``last_day`` is the last day served, or the day on which the candidacy was withdrawn: after it there is nothing.
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
        moments = {act.id: act.recorded_at for act in own}
        found |= {
            Final(a.act_id, case.id, case.person_id, a.last_in_office, a.end_reason, moments[a.act_id])
            for a in effective
            if a.effect in ENDING and a.end_reason in ENDS_EVERYTHING and not a.brought
        }
    return found


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
