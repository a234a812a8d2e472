"""Who the signed-in person is in the register, and what they hold today."""

from dataclasses import dataclass
from datetime import date

from provinces.models import District, Office, Subdistrict
from thai.days import Days
from volunteers.models import Person, PostingFacts, SeatSpell, SeatState


@dataclass(frozen=True)
class Holding:
    """A seat or a posting on a day: where, since when and until when (None: not stated)."""

    is_graduate: bool
    subdistrict: Subdistrict | None
    district: District
    first_day: date
    last_day: date | None


def person_of(user) -> Person | None:
    """The person in the register who signs in with this account."""
    return Person.objects.filter(user=user, merged_into=None).select_related("office__province").first()


def office_of(person: Person | None) -> Office | None:
    """The office that keeps the person's record."""
    return person.office if person else None


def holding(person: Person | None, *, on: date) -> Holding | None:
    """The seat that the person holds on a day, else the posting as a labour graduate, else None."""
    if person is None:
        return None
    spells = SeatSpell.objects.known().covering(on).filter(person=person, state=SeatState.APPOINTED)
    spell = spells.select_related("appointment", "seat__subdistrict__district").exclude(seat=None).first()
    if spell:
        area = spell.seat.subdistrict
        return Holding(False, area, area.district, spell.since, spell.appointment.term_end)
    posting = PostingFacts.objects.serving(Days(on)).filter(person=person).select_related("district").first()
    return Holding(True, None, posting.district, posting.first_day, posting.last_day) if posting else None
