"""The open data sets: their fields with a meaning each, their rows by province code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.spreadsheet import Column
from events.figures import EventTotals
from provinces.models import Province
from reports import figures
from reports.days import PageDays
from thai.days import lie_ahead

# English field names without spaces, as data.go.th asks; each with its meaning.
Fields = dict[str, str | Promise]
PLACE: Fields = {
    "province_code": _("DOPA code of the province, two digits, kept as text"),
    "province_name_th": _("name of the province in Thai"),
    "province_name_en": _("name of the province in English"),
}
# How a day that lies ahead is marked; rows about any other day keep to the fields that were agreed.
ON_RECORD = "orders_on_record"
AHEAD: Fields = {
    "basis": _(
        "only where the day lies ahead: orders_on_record, what present orders say of that day, which is no fact yet"
    )
}
AS_OF: Fields = {"as_of": _("day the figures are about, ISO 8601 (C.E.)")} | AHEAD
COVERAGE: Fields = PLACE | {
    "seats": _("seats of labour volunteers; seats = appointed + pending + vacant"),
    "appointed": _("seats whose holder is appointed"),
    "pending": _("seats whose nominee awaits the appointment order"),
    "vacant": _("seats without holder or pending nominee; includes nominated"),
    "nominated": _("vacant seats with a candidate whose qualifications are being checked"),
    "graduates": _("labour graduates in office (persons)"),
} | AS_OF  # fmt: skip
COUNTED: Fields = {
    "events": _("events with a day in the fiscal year up to the day; a joint event counts in each of its provinces"),
    "persons": _("persons who came, summed over events, by closed roll, else reported total; null when no event knows"),
    "attendances": _("half-days: one for each person and half-day, from closed rolls; null when no roll was closed"),
    "expected": _("persons expected at all the events that say it; not the base of a rate; null when no event knows"),
    "events_without_total": _("events without a number of persons: roll open, not held yet or not stated"),
}
RATED: Fields = {
    "persons_rated": _("numerator of the attendance rate: persons at events that also know how many were expected"),
    "expected_rated": _("base of the attendance rate: persons expected at these same events"),
    "persons_reported": _("part of persons that comes from reported totals; the rest is from closed rolls"),
    "persons_late": _("part of persons who were registered after the roll was closed; they stand in no rate"),
    "attendances_rated": _("numerator of the rate of half-days: filled places on the list at the closing"),
    "attendances_possible": _("base of the rate of half-days: places on the list × closed half-days"),
    "events_from_rolls": _("events whose persons come from a closed roll"),
    "events_from_reported": _("events whose persons come from a reported total"),
    "events_roll_open": _("events whose roll is not closed yet"),
    "events_not_yet_held": _("events that lie ahead"),
    "events_not_stated": _("events of which no source says how many came"),
}
EVENTS: Fields = PLACE | {"fiscal_year": _("fiscal year in the Buddhist era")} | COUNTED | AS_OF | RATED


def coverage(days: PageDays) -> list[dict]:
    """Seats on the day, one row for each province by code; unknown is None."""
    rows = []
    for line in figures.province_lines(Province.objects.order_by("code"), days):
        known = line.coverage
        row = _place(line.area)
        for field in ("seats", "appointed", "pending", "vacant", "nominated", "graduates"):
            row[field] = getattr(known, field)
        rows.append(row | _about(days))
    return rows


def events(days: PageDays) -> list[dict]:
    """Events of the fiscal year up to the day, one row for each province by code; unknown is None."""
    totals = figures.events_by_province(days)
    return [_place(area) | _events(totals.get(area.code), days) for area in Province.objects.order_by("code")]


def columns(fields: Fields) -> list[Column]:
    """The columns of a CSV file."""
    return [Column(field) for field in fields]


def _place(area: Province) -> dict:
    return {"province_code": area.code, "province_name_th": area.name_th, "province_name_en": area.name_en}


def _events(totals: EventTotals | None, days: PageDays) -> dict:
    return {
        "fiscal_year": days.fiscal_year,
        **(_counted(totals) if totals else dict.fromkeys(COUNTED)),
        **_about(days),
        **(_rates(totals) if totals else dict.fromkeys(RATED)),
    }


def _counted(totals: EventTotals) -> dict:
    return {
        "events": totals.events,
        "persons": totals.persons,
        "attendances": totals.attendances,
        "expected": totals.expected,
        "events_without_total": totals.without_total,
    }


def _rates(totals: EventTotals) -> dict:
    """Each rate by numerator and base, both null without one; what stands in none; where the numbers are from."""
    persons, half_days = (rate or (None, None) for rate in (totals.rated, totals.half_days))
    return {
        "persons_rated": persons[0],
        "expected_rated": persons[1],
        "persons_reported": totals.reported_persons,
        "persons_late": totals.late,
        "attendances_rated": half_days[0],
        "attendances_possible": half_days[1],
        "events_from_rolls": totals.from_rolls,
        "events_from_reported": totals.from_reported,
        "events_roll_open": totals.open_events,
        "events_not_yet_held": totals.events_ahead,
        "events_not_stated": totals.unknown_events,
    }


def _about(days: PageDays) -> dict:
    """The day; of one that lies ahead also that only what is on record by now speaks of it."""
    return {"as_of": days.as_of.isoformat()} | ({"basis": ON_RECORD} if lie_ahead(days) else {})


def fields_on(days: PageDays, fields: Fields) -> Fields:
    """The fields that the rows about a day have."""
    return fields if lie_ahead(days) else {name: meaning for name, meaning in fields.items() if name not in AHEAD}
