"""Facts that are figures: seats, waits and curves of the register; events, half-days and people on their lists."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from config.tests.golden import sources
from config.tests.golden.facts import Picture, add, digest
from config.tests.golden.sources import NOW, PROVINCES, Days, Event, moment

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

DAYS = (date(2016, 6, 10), date(2019, 11, 28), date(2020, 3, 13), date(2024, 9, 30), NOW.date())
# As known now, at the end of the workshop's day, in the seminar, after its late entry, and at the end of a year.
KNOWN = {
    "now": None,
    "2019-11-28": moment(date(2019, 11, 28)),
    "2020-03-13": moment(date(2020, 3, 13), 11, 0),
    "2020-03-28": moment(date(2020, 3, 28)),
    "2024-09-30": moment(date(2024, 9, 30)),
}
AREAS = {"nation": None} | {code: code for code in PROVINCES}
FISCAL_YEARS = range(2563, 2571)


def cells(value: "DataclassInstance") -> str:
    """A figure's fields, each with its name."""
    return ", ".join(f"{name} {'–' if each is None else each}" for name, each in asdict(value).items())


def seat_figures(picture: Picture) -> None:
    """Seats of the nation, both provinces and their districts, for every day and moment."""
    for day in DAYS:
        for known, at in KNOWN.items():
            about = Days(day, at)
            for area, code in AREAS.items():
                add(picture, f"seats {area} on {day} known {known}", cells(sources.coverage(code, about)))
            for code in PROVINCES:
                _of_province(picture, code, f"on {day} known {known}", about)


def _of_province(picture: Picture, code: str, when: str, about: Days) -> None:
    figures = sources.seats
    ages = figures.ages_by_province(about, province_code=code).get(code)
    add(picture, f"seats-waiting {code} {when}", cells(ages) if ages else "nobody waits")
    waits = figures.pending_waits(code, about)
    add(
        picture,
        f"seats-pending {code} {when}",
        "; ".join(f"{desk or '-'} {[tuple(wait) for wait in own]}" for desk, own in sorted(waits.items())),
    )
    add(picture, f"seats-ending {code} {when}", str(figures.ending_soon(code, about)))
    if when.split()[-1] not in ("now", str(about.as_of)):
        return
    districts = figures.coverage_by_district(code, about)
    add(picture, f"seats-districts {code} {when}", [f"{key}: {cells(part)}" for key, part in sorted(districts.items())])
    waiting = figures.ages_by_district(code, about)
    add(picture, f"seats-districts-waiting {code} {when}", [f"{key}: {cells(a)}" for key, a in sorted(waiting.items())])


def curves(picture: Picture) -> None:
    """The curve of ten years, two points a year, as known now and before the late entry."""
    days = [date(year, month, 1) for year in range(2016, 2027) for month in (1, 7)]
    for area, code in AREAS.items():
        for known in ("now", "2020-03-13"):
            points = sources.seats.trend(code, days, known_at=KNOWN[known])
            add(picture, f"seats-curve {area} known {known}", [f"{p.day} {p.appointed} of {p.seats}" for p in points])


def name_of(event: Event) -> str:
    """An event by its day, its office and its title: stable where its key is not."""
    return f"{event.first_day} {event.office.province_id or 'centre'} {event.title}"


def event_figures(picture: Picture) -> None:
    """Each fiscal year's events with their figures and sums, by area."""
    for year in FISCAL_YEARS:
        first, last = sources.fiscal_year_bounds(year)
        for area, code in AREAS.items():
            rows = sources.events.event_rows(first, last, code)
            add(picture, f"events {area} {year}", cells(sources.events.totals_of(rows)))
            if code is None:
                lines = sorted(f"{name_of(row.event)}: {cells(row.figure)}" for row in rows)
                add(picture, f"events-one-by-one {year}", lines)
        totals = sources.events.event_totals_by_province(first, last)
        add(picture, f"events-provinces {year}", [f"{code}: {cells(totals[code])}" for code in sorted(totals)])


def half_days(picture: Picture) -> None:
    """The marks of each half-day, the sizes of the groups, what is still open, and who came how often."""
    for event in Event.objects.select_related("office"):
        name = name_of(event)
        lines = [
            f"{f.session.day} {f.session.half}: present {f.present}, substituted {f.substituted}, excused {f.excused}, "
            f"absent {f.absent}, open {f.open}, came {f.came}, closed {f.session.closing is not None}"
            for f in sources.events.session_figures(event)
        ]
        add(picture, f"half-days {name}", lines)
        groups = sources.events.group_sizes(event)
        add(picture, f"groups {name}", ", ".join(f"{group} {size}" for group, size in groups.items()))
        add(picture, f"open-follow-ups {name}", str(sources.events.open_follow_ups(Event.objects.filter(pk=event.pk))))
        ((_key, closed, came),) = sources.events.listed_figures([event.pk])
        add(picture, f"came {name}", digest([f"{f.name}: {f.came} of {closed}" for f in came]))


def photograph(picture: Picture) -> None:
    """Every figure."""
    seat_figures(picture)
    curves(picture)
    event_figures(picture)
    half_days(picture)
