"""What the sign-in sheet prints: always Thai, whatever the language of the page."""

from collections import defaultdict
from datetime import date

from django.utils import translation

from events.clock import half_days
from events.models import Event, Session
from thai.calendar import format_date, format_date_range
from thai.display import local_time
from thai.names import in_full

ROWS = 25
# So many rows at least are left for who comes without having been listed.
SPARE_ROWS = 3
NO_GROUP = "ผู้เข้าร่วม"


def hours_on_paper(event: Event) -> str | None:
    """The hours of the event beside the word "time"; None where the start is unknown."""
    if event.start_time and not event.end_time:
        return local_time(event.start_time)
    return event.hours or None


def sign_in_sheet_data(event: Event) -> dict:
    """Strings for ``events/papers/sign_in_sheet.typ``: facts, days with their half-days, groups with their sheets."""
    listed = _groups(event)
    with translation.override("th"):
        return {
            "title": event.title,
            "office": event.organiser,
            "dates": format_date_range(event.first_day, event.last_day, "long"),
            "time": hours_on_paper(event),
            "place": " ".join(part for part in (event.venue, event.venue_address) if part),
            "days": [_day(day, halves) for day, halves in _days(event).items()],
            "groups": [{"name": name, "total": len(rows), "sheets": _sheets(rows)} for name, rows in listed.items()],
            "total": sum(map(len, listed.values())),
        }


def _days(event: Event) -> dict[date, set[str]]:
    """The half-days by day; an event of long ago without any is taken as its days and times say."""
    days = defaultdict(set)
    for day, half in event.sessions.values_list("day", "half") or half_days(event):
        days[day].add(half)
    return days


def _day(day: date, halves: set[str]) -> dict:
    return {
        "label": format_date(day, "weekday_official"),
        "morning": Session.Half.MORNING in halves,
        "afternoon": Session.Half.AFTERNOON in halves,
    }


def _groups(event: Event) -> dict[str, list[dict]]:
    """Participants by group in the order of the list, prefixes in full; a substitute says whom they stand in for."""
    groups: dict[str, list[dict]] = defaultdict(list)
    for person in event.participants.select_related("substitute_for").order_by("order"):
        principal = person.substitute_for
        note = f"แทน {in_full(principal.name)}" if principal else ""
        row = {"number": person.order, "name": in_full(person.name), "place": person.place, "note": note}
        groups[person.group or NO_GROUP].append(row)
    return groups or {NO_GROUP: []}


def _sheets(rows: list[dict]) -> list[list[dict]]:
    """A group's rows by sheet, each with its number on the list, by which the roll finds it too; each sheet is full,
    the last with rows to write in."""
    sheets = -(-(len(rows) + SPARE_ROWS) // ROWS)
    empty = {"number": "", "name": "", "place": "", "note": ""}
    filled = [*rows, *[empty] * (sheets * ROWS - len(rows))]
    return [filled[first : first + ROWS] for first in range(0, len(filled), ROWS)]
