"""Who came to events: one by one, in rows and in sums."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from events.figures.kept import counts_among, counts_of
from events.figures.rolls import Counts
from events.models import Event
from events.models.events import EventQuerySet
from thai.days import Days, today_as_known_now

HELD_STATES = (Event.State.PUBLISHED, Event.State.RUNNING, Event.State.FINISHED, Event.State.CLOSED)
ROLL, REPORTED, UNKNOWN = "roll", "reported", "unknown"


@dataclass(frozen=True)
class EventFigure:
    """Who came to one event. ``source`` is ROLL, REPORTED or UNKNOWN; None is unknown, never zero."""

    persons: int | None = None
    attendances: int | None = None
    expected: int | None = None
    source: str = UNKNOWN

    @property
    def share(self) -> float | None:
        """Persons of those expected, in percent points; None when either is unknown."""
        if self.persons is None or not self.expected:
            return None
        return self.persons * 100 / self.expected


@dataclass(frozen=True)
class EventRow:
    """An event of a report with its figure."""

    event: Event
    figure: EventFigure


@dataclass(frozen=True)
class EventTotals:
    """Sums over events; persons and attendances are of the events that know them, None when none does.

    ``rated`` are persons and expected of the events that know both: a rate needs its own denominator.
    """

    events: int
    persons: int | None
    attendances: int | None
    expected: int | None
    unknown_events: int
    rated: tuple[int, int] | None = None

    @property
    def share(self) -> float | None:
        """Persons of those expected, in percent points; None when no event knows both."""
        return self.rated[0] * 100 / self.rated[1] if self.rated else None


def held_events(first: date, last: date, province_code: str | None = None) -> EventQuerySet:
    """Events made public that begin within the days and were not cancelled; of one province or of the nation."""
    events = Event.objects.between(first, last).filter(state__in=HELD_STATES)
    return events.in_province(province_code) if province_code else events


def totals_of(rows: Iterable[EventRow]) -> EventTotals:
    """The sums over the rows of `event_rows`; a joint event counts once in the nation."""
    return _totals(row.figure for row in rows)


def event_totals_by_province(first: date, last: date, days: Days | None = None) -> dict[str, EventTotals]:
    """Sums by province code, as `totals_of` gives them one by one; a joint event counts in each of its provinces."""
    held = held_events(first, last).order_by()
    by_event = _figures_of(held, days)
    places = set(held.values_list("pk", "office__province_id")) | set(held.values_list("pk", "provinces"))
    by_province: dict[str, list[EventFigure]] = defaultdict(list)
    for event, code in places:
        if code is not None and event in by_event:
            by_province[code].append(by_event[event])
    return {code: _totals(figures) for code, figures in by_province.items()}


def event_totals(first: date, last: date, province_code: str | None = None, days: Days | None = None) -> EventTotals:
    """The sums of the events that begin within the days, as `totals_of` their rows, without reading the rows."""
    return _totals(_figures_of(held_events(first, last, province_code), days).values())


def event_rows(
    first: date, last: date, province_code: str | None = None, *, days: Days | None = None
) -> list[EventRow]:
    """Each event that begins within the days (inclusive) with its figure, oldest first.

    ``days`` says which half-days count and as known when; None is today, as known now.
    """
    events = held_events(first, last, province_code).order_by("first_day", "pk")
    figures = _figures_of(events, days)
    return [EventRow(event, figures[event.pk]) for event in events.with_place() if event.pk in figures]


def event_figures(events: Iterable[Event], days: Days) -> dict[int, EventFigure]:
    """The figure of each event by its key: one query where totals are kept, whatever the number of events."""
    reported = {event.pk: event.reported_total for event in events}
    return {key: _figure(counts, reported[key]) for key, counts in counts_of(reported, days).items()}


def event_figure(event: Event, days: Days) -> EventFigure:
    """The figure of one event."""
    return event_figures([event], days)[event.pk]


def _figures_of(events: EventQuerySet, days: Days | None) -> dict[int, EventFigure]:
    """The figures of a selection by key; of the events themselves only what a source reported is read."""
    found = counts_among(events, days or today_as_known_now())
    return {key: _figure(counts, reported) for key, (reported, counts) in found.items()}


def _totals(figures: Iterable[EventFigure]) -> EventTotals:
    figures = list(figures)
    both = [(f.persons, f.expected) for f in figures if f.persons is not None and f.expected]
    return EventTotals(
        events=len(figures),
        persons=_sum_known(f.persons for f in figures),
        attendances=_sum_known(f.attendances for f in figures),
        expected=_sum_known(f.expected for f in figures),
        unknown_events=sum(f.persons is None for f in figures),
        rated=(sum(came for came, _expected in both), sum(expected for _came, expected in both)) if both else None,
    )


def _figure(counts: Counts, reported: int | None) -> EventFigure:
    """The closed roll with the places it was closed with, else the reported total, else unknown."""
    if counts.closed_places is not None:
        return EventFigure(counts.persons, counts.attendances, counts.closed_places, ROLL)
    if reported is not None:
        return EventFigure(reported, None, counts.expected, REPORTED)
    return EventFigure(expected=counts.expected)


def _sum_known(values: Iterable[int | None]) -> int | None:
    """The sum of what is known: None when something was there and none of it is known."""
    values = list(values)
    known = [value for value in values if value is not None]
    return sum(known) if known or not values else None
