"""Whom an office can invite: who serves in a province on the day of the event."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from provinces.models import Subdistrict
from provinces.permissions import Scope
from thai.days import Days
from volunteers.models import Person, PostingFacts, SeatSpell, SeatState

# Printed on Thai papers as they stand, whatever the language of the page.
VOLUNTEERS, GRADUATES, GUESTS = "อาสาสมัครแรงงาน", "บัณฑิตแรงงาน", "แขกผู้มีเกียรติ"


@dataclass(frozen=True)
class Invitee:
    """A person with the place and group that the list of the event will print."""

    person: Person
    place: str
    group: str
    province_code: str


def invitees(*, scope: Scope, on: date, district_code: str = "") -> list[Invitee]:
    """Seat holders, then labour graduates, of the provinces on a day, by tambon and by name."""
    seats = SeatSpell.objects.known().covering(on).filter(scope.q("seat__province_id"), state=SeatState.APPOINTED)
    postings = PostingFacts.objects.serving(Days(on)).filter(scope.q("district__province_id"))
    if district_code:
        seats = seats.filter(seat__subdistrict__district_id=district_code)
        postings = postings.filter(district_id=district_code)
    seats = seats.select_related("person", "seat__subdistrict__district").order_by(
        "seat__subdistrict_id", "seat__number"
    )
    postings = postings.select_related("person", "district").order_by("district_id", "person__sort_key")
    with translation.override("th"):
        holders = [Invitee(s.person, _place(s.seat.subdistrict), VOLUNTEERS, s.seat.province_id) for s in seats]
        return holders + [Invitee(p.person, p.district.title, GRADUATES, p.district.province_id) for p in postings]


def _place(subdistrict: Subdistrict) -> str:
    return f"{subdistrict.title} {subdistrict.district.title}"
