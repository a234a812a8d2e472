"""Both sides of the network in one view: seats from ``volunteers.figures``, events from ``events.figures``.

Pages, papers and open data take their numbers from here, so that the parts add up to the whole and the same
question has the same answer everywhere.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from events.figures import EventRow, EventTotals, event_rows, event_totals, event_totals_by_province, totals_of
from provinces.models import District, Office, OfficeRecords, Province, ProvinceCluster, ReportedFigure, records_kept
from reports.days import PageDays
from thai.days import Days, lie_ahead
from volunteers import figures as seats
from volunteers.figures import Ages, Coverage, SeatRow, TrendPoint, sum_coverage
from volunteers.models import Desk

# Lower bounds, in percent, of the five shades of the map; the first is the lightest.
STEPS = (0, 85, 90, 94, 97)
WATCHED = 7
NO_AGES, NO_EVENTS = Ages(), totals_of([])
Part = Province | District
Area = TypeVar("Area", bound=Part, covariant=True)


@dataclass(frozen=True)
class Line(Generic[Area]):
    """One area on a day: a province of the nation or a district of a province."""

    area: Area
    coverage: Coverage
    ages: Ages = NO_AGES

    @cached_property
    def step(self) -> int:
        """The shade of the map, 1 (least covered) to 5; 0 is unknown."""
        share = self.coverage.share
        return 0 if share is None else sum(share >= bound for bound in STEPS)


@dataclass(frozen=True)
class Overview(Generic[Area]):
    """A nation, cluster or province on a day, with its parts.

    ``before`` is the same area one year earlier, ``comparable`` if both days know the same provinces and this one does
    not lie ahead; ``trend`` are twelve ends of months and the day, of a day ahead the last that is known;
    ``events`` those of the fiscal year up to the day.
    """

    days: PageDays
    lines: list[Line[Area]]
    coverage: Coverage
    ages: Ages
    before: Coverage | TrendPoint
    comparable: bool
    trend: list[TrendPoint] = field(default_factory=list)
    event_rows: list[EventRow] = field(default_factory=list)
    event_sums: EventTotals | None = None

    @cached_property
    def events(self) -> EventTotals:
        """The sums over the events, also where these are too many to be listed."""
        return self.event_sums or totals_of(self.event_rows)

    @cached_property
    def known(self) -> int:
        """How many of the parts have figures on the day."""
        return sum(line.coverage.seats is not None for line in self.lines)

    @property
    def share_change(self) -> float | None:
        """Percentage points since one year earlier; None unless both years are known for the same areas."""
        now, then = self.coverage.share, self.before.share
        return None if now is None or then is None or not self.comparable else now - then

    @property
    def appointed_change(self) -> int | None:
        """Appointed seats since one year earlier; None as for ``share_change``."""
        now, then = self.coverage.appointed, self.before.appointed
        return None if now is None or then is None or self.share_change is None else now - then


@dataclass(frozen=True)
class Group:
    """The provinces of one cluster with their sum; Bangkok stands alone, without a cluster."""

    cluster: ProvinceCluster | None
    lines: list[Line[Province]] = field(default_factory=list)

    @cached_property
    def coverage(self) -> Coverage:
        """The sum of its provinces."""
        return sum_coverage(line.coverage for line in self.lines)

    @property
    def ages(self) -> Ages:
        """The longest waits among its provinces."""
        return worst(line.ages for line in self.lines)

    @cached_property
    def known(self) -> list[Line[Province]]:
        """Those with figures on the day."""
        return [line for line in self.lines if line.coverage.seats is not None]

    @cached_property
    def unknown(self) -> list[Line[Province]]:
        """Those without: their office kept no records."""
        return [line for line in self.lines if line.coverage.seats is None]


@dataclass(frozen=True)
class DeskLine:
    """What lies on one desk: pending seats, those over 60 days since the proposal, and the longest waits in days."""

    label: str
    pending: int
    over_60: int
    longest: int
    longest_here: int


@dataclass(frozen=True)
class Printed:
    """``beside``: what a source printed on the day with the computed figure; ``other_days`` have more."""

    beside: list[tuple[ReportedFigure, int | None]]
    other_days: list[date]


def nation(days: PageDays) -> Overview[Province]:
    """The whole country, by province in Thai order."""
    lines = province_lines(Province.objects.select_related("cluster"), days)
    before, *trend = seats.trend(None, [days.year_earlier, *days.months], known_at=days.known_at)
    overview = _overview(days, lines, before, _same_records(lines, days), trend)
    return replace(overview, event_sums=event_totals(*days.fiscal_days, days=days))


def cluster(area: ProvinceCluster, days: PageDays) -> Overview[Province]:
    """One cluster, by province in Thai order; its curve and its events are shown by province."""
    lines = province_lines(area.provinces.select_related("cluster"), days)
    codes = [line.area.code for line in lines]
    year_earlier = seats.coverage_by_province(Days(days.year_earlier, days.known_at), codes)
    then = [year_earlier.get(line.area.code, seats.UNKNOWN) for line in lines]
    comparable = [part.seats is None for part in then] == [line.coverage.seats is None for line in lines]
    return _overview(days, lines, sum_coverage(then), comparable)


def province(area: Province, days: PageDays) -> Overview[District]:
    """One province, by district in order of code."""
    code, lines = area.code, district_lines(area, days)
    before, *trend = seats.trend(code, [days.year_earlier, *days.months], known_at=days.known_at)
    return _overview(days, lines, before, True, trend, event_rows(*days.fiscal_days, code, days=days))


def standing_of(area: Province | None, days: PageDays) -> Overview[Part]:
    """A province by district, or the nation (None) by province in Thai order: its seats and waits alone."""
    lines: list[Line] = district_lines(area, days) if area else province_lines(Province.objects.all(), days)
    return _overview(days, lines, seats.UNKNOWN, comparable=False)


def province_lines(areas: QuerySet[Province], days: PageDays) -> list[Line[Province]]:
    """Provinces with their coverage and waits, in the order of ``areas``."""
    found = list(areas)
    parts = seats.by_province(days, [area.code for area in found])
    return [Line(area, *parts.get(area.code, (seats.UNKNOWN, NO_AGES))) for area in found]


def district_lines(area: Province, days: PageDays) -> list[Line[District]]:
    """Every district of a province with its coverage and waits, by code."""
    parts = seats.by_district(area.code, days)
    return [Line(district, *parts[district.code]) for district in District.objects.filter(code__in=parts)]


def _same_records(lines: list[Line[Province]], days: PageDays) -> bool:
    """Whether no office of the provinces began its records during the year before the day."""
    during = OfficeRecords.objects.known(at=days.known_at).filter(
        office__province__in=[line.area.pk for line in lines],
        first_day__gt=days.year_earlier,
        first_day__lte=days.as_of,
    )
    return not during.exists()


def _overview(
    days: PageDays,
    lines: list[Line[Area]],
    before: Coverage | TrendPoint,
    comparable: bool,
    trend: Iterable[TrendPoint] = (),
    rows: Iterable[EventRow] = (),
) -> Overview[Area]:
    total = sum_coverage(line.coverage for line in lines)
    comparable = comparable and not lie_ahead(days)
    ages = worst(line.ages for line in lines if line.coverage.seats is not None)
    return Overview(days, lines, total, ages, before, comparable, list(trend), list(rows))


def worst(parts: Iterable[Ages]) -> Ages:
    """The longest waits among areas, and all their seats pending for over 60 days."""
    parts = list(parts)
    return Ages(
        max((a.longest_vacancy for a in parts if a.longest_vacancy is not None), default=None),
        max((a.longest_pending for a in parts if a.longest_pending is not None), default=None),
        sum(a.pending_over_60 for a in parts),
    )


def by_coverage(lines: list[Line[Area]]) -> list[Line[Area]]:
    """Least covered first; unknown ones at the end, equals in the order they came."""
    return sorted(lines, key=lambda line: (line.coverage.share is None, line.coverage.share or 0))


def to_watch(lines: list[Line[Area]]) -> list[Line[Area]]:
    """The provinces an advisor should ask about: least covered, with seats that wait."""
    return [line for line in by_coverage(lines) if line.coverage.pending or line.coverage.vacant][:WATCHED]


def by_cluster(lines: list[Line[Province]]) -> list[Group]:
    """The lines under their clusters in official order, Bangkok first."""
    groups: dict[int, Group] = {}
    for line in lines:
        order = line.area.cluster.order if line.area.cluster else 0
        groups.setdefault(order, Group(line.area.cluster)).lines.append(line)
    return [groups[order] for order in sorted(groups)]


def beside_their_clusters(lines: list[Line[Province]], codes: Collection[str]) -> list[tuple[Line[Province], Group]]:
    """The provinces of ``codes``, each with its cluster."""
    groups = by_cluster(lines)
    return [(line, group) for group in groups for line in group.lines if line.area.code in codes]


def seat_rows(province_code: str | None, days: PageDays, district_code: str | None = None) -> list[SeatRow]:
    """Every seat of a province, or of the nation (None), by tambon code; its names are for those who may read names."""
    return seats.seat_states(province_code, days, district_code=district_code)


def ending_rows(province_code: str | None, days: PageDays, within: int) -> list[SeatRow]:
    """The seats of a province, or of the nation (None), whose term ends within so many days, by tambon code."""
    ending = seats.ending_seats(province_code, days, within=within).recorded(days)
    return seats.describe(seats.listed(ending), days, soon=within)


def by_desk(province_code: str, days: PageDays) -> list[DeskLine]:
    """The pending seats of a province by the desk they lie on; last those on none, whose order is issued."""
    waits = seats.pending_waits(province_code, days)
    labels = {desk.value: str(desk.label) for desk in Desk} | {"": _("appointed, term not yet begun")}
    return [
        DeskLine(label, len(own), sum(wait > seats.LONG_PENDING_DAYS for wait in since), max(since), max(here))
        for desk, label in labels.items()
        if (own := waits.get(desk))
        for since, here in [zip(*own, strict=True)]
    ]


def district_coverage(district: District, days: PageDays) -> Coverage:
    """One district, as the province's page counts it."""
    parts = seats.coverage_by_district(district.province_id, days)
    return parts.get(district.code, seats.UNKNOWN)


