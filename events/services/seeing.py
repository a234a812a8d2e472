"""Changes of programme and roles of an approved event are told to who may approve it until they are seen (decision 28).

`note_details` is called around every deed by `events.services.approving.binding`; nothing waits for it.
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events import access
from events.approved import Facts
from events.details import details_of
from events.models import DetailsChange, DetailsSeen, Event
from events.services.audit import hold, record
from provinces.permissions import Permission


def note_details(by: User, event: Event, before: Facts) -> None:
    """Keep what a deed made of programme and roles of an event that is held, ``before`` being what they were.

    Who may approve has seen what he changed himself, but not what others changed before him.
    """
    now = details_of(event)
    if now == before:
        return
    seen, _made = DetailsSeen.objects.get_or_create(event=event, defaults={"facts": before})
    unseen = DetailsChange.objects.filter(event=event)
    if now == seen.facts:
        unseen.delete()
    elif not unseen.exists() and access.may(by, event, Permission.EVENTS_APPROVE):
        _see(seen, by, now)
    else:
        DetailsChange.objects.create(event=event, by=by, facts=now)


def mark_seen(*, by: User, event: Event, shown: int) -> bool:
    """Note that the changes up to ``shown``, the key of the last one on the page, were seen; what came later goes on
    waiting. Returns whether there was anything to be seen: a second click, or a colleague's, finds nothing.
    """
    access.insist(by, event, Permission.EVENTS_APPROVE)
    with transaction.atomic():
        hold(event)
        unseen = DetailsChange.objects.filter(event=event, pk__lte=shown)
        last = unseen.last()
        if last is None:
            return False
        _see(DetailsSeen.objects.get(event=event), by, last.facts)
        unseen.delete()
        record(by=by, act="see_details", event=event)
    return True


def forget_details(event: Event) -> None:
    """Begin anew: the event is approved as it stands, or called off."""
    DetailsSeen.objects.filter(event=event).delete()
    DetailsChange.objects.filter(event=event).delete()


def _see(seen: DetailsSeen, by: User, facts: Facts) -> None:
    seen.by, seen.at, seen.facts = by, timezone.now(), facts
    seen.save(update_fields=["by", "at", "facts"])
