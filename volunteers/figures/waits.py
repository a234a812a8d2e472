"""How long seats have waited for a holder or an order, in days up to the day asked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, OuterRef, Subquery

from thai.days import Days
from volunteers.models import Seat, SeatSpell, SeatState

LONG_PENDING_DAYS = 60
# When a seat was opened, and when its office's records begin.
VACANCY = ("validity__valid_from", "province__office__records__first_day")


@dataclass(frozen=True)
class Ages:
    """How long seats of an area have waited, in days up to the day asked about; None if none waits."""

    longest_vacancy: int | None = None
    longest_pending: int | None = None
    pending_over_60: int = 0


def ages_by_province(days: Days, *, province_code: str | None = None) -> dict[str, Ages]:
    """How long the vacant and pending seats of each province have waited; provinces without any are absent."""
    seats = Seat.objects.filter(province_id=province_code) if province_code else Seat.objects.all()
    return _ages(seats, "province_id", days)


def ages_by_district(province_code: str, days: Days) -> dict[str, Ages]:
    """The same for the districts of one province; their longest waits and sums are the province's."""
    seats = Seat.objects.filter(province_id=province_code)
    return _ages(seats, "subdistrict__district_id", days)


def pending_waits(province_code: str, days: Days) -> dict[str, list[int]]:
    """The days that each pending seat of a province has waited, by the desk it lies on (a Desk value)."""
    seats = Seat.objects.in_force(days).recorded(days).with_state(days)
    seats = seats.filter(state=SeatState.PENDING, province_id=province_code)
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of)
    spells = spells.filter(state=SeatState.PENDING, seat__in=seats)
    waits: dict[str, list[int]] = {}
    for desk, since in spells.order_by("since").values_list("desk", "since"):
        waits.setdefault(desk, []).append((days.as_of - since).days)
    return waits


def _ages(seats, group: str, days: Days) -> dict[str, Ages]:
    waiting: dict[str, dict[str, list[int]]] = {}
    for code, state, since in _waiting(seats, group, days):
        waiting.setdefault(code, {"pending": [], "vacant": []})[state].append((days.as_of - since).days)
    return {
        code: Ages(
            longest_vacancy=max(waits["vacant"], default=None),
            longest_pending=max(waits["pending"], default=None),
            pending_over_60=sum(wait > LONG_PENDING_DAYS for wait in waits["pending"]),
        )
        for code, waits in waiting.items()
    }


def _waiting(seats, group: str, days: Days) -> Iterator[tuple[str, str, date]]:
    """(area, "pending" or "vacant", since) of each seat that is not held; ``group`` leads to the area's code."""
    spells = SeatSpell.objects.known(at=days.known_at).filter(seat=OuterRef("pk"))
    pending = spells.covering(days.as_of).filter(state=SeatState.PENDING).order_by()
    waiting = seats.in_force(days).recorded(days).with_state(days)
    waiting = waiting.exclude(state=SeatState.APPOINTED).annotate(
        pending_since=Subquery(pending.values("seat").annotate(day=Min("since")).values("day")),
        occupied_until=occupied_until(days),
    )
    for code, state, pending_since, *vacancy in waiting.order_by().values_list(
        group, "state", "pending_since", "occupied_until", *VACANCY
    ):
        pending = state == SeatState.PENDING
        yield code, "pending" if pending else "vacant", pending_since if pending else empty_from(*vacancy)


def occupied_until(days: Days) -> Subquery:
    """The last day before ``as_of`` on which a seat was held or pending, or NULL."""
    before = SeatSpell.objects.known(at=days.known_at).occupying()
    before = before.filter(seat=OuterRef("pk"), last_day__lt=days.as_of)
    return Subquery(before.order_by().values("seat").annotate(day=Max("last_day")).values("day"))


def empty_from(until: date | None, opened: date, recorded: date | None) -> date:
    """A vacancy begins after the last holder; else with the seat, or with the records of its office."""
    return until + timedelta(days=1) if until else max(opened, recorded or opened)
