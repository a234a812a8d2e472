"""Appointment status: how many seats are held, awaited and vacant, and which."""

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.spreadsheet import Column
from provinces.models import Province
from reports import figures, wording
from reports.composition import Composition, KeyFigure, Table
from reports.figures import Overview, Part
from reports.question import Question
from reports.report import Progress, Report, Stage
from thai.display import local_number
from thai.templatetags.thai import count
from volunteers.figures import Ages, Coverage, SeatRow
from volunteers.models import Desk, SeatState

# Labels of the states and of the desks.
Words = tuple[dict[str, str], dict[str, str]]


class AppointmentStatus(Report):
    """The figures of the dashboard for one province or the nation, and the list of its seats.

    The nation on paper is a summary of its provinces; its list of seats goes into the spreadsheet.
    """

    kind = "appointment_status"
    title = gettext_lazy("appointment status")
    heading = gettext_lazy("Appointment status of labour volunteers")

    def compose(self, question: Question, progress: Progress) -> Composition:
        """Key figures, the summary by area, the list of seats."""
        progress(Stage.COUNTING, 0, None)
        overview = figures.standing_of(question.province, question.days)
        tables, people = [_summary(question, overview)], frozenset[int]()
        if question.province or not question.on_paper:
            seats = _seats(question, overview, progress)
            tables.append(_seat_list(question, overview, seats))
            people = wording.named(row for rows in seats.values() for row in rows) if question.with_names else people
        coverage = overview.coverage
        return self.says(
            question,
            figures=_key_figures(overview),
            tables=tables,
            shares=None if coverage.seats is None else (coverage.appointed, coverage.pending, coverage.vacant),
            notes=_notes(question, overview),
            people=people,
        )


def _key_figures(overview: Overview[Part]) -> list[KeyFigure]:
    coverage, ages = overview.coverage, overview.ages
    of_seats = _("of %(seats)s seats") % {"seats": count(coverage.seats)}
    share = None if coverage.share is None else local_number(coverage.share, 2)
    return [
        KeyFigure(_("Appointed, per cent"), share, of_seats),
        KeyFigure(_("appointed"), _figure(coverage.appointed), of_seats, SeatState.APPOINTED.value),
        KeyFigure(_("pending"), _figure(coverage.pending), _over_60(ages), SeatState.PENDING.value),
        KeyFigure(_("vacant"), _figure(coverage.vacant), _being_checked(coverage), SeatState.VACANT.value),
    ]


def _figure(number: int | None) -> str | None:
    return None if number is None else count(number)


def _over_60(ages: Ages) -> str:
    return _("over 60 days: %(number)s") % {"number": count(ages.pending_over_60)}


def _being_checked(coverage: Coverage) -> str:
    return _("of these being checked: %(number)s") % {"number": count(coverage.nominated)}


def _notes(question: Question, overview: Overview[Part]) -> list[str]:
    notes = [
        _("Seats = appointed + pending + vacant; vacant includes seats whose candidate is being checked."),
        wording.how_days_count(),
    ]
    if overview.coverage.graduates:
        notes.append(_("Labour graduates: %(number)s persons.") % {"number": count(overview.coverage.graduates)})
    notes += wording.left_out(overview.lines)
    if not question.province and question.on_paper:
        notes.append(_("The list of all seats of the country is in the Excel form of this report."))
    return notes


def _summary(question: Question, overview: Overview[Part]) -> Table:
    area = _("District") if question.province else _("Province")
    columns = [
        wording.text(area, 20),
        wording.number(_("Seats")),
        wording.number(_("Appointed")),
        wording.number(_("Pending")),
        wording.number(_("Vacant")),
        wording.number(_("Being checked")),
        wording.share(_("Appointed, per cent")),
        wording.number(_("Pending over 60 days")),
        wording.number(_("Longest vacancy (days)")),
        wording.number(_("Longest pending (days)")),
    ]
    title = _("Summary by district") if question.province else _("Summary by province")
    rows = [_summary_row(line.area.name, line.coverage, line.ages) for line in overview.lines]
    return Table(title, columns, rows, _summary_row(_("Total"), overview.coverage, overview.ages), places=(0,))


