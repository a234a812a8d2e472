"""How many seats are appointed, pending and vacant: of a province, its districts, the nation, and along a curve."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q

from accounts.records import known
from provinces.models import District, Office, records_kept
from thai.days import Days
from volunteers.models import PostingFacts, Seat, SeatSpell, SeatState


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
        if self.appointed is None or not self.seats:
            return None
        return 100 * self.appointed / self.seats

    def __add__(self, other: "Coverage") -> "Coverage":
        """The sum of two areas; an unknown part adds nothing, two unknown parts stay unknown."""
        pairs = [(getattr(self, f.name), getattr(other, f.name)) for f in fields(self)]
        return Coverage(*(None if a is None and b is None else (a or 0) + (b or 0) for a, b in pairs))


UNKNOWN = Coverage()
EVERYWHERE = Q()


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


def coverage_by_province(days: Days) -> dict[str, Coverage]:
    """The figures of every province with an office, by code."""
    states = _count_states("province_id", days)
    graduates = _count_graduates("district__province_id", days)
    kept = Exists(Office.objects.filter(records_kept(days), pk=OuterRef("pk")))
    offices = Office.objects.filter(province__isnull=False).annotate(kept=kept).order_by("province_id")
    return {
        code: _coverage(states.get(code, {}), graduates.get(code, 0)) if recorded else UNKNOWN
        for code, recorded in offices.values_list("province_id", "kept")
    }


def coverage_by_district(province_code: str, days: Days) -> dict[str, Coverage]:
    """The figures of the districts of one province, by code."""
    existing = Q(valid_to=None) | Q(valid_to__gte=days.as_of)
    codes = District.objects.filter(existing, province_id=province_code).values_list("code", flat=True)
    if not _has_records(province_code, days):
        return dict.fromkeys(codes, UNKNOWN)
    inside = Q(province_id=province_code)
    states = _count_states("subdistrict__district_id", days, inside)
    inside = Q(district__province_id=province_code)
    graduates = _count_graduates("district_id", days, inside)
    return {code: _coverage(states.get(code, {}), graduates.get(code, 0)) for code in codes}


def coverage_of(province_code: str | None, days: Days) -> Coverage:
    """The figures of one province, or of the nation (None): the sum of the provinces that are known."""
    if province_code is None:
        return sum_coverage(coverage_by_province(days).values())
    if not _has_records(province_code, days):
        return UNKNOWN
    inside = Q(province_id=province_code)
    states = _count_states("province_id", days, inside)
    inside = Q(district__province_id=province_code)
    graduates = _count_graduates("district__province_id", days, inside)
    return _coverage(states.get(province_code, {}), graduates.get(province_code, 0))


def sum_coverage(parts) -> Coverage:
    """The sum of areas; unknown if every part is."""
    total = UNKNOWN
    for part in parts:
        total += part
    return total


def trend(province_code: str | None, days: list[date], *, known_at: datetime | None = None) -> list[TrendPoint]:
    """Seats and appointed seats on each of the days, in two queries whatever their number.

    As everywhere, a province counts from the day its office's records begin.
    """
    seats = Seat.objects.filter(known(known_at, "validity__"), known(known_at, "province__office__records__"))
    spells = SeatSpell.objects.known(at=known_at).filter(
        known(known_at, "seat__validity__"),
        known(known_at, "seat__province__office__records__"),
        state=SeatState.APPOINTED,
    )
    if province_code:
        seats, spells = seats.filter(province_id=province_code), spells.filter(seat__province_id=province_code)
    seat_counts = seats.aggregate(**{f"d{i}": Count("pk", filter=_counts(day)) for i, day in enumerate(days)})
    held_counts = spells.aggregate(
        **{
            f"d{i}": Count("pk", filter=_includes(day, "first_day", "last_day") & _counts(day, "seat__"))
            for i, day in enumerate(days)
        }
    )
    return [TrendPoint(day, seat_counts[f"d{i}"], held_counts[f"d{i}"]) for i, day in enumerate(days)]


def _counts(day: date, seat: str = "") -> Q:
    """Seats that exist on a day and whose office kept records by then; the rows known are chosen before."""
    recorded = Q(**{f"{seat}province__office__records__first_day__lte": day})
    return _includes(day, f"{seat}validity__valid_from", f"{seat}validity__valid_to") & recorded


def _count_states(group: str, days: Days, inside: Q = EVERYWHERE) -> dict[str, dict[str, int]]:
    seats = Seat.objects.filter(inside).in_force(days).with_state(days)
    counts: dict[str, dict[str, int]] = {}
    for code, state, number in seats.order_by().values_list(group, "state").annotate(Count("pk")):
        counts.setdefault(code, {})[state] = number
    return counts


def _count_graduates(group: str, days: Days, inside: Q = EVERYWHERE) -> dict[str, int]:
    serving = PostingFacts.objects.filter(inside).serving(days)
    return dict(serving.order_by().values_list(group).annotate(Count("person", distinct=True)))


def _coverage(states: dict[str, int], graduates: int) -> Coverage:
    appointed, pending = states.get(SeatState.APPOINTED, 0), states.get(SeatState.PENDING, 0)
    nominated, empty = states.get(SeatState.NOMINATED, 0), states.get(SeatState.VACANT, 0)
    vacant = nominated + empty
    return Coverage(appointed + pending + vacant, appointed, pending, nominated, vacant, graduates)


def _has_records(province_code: str, days: Days) -> bool:
    return Office.objects.filter(records_kept(days), province_id=province_code).exists()


def _includes(day: date, first: str, last: str) -> Q:
    return Q(**{f"{first}__lte": day}) & (Q(**{last: None}) | Q(**{f"{last}__gte": day}))
