"""The events of a report, one row each: what an event is, its numbers, and each rate beside its own base."""

from django.utils.translation import gettext as _

from documents.spreadsheet import Column
from events.figures import EventRow, EventTotals, Rate, Source
from reports import wording
from reports.composition import Table
from thai.display import local_date_range, share_on_paper
from thai.templatetags.thai import count


def event_table(rows: list[EventRow], totals: EventTotals) -> Table:
    """Each event with its numbers, every rate after its numerator and its base; the total is the sum of each column."""
    numbers = [totals.expected, totals.persons, _late(totals), *_rate(totals.rated)]
    total = [_("Total"), "", "", "", "", *numbers, totals.attendances, *_rate(totals.half_days)]
    return _titled(_event_columns(), [_event_cells(row) for row in rows], total)


def event_paper(rows: list[EventRow], totals: EventTotals) -> Table:
    """The same for a sheet of paper: days as a range, and each rate with its numerator and base in one cell."""
    columns = [
        wording.text(_("Date"), 26),
        wording.text(_("Event"), 38),
        wording.text(_("Place"), 26),
        wording.text(_("Source"), 22),
        wording.number(_("Expected"), 12),
        wording.number(_("Persons"), 12),
        wording.number(_("Registered late"), 14),
        wording.number(_("Came, of those expected"), 24),
        wording.number(_("Half-days, of those possible"), 24),
    ]
    rates = [_in_words(totals.rated), _in_words(totals.half_days)]
    total = [_("Total"), "", "", "", totals.expected, totals.persons, _late(totals), *rates]
    return _titled(columns, [_paper_cells(row) for row in rows], total)


def _titled(columns: list[Column], cells: list[list], total: list) -> Table:
    return Table(_("Events"), columns, cells, total if cells else None, empty=_("No event in this time."))


def _event_columns() -> list[Column]:
    return [
        wording.day(_("First day")),
        wording.day(_("Last day")),
        wording.text(_("Event"), 44),
        wording.text(_("Place"), 26),
        wording.text(_("Source"), 14),
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


def _late(totals: EventTotals) -> int | str:
    """Who was registered after a closing; without any closed roll nobody can tell, as in the rows."""
    return totals.late if totals.from_rolls else ""


def _rate(rate: Rate | None) -> list:
    """Who came, of how many, and the share: three cells, empty where there is no rate."""
    return [rate.came, rate.base, rate.came / rate.base] if rate else ["", "", ""]


def _in_words(rate: Rate | None) -> str:
    """``49 of 98 (50.0%)``, empty where there is no rate."""
    said = {"came": count(rate.came), "base": count(rate.base), "share": share_on_paper(rate.share)} if rate else {}
    return _("%(came)s of %(base)s (%(share)s)") % said if rate else ""


def _event_cells(row: EventRow) -> list:
    event, figure = row.event, row.figure
    return [
        event.first_day,
        event.last_day,
        *_facts(row),
        *_persons(row),
        *_rate(figure.rated),
        _nothing(row) if figure.attendances is None else figure.attendances,
        *_rate(figure.half_days),
    ]


def _paper_cells(row: EventRow) -> list:
    days = local_date_range(row.event.first_day, row.event.last_day)
    return [days, *_facts(row), *_persons(row), _in_words(row.figure.rated), _in_words(row.figure.half_days)]


def _facts(row: EventRow) -> list:
    """Title, place, and where its numbers are from."""
    event = row.event
    place = [event.venue_name, event.venue_district.title if event.venue_district else "", event.venue_province.name]
    return [
        event.title,
        " ".join(part for part in place if part),
        None if row.figure.source == Source.UNKNOWN else row.figure.source_in_words,
    ]


def _persons(row: EventRow) -> list:
    """How many were expected, how many came, and how many of these were registered late."""
    figure = row.figure
    return [
        figure.expected,
        _nothing(row) if figure.persons is None else figure.persons,
        figure.late if figure.source == Source.ROLL else "",
    ]


def _nothing(row: EventRow) -> str | None:
    """What cannot be known yet is told by its source; "not stated" is for where a source is silent."""
    return None if row.figure.source == Source.UNKNOWN else ""
