"""The events of a report, one row each: what an event is, its numbers, and each rate beside its own base."""

from dataclasses import replace

from django.utils.translation import gettext as _

from documents.spreadsheet import Column
from events.figures import EventRow, EventTotals, Rate, Source
from reports import wording
from reports.composition import Table

# Of a column of numbers on paper, beside 44 for the title of an event.
NARROW = 10


def event_table(rows: list[EventRow], totals: EventTotals, *, on_paper: bool) -> Table:
    """Each event with its numbers, every rate after its numerator and its base; the total is the sum of each column."""
    numbers = [totals.expected, totals.persons, totals.late, *_rate(totals.rated)]
    total = [_("Total"), "", "", "", "", *numbers, totals.attendances, *_rate(totals.half_days)]
    cells = [_event_cells(row) for row in rows]
    columns = _event_columns(on_paper=on_paper)
    return Table(_("Events"), columns, cells, total if rows else None, empty=_("No event in this time."))


def _event_columns(*, on_paper: bool) -> list[Column]:
    """What the event is, then the numbers; on paper these share the room, a sheet makes each as wide as its heading."""
    numbers = [
        wording.number(_("Expected")),
        wording.number(_("Persons")),
        wording.number(_("Registered late")),
        wording.number(_("Came (of expected)")),
        wording.number(_("Base of the rate")),
        wording.share(_("Rate")),
        wording.number(_("Half-days filled")),
        wording.number(_("Came (half-days)")),
        wording.number(_("Places × half-days")),
        wording.share(_("Rate of half-days")),
    ]
    return [
        wording.day(_("First day")),
        wording.day(_("Last day")),
        wording.text(_("Event"), 44),
        wording.text(_("Place"), 26),
        wording.text(_("Source"), 14),
        *(replace(column, width=NARROW) if on_paper else column for column in numbers),
    ]


def _rate(rate: Rate | None) -> list:
    """Who came, of how many, and the share: three cells, empty where there is no rate."""
    return [rate.came, rate.base, rate.came / rate.base] if rate else ["", "", ""]


def _event_cells(row: EventRow) -> list:
    event, figure = row.event, row.figure
    place = [event.venue_name, event.venue_district.title if event.venue_district else "", event.venue_province.name]
    silent = figure.source == Source.UNKNOWN
    # What cannot be known yet is told by its source; "not stated" is for where a source is silent.
    nothing = None if silent else ""
    return [
        event.first_day,
        event.last_day,
        event.title,
        " ".join(part for part in place if part),
        None if silent else str(figure.source.label),
        figure.expected,
        nothing if figure.persons is None else figure.persons,
        figure.late if figure.source == Source.ROLL else "",
        *_rate(figure.rated),
        nothing if figure.attendances is None else figure.attendances,
        *_rate(figure.half_days),
    ]
