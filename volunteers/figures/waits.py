"""How long seats have waited for a holder or an order, in days up to the day asked about."""

from django.db.models import Q

from thai.days import Days
from thai.spans import days_lasted
from volunteers.figures.standing import EVERYWHERE, LONG_PENDING_DAYS, Ages, standing
from volunteers.models import Seat, SeatState
from volunteers.models.seats import is_appointed_ahead

__all__ = ["LONG_PENDING_DAYS", "Ages", "ages_by_district", "ages_by_province", "pending_waits"]

NOTHING_WAITS = Ages()


def ages_by_province(days: Days, *, province_code: str | None = None) -> dict[str, Ages]:
    """How long the vacant and pending seats of each province have waited; provinces without any are absent."""
    return _ages("province_id", days, Q(province_id=province_code) if province_code else EVERYWHERE)


def ages_by_district(province_code: str, days: Days) -> dict[str, Ages]:
    """The same for the districts of one province; their longest waits and sums are the province's."""
    return _ages("subdistrict__district_id", days, Q(province_id=province_code))


def pending_waits(province_code: str, days: Days) -> dict[str, list[int]]:
    """The days that each pending seat of a province has waited, by the desk it lies on (a Desk value).

    Under "" those that lie on none any more: somebody is appointed already and begins later.
    """
    seats = Seat.objects.in_force(days).recorded(days).filter(province_id=province_code)
    pending = seats.in_state(SeatState.PENDING, days).order_by("waiting__since")
    waits: dict[str, list[int]] = {}
    for desk, since, ahead in pending.values_list("waiting__desk", "waiting__since", is_appointed_ahead(days)):
        waits.setdefault("" if ahead else desk, []).append(days_lasted(since, days.as_of))
    return waits


def _ages(group: str, days: Days, inside: Q) -> dict[str, Ages]:
    found = standing(group, days, inside)
    return {code: area.ages for code, area in found.items() if area.ages != NOTHING_WAITS}
