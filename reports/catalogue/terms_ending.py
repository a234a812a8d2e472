"""Terms ending (วาระที่จะครบ): whose term ends within so many days, so that the next order comes in time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import cast

from django.forms import ChoiceField, TypedChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provinces.models import Province
from reports import figures, wording
from reports.composition import Composition, KeyFigure, Table
from reports.figures import Line, Part
from reports.question import Question
from reports.report import Progress, Report, Stage
from thai.days import Days, today_as_known_now
from thai.display import local_date
from thai.spans import days_left
from thai.templatetags.thai import count
from volunteers.figures import SeatRow, ending_soon_days, sum_coverage

DAYS_OFFERED = (30, 60, 90)
# The mark of a term that ends soon, as on the screen: a clock.
ENDING = "ending"
Ending = dict[str, list[SeatRow]]
"""The seats whose term ends, by the code of the province or, within one, of the district."""


class TermsEnding(Report):
    """How many of the appointed seats of each area end soon, and which; the holders with names alone."""

    kind = "terms_ending"
    title = gettext_lazy("terms ending")
    heading = gettext_lazy("Terms of labour volunteers that end soon")
    about_years = False

    def fields(self) -> dict[str, ChoiceField]:
        """How many days ahead; what the ministry has set where nothing is chosen."""
        within = TypedChoiceField(
            label=_("Terms ending: how far ahead"), choices=_choices, coerce=int, empty_value=None, required=False
        )
        return {"within": within}

    def settled(self, parameters: Mapping[str, object], days: Days) -> dict[str, object]:
        """With the ministry's number of the day where none was chosen."""
        return dict(parameters) if "within" in parameters else {"within": ending_soon_days(days)}

    def answers(self, parameters: Mapping[str, object]) -> list[tuple[str, str]]:
        """How far ahead; the ministry's number need not be one of those offered."""
        days = parameters.get("within")
        return [(_("How far ahead"), _within(days))] if isinstance(days, int) else []

    def compose(self, question: Question, progress: Progress) -> Composition:
        """Key figures, the list of seats, which is what is worked with, and the summary by area."""
        progress(Stage.COUNTING, 0, None)
        question = replace(question, parameters=self.settled(question.parameters, question.days))
        within = cast(int, question.parameters["within"])
        lines = _lines(question)
        ending = _ending(question, lines, within, progress)
        return self.says(
            question,
            figures=_key_figures(lines, ending),
            tables=[_seat_list(question, lines, ending), _summary(question, lines, ending)],
            notes=[_counted(question, within), *wording.left_out(lines)],
            people=wording.named(chain.from_iterable(ending.values())) if question.with_names else frozenset(),
        )


def _choices() -> list[tuple[object, str]]:
    """What can be chosen; the ministry's number is asked for when the form is shown."""
    usual = _("as the ministry has set: %(days)s days") % {"days": ending_soon_days(today_as_known_now())}
    return [("", usual), *((days, _within(days)) for days in DAYS_OFFERED)]


def _within(days: int) -> str:
    return _("within %(days)s days") % {"days": days}


def _lines(question: Question) -> Sequence[Line[Part]]:
    if question.province:
        return figures.district_lines(question.province, question.days)
    return figures.province_lines(Province.objects.all(), question.days)


def _ending(question: Question, lines: Sequence[Line[Part]], within: int, progress: Progress) -> Ending:
    if question.province:
        found: Ending = {}
        for row in figures.ending_rows(question.province.code, question.days, within):
            found.setdefault(row.seat.district_id, []).append(row)
        return found
    progress(Stage.LISTING, 0, len(lines))
    seats = wording.by_province(figures.ending_rows(None, question.days, within))
    progress(Stage.LISTING, len(lines), len(lines))
    return {line.area.code: seats.get(line.area.code, []) for line in lines if line.coverage.appointed}


def _key_figures(lines: Sequence[Line[Part]], ending: Ending) -> list[KeyFigure]:
    _name, appointed, number, share, first = _total(lines, ending)
    if appointed is None:
        return [KeyFigure(_("Terms ending"), None)]
    of_seats = _("of %(seats)s appointed seats") % {"seats": count(appointed)}
    found = [KeyFigure(_("Terms ending"), count(number), of_seats, ENDING)]
    return [*found, KeyFigure(_("First last day"), local_date(first))] if first else found


def _counted(question: Question, within: int) -> str:
    first, last = question.day, question.day + timedelta(days=within)
    sentence = _(
        "Counted are appointed seats whose holder's last day lies between %(first)s and %(last)s, also of holders who "
        "leave before their term ends."
    )
    return sentence % {"first": local_date(first), "last": local_date(last)}


def _summary(question: Question, lines: Sequence[Line[Part]], ending: Ending) -> Table:
    columns = [
        wording.text(_("District") if question.province else _("Province")),
        wording.number(_("Appointed")),
        wording.number(_("Terms ending")),
        wording.share(_("Share of appointed")),
        wording.day(_("First last day")),
    ]
    title = _("Summary by district") if question.province else _("Summary by province")
    rows = [_area(line.area.name, line.coverage.appointed, ending.get(line.area.code, [])) for line in lines]
    return Table(title, columns, rows, _total(lines, ending), places=(0,))


def _total(lines: Sequence[Line[Part]], ending: Ending) -> list:
    """The last row: the areas that have figures together; unknown where none has."""
    appointed = sum_coverage(line.coverage for line in lines).appointed
    return _area(_("Total"), appointed, [row for own in ending.values() for row in own])


def _area(name: str, appointed: int | None, rows: list[SeatRow]) -> list:
    if appointed is None:
        return [name, None, None, None, None]
    share = len(rows) / appointed if appointed else ""
    return [name, appointed, len(rows), share, _first(rows) or ""]


def _first(rows: list[SeatRow]) -> date | None:
    return min((row.last_day for row in rows if row.last_day), default=None)


def _seat_list(question: Question, lines: Sequence[Line[Part]], ending: Ending) -> Table:
    province_name = {line.area.code: line.area.name for line in lines}
    columns = [
        *([] if question.province else [wording.text(_("Province"), 20)]),
        wording.text(_("District"), 18),
        wording.text(_("Tambon"), 18),
        *([wording.text(_("Holder"), 36)] if question.with_names else []),
        wording.text(_("Appointment order")),
        wording.day(_("Term from")),
        wording.day(_("Last day")),
        wording.number(_("Days left")),
        wording.text(_("What lies ahead"), 28),
    ]
    rows = [
        [*([] if question.province else [province_name[code]]), *_cells(row, question)]
        for code, own in ending.items()
        for row in own
    ]
    holder = (2 if question.province else 3,) if question.with_names else ()
    empty = wording.nothing_listed(lines, _("No term ends in this time."))
    places = wording.unsplit(columns)
    return Table(_("List of seats"), columns, rows, names=holder, empty=empty, places=places)


def _cells(row: SeatRow, question: Question) -> list:
    return [
        *wording.seat_place(row.seat),
        *([row.person.name if row.person else ""] if question.with_names else []),
        wording.order_number(row.appointment.order if row.appointment else None),
        row.appointment.term_start if row.appointment else "",
        row.last_day or "",
        days_left(question.day, row.last_day) if row.last_day else "",
        row.ahead,
    ]
