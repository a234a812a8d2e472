"""What a person holds or awaits already, and what ended everything: told before somebody is put forward, or ends.

A place is named to who may read it; of another office's appointments only that there is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from provinces.models import Office
from thai.display import local_date
from volunteers import access
from volunteers.acts.entries import NewAct
from volunteers.acts.lives import Final
from volunteers.acts.store import finals_of
from volunteers.acts.verbs import ask
from volunteers.models import Appointment, EndReason, Seat, SeatSpell, SeatState


@dataclass
class Life:
    """What is told of one person: a line for each office or candidacy of now or later, and the end of everything."""

    lines: list[str] = field(default_factory=list)
    final: Final | None = None

    @property
    def died(self) -> bool:
        """Nobody who died is put forward."""
        return bool(self.final and self.final.is_death)

    @property
    def told(self) -> list[str]:
        """All of it, the end of everything first."""
        return [*([_final_in_words(self.final)] if self.final else []), *self.lines]


def life_of(person: int, *, user: User, on: date, seat: Seat, apart_from: Appointment | None = None) -> Life:
    """The same of one person who shall be put forward for a seat: whether that is so already, the verb says."""
    here = Q(seat=seat) & ~Q(state=SeatState.APPOINTED)
    return lives_of([person], user=user, on=on, apart_from=here | Q(appointment=apart_from)).get(person, Life())


def lives_of(people: Iterable[int], *, user: User, on: date, apart_from: Q | None = None) -> dict[int, Life]:
    """What is told of these people to a reader on a day; of whom there is nothing to tell is absent."""
    people = list(people)
    lives: dict[int, Life] = {}
    rows = SeatSpell.objects.known().filter(Q(last_day=None) | Q(last_day__gte=on), person__in=people)
    rows = rows.exclude(apart_from) if apart_from else rows
    rows = rows.select_related("appointment__office", "seat__subdistrict__district").order_by("first_day", "pk")
    for spell in {row.appointment_id: row for row in rows}.values():
        mine = access.may_read(user, spell.appointment.office.province_id)
        lives.setdefault(spell.person_id, Life()).lines.append(_in_words(spell, mine))
    for final in finals_of(people):
        lives.setdefault(final.person_id, Life()).final = final
    return lives


def also_ended(new: NewAct, *, office: Office) -> list[str]:
    """Where the other appointments are that an act would end, in the words of an office; none if it is refused."""
    decision = ask([new])
    others = [] if decision.broken else decision.entries[decision.asked :]
    rows = Appointment.objects.filter(pk__in=[each.appointment_id for each in others])
    rows = rows.select_related("seat__subdistrict__district").order_by("pk")
    return [in_words(row, mine=row.office_id == office.pk) for row in rows]


def in_words(appointment: Appointment, *, mine: bool) -> str:
    """Where an appointment is, to who may know it (``mine``)."""
    if not mine:
        return str(_("in the register of another office"))
    if appointment.seat is None:
        return appointment.get_category_display()
    return f"{appointment.seat.subdistrict.title} {appointment.seat.subdistrict.district.title}"


def _in_words(spell: SeatSpell, mine: bool) -> str:
    spell.appointment.seat = spell.seat
    where = in_words(spell.appointment, mine=mine)
    if spell.state != SeatState.APPOINTED:
        return _("%(state)s: %(where)s") % {"state": spell.get_state_display(), "where": where}
    if not mine:
        return _("holds a seat %(where)s") % {"where": where}
    last = local_date(spell.last_day) if spell.last_day else ""
    told = {"where": where, "first": local_date(spell.first_day), "last": last}
    return _("holds a seat: %(where)s, %(first)s – %(last)s") % told


def _final_in_words(final: Final) -> str:
    words = {"reason": EndReason(final.end_reason).label, "day": local_date(final.last_day)}
    return _("%(reason)s, last day %(day)s") % words
