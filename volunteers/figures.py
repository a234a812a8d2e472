"""Every figure about seats and people. Nothing else in the portal counts them.

Each takes ``as_of`` (the day it is about) and ``known_at`` (the moment it was known, default now).
A province whose office kept no records on that day has unknown figures: None, never 0.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery

from provinces.models import DatedSetting, District, Office
from volunteers.models import Appointment, GraduatePosting, Person, Seat, SeatSpell, SeatState

LONG_PENDING_DAYS = 60
ENDING_SOON_DAYS = 90


@dataclass(frozen=True)
class Coverage:
    """Seats of an area on a day: ``seats = appointed + pending + vacant``; vacant includes nominated."""

    seats: int | None = None
    appointed: int | None = None
    pending: int | None = None
    nominated: int | None = None
    vacant: int | None = None
    graduates: int | None = None

    @property
    def share(self) -> float | None:
        """Appointed ÷ seats in percent; None if unknown or without seats."""
        return 100 * self.appointed / self.seats if self.seats else None

    def __add__(self, other: "Coverage") -> "Coverage":
        """The sum of two areas; an unknown part adds nothing, two unknown parts stay unknown."""
        pairs = [(getattr(self, f.name), getattr(other, f.name)) for f in fields(self)]
        return Coverage(*(None if a is None and b is None else (a or 0) + (b or 0) for a, b in pairs))


UNKNOWN = Coverage()


@dataclass(frozen=True)
class Ages:
    """How long seats of an area have waited, in days up to the day asked about; None if none waits."""

    longest_vacancy: int | None = None
    longest_pending: int | None = None
    pending_over_60: int = 0


@dataclass(frozen=True)
class TrendPoint:
    """Seats and appointed seats on one day of a curve."""

    day: date
    seats: int
    appointed: int

    @property
    def share(self) -> float | None:
        """Appointed ÷ seats in percent."""
        return 100 * self.appointed / self.seats if self.seats else None


@dataclass(frozen=True)
class SeatRow:
    """One seat on a day: its state, since when, and (for those who may read names) whose."""

    seat: Seat
    state: str
    since: date | None
    days: int | None
    desk: str = ""
    person: Person | None = None
    appointment: Appointment | None = None
    ending_in: int | None = None
    vacant_days: int | None = None


def coverage_by_province(*, as_of: date, known_at: datetime | None = None) -> dict[str, Coverage]:
    """The figures of every province with an office, by code."""
    states = _count_states("province_id", as_of=as_of, known_at=known_at)
    graduates = _count_graduates("district__province_id", as_of=as_of, known_at=known_at)
    offices = Office.objects.filter(province__isnull=False).values_list("province_id", "records_from")
    return {
        code: _coverage(states.get(code, {}), graduates.get(code, 0)) if since and since <= as_of else UNKNOWN
        for code, since in sorted(offices)
    }


def coverage_by_district(*, province_code: str, as_of: date, known_at: datetime | None = None) -> dict[str, Coverage]:
    """The figures of the districts of one province, by code."""
    codes = District.objects.filter(province_id=province_code, valid_to=None).values_list("code", flat=True)
    if not _has_records(province_code, as_of):
        return dict.fromkeys(codes, UNKNOWN)
    inside = Q(province_id=province_code)
    states = _count_states("subdistrict__district_id", inside, as_of=as_of, known_at=known_at)
    inside = Q(district__province_id=province_code)
    graduates = _count_graduates("district_id", inside, as_of=as_of, known_at=known_at)
    return {code: _coverage(states.get(code, {}), graduates.get(code, 0)) for code in codes}


def coverage_of(province_code: str | None, *, as_of: date, known_at: datetime | None = None) -> Coverage:
    """The figures of one province, or of the nation (None): the sum of the provinces that are known."""
    if province_code is None:
        return sum_coverage(coverage_by_province(as_of=as_of, known_at=known_at).values())
    if not _has_records(province_code, as_of):
        return UNKNOWN
    inside = Q(province_id=province_code)
    states = _count_states("province_id", inside, as_of=as_of, known_at=known_at)
    inside = Q(district__province_id=province_code)
    graduates = _count_graduates("district__province_id", inside, as_of=as_of, known_at=known_at)
    return _coverage(states.get(province_code, {}), graduates.get(province_code, 0))


def sum_coverage(parts) -> Coverage:
    """The sum of areas; unknown if every part is."""
    total = UNKNOWN
    for part in parts:
        total += part
    return total


def ages_by_province(
    *, as_of: date, known_at: datetime | None = None, province_code: str | None = None
) -> dict[str, Ages]:
    """How long the vacant and pending seats of each province have waited; provinces without any are absent."""
    seats = Seat.objects.filter(province_id=province_code) if province_code else Seat.objects.all()
    return _ages(seats, "province_id", as_of=as_of, known_at=known_at)


def ages_by_district(*, province_code: str, as_of: date, known_at: datetime | None = None) -> dict[str, Ages]:
    """The same for the districts of one province; their longest waits and sums are the province's."""
    seats = Seat.objects.filter(province_id=province_code)
    return _ages(seats, "subdistrict__district_id", as_of=as_of, known_at=known_at)


