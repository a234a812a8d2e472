"""The open data sets: their fields with a meaning each, their rows by province code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.spreadsheet import Column
from events.figures import EventTotals
from provinces.models import Province
from reports import figures
from reports.days import PageDays

# English field names without spaces, as data.go.th asks; each with its meaning.
Fields = dict[str, str | Promise]
PLACE: Fields = {
    "province_code": _("DOPA code of the province, two digits, kept as text"),
    "province_name_th": _("name of the province in Thai"),
    "province_name_en": _("name of the province in English"),
}
AS_OF: Fields = {"as_of": _("day the figures are about, ISO 8601 (C.E.)")}
COVERAGE: Fields = PLACE | {
    "seats": _("seats of labour volunteers; seats = appointed + pending + vacant"),
    "appointed": _("seats whose holder is appointed"),
    "pending": _("seats whose nominee awaits the appointment order"),
    "vacant": _("seats without holder or pending nominee; includes nominated"),
    "nominated": _("vacant seats with a candidate whose qualifications are being checked"),
    "graduates": _("labour graduates in office (persons)"),
} | AS_OF  # fmt: skip
EVENTS: Fields = PLACE | {
    "fiscal_year": _("fiscal year in the Buddhist era"),
    "events": _("events that began in the fiscal year up to the day; a joint event counts in each of its provinces"),
    "persons": _("persons who came, by closed roll or reported total; null when no event knows"),
    "attendances": _("attendances, one for each person and half-day, from closed rolls"),
    "expected": _("persons expected; null when no event knows"),
    "events_without_total": _("events of which nobody stated how many came"),
} | AS_OF  # fmt: skip
NO_EVENTS = EventTotals(0, 0, 0, 0, 0)


def coverage(days: PageDays) -> list[dict]:
    """Seats on the day, one row for each province by code; unknown is None."""
    rows = []
    for line in figures.coverage_lines(days):
        known = line.coverage
        row = _place(line.area)
        for field in ("seats", "appointed", "pending", "vacant", "nominated", "graduates"):
            row[field] = getattr(known, field)
        rows.append(row | {"as_of": days.as_of.isoformat()})
    return rows


def events(days: PageDays) -> list[dict]:
    """Events of the fiscal year up to the day, one row for each province by code; unknown is None."""
    totals = figures.events_by_province(days)
    areas = Province.objects.order_by("code")
    return [_place(area) | _events(totals.get(area.code, NO_EVENTS), days) for area in areas]


def columns(fields: Fields) -> list[Column]:
    """The columns of a CSV file."""
    return [Column(field) for field in fields]


def _place(area: Province) -> dict:
    return {"province_code": area.code, "province_name_th": area.name_th, "province_name_en": area.name_en}


def _events(totals: EventTotals, days: PageDays) -> dict:
    return {
        "fiscal_year": days.fiscal_year,
        "events": totals.events,
        "persons": totals.persons,
        "attendances": totals.attendances,
        "expected": totals.expected,
        "events_without_total": totals.unknown_events,
        "as_of": days.as_of.isoformat(),
    }
