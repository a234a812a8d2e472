"""Whom an office can invite: who serves in a province on the day of the event."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from provinces.models import District
from provinces.naming import titled
from provinces.permissions import Scope
from thai.days import Days
from volunteers.figures import Holder
from volunteers.models import PostingFacts, SeatSpell, SeatState

# Printed on Thai papers as they stand, whatever the language of the page.
VOLUNTEERS, GRADUATES, GUESTS = "อาสาสมัครแรงงาน", "บัณฑิตแรงงาน", "แขกผู้มีเกียรติ"


WHO = ("person_id", "person__prefix", "person__first_name", "person__last_name")
TAMBON = ("seat__subdistrict_id", "seat__subdistrict__district_id", "seat__subdistrict__name_th",
          "seat__subdistrict__district__name_th")  # fmt: skip
DISTRICT = ("district__province_id", "district_id", "district__name_th")


@dataclass(frozen=True)
class Invitee:
    """A person with the place and group that the list of the event will print."""

    person: Holder
    place: str
    group: str
    province_code: str
    district_code: str


def invitees(*, scope: Scope, on: date) -> list[Invitee]:
    """Seat holders, then labour graduates, of the provinces on a day, by tambon and by name."""
    seats = SeatSpell.objects.known().covering(on).filter(scope.q("seat__province_id"), state=SeatState.APPOINTED)
    postings = PostingFacts.objects.serving(Days(on)).filter(scope.q("district__province_id"))
    seat_rows = seats.order_by("seat__subdistrict_id", "seat__number").values_list(*WHO, "seat__province_id", *TAMBON)
    posting_rows = postings.order_by("district_id", "person__sort_key").values_list(*WHO, *DISTRICT)
    with translation.override("th"):
        titles = _Titles()
        holders = [
            Invitee(Holder(*who), f"{titled(tambon, code)} {titles[name]}", VOLUNTEERS, province, district)
            for *who, province, code, district, tambon, name in seat_rows
        ]
        graduates = [
            Invitee(Holder(*who), titles[name], GRADUATES, province, district)
            for *who, province, district, name in posting_rows
        ]
    return holders + graduates


class _Titles(dict[str, str]):
    """Districts by their Thai name as an envelope names them, each worded once."""

    def __missing__(self, name: str) -> str:
        self[name] = District(name_th=name).title
        return self[name]