def pending_waits(province_code: str, *, as_of: date, known_at: datetime | None = None) -> dict[str, list[int]]:
    """The days that each pending seat of a province has waited, by the desk it lies on (a Desk value)."""
    seats = Seat.objects.in_force(on=as_of).with_state(as_of=as_of, known_at=known_at)
    seats = seats.filter(state=SeatState.PENDING, province_id=province_code)
    spells = SeatSpell.objects.known(at=known_at).covering(as_of).filter(state=SeatState.PENDING, seat__in=seats)
    waits: dict[str, list[int]] = {}
    for desk, since in spells.order_by("since").values_list("desk", "since"):
        waits.setdefault(desk, []).append((as_of - since).days)
    return waits


def trend(province_code: str | None, days: list[date], *, known_at: datetime | None = None) -> list[TrendPoint]:
    """Seats and appointed seats on each of the days, in two queries whatever their number.

    As everywhere, a province counts from the day its office's records begin.
    """
    seats, spells = Seat.objects.all(), SeatSpell.objects.known(at=known_at).filter(state=SeatState.APPOINTED)
    if province_code:
        seats, spells = seats.filter(province_id=province_code), spells.filter(seat__province_id=province_code)
    seat_counts = seats.aggregate(
        **{
            f"d{i}": Count(
                "pk", filter=_includes(day, "valid_from", "valid_to") & Q(province__office__records_from__lte=day)
            )
            for i, day in enumerate(days)
        }
    )
    held_counts = spells.filter(seat__isnull=False).aggregate(
        **{
            f"d{i}": Count(
                "pk",
                filter=_includes(day, "first_day", "last_day")
                & _includes(day, "seat__valid_from", "seat__valid_to")
                & Q(seat__province__office__records_from__lte=day),
            )
            for i, day in enumerate(days)
        }
    )
    return [TrendPoint(day, seat_counts[f"d{i}"], held_counts[f"d{i}"]) for i, day in enumerate(days)]


def seat_states(
    province_code: str, *, district_code: str | None = None, as_of: date, known_at: datetime | None = None
) -> list[SeatRow]:
    """Every seat of a province or district on a day, by tambon code."""
    seats = Seat.objects.in_force(on=as_of).filter(province_id=province_code)
    if district_code:
        seats = seats.filter(subdistrict__district_id=district_code)
    seats = seats.with_state(as_of=as_of, known_at=known_at).select_related("subdistrict__district")
    return describe(list(seats), as_of=as_of, known_at=known_at)


def describe(seats: list[Seat], *, as_of: date, known_at: datetime | None = None) -> list[SeatRow]:
    """Rows of seats that carry ``state`` (``Seat.objects.with_state``), in their order; two queries."""
    wanted = {seat.pk: seat.state for seat in seats}
    spells = SeatSpell.objects.known(at=known_at).covering(as_of).filter(seat__in=wanted)
    deciding = {}
    for spell in spells.select_related("person", "appointment__order").order_by("since", "pk"):
        if spell.state == wanted[spell.seat_id]:
            deciding.setdefault(spell.seat_id, spell)
    vacant = [seat for seat in seats if seat.state in (SeatState.VACANT, SeatState.NOMINATED)]
    ended = _last_occupied(vacant, as_of=as_of, known_at=known_at)
    soon = DatedSetting.objects.value("ending_soon_days", on=as_of, default=ENDING_SOON_DAYS)
    return [_seat_row(seat, deciding.get(seat.pk), ended.get(seat.pk), as_of, soon) for seat in seats]


def ending_soon(province_code: str, *, as_of: date, known_at: datetime | None = None) -> int:
    """How many appointed seats of a province end within ``ending_soon_days``, counted from the day asked about."""
    return ending_seats(province_code, as_of=as_of, known_at=known_at).count()


def ending_seats(province_code: str, *, as_of: date, known_at: datetime | None = None):
    """The seats behind `ending_soon`, as a queryset."""
    soon = DatedSetting.objects.value("ending_soon_days", on=as_of, default=ENDING_SOON_DAYS)
    spells = (
        SeatSpell.objects.known(at=known_at)
        .covering(as_of)
        .filter(state=SeatState.APPOINTED, last_day__lte=as_of + timedelta(days=soon))
    )
    return Seat.objects.in_force(on=as_of).filter(province_id=province_code, pk__in=spells.values("seat"))


