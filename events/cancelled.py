"""Why an event was cancelled: out of the trail, for who reads who is on its list."""

from dataclasses import dataclass
from datetime import datetime

from accounts.audit import entries_about
from accounts.models import User
from events.models import Event
from provinces.access import may_name_officers


@dataclass(frozen=True)
class Cancellation:
    """The reason as the office gave it, the moment, and the name of who did it: empty for who may not know it."""

    reason: str
    at: datetime
    by: str = ""


def cancellation(reader: User, event: Event) -> Cancellation | None:
    """The last one of an event that counts as cancelled; None where nobody said why."""
    entry = entries_about(event).filter(act="events.cancel_event").first() if event.is_cancelled else None
    if entry is None or not entry.reason:
        return None
    named = may_name_officers(reader, event.office.province_id)
    return Cancellation(entry.reason, entry.at, str(entry.by) if named and entry.by else "")
