"""Measure everything on the set that the settings name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from django.db import connection
from django.test.utils import override_settings
from django.urls import reverse

from bench import rate, report_floors, reports, targets
from bench.aggregates import AGGREGATES, Aggregate
from bench.measuring import Measured, asking, repeat, visitor
from bench.pages import BARE, OFFICER, PAGES, Page, refuse_gaps
from bench.results import Row
from bench.sample import Sample, look_up


@dataclass(frozen=True)
class Effort:
    """About how many seconds each thing is repeated for, and how often a report at least."""

    seconds: float
    reports: int


RATE = "rate"
QUICK, FULL = Effort(seconds=0.25, reports=1), Effort(seconds=2.0, reports=3)


def run(effort: Effort, *, only: str = "", tell: Callable[[Row], None]) -> list[Row]:
    """Measure pages, aggregates and reports whose name holds ``only``; ``tell`` hears each as it comes."""
    rows = []
    with override_settings(ROOT_URLCONF="bench.urls"):
        refuse_gaps()
        for row in _all(effort, look_up(), only):
            rows.append(row)
            tell(row)
    return rows


def _all(effort: Effort, sample: Sample, only: str) -> Iterator[Row]:
    bare = repeat(asking(visitor(OFFICER), reverse(BARE)), seconds=effort.seconds * 2)
    yield Row("page", BARE, OFFICER, bare, floor=bare.cpu)
    # Before the pages: what these keep in memory is no worker's.
    yield from _reports(effort, sample, only)
    for page in PAGES:
        if only in page.name:
            yield _page(page, sample, effort, bare)
    for aggregate in AGGREGATES:
        if only in aggregate.name:
            yield from _aggregate(aggregate, sample, effort)
    if only in RATE:
        yield from _rates(sample, effort)


def _page(page: Page, sample: Sample, effort: Effort, bare: Measured) -> Row:
    ask = asking(visitor(page.who), page.path(sample), status=page.status, cold=page.cold)
    found = repeat(ask, seconds=effort.seconds)
    return Row(
        "page",
        page.name,
        page.who or "anyone",
        found,
        floor=bare.cpu,
        expected=targets.of_page(page.name, connection.vendor),
    )


def _aggregate(aggregate: Aggregate, sample: Sample, effort: Effort) -> Iterator[Row]:
    floor = repeat(lambda: len(aggregate.floor(sample)), seconds=effort.seconds)
    found = repeat(lambda: bool(aggregate.figure(sample)), seconds=effort.seconds)
    yield Row("floor", aggregate.name, "", floor)
    least, expected = getattr(floor, aggregate.by), targets.of_figure(aggregate.name, connection.vendor)
    yield Row("figure", aggregate.name, "", found, floor=least, by=aggregate.by, expected=expected)


def _rates(sample: Sample, effort: Effort) -> Iterator[Row]:
    """What anybody is answered in: milliseconds from one answer to the next, beside it the answers a second."""
    expected = targets.Target(limit=1000 / targets.PUBLIC_RATE, cause=targets.CAUSES[RATE])
    for name, found, per_second in rate.measure(sample, effort.seconds * 4):
        yield Row(RATE, name, f"{per_second:.0f}/s", found, by="p50", expected=expected)


def _reports(effort: Effort, sample: Sample, only: str) -> Iterator[Row]:
    kinds = [report.kind for report in reports.REPORTS if only in report.kind]
    # Every report before the first floor: what a floor holds in memory would count as the next report's.
    found = {
        kind: repeat(_making(reports, kind, sample), seconds=0, warm_ups=0, fewest=effort.reports) for kind in kinds
    }
    for kind in kinds:
        least, expected = None, targets.of_report(kind, connection.vendor)
        if kind in report_floors.FLOORS:
            floor = repeat(_making(report_floors, kind, sample), seconds=0, warm_ups=1, fewest=effort.reports)
            yield Row("floor", kind, "", floor, by="p50", peak_limit=targets.PEAK_MB)
            least = floor.p50
        peak = targets.REPORT_PEAKS_MB.get(kind, targets.REPORT_PEAK_MB)
        yield Row("report", kind, "", found[kind], least, by="p50", expected=expected, peak_limit=peak)


def _making(made_by: ModuleType, kind: str, sample: Sample) -> Callable[[], int]:
    return lambda: made_by.make(kind, sample)
