"""How long seats have waited for a holder or an order, in days up to the day asked about."""

from typing import NamedTuple

from django.db.models import Q

from thai.days import Days
from thai.spans import days_lasted
from volunteers.figures.standing import EVERYWHERE, LONG_PENDING_DAYS, Ages, standing
from volunteers.models import Seat, SeatState
from volunteers.models.seats import is_appointed_ahead

__all__ = ["LONG_PENDING_DAYS", "Ages", "Wait", "ages_by_district", "ages_by_province", "pending_waits"]

NOTHING_WAITS = Ages()


class Wait(NamedTuple):
    """How long a pending seat has waited, in days (``days_lasted``): since the proposal, and on this desk."""

    since_proposal: int
    on_desk: int


def ages_by_province(days: Days, *, province_code: str | None = None) -> dict[str, Ages]:
    """How long the vacant and pending seats of each province have waited; provinces without any are absent."""
    return _ages("province_id", days, Q(province_id=province_code) if province_code else EVERYWHERE)


def ages_by_district(province_code: str, days: Days) -> dict[str, Ages]:
    """The same for the districts of one province; their longest waits and sums are the province's."""
    return _ages("subdistrict__district_id", days, Q(province_id=province_code))


def pending_waits(province_code: str, days: Days) -> dict[str, list[Wait]]:
    """How long each pending seat of a province has waited, longest first, by the desk it lies on (a Desk value).

    Under "" those that lie on none any more: somebody is appointed already and begins later.
    """
    seats = Seat.objects.in_force(days).recorded(days).filter(province_id=province_code)
    pending = seats.in_state(SeatState.PENDING, days).order_by("waiting__since")
    facts = pending.values_list("waiting__desk", "waiting__since", "waiting__first_day", is_appointed_ahead(days))
    waits: dict[str, list[Wait]] = {}
    for desk, since, here, ahead in facts:
        wait = Wait(days_lasted(since, days.as_of), days_lasted(here, days.as_of))
        waits.setdefault("" if ahead else desk, []).append(wait)
    return waits


def _ages(group: str, days: Days, inside: Q) -> dict[str, Ages]:
    found = standing(group, days, inside)
    return {code: area.ages for code, area in found.items() if area.ages != NOTHING_WAITS}
