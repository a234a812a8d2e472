"""How many seats are appointed, pending and vacant: of a province, its districts, the nation."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q

from provinces.models import District, Office, records_kept
from thai.days import Days
from volunteers.figures.rows import BEST, SeatRow
from volunteers.figures.standing import EVERYWHERE, NO_SEATS, Ages, Standing, standing
from volunteers.models import PostingFacts


@dataclass(frozen=True)
class Coverage:
    """Seats of an area on a day: ``seats = appointed + pending + vacant``; vacant includes nominated."""

    seats: int | None = None
    appointed: int | None = None
    pending: int | None = None
    nominated: int | None = None
    vacant: int | None = None
    graduates: int | None = None

    @cached_property
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
AreaFigures = tuple[Coverage, Ages]


def coverage_by_province(days: Days, codes: Collection[str] | None = None) -> dict[str, Coverage]:
    """The figures of every province with an office, or of those named, by code."""
    return {code: coverage for code, (coverage, _ages) in by_province(days, codes).items()}


def coverage_by_district(province_code: str, days: Days) -> dict[str, Coverage]:
    """The figures of the districts of one province, by code."""
    return {code: coverage for code, (coverage, _ages) in by_district(province_code, days).items()}


def by_province(days: Days, codes: Collection[str] | None = None) -> dict[str, AreaFigures]:
    """Coverage and waits of every province with an office, or of those named, by code; both of one statement."""
    inside, posted = _inside("province_id", codes), _inside("district__province_id", codes)
    kept = Exists(Office.objects.filter(records_kept(days), pk=OuterRef("pk")))
    offices = Office.objects.filter(inside, province__isnull=False).annotate(kept=kept).order_by("province_id")
    found, graduates = standing("province_id", days, inside), _count_graduates("district__province_id", days, posted)
    return {
        code: _figures(found.get(code, NO_SEATS), graduates.get(code, 0)) if recorded else (UNKNOWN, Ages())
        for code, recorded in offices.values_list("province_id", "kept")
    }


def by_district(province_code: str, days: Days) -> dict[str, AreaFigures]:
    """Coverage and waits of the districts of one province, by code."""
    existing = Q(valid_to=None) | Q(valid_to__gte=days.as_of)
    kept = Exists(Office.objects.filter(records_kept(days), province=OuterRef("province")))
    districts = District.objects.filter(existing, province_id=province_code).values_list("code", kept)
    found = standing("subdistrict__district_id", days, Q(province_id=province_code))
    graduates = _count_graduates("district_id", days, Q(district__province_id=province_code))
    return {
        code: _figures(found.get(code, NO_SEATS), graduates.get(code, 0)) if recorded else (UNKNOWN, Ages())
        for code, recorded in districts
    }


def coverage_of(province_code: str | None, days: Days) -> Coverage:
    """The figures of one province, or of the nation (None): the sum of the provinces that are known."""
    if province_code is None:
        return sum_coverage(coverage_by_province(days).values())
    return coverage_by_province(days, [province_code]).get(province_code, UNKNOWN)


def coverage_of_seats(rows: Iterable[SeatRow]) -> Coverage:
    """The figures of seats that are listed one by one (``seat_states``); graduates are not among them."""
    states = Counter(row.state for row in rows)
    appointed, pending, nominated = (states[state] for state in BEST)
    seats = sum(states.values())
    return Coverage(seats, appointed, pending, nominated, seats - appointed - pending)


def sum_coverage(parts) -> Coverage:
    """The sum of areas; unknown if every part is."""
    total = UNKNOWN
    for part in parts:
        total += part
    return total


def _inside(path: str, codes: Collection[str] | None) -> Q:
    return EVERYWHERE if codes is None else Q(**{f"{path}__in": sorted(codes)})


def _count_graduates(group: str, days: Days, inside: Q = EVERYWHERE) -> dict[str, int]:
    serving = PostingFacts.objects.filter(inside).serving(days)
    return dict(serving.order_by().values_list(group).annotate(Count("person", distinct=True)))


def _figures(area: Standing, graduates: int) -> AreaFigures:
    vacant = area.seats - area.appointed - area.pending
    return Coverage(area.seats, area.appointed, area.pending, area.nominated, vacant, graduates), area.ages
