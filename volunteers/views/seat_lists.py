"""What the table and the board of a province's seats share: one filter in the address, one set of counts."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from provinces.kept import kept, key_of
from provinces.models import District, Province
from thai.days import Days
from volunteers import access, figures
from volunteers.endings import in_days
from volunteers.seat_filter import SeatFilter
from volunteers.states import Desk
from volunteers.views.readable import chosen_province


class Counted(NamedTuple):
    """The figures on the chips, of the province or of one district; ``soon``: what "ends soon" means, in days."""

    coverage: figures.Coverage
    narrower: figures.Narrower
    soon: int


def asked_of(request: SignedInRequest) -> tuple[SeatFilter, dict]:
    """The filter as the address asks for it, and what both pages tell before it is known to be valid."""
    provinces = access.readable_provinces(request.user)
    province = chosen_province(request, provinces)
    asked = SeatFilter(request.GET, province=province, session=request.session.session_key)
    return asked, {
        "province": province,
        "provinces": provinces,
        "filter": asked,
        "may_edit": access.may_write(request.user, province.code),
    }


class Chip(NamedTuple):
    """One of the finer filters: its name, how many seats it shows, where it leads, and whether it is on."""

    name: str
    seats: int
    address: str
    is_on: bool


def finer(request: SignedInRequest, asked: SeatFilter, counts: figures.Narrower) -> list[tuple[str, list[Chip]]]:
    """What narrows the chosen status, under a heading each; one that is on leads back to the whole status."""

    def chips(parameter: str, seats: Mapping, name: Callable[[Any], str]) -> list[Chip]:
        on = asked.cleaned_data[parameter]
        return [
            Chip(name(key), n, _asking(request, **{parameter: "" if key == on else str(key)}), key == on)
            for key, n in seats.items()
        ]

    match asked.cleaned_data["state"]:
        case "ending":
            return [(_("Leaves office within"), chips("within", counts.ending, in_days))]
        case "vacant":
            return [(_("Vacant for more than"), chips("over", counts.vacant, in_days))]
        case "pending":
            desks = chips("desk", counts.desks, lambda desk: str(Desk(desk).label))
            return [
                (_("Waiting for more than"), chips("over", counts.pending, in_days)),
                (_("Lies on the desk of"), desks),
            ]
    return []


def _asking(request: SignedInRequest, **changes: str) -> str:
    """The address of this page with its question changed; an empty value takes a parameter away."""
    question = request.GET.copy()
    for name, value in (changes | {"page": ""}).items():
        question.pop(name, None)
        if value:
            question[name] = value
    return f"{request.path}?{question.urlencode()}"


def counted(province: Province, district: District | None, days: Days) -> Counted:
    """What the chips show, kept until something of the province is written."""

    def count() -> Counted:
        soon = figures.ending_soon_days(days)
        if district:
            coverage = figures.coverage_by_district(province.code, days)[district.code]
            inside = Q(subdistrict__district=district)
        else:
            coverage, inside = figures.coverage_of(province.code, days), Q(province=province)
        return Counted(coverage, figures.narrower(days, soon=soon, inside=inside), soon)

    return kept(key_of("seat counts", province.code, days, district and district.code), count)
