"""Seats one by one: the state of each on a day, since when and whose; and the terms that end soon."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.records import known
from provinces.models import DatedSetting
from thai.days import Days
from volunteers.figures.waits import VACANCY, empty_from, occupied_until
from volunteers.models import Appointment, Person, Seat, SeatSpell, SeatState
from volunteers.models.seats import SeatQuerySet

ENDING_SOON_DAYS = 90


@dataclass(frozen=True)
class SeatRow:
    """One seat on a day: its state, since when, and (for those who may read names) whose.

    ``last_day`` is the holder's last day in office, ``ending_in`` the days until then where it is soon.
    """

    seat: Seat
    state: str
    since: date | None
    days: int | None
    desk: str = ""
    person: Person | None = None
    appointment: Appointment | None = None
    ending_in: int | None = None
    last_day: date | None = None
    vacant_days: int | None = None


def seat_states(province_code: str, days: Days, *, district_code: str | None = None) -> list[SeatRow]:
    """Every seat of a province or district on a day, by tambon code; none while nothing is known of them."""
    seats = Seat.objects.in_force(days).recorded(days).filter(province_id=province_code)
    if district_code:
        seats = seats.filter(subdistrict__district_id=district_code)
    return describe(list(seats.with_state(days).select_related("subdistrict__district")), days)


def describe(seats: list[Seat], days: Days) -> list[SeatRow]:
    """Rows of seats that carry ``state`` (``Seat.objects.with_state``), in their order; two queries."""
    wanted: dict[int | None, str] = {seat.pk: seat.state for seat in seats}
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of).filter(seat__in=wanted)
    deciding: dict[int | None, SeatSpell] = {}
    for spell in spells.select_related("person", "appointment__order").order_by("since", "pk"):
        if spell.state == wanted[spell.seat_id]:
            deciding.setdefault(spell.seat_id, spell)
    vacant = [seat for seat in seats if seat.state in (SeatState.VACANT, SeatState.NOMINATED)]
    empty_from = _vacant_since(vacant, days)
    soon = ending_soon_days(days)
    return [_seat_row(seat, deciding.get(seat.pk), empty_from.get(seat.pk), days.as_of, soon) for seat in seats]


def ending_soon(province_code: str, days: Days) -> int:
    """How many appointed seats of a province end within ``ending_soon_days``, counted from the day asked about."""
    return ending_seats(province_code, days).count()


def ending_seats(province_code: str, days: Days, *, within: int | None = None) -> SeatQuerySet:
    """The seats behind `ending_soon`, as a queryset; ``within`` so many days where the setting is not meant."""
    last = days.as_of + timedelta(days=ending_soon_days(days) if within is None else within)
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of)
    spells = spells.filter(state=SeatState.APPOINTED, last_day__lte=last)
    return Seat.objects.in_force(days).filter(province_id=province_code, pk__in=spells.values("seat"))


def ending_soon_days(days: Days) -> int:
    """How many days before its last one a term counts as ending soon, by the ministry's setting of the day."""
    return DatedSetting.objects.value("ending_soon_days", days, default=ENDING_SOON_DAYS)


def _seat_row(seat: Seat, spell: SeatSpell | None, vacant_since: date | None, as_of: date, soon: int) -> SeatRow:
    since = spell.since if spell else vacant_since
    last_day = spell.last_day if spell and seat.state == SeatState.APPOINTED else None
    left = (last_day - as_of).days if last_day else None
    return SeatRow(
        seat,
        seat.state,
        since,
        (as_of - since).days if since else None,
        desk=spell.desk if spell else "",
        person=spell.person if spell else None,
        appointment=spell.appointment if spell else None,
        last_day=last_day,
        ending_in=left if left is not None and left <= soon else None,
        vacant_days=(as_of - vacant_since).days if vacant_since else None,
    )


def _vacant_since(seats: list[Seat], days: Days) -> dict[int, date]:
    """The first day of the present vacancy of each of the seats."""
    waiting = Seat.objects.filter(
        known(days.known_at, "validity__"),
        known(days.known_at, "province__office__records__"),
        pk__in=[seat.pk for seat in seats],
    )
    rows = waiting.order_by().values_list("pk", occupied_until(days), *VACANCY)
    return {pk: empty_from(until, opened, recorded) for pk, until, opened, recorded in rows}