def printed(province_code: str, overview: Overview[Part]) -> Printed:
    """What sources printed about the province: on the day itself, and the other days that have something."""
    rows = list(ReportedFigure.objects.filter(province_id=province_code))
    day = overview.days.as_of
    beside = [(row, getattr(overview.coverage, row.figure, None)) for row in rows if row.day == day]
    return Printed(beside, sorted({row.day for row in rows} - {day}))


def events_are_recorded(days: Days, province_code: str | None) -> bool:
    """Whether the office of a province, for the nation any office, kept records by the day; else nobody knows."""
    offices = Office.objects.filter(records_kept(days), province__isnull=False)
    return (offices.filter(province=province_code) if province_code else offices).exists()


def events_by_province(days: PageDays) -> dict[str, EventTotals | None]:
    """The events of the fiscal year up to the day of every province with an office, by code.

    None is unknown: where an office kept no records by the day, nobody knows of its events but of those that were
    entered all the same; the nation's sum has these too.
    """
    totals = event_totals_by_province(*days.fiscal_days, days)
    kept = Exists(Office.objects.filter(records_kept(days), pk=OuterRef("pk")))
    offices = Office.objects.filter(province__isnull=False).values_list("province_id", kept)
    return {code: totals.get(code, NO_EVENTS if recorded else None) for code, recorded in offices}
