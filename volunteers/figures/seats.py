"""Seats one by one: the state of each on a day, since when and whose; and the terms that end soon."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from provinces.models import DatedSetting
from provinces.naming import local_name
from thai.days import Days
from thai.spans import days_lasted, days_left
from volunteers import endings
from volunteers.figures.rows import Holder, Place, SeatRow, Spell, Term
from volunteers.figures.spells import NAMES, begin_later, deciding, vacant_since
from volunteers.figures.standing import EVERYWHERE
from volunteers.models import Seat, SeatSpell, SeatState
from volunteers.models.seats import SeatQuerySet

ENDING_SOON_DAYS = 90
OCCUPIED = (SeatState.APPOINTED, SeatState.PENDING)


def seat_states(
    province_code: str | None,
    days: Days,
    *,
    district_code: str | None = None,
    names: bool = True,
    soon: int | None = None,
) -> list[SeatRow]:
    """Every seat of a province, a district or the nation (None) on a day, by tambon code.

    None is listed while nothing is known of it. Without ``names`` the rows tell neither person nor appointment;
    ``soon`` is as in `describe`.
    """
    seats = Seat.objects.in_force(days).recorded(days)
    if province_code:
        seats = seats.filter(province_id=province_code)
    if district_code:
        seats = seats.filter(subdistrict__district_id=district_code)
    return describe(listed(seats), days, names=names, soon=soon)


def listed(seats: SeatQuerySet) -> QuerySet[Seat, tuple]:
    """What ``describe`` takes of seats, in their order."""
    tambon, district = local_name("subdistrict__"), local_name("subdistrict__district__")
    return seats.values_list("pk", "number", tambon, district, "subdistrict__district_id", "province_id")


def describe(seats: Iterable[tuple], days: Days, *, names: bool = True, soon: int | None = None) -> list[SeatRow]:
    """Rows of ``listed`` seats in their order, in as few queries whatever their number.

    ``soon`` is ``ending_soon_days`` where that was asked for already, or 0 where nobody wants to know.
    """
    places, columns = [Place(*columns) for columns in seats], NAMES if names else ()
    found = deciding([place.pk for place in places], days, columns)
    state = {place.pk: found[place.pk].state if place.pk in found else SeatState.VACANT for place in places}
    ahead = begin_later([pk for pk, own in state.items() if own != SeatState.APPOINTED], days, columns)
    since = vacant_since([pk for pk, own in state.items() if own not in OCCUPIED], days)
    soon = ending_soon_days(days) if soon is None else soon
    rows = [
        _seat_row(place, found.get(place.pk), since.get(place.pk), days.as_of, soon)
        for place in places
    ]  # fmt: skip
    return [
        _awaiting(row, *ahead[row.seat.pk], since.get(row.seat.pk)) if row.seat.pk in ahead else row for row in rows
    ]


def ending_soon(province_code: str, days: Days, *, within: int | None = None) -> int:
    """How many appointed seats of a province end within ``ending_soon_days``, counted from the day asked about."""
    return ending_seats(province_code, days, within=within).count()


def ending_seats(province_code: str | None, days: Days, *, within: int | None = None) -> SeatQuerySet:
    """The seats behind `ending_soon`, as a queryset; ``within`` so many days where the setting is not meant.

    Without a province those of the nation.
    """
    last = days.as_of + timedelta(days=ending_soon_days(days) if within is None else within)
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of)
    spells = spells.filter(state=SeatState.APPOINTED, last_day__lte=last)
    inside = Q(province_id=province_code) if province_code else EVERYWHERE
    return Seat.objects.in_force(days).filter(inside, pk__in=spells.values("seat"))


def ending_soon_days(days: Days) -> int:
    """How many days before its last one a term counts as ending soon, by the ministry's setting of the day."""
    return DatedSetting.objects.value("ending_soon_days", days, default=ENDING_SOON_DAYS)


def _seat_row(place: Place, spell: Spell | None, vacant_since: date | None, as_of: date, soon: int) -> SeatRow:
    vacant_days = days_lasted(vacant_since, as_of) if vacant_since else None
    if spell is None:
        return SeatRow(place, SeatState.VACANT.value, vacant_since, vacant_days, vacant_days=vacant_days)
    last_day = spell.last_day if spell.state == SeatState.APPOINTED else None
    left = days_left(as_of, last_day) if last_day else None
    term = spell.appointment
    reason = endings.reason_of(last_day, term.ended_on, term.end_reason) if term else ""
    return SeatRow(
        place,
        spell.state,
        spell.since,
        days_lasted(spell.since, as_of),
        desk=spell.desk,
        person=spell.person,
        appointment=term,
        last_day=last_day,
        ending_in=left if left is not None and (left <= soon or reason) else None,
        vacant_days=vacant_days,
        end_reason=reason,
    )


def _awaiting(
    row: SeatRow, begins: date, person: Holder | None, appointment: Term | None, vacant_since: date | None
) -> SeatRow:
    """An empty or pending seat whose next holder is appointed already: it counts as before, but nobody is checked."""
    row = replace(row, begins=begins, person=person, appointment=appointment, desk="")
    if row.state == SeatState.PENDING:
        return row
    return replace(row, state=SeatState.VACANT.value, since=vacant_since, days=row.vacant_days)