def _summary_row(name: str, coverage: Coverage, ages: Ages) -> list:
    known = coverage.seats is not None
    return [
        name,
        coverage.seats,
        coverage.appointed,
        coverage.pending,
        coverage.vacant,
        coverage.nominated,
        wording.fraction(coverage.share),
        ages.pending_over_60 if known else None,
        _wait(ages.longest_vacancy) if known else None,
        _wait(ages.longest_pending) if known else None,
    ]


def _wait(days: int | None) -> int | str:
    """Nothing waits: an empty cell, which is not the same as unknown."""
    return "" if days is None else days


def _seats(question: Question, overview: Overview[Part], progress: Progress) -> dict[Province, list[SeatRow]]:
    """The seats of each province that has figures."""
    provinces = _known_provinces(question, overview)
    progress(Stage.LISTING, 0, len(provinces))
    found = figures.seat_rows(question.province.code if question.province else None, overview.days) if provinces else []
    seats = wording.by_province(found)
    progress(Stage.LISTING, len(provinces), len(provinces))
    return {province: seats.get(province.code, []) for province in provinces}


def _seat_list(question: Question, overview: Overview[Part], seats: dict[Province, list[SeatRow]]) -> Table:
    rows: list[list] = []
    words = _words(SeatState), _words(Desk)
    for province, own in seats.items():
        name = None if question.province else province.name
        rows += [_seat_cells(row, name, words, question.with_names) for row in own]
    columns = _seat_columns(question)
    names = tuple(at for at, column in enumerate(columns) if column == _holder_column())
    empty, places = wording.nothing_listed(overview.lines), wording.unsplit(columns)
    return Table(_("List of seats"), columns, rows, names=names, empty=empty, places=places)


def _words(choices: type[TextChoices]) -> dict[str, str]:
    """The labels in the language of the report, said once and not for each of 8,000 seats."""
    return {str(value): str(label) for value, label in choices.choices}


def _known_provinces(question: Question, overview: Overview[Part]) -> list[Province]:
    if question.province:
        return [question.province] if overview.coverage.seats is not None else []
    known = [line.area for line in overview.lines if line.coverage.seats is not None]
    return [area for area in known if isinstance(area, Province)]


def _seat_columns(question: Question) -> list[Column]:
    names = [_holder_column()] if question.with_names else []
    return [
        *([] if question.province else [wording.text(_("Province"), 20)]),
        wording.text(_("District"), 26),
        wording.text(_("Tambon"), 26),
        wording.text(_("State"), 28),
        *names,
        wording.text(_("Appointment order"), 30),
        wording.day(_("Term from")),
        wording.day(_("Term until")),
        wording.number(_("In office (days)"), 14),
        wording.number(_("Pending (days)"), 16.5),
        wording.number(_("Vacant (days)"), 12.5),
        wording.text(_("On the desk of"), 20),
        wording.text(_("What lies ahead"), 26),
    ]


def _holder_column() -> Column:
    return wording.text(_("Holder or candidate"), 37)


def _seat_cells(row: SeatRow, province_name: str | None, words: Words, with_names: bool) -> list:
    states, desks = words
    held = row.appointment if row.state == SeatState.APPOINTED or row.begins else None
    name = [row.person.name if row.person else ""] if with_names else []
    return [
        *([province_name] if province_name else []),
        *wording.seat_place(row.seat),
        states[row.state],
        *name,
        wording.order_number(held.order if held else None),
        held.term_start if held else "",
        held.term_end if held else "",
        *_days(row),
        desks[row.desk] if row.desk else "",
        row.ahead,
    ]


def _days(row: SeatRow) -> list[int | str | None]:
    """Days in office, pending and vacant, each in a column of its own; what a seat is not is an empty cell."""
    if row.state in (SeatState.APPOINTED, SeatState.PENDING):
        return [row.days, "", ""] if row.state == SeatState.APPOINTED else ["", row.days, ""]
    return ["", "", row.vacant_days]