def _seat_row(seat: Seat, spell: SeatSpell | None, ended: date | None, as_of: date, soon: int) -> SeatRow:
    empty = seat.state in (SeatState.VACANT, SeatState.NOMINATED)
    vacant_since = (ended + timedelta(days=1) if ended else seat.valid_from) if empty else None
    since = spell.since if spell else vacant_since
    left = (spell.last_day - as_of).days if spell and spell.last_day and seat.state == SeatState.APPOINTED else None
    return SeatRow(
        seat,
        seat.state,
        since,
        (as_of - since).days,
        desk=spell.desk if spell else "",
        person=spell.person if spell else None,
        appointment=spell.appointment if spell else None,
        ending_in=left if left is not None and left <= soon else None,
        vacant_days=(as_of - vacant_since).days if vacant_since else None,
    )


def _last_occupied(seats: list[Seat], *, as_of: date, known_at: datetime | None) -> dict[int, date]:
    """The last day on which each of the seats was held or pending, before the day asked about."""
    spells = SeatSpell.objects.known(at=known_at).occupying().filter(seat__in=[s.pk for s in seats])
    spells = spells.filter(last_day__lt=as_of).order_by()
    return dict(spells.values_list("seat_id").annotate(Max("last_day")))


def _ages(seats, group: str, *, as_of: date, known_at: datetime | None) -> dict[str, Ages]:
    waiting: dict[str, dict[str, list[int]]] = {}
    for code, state, since in _waiting(seats, group, as_of=as_of, known_at=known_at):
        waiting.setdefault(code, {"pending": [], "vacant": []})[state].append((as_of - since).days)
    return {
        code: Ages(
            longest_vacancy=max(days["vacant"], default=None),
            longest_pending=max(days["pending"], default=None),
            pending_over_60=sum(d > LONG_PENDING_DAYS for d in days["pending"]),
        )
        for code, days in waiting.items()
    }


def _waiting(seats, group: str, *, as_of: date, known_at: datetime | None):
    """(area, "pending" or "vacant", since) of each seat that is not held; ``group`` leads to the area's code."""
    known = SeatSpell.objects.known(at=known_at).filter(seat=OuterRef("pk"))
    pending = known.covering(as_of).filter(state=SeatState.PENDING).order_by()
    before = known.occupying().filter(last_day__lt=as_of).order_by()
    waiting = seats.in_force(on=as_of).with_state(as_of=as_of, known_at=known_at)
    waiting = waiting.exclude(state=SeatState.APPOINTED).annotate(
        pending_since=Subquery(pending.values("seat").annotate(day=Min("since")).values("day")),
        occupied_until=Subquery(before.values("seat").annotate(day=Max("last_day")).values("day")),
    )
    for code, state, pending_since, until, opened in waiting.order_by().values_list(
        group, "state", "pending_since", "occupied_until", "valid_from"
    ):
        if state == SeatState.PENDING:
            yield code, "pending", pending_since
        else:
            yield code, "vacant", until + timedelta(days=1) if until else opened


def _count_states(group: str, inside: Q = Q(), *, as_of: date, known_at: datetime | None) -> dict[str, dict[str, int]]:  # noqa: B008
    seats = Seat.objects.filter(inside).in_force(on=as_of).with_state(as_of=as_of, known_at=known_at)
    counts: dict[str, dict[str, int]] = {}
    for code, state, number in seats.order_by().values_list(group, "state").annotate(Count("pk")):
        counts.setdefault(code, {})[state] = number
    return counts


def _count_graduates(group: str, inside: Q = Q(), *, as_of: date, known_at: datetime | None) -> dict[str, int]:  # noqa: B008
    serving = GraduatePosting.objects.filter(inside).serving(as_of=as_of, known_at=known_at)
    return dict(serving.order_by().values_list(group).annotate(Count("person", distinct=True)))


def _coverage(states: dict[str, int], graduates: int) -> Coverage:
    appointed, pending = states.get(SeatState.APPOINTED, 0), states.get(SeatState.PENDING, 0)
    nominated, empty = states.get(SeatState.NOMINATED, 0), states.get(SeatState.VACANT, 0)
    vacant = nominated + empty
    return Coverage(appointed + pending + vacant, appointed, pending, nominated, vacant, graduates)


def _has_records(province_code: str, as_of: date) -> bool:
    return Office.objects.filter(province_id=province_code, records_from__lte=as_of).exists()


def _includes(day: date, first: str, last: str) -> Q:
    return Q(**{f"{first}__lte": day}) & (Q(**{last: None}) | Q(**{f"{last}__gte": day}))
