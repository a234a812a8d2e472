"""Words that every report shares: where, about which day, known when, numbers as printed."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.spreadsheet import Column
from reports.figures import Line, Part
from reports.periods import in_words
from reports.question import Question
from thai.days import lie_ahead
from thai.display import local_date, local_number, local_time
from thai.templatetags.thai import count, fiscal_year_label
from volunteers.figures import OrderName, Place, SeatRow


def place(question: Question) -> str:
    """The province, or the whole country."""
    return question.province.title if question.province else _("The whole country")


def office(question: Question) -> str:
    """Whose paper it is."""
    return question.province.office.name if question.province else _("Ministry of Labour")


def period(question: Question) -> str:
    """The day, the month, the quarter or the fiscal year the report is about."""
    if question.as_of and not question.period:
        return _("As of %(day)s") % {"day": _about(question)}
    year = in_words(question.period, question.as_of) if question.as_of else fiscal_year_label(question.year)
    return _("%(year)s (data as of %(day)s)") % {"year": year, "day": _about(question)}


def _about(question: Question) -> str:
    """The day of the figures; one that lies ahead says that only the orders on record speak of it."""
    day = local_date(question.day, "long")
    return _("%(day)s (by the orders on record)") % {"day": day} if lie_ahead(question.days) else day


def how_days_count() -> str:
    """The legend of every number of days."""
    return _("Days count from the first day, which is day 1, up to the day of the figures.")


def facts(question: Question, *, knows_the_past: bool) -> list[tuple[str, str]]:
    """The lines under the title: area, day, what was known when, who asked."""
    known = timezone.localtime(question.known_at)
    since = _("As known on") if knows_the_past else _("Asked for")
    return [
        (_("Area"), place(question)),
        (_("Data as of"), _about(question)),
        (since, f"{local_date(known.date(), 'long')} {local_time(known)}"),
        (_("Asked for by"), question.asked_by),
    ]


def left_out(lines: Sequence[Line[Part]]) -> list[str]:
    """The note about areas without figures, where there are any."""
    known = [line for line in lines if line.coverage.seats is not None]
    if len(known) == len(lines):
        return []
    note = _("%(known)s of %(all)s areas have figures on this day; the others are not stated and not counted.")
    return [note % {"known": len(known), "all": len(lines)}]


def nothing_listed(lines: Sequence[Line[Part]], otherwise: str = "") -> str:
    """What stands in the place of an empty list: that nothing is known of the day, else that nothing was found."""
    known = any(line.coverage.seats is not None for line in lines)
    return otherwise if known else _("There are no figures for this day.")


def seat_place(seat: Place) -> list[str]:
    """District and tambon of a seat, two cells; the second and third seat of a khwaeng say so."""
    return [seat.district, seat.name]


def by_province(rows: Iterable[SeatRow]) -> dict[str, list[SeatRow]]:
    """The seats of each province, by its code, in their order."""
    found: dict[str, list[SeatRow]] = {}
    for row in rows:
        found.setdefault(row.seat.province_id, []).append(row)
    return found


def named(rows: Iterable[SeatRow]) -> frozenset[int]:
    """The keys of the people whom these rows name, for the trail."""
    return frozenset(row.person.pk for row in rows if row.person)


def order_number(order: OrderName | None) -> str:
    """An order as it is quoted, "12/2562"; nothing where there is none."""
    return order.quoted if order else ""


def unsplit(columns: list[Column]) -> tuple[int, ...]:
    """The columns whose cells stand on one line of a paper: names of areas, and numbers of orders."""
    headings = {_("Province"), _("District"), _("Tambon"), _("Appointment order")}
    return tuple(at for at, column in enumerate(columns) if column.heading in headings)


def text(heading: str, width: float | None = None) -> Column:
    """A column of text."""
    return Column(heading, "text", width)


def number(heading: str, width: float | None = None) -> Column:
    """A column of counts."""
    return Column(heading, "number", width)


def share(heading: str) -> Column:
    """A column of shares, kept as 0–1 and shown as per cent; its heading says so, paper prints the bare number."""
    return Column(heading, "percent")


def day(heading: str) -> Column:
    """A column of days."""
    return Column(heading, "date")


def fraction(percent_points: float | None) -> float | None:
    """Per cent as the spreadsheet wants them: 96.1 becomes 0.961."""
    return None if percent_points is None else percent_points / 100


def printed(value, kind: str) -> str | None:
    """A cell as the paper prints it; None stays unknown, an empty number or day is a dash, a word stays a word."""
    if value is None:
        return None
    if value == "":
        return "" if kind == "text" else "–"
    if isinstance(value, str):
        return value
    if kind == "percent":
        return local_number(value * 100, 2)
    if kind == "number":
        return count(value)
    return local_date(value) if kind == "date" else str(value)
