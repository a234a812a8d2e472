"""Seats one by one: the state of each on a day, since when and whose; and the terms that end soon."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from accounts.records import known
from provinces.models import DatedSetting
from provinces.naming import local_name
from thai.days import Days
from thai.spans import days_lasted, days_left
from volunteers import endings
from volunteers.figures.rows import BEST, Holder, OrderName, Place, SeatRow, Spell, Term
from volunteers.figures.standing import EVERYWHERE, VACANCY, empty_from, occupied_until
from volunteers.models import Seat, SeatSpell, SeatState
from volunteers.models.seats import SeatQuerySet

ENDING_SOON_DAYS = 90
OCCUPIED = (SeatState.APPOINTED, SeatState.PENDING)
# So many keys are named to the database; of more seats all spells of the day are read.
MOST_KEYS = 2000


PERSON = tuple(f"person__{name}" for name in ("pk", "prefix", "first_name", "last_name"))
ORDER = tuple(f"appointment__order__{name}" for name in ("authority", "number", "be_year"))
TERM = tuple(f"appointment__{name}" for name in ("term_start", "term_end", "ended_on", "no_order_reason", "end_reason"))
SPELL, NAMES = ("state", "since", "desk", "last_day"), (*PERSON, *TERM, *ORDER)


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
    deciding = _deciding([place.pk for place in places], days, columns)
    state = {place.pk: deciding[place.pk].state if place.pk in deciding else SeatState.VACANT for place in places}
    ahead = _begin_later([pk for pk, own in state.items() if own != SeatState.APPOINTED], days, columns)
    vacant_since = _vacant_since([pk for pk, own in state.items() if own not in OCCUPIED], days)
    soon = ending_soon_days(days) if soon is None else soon
    rows = [
        _seat_row(place, deciding.get(place.pk), vacant_since.get(place.pk), days.as_of, soon)
        for place in places
    ]  # fmt: skip
    return [
        _awaiting(row, *ahead[row.seat.pk], vacant_since.get(row.seat.pk)) if row.seat.pk in ahead else row
        for row in rows
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


def _deciding(seats: list[int], days: Days, names: tuple[str, ...]) -> dict[int, Spell]:
    """The spell by which each seat is in its state: the best state, and of several nominations the first."""
    spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of).filter(_among("seat", seats))
    found: dict[int, Spell] = {}
    for seat, *columns in spells.order_by("since", "pk").values_list("seat", *SPELL, *names):
        earlier = found.get(seat)
        if earlier is None or BEST[columns[0]] < BEST[earlier.state]:
            found[seat] = _spell(*columns)
    return found


def _spell(state: str, since: date, desk: str, last_day: date | None, *names) -> Spell:
    if not names:
        return Spell(state, since, desk, last_day)
    return Spell(state, since, desk, last_day, *_whose(names))


def _whose(names: tuple) -> tuple[Holder, Term]:
    """What the columns ``NAMES`` tell."""
    *term, authority, number, be_year = names[len(PERSON) :]
    order = OrderName(authority, number, be_year) if authority is not None else None
    return Holder(*names[: len(PERSON)]), Term(*term, order)


def _among(path: str, keys: Iterable[int]) -> Q:
    keys = list(keys)
    return Q(**{f"{path}__in": keys}) if len(keys) <= MOST_KEYS else EVERYWHERE


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


def _begin_later(seats: list[int], days: Days, names: tuple[str, ...]) -> dict[int, tuple]:
    """The first day, and with ``names`` the person and the term, of who is appointed to each of the seats but later."""
    if not seats:
        return {}
    spells = SeatSpell.objects.appointed_ahead(days).filter(_among("seat", seats)).order_by("-first_day")
    # The earliest of several comes last and stays.
    return {
        seat: (begins, *(_whose(tuple(whose)) if whose else (None, None)))
        for seat, begins, *whose in spells.values_list("seat", "first_day", *names)
    }


def _vacant_since(seats: list[int], days: Days) -> dict[int, date]:
    """The first day of the present vacancy of each of the seats."""
    if not seats:
        return {}
    records = known(days.known_at, "province__office__records__")
    waiting = Seat.objects.filter(known(days.known_at, "validity__"), records, pk__in=seats)
    rows = waiting.order_by().values_list("pk", occupied_until(days), *VACANCY)
    return {pk: empty_from(until, opened, recorded) for pk, until, opened, recorded in rows}
