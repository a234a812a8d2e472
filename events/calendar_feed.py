"""The public schedule as a calendar (RFC 5545) that telephones and office programs subscribe to."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from events.models import Event
from events.public_facts import PublicEvent
from provinces.models import Province
from thai.calendar import ONE_DAY

DOMAIN = "labour-volunteer-network"
USUAL_LENGTH = timedelta(hours=3)


def calendar_feed(province: Province, events: Iterable[Event], address_of) -> bytes:
    """The events of a province as iCalendar text; ``address_of(event)`` is the full address of the public page.

    The same events give the same bytes, so that the answer can carry an ETag.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Labour volunteer network portal//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = _("Labour volunteer events, %(province)s") % {"province": province.title}
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Bangkok")
    calendar.add("refresh-interval", timedelta(hours=6), {"value": "DURATION"})
    for event in events:
        guest = event.office.province_id != province.pk
        calendar.add_component(_entry(event.for_public, event.changed_at, address_of(event), by_others=guest))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _entry(event: PublicEvent, changed_at: datetime, address: str, *, by_others: bool) -> Entry:
    entry = Entry()
    entry.add("uid", f"event-{event.id}@{DOMAIN}")
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    start, end = _hours(event)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", event.title)
    entry.add("location", ", ".join(part for part in (event.venue, event.area) if part))
    if by_others:
        entry.add("description", _("Organised by %(who)s") % {"who": event.organiser})
    entry.add("url", address)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return entry


def _hours(event: PublicEvent):
    """Start and end: clock times in Bangkok when the start is known, else whole days (the end is exclusive)."""
    if event.start_time is None:
        return event.first_day, event.last_day + ONE_DAY
    zone = timezone.get_default_timezone()
    start = datetime.combine(event.first_day, event.start_time, zone)
    if event.end_time is None:
        return start, datetime.combine(event.last_day, event.start_time, zone) + USUAL_LENGTH
    return start, datetime.combine(event.last_day, event.end_time, zone)
