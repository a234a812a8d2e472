"""The history of a person, in the order to be read. For pages only; figures count elsewhere."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from thai.spans import days_lasted, days_left
from volunteers import endings
from volunteers.acts.kinds import KINDS, Effect, Kind, KindOfAct, follows, with_effect
from volunteers.models import Appointment, AppointmentAct, Person, SeatSpell, SeatState
from volunteers.states import Desk

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_A_STAGE = with_effect(Effect.CORRECT, Effect.TAKE_BACK)


@dataclass(frozen=True)
class Career:
    """One appointment of a person: where it stands on a day, its acts (newest first) and what can follow.

    ``soon`` is how many days ahead the end of a term is told; any other end is told as soon as it is on record.
    """

    appointment: Appointment
    spell: SeatSpell | None
    acts: list[AppointmentAct]
    stage: str
    day: date
    soon: int = 0

    @cached_property
    def standing(self) -> str:
        """``appointed pending nominated`` by spell; else ``void withdrawn undone future ended``."""
        begins = self.appointment.term_start
        # Who is appointed waits for the first day, and for nothing else.
        if begins and begins > self.day and self._did(Effect.ENTER, Effect.LEAVE):
            return "future" if self._begins else "ended"
        if self.spell:
            return self.spell.state
        if not self.stage:
            return "undone"
        if self._did(Effect.ANNUL):
            return "void"
        return "withdrawn" if self._did(Effect.CLOSE) else "ended"

    def _did(self, *effects: Effect) -> bool:
        return bool(self.stage) and KINDS[self.stage].effect in effects

    @property
    def days(self) -> int | None:
        """Days in the present state, counting from its first day."""
        return days_lasted(self.spell.since, self.day) if self.spell else None

    @property
    def ahead(self) -> str:
        """What is to come in words, as ``SeatRow.ahead``."""
        if self.standing == "future":
            return self._begins
        if self.standing != SeatState.APPOINTED or not self.spell or not self.spell.last_day:
            return ""
        left = days_left(self.day, self.spell.last_day)
        return endings.leaves(left, self._reason) if left <= self.soon or self._reason else ""

    @property
    def never_began(self) -> bool:
        """All was over before the first day of the term: there was no day in office."""
        first, last = self.appointment.term_start, self.appointment.ended_on
        return bool(first and last and last < first)

    @property
    def _begins(self) -> str:
        return endings.begins_later(self.appointment.term_start, self.appointment.ended_on, on=self.day)

    @property
    def _reason(self) -> str:
        """Why the holder leaves before the term is over; "" where nothing of that is on record."""
        last_day = self.spell.last_day if self.spell else None
        return endings.reason_of(last_day, self.appointment.ended_on, self.appointment.end_reason)

    @cached_property
    def steps(self) -> "list[tuple[str, StrOrPromise]]":
        """Acts that carry the appointment on, as (kind, title); a term that is over only takes corrections."""
        if self.standing == "ended":
            return []
        return [(row.kind.value, row.title) for row in self._possible() if not row.mends]

    @cached_property
    def next_step(self) -> str:
        """The kind of act that usually comes next, a further term for a holder; empty where nothing is to follow."""
        if self.can_be_renewed:
            return Kind.RENEW.value
        onward = (KINDS[kind] for kind, _title in self.steps)
        usual = (row for row in onward if row.effect in (Effect.STAGE, Effect.ENTER) and row.desk != Desk.RETURNED)
        return next((row.kind.value for row in usual), "")

    @cached_property
    def mends(self) -> "list[tuple[str, StrOrPromise]]":
        """Acts that put an entry right, as (kind, title)."""
        return [(row.kind.value, row.title) for row in self._possible() if row.mends]

    def _possible(self) -> list[KindOfAct]:
        return [row for kind in follows(self.stage or None) if (row := KINDS[kind]).form]

    @property
    def can_be_renewed(self) -> bool:
        """A holder may be put forward for a further term, unless an end is on record already."""
        return self.standing == SeatState.APPOINTED and self._did(Effect.ENTER) and self.appointment.seat_id is not None


def person_history(person: Person, *, on: date, soon: int = 0) -> list[Career]:
    """All appointments of a person, the latest first; ``soon`` as in ``Career``."""
    acts = AppointmentAct.objects.select_related("by", "order__office", "target")
    spells = SeatSpell.objects.known().covering(on)
    appointments = (
        person.appointments.select_related("seat__subdistrict__district__province", "office", "order__office")
        .prefetch_related(Prefetch("acts", acts), Prefetch("spells", spells, to_attr="spells_today"))
        .order_by("-pk")
    )
    return [_career(appointment, on, soon) for appointment in appointments]


def _career(appointment: Appointment, on: date, soon: int) -> Career:
    acts = list(appointment.acts.all())
    standing = [a for a in acts if not a.undone_at and a.kind not in NOT_A_STAGE]
    spell = next(iter(appointment.spells_today), None)
    return Career(appointment, spell, acts[::-1], standing[-1].kind if standing else "", on, soon)
