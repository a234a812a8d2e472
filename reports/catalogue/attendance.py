"""Attendance: the events of a day or a fiscal year, who was expected and who came."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.spreadsheet import Column
from events.figures import (
    EventRow,
    EventTotals,
    ListedFigure,
    Rate,
    Source,
    event_rows,
    listed_figures,
    people_listed,
    totals_of,
    unpublished,
)
from events.models import Event
from reports import wording
from reports.composition import Composition, KeyFigure, Table
from reports.event_cells import event_paper, event_table
from reports.figures import events_are_recorded
from reports.question import Question
from reports.report import Progress, Report, Stage
from thai.display import local_date_range, share_on_paper
from thai.templatetags.thai import count

# Some five thousand lines, so that a year takes no more memory than a month.
EVENTS_AT_ONCE = 50
# An event, its closed half-days, who is on its list.
EventList = tuple[Event, int, list[ListedFigure]]


class Attendance(Report):
    """Events with persons, half-days and denominators; with names, each participant's half-days."""

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
        unknown = "" if rows or events_are_recorded(question.days, province_code) else _nobody_recorded()
        table = (event_paper if question.on_paper else event_table)(rows, totals)
        tables = [replace(table, empty=unknown or table.empty)]
        if question.with_names and rows:
            tables += _participant_tables(question, rows, progress)
        people = people_listed([row.event.pk for row in rows]) if question.with_names else frozenset()
        figures = _key_figures(totals, known=not unknown)
        notes = [*_notes(totals), *_left_out(unpublished(question.first_day, question.day, province_code))]
        notes = [unknown, *notes] if unknown else notes
        return self.says(question, figures=figures, tables=tables, notes=notes, people=people)


def _nobody_recorded() -> str:
    return _("The office kept no records in this system on this day, so its figures are not stated.")


def _key_figures(totals: EventTotals, *, known: bool) -> list[KeyFigure]:
    """Each number with its own base or meaning; unknown is a word of its own, not a number of persons."""
    came, half_days, events = (
        count(number) if known and number is not None else None
        for number in (totals.persons, totals.attendances, totals.events)
    )
    share = share_on_paper(totals.rated.share) if totals.rated else None
    return [
        KeyFigure(_("Attendance"), share, _of_persons(totals.rated)),
        KeyFigure(_("Events"), events, _beside(totals)),
        KeyFigure(_("Persons summed over events"), came, _by_source(totals)),
        KeyFigure(_("Half-days (persons × half-days)"), half_days, _of_half_days(totals.half_days)),
    ]


def _of_persons(rate: Rate | None) -> str:
    said = {"came": count(rate.came), "base": count(rate.base)} if rate else {}
    return _("%(came)s of %(base)s person-times") % said if rate else ""


def _of_half_days(rate: Rate | None) -> str:
    if rate is None:
        return ""
    said = {"came": count(rate.came), "base": count(rate.base), "share": share_on_paper(rate.share)}
    return _("%(came)s of %(base)s half-days (%(share)s)") % said


def _by_source(totals: EventTotals) -> str:
    """Both kinds of persons where there are both; a roll alone is the usual case."""
    if not totals.from_reported:
        return ""
    said = {"roll": count(totals.roll_persons), "reported": count(totals.reported_persons)}
    return _("closed rolls %(roll)s · as reported %(reported)s") % said


def _beside(totals: EventTotals) -> str:
    """How many events stand on which source, then what the sums and the rate leave out."""
    sources = [(str(Source.ROLL.label), totals.from_rolls), (str(Source.REPORTED.label), totals.from_reported)]
    told = [f"{why} {count(number)}" for why, number in [*sources, *totals.left_out] if number]
    return " · ".join(told)


def _notes(totals: EventTotals) -> list[str]:
    notes = [
        _("Persons come from the closed roll, else from the reported total, else are not stated."),
        _("Each rate has its own base beside it; events without a number or an expected one are not in it."),
    ]
    if totals.late:
        late = _("registered after the roll was closed: %(n)s persons") % {"n": count(totals.late)}
        notes.append(_("%(late)s; they stand in no rate.") % {"late": late})
    return notes


def _left_out(events: int) -> list[str]:
    """That events which took place are not in the report, because nobody published them."""
    sentence = ngettext(
        "%(n)s event that was approved and has begun is not in this report, because it was not published.",
        "%(n)s events that were approved and have begun are not in this report, because they were not published.",
        events,
    )
    return [sentence % {"n": count(events)}] if events else []


def _participant_tables(question: Question, rows: list[EventRow], progress: Progress) -> list[Table]:
    """One sheet of all participants, read while it is written; on paper a list for each event."""
    if question.on_paper:
        lists = _lists(question, rows, Stage.LISTING, progress)
        return [_event_participants(event, sessions, lines) for event, sessions, lines in lists if lines]
    event_columns = [wording.day(_("First day")), wording.day(_("Last day")), wording.text(_("Event"), 40)]
    cells = _listed_cells(_lists(question, rows, Stage.WRITING, progress))
    return [Table(_("Participants"), [*event_columns, *_participant_columns()], cells, names=(3,))]


def _lists(question: Question, rows: list[EventRow], stage: Stage, progress: Progress) -> Iterator[EventList]:
    """The list of every event, read some events at a time; ``progress`` hears of each part."""
    about = question.days.within(question.first_day, question.day)
    for done in range(0, len(rows), EVENTS_AT_ONCE):
        progress(stage, done, len(rows))
        events = {row.event.pk: row.event for row in rows[done : done + EVENTS_AT_ONCE]}
        for key, sessions, lines in listed_figures(events, about):
            yield events[key], sessions, lines
    progress(stage, len(rows), len(rows))


def _listed_cells(lists: Iterable[EventList]) -> Iterator[list]:
    """The cells of everybody listed; what is said of the event is read once."""
    for event, sessions, lines in lists:
        first, last, title = event.first_day, event.last_day, event.title
        for line in lines:
            yield [first, last, title, *line, sessions or None]


def _event_participants(event: Event, sessions: int, lines: list[ListedFigure]) -> Table:
    """The list of one event; before a half-day is closed nobody knows who came: said once, not in every row."""
    said = {"event": event.title, "days": local_date_range(event.first_day, event.last_day)}
    title = _("Participants: %(event)s (%(days)s)") % said
    if not sessions:
        title = _("Participants: %(event)s (%(days)s) – roll not closed yet") % said
        return Table(title, _who_columns(), [list(line[:3]) for line in lines], names=(0,))
    return Table(title, _participant_columns(), [[*line, sessions] for line in lines], names=(0,))


def _who_columns() -> list[Column]:
    return [
        wording.text(_("Name"), 30),
        wording.text(_("Tambon, district or agency"), 34),
        wording.text(_("Group"), 22),
    ]


def _participant_columns() -> list[Column]:
    return [*_who_columns(), wording.number(_("Half-days attended")), wording.number(_("Half-days"))]
