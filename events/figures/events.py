"""Who came to events: one by one, in rows and in sums."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from events import states
from events.figures.kept import Facts, counts_among, counts_of, read_with
from events.figures.sums import EventTotals, sum_figures
from events.figures.values import EventFigure, EventRow, figure_of
from events.models import Event
from events.models.events import EventQuerySet
from thai.calendar import today
from thai.days import Days, today_as_known_now


def held_events(first: date, last: date, province_code: str | None = None) -> EventQuerySet:
    """Events made public with a day within the days and not cancelled; of one province or of the nation."""
    events = Event.objects.between(first, last).filter(state__in=states.HELD)
    return events.in_province(province_code) if province_code else events


def unpublished(first: date, last: date, province_code: str | None = None) -> int:
    """How many approved events with a day within the days have begun and were never published: no sum has them."""
    begun = Event.objects.between(first, min(last, today())).filter(state=Event.State.APPROVED)
    return (begun.in_province(province_code) if province_code else begun).count()


def totals_of(rows: Iterable[EventRow]) -> EventTotals:
    """The sums over the rows of `event_rows`; a joint event counts once in the nation."""
    return sum_figures(row.figure for row in rows)


def event_totals_by_province(first: date, last: date, days: Days | None = None) -> dict[str, EventTotals]:
    """Sums by province code, as `totals_of` gives them one by one; a joint event counts in each of its provinces."""
    held = held_events(first, last).order_by()
    by_event = _figures_of(held, first, last, days, to_sum=True)
    places = set(held.values_list("pk", "office__province_id")) | set(held.values_list("pk", "provinces"))
    by_province: dict[str, list[EventFigure]] = defaultdict(list)
    for event, code in places:
        if code is not None and event in by_event:
            by_province[code].append(by_event[event])
    return {code: sum_figures(figures) for code, figures in by_province.items()}


def event_totals(first: date, last: date, province_code: str | None = None, days: Days | None = None) -> EventTotals:
    """The sums of the events with a day within the days, as `totals_of` their rows, without reading the rows."""
    held = held_events(first, last, province_code)
    return sum_figures(_figures_of(held, first, last, days, to_sum=True).values())


def event_rows(
    first: date, last: date, province_code: str | None = None, *, days: Days | None = None
) -> list[EventRow]:
    """Each event with a day from ``first`` to ``last`` (inclusive) with its figure, oldest first.

    Only half-days within them count, and of these those up to ``days.as_of``, as known at its moment; None is today,
    as known now.
    """
    events = held_events(first, last, province_code).order_by("first_day", "pk")
    figures = _figures_of(events, first, last, days)
    return [EventRow(event, figures[event.pk]) for event in events.with_place() if event.pk in figures]


def event_figures(events: Iterable[Event], days: Days) -> dict[int, EventFigure]:
    """The figure of each event by its key: two queries where totals are kept, whatever the number of events."""
    facts = {event.pk: Facts.of(event) for event in events}
    return {key: figure_of(facts[key], counts, days) for key, counts in counts_of(facts, days).items()}


def event_figure(event: Event, days: Days) -> EventFigure:
    """The figure of one event; totals that were read with it are not asked for again."""
    kept = read_with(event)
    counts = counts_of([event.pk], days, read={event.pk: kept} if kept else {})
    return figure_of(Facts.of(event), counts[event.pk], days)


def _figures_of(
    events: EventQuerySet, first: date, last: date, days: Days | None, *, to_sum: bool = False
) -> dict[int, EventFigure]:
    """The figures of a selection about a time, by key; of the events themselves only a few facts are read."""
    about = (days or today_as_known_now()).within(first, last)
    among = counts_among(events, about, to_sum=to_sum)
    return {key: figure_of(facts, counts, about) for key, (facts, counts) in among.items()}
