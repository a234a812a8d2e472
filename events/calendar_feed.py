"""The public schedule as a calendar (RFC 5545) that telephones and office programs subscribe to."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from events.clock import NOON, USUAL_END, days_of
from events.models import Event
from events.public_facts import PublicEvent
from thai.calendar import BANGKOK, ONE_DAY

DOMAIN = "labour-volunteer-network"
USUAL_LENGTH = timedelta(hours=3)
# Each change of an event is a later edition of its entries: the seconds since then.
BEGINNING = datetime(2020, 1, 1, tzinfo=BANGKOK)
AddressOf = Callable[[Event], str]


def calendar_feed(name: str, events: Iterable[Event], address_of: AddressOf, *, host: int | None = None) -> bytes:
    """Events as iCalendar text under a name; ``address_of(event)`` is the full address of the public page.

    Where ``host`` is the key of an office, events of others say who invites. The same events give the same bytes, so
    that the answer can carry an ETag.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Labour volunteer network portal//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Bangkok")
    calendar.add("refresh-interval", timedelta(hours=6), {"value": "DURATION"})
    for event in events:
        for number, day in enumerate(days_of(event.first_day, event.last_day), start=1):
            calendar.add_component(_entry(event, number, day, address_of(event), by_others=event.office_id != host))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _entry(event: Event, number: int, day: date, address: str, *, by_others: bool) -> Entry:
    """One day of an event: it does not make anybody busy, and later versions of it take its place."""
    told, entry = event.for_public, Entry()
    # The first day keeps the name it had before several days were told apart.
    entry.add("uid", f"event-{event.pk}{f'-{number}' if number > 1 else ''}@{DOMAIN}")
    entry.add("sequence", int((event.changed_at - BEGINNING).total_seconds()))
    entry.add("dtstamp", event.changed_at)
    entry.add("last-modified", event.changed_at)
    start, end = _hours(told, day)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", told.title)
    entry.add("location", ", ".join(part for part in (told.venue, told.area) if part))
    if by_others:
        entry.add("description", _("Organised by %(who)s") % {"who": told.organiser})
    entry.add("url", address)
    entry.add("status", "CANCELLED" if told.is_cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    return entry


def _hours(event: PublicEvent, day: date) -> tuple[date, date]:
    """Start and end on a day: clock times in Bangkok when its start is known, else the whole day (end exclusive).

    As for the half-days of the roll, a start after noon is that of the first day alone, and an end by noon that of the
    last; how the other days begin is then unknown, and they end as days usually do.
    """
    clock = event.start_time
    if clock is None or (clock >= NOON and day > event.first_day):
        return day, day + ONE_DAY
    start, closes = datetime.combine(day, clock, BANGKOK), event.end_time
    if closes and closes <= NOON and day < event.last_day:
        closes = USUAL_END
    end = datetime.combine(day, closes, BANGKOK) if closes else start
    return start, end if end > start else start + USUAL_LENGTH
