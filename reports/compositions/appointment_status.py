"""Appointment status: how many seats are held, awaited and vacant, and which."""

from django.utils.translation import gettext as _

from documents.spreadsheet import Column
from reports import figures
from reports.compositions import Composition, KeyFigure, Progress, Table, wording
from reports.figures import Overview
from reports.models import ReportRun
from thai.templatetags.thai import count, percent
from volunteers.figures import Ages, Coverage, SeatRow
from volunteers.models import Desk, SeatState


def compose(run: ReportRun, progress: Progress) -> Composition:
    """The figures of the dashboard for one province or the nation, and the list of its seats.

    The nation on paper is a summary of its provinces; its list of seats goes into the spreadsheet.
    """
    progress(run.Stage.COUNTING, 0, None)
    days = wording.days_of(run)
    overview = figures.province(run.province, days) if run.province else figures.nation(days)
    tables = [_summary(run, overview)]
    if run.province or run.format == run.Format.XLSX:
        tables.append(_seat_list(run, overview, progress))
    coverage = overview.coverage
    known = coverage.seats is not None
    return Composition(
        title=_("Appointment status of labour volunteers"),
        subtitle=f"{wording.place(run)} · {wording.period(run)}",
        office=wording.office(run),
        facts=wording.facts(run),
        figures=_key_figures(overview),
        tables=tables,
        shares=(coverage.appointed, coverage.pending, coverage.vacant) if known else None,
        notes=_notes(run, overview),
    )


def _key_figures(overview: Overview) -> list[KeyFigure]:
    coverage, ages = overview.coverage, overview.ages
    of_seats = _("of %(seats)s seats") % {"seats": count(coverage.seats)}
    return [
        KeyFigure(_("Coverage of seats"), percent(coverage.share) if coverage.seats else None, of_seats),
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


def _notes(run: ReportRun, overview: Overview) -> list[str]:
    notes = [_("Seats = appointed + pending + vacant; vacant includes seats whose candidate is being checked.")]
    if overview.coverage.graduates:
        notes.append(_("Labour graduates: %(number)s persons.") % {"number": count(overview.coverage.graduates)})
    if overview.known < len(overview.lines):
        notes.append(
            _("%(known)s of %(all)s areas have figures on this day; the others are not stated and not counted.")
            % {"known": overview.known, "all": len(overview.lines)}
        )
    if not run.province and run.format == run.Format.PDF:
        notes.append(_("The list of all seats of the country is in the Excel form of this report."))
    return notes


def _summary(run: ReportRun, overview: Overview) -> Table:
    area = _("District") if run.province else _("Province")
    columns = [
        wording.text(area, 20),
        wording.number(_("Seats")),
        wording.number(_("Appointed")),
        wording.number(_("Pending")),
        wording.number(_("Vacant")),
        wording.number(_("Being checked")),
        wording.share(_("Coverage")),
        wording.number(_("Pending over 60 days")),
        wording.number(_("Longest vacancy (days)")),
        wording.number(_("Longest pending (days)")),
    ]
    title = _("Summary by district") if run.province else _("Summary by province")
    rows = [_summary_row(line.area.name, line.coverage, line.ages) for line in overview.lines]
    return Table(title, columns, rows, _summary_row(_("Total"), overview.coverage, overview.ages))


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


def _seat_list(run: ReportRun, overview: Overview, progress: Progress) -> Table:
    rows = []
    provinces = _known_provinces(run, overview)
    for done, province in enumerate(provinces):
        progress(run.Stage.LISTING, done, len(provinces))
        seat_rows = figures.seat_rows(province.code, overview.days)
        rows += [_seat_cells(row, None if run.province else province.name, run.with_names) for row in seat_rows]
    progress(run.Stage.LISTING, len(provinces), len(provinces))
    columns = _seat_columns(run)
    names = tuple(at for at, column in enumerate(columns) if column == _holder_column())
    return Table(_("List of seats"), columns, rows, names=names)


def _known_provinces(run: ReportRun, overview: Overview) -> list:
    if run.province:
        return [run.province] if overview.coverage.seats is not None else []
    return [line.area for line in overview.lines if line.coverage.seats is not None]


def _seat_columns(run: ReportRun) -> list[Column]:
    names = [_holder_column()] if run.with_names else []
    return [
        *([] if run.province else [wording.text(_("Province"), 20)]),
        wording.text(_("District"), 18),
        wording.text(_("Tambon"), 18),
        wording.text(_("State")),
        *names,
        wording.text(_("Appointment order")),
        wording.day(_("Term from")),
        wording.day(_("Term until")),
        wording.number(_("Days so far")),
        wording.text(_("On the desk of"), 20),
    ]


def _holder_column() -> Column:
    return wording.text(_("Holder or candidate"), 36)


def _seat_cells(row: SeatRow, province_name: str | None, with_names: bool) -> list:
    place, appointment = row.seat.subdistrict, row.appointment
    held = appointment if row.state == SeatState.APPOINTED else None
    name = [row.person.name if row.person else ""] if with_names else []
    return [
        *([province_name] if province_name else []),
        place.district.name,
        place.name if row.seat.number == 1 else f"{place.name} ({row.seat.number})",
        SeatState(row.state).label,
        *name,
        f"{held.order.number}/{held.order.be_year}" if held and held.order else "",
        held.term_start if held else "",
        held.term_end if held else "",
        row.days,
        Desk(row.desk).label if row.desk else "",
    ]
