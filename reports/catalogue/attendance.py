"""Attendance: the events of a day or a fiscal year, who was expected and who came."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.spreadsheet import Column
from events.figures import EventRow, EventTotals, ListedFigure, event_rows, listed_figures, totals_of
from events.models import Event
from reports import wording
from reports.composition import Composition, KeyFigure, Table
from reports.question import Question
from reports.report import Progress, Report, Stage
from thai.display import local_date_range
from thai.templatetags.thai import count, percent

# Some five thousand lines, so that a year takes no more memory than a month.
EVENTS_AT_ONCE = 50
# An event, its closed half-days, who is on its list.
EventList = tuple[Event, int, list[ListedFigure]]


class Attendance(Report):
    """Events with persons, attendances and denominators; with names, each participant's half-days."""

    kind = "attendance"
    title = gettext_lazy("attendance")
    heading = gettext_lazy("Attendance of events")
    usually_a_year = True
    # An event's own facts are read as they are now, so the past is not offered.
    knows_the_past = False

    def compose(self, question: Question, progress: Progress) -> Composition:
        """Key figures, the events, with names also who was listed."""
        progress(Stage.COUNTING, 0, None)
        province_code = question.province.pk if question.province else None
        rows = event_rows(question.first_day, question.day, province_code, days=question.days)
        totals = totals_of(rows)
        tables = [_event_table(rows, totals)]
        if question.with_names and rows:
            tables += _participant_tables(question, rows, progress)
        return self.says(question, figures=_key_figures(totals), tables=tables, notes=_notes(totals))


def _key_figures(totals: EventTotals) -> list[KeyFigure]:
    rate = percent(totals.share) if totals.rated else None
    base = ""
    if totals.rated:
        came, expected = totals.rated
        base = _("%(persons)s of %(expected)s persons") % {"persons": count(came), "expected": count(expected)}
    return [
        KeyFigure(_("Attendance"), rate, base),
        KeyFigure(_("Events"), count(totals.events), _without_total(totals)),
        _persons(totals),
        KeyFigure(_("Attendances"), _figure(totals.attendances), _("one for each half-day on a closed roll")),
    ]


def _persons(totals: EventTotals) -> KeyFigure:
    """Unknown is a word of its own, not a number of persons."""
    if totals.persons is None:
        return KeyFigure(_("Persons"), None)
    return KeyFigure(_("Persons"), count(totals.persons), _("persons, each event counted apart"))


def _figure(number: int | None) -> str | None:
    return None if number is None else count(number)


def _without_total(totals: EventTotals) -> str:
    return _("number who came not stated: %(number)s") % {"number": count(totals.unknown_events)}


def _notes(totals: EventTotals) -> list[str]:
    notes = [_("Persons and attendances come from the closed roll, else from the reported total, else are not stated.")]
    if totals.unknown_events:
        notes.append(_("Sums and rates leave out events whose numbers are not stated."))
    return notes


def _event_table(rows: list[EventRow], totals: EventTotals) -> Table:
    columns = [
        wording.text(_("Date")),
        wording.text(_("Event"), 50),
        wording.text(_("Place"), 32),
        wording.number(_("Expected")),
        wording.number(_("Persons")),
        wording.number(_("Attendances")),
        wording.share(_("Rate")),
        wording.text(_("Source")),
    ]
    rate = wording.fraction(totals.share)
    total = [_("Total"), "", "", totals.expected, totals.persons, totals.attendances, rate, ""]
    cells = [_event_cells(row) for row in rows]
    return Table(_("Events"), columns, cells, total if rows else None, empty=_("No event in this time."))


def _event_cells(row: EventRow) -> list:
    event, figure = row.event, row.figure
    place = [event.venue_name, event.venue_district.title if event.venue_district else "", event.venue_province.name]
    sources = {"roll": _("closed roll"), "reported": _("reported"), "unknown": None}
    return [
        local_date_range(event.first_day, event.last_day),
        event.title,
        " ".join(part for part in place if part),
        figure.expected,
        figure.persons,
        figure.attendances,
        wording.fraction(figure.share),
        sources[figure.source],
    ]


def _participant_tables(question: Question, rows: list[EventRow], progress: Progress) -> list[Table]:
    """One sheet of all participants, read while it is written; on paper a list for each event."""
    if question.on_paper:
        lists = _lists(question, rows, Stage.LISTING, progress)
        return [_event_participants(event, sessions, lines) for event, sessions, lines in lists if lines]
    event_columns = [wording.text(_("Date"), 16), wording.text(_("Event"), 40)]
    cells = _listed_cells(_lists(question, rows, Stage.WRITING, progress))
    return [Table(_("Participants"), [*event_columns, *_participant_columns()], cells, names=(2,))]


def _lists(question: Question, rows: list[EventRow], stage: Stage, progress: Progress) -> Iterator[EventList]:
    """The list of every event, read some events at a time; ``progress`` hears of each part."""
    for done in range(0, len(rows), EVENTS_AT_ONCE):
        progress(stage, done, len(rows))
        events = {row.event.pk: row.event for row in rows[done : done + EVENTS_AT_ONCE]}
        for key, sessions, lines in listed_figures(events, question.days):
            yield events[key], sessions, lines
    progress(stage, len(rows), len(rows))


def _listed_cells(lists: Iterable[EventList]) -> Iterator[list]:
    """The cells of everybody listed; what is said of the event is worded once."""
    for event, sessions, lines in lists:
        days, title = local_date_range(event.first_day, event.last_day), event.title
        for line in lines:
            yield [days, title, *line, sessions or None]


def _event_participants(event: Event, sessions: int, lines: list[ListedFigure]) -> Table:
    days = local_date_range(event.first_day, event.last_day)
    title = _("Participants: %(event)s (%(days)s)") % {"event": event.title, "days": days}
    return Table(title, _participant_columns(), [[*line, sessions or None] for line in lines], names=(0,))


def _participant_columns() -> list[Column]:
    return [
        wording.text(_("Name"), 30),
        wording.text(_("Tambon, district or agency"), 34),
        wording.text(_("Group"), 22),
        wording.number(_("Half-days attended")),
        wording.number(_("Half-days")),
    ]
