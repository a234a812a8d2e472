"""The history of a person and of a seat, in the order to be read. For pages only; figures count elsewhere."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from volunteers.acts.kinds import KINDS, Effect, KindOfAct, follows, with_effect
from volunteers.models import Appointment, AppointmentAct, Person, Seat, SeatSpell, SeatState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_A_STAGE = with_effect(Effect.CORRECT, Effect.TAKE_BACK)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Career:
    """One appointment of a person: where it stands on a day, its acts (newest first) and what can follow."""

    appointment: Appointment
    spell: SeatSpell | None
    acts: list[AppointmentAct]
    stage: str
    day: date

    @cached_property
    def standing(self) -> str:
        """``appointed pending nominated`` by spell; else ``void withdrawn undone future ended``."""
        if self.spell:
            return self.spell.state
        if not self.stage:
            return "undone"
        effect = KINDS[self.stage].effect
        if effect in (Effect.ANNUL, Effect.CLOSE):
            return "void" if effect == Effect.ANNUL else "withdrawn"
        begins, left = self.appointment.term_start, self.appointment.ended_on
        never = begins and left and left < begins
        return "future" if begins and begins > self.day and not never else "ended"

    @property
    def days(self) -> int | None:
        """Days in the present state, counting from its first day."""
        return (self.day - self.spell.since).days if self.spell else None

    @cached_property
    def steps(self) -> "list[tuple[str, StrOrPromise]]":
        """Acts that carry the appointment on, as (kind, title); a term that is over only takes corrections."""
        if self.standing == "ended":
            return []
        return [(row.kind.value, row.title) for row in self._possible() if not row.mends]

    @cached_property
    def mends(self) -> "list[tuple[str, StrOrPromise]]":
        """Acts that put an entry right, as (kind, title)."""
        return [(row.kind.value, row.title) for row in self._possible() if row.mends]

    def _possible(self) -> list[KindOfAct]:
        return [row for kind in follows(self.stage or None) if (row := KINDS[kind]).form]

    @property
    def can_be_renewed(self) -> bool:
        """A holder may be put forward for a further term."""
        return self.standing == SeatState.APPOINTED and self.appointment.seat_id is not None


def person_history(person: Person, *, on: date) -> list[Career]:
    """All appointments of a person, the latest first."""
    acts = AppointmentAct.objects.select_related("by", "order", "target")
    spells = SeatSpell.objects.known().covering(on)
    appointments = (
        person.appointments.select_related("seat__subdistrict__district__province", "office", "order")
        .prefetch_related(Prefetch("acts", acts), Prefetch("spells", spells, to_attr="spells_today"))
        .order_by("-pk")
    )
    return [_career(appointment, on) for appointment in appointments]


def _career(appointment: Appointment, on: date) -> Career:
    acts = list(appointment.acts.all())
    standing = [a for a in acts if not a.undone_at and a.kind not in NOT_A_STAGE]
    spell = next(iter(appointment.spells_today), None)
    return Career(appointment, spell, acts[::-1], standing[-1].kind if standing else "", on)


@dataclass(frozen=True)
class Tenure:
    """A run of days of a seat: held by somebody (``spell``) or vacant; ``days`` until its end or ``on``."""

    first_day: date
    last_day: date | None
    days: int
    spell: SeatSpell | None = None


def seat_history(seat: Seat, *, on: date) -> list[Tenure]:
    """Who held a seat, with the gaps between, the latest first; begins where the office's records begin."""
    spells = SeatSpell.objects.known().filter(seat=seat, state=SeatState.APPOINTED)
    held = list(spells.select_related("person", "appointment__order").order_by("first_day"))
    validity = seat.validity.known().get()
    records_from = seat.province.office.records_from()
    day: date | None = max(filter(None, (validity.valid_from, records_from)))
    tenures = []
    for spell in held:
        if day and spell.first_day > day:
            tenures.append(_tenure(day, spell.first_day - ONE_DAY, on))
        tenures.append(_tenure(spell.first_day, spell.last_day, on, spell))
        day = spell.last_day + ONE_DAY if spell.last_day else None
    if day and day <= min(validity.valid_to or on, on):
        tenures.append(_tenure(day, validity.valid_to, on))
    return tenures[::-1]


def _tenure(first: date, last: date | None, on: date, spell: SeatSpell | None = None) -> Tenure:
    until = min(last or on, on)
    return Tenure(first, last, max((until - first).days + 1, 0), spell)


def candidates(seat: Seat, *, on: date) -> list[SeatSpell]:
    """Who is being checked or awaits the order for a seat on a day."""
    spells = SeatSpell.objects.known().covering(on).filter(seat=seat).exclude(state=SeatState.APPOINTED)
    return list(spells.select_related("person", "appointment").order_by("-state", "first_day"))
