"""Put the objectives of an event or a project in order."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.records import take_turn
from events import access
from events.models import Event, Project
from events.services.audit import hold_to_change, record
from events.services.order import placed
from events.services.projects import note_change
from provinces.bin import stored
from provinces.permissions import Permission


def order_objectives(*, by: User, owner: Project | Event, row: str, beside: str, after: bool) -> str:
    """Put one objective right before or after another, both named by ``key_of`` their text. Returns the text moved."""
    if isinstance(owner, Event):
        access.insist(by, owner, Permission.EVENTS_WRITE)
    else:
        access.insist_on_project(by, owner)
    with transaction.atomic():
        held = hold_to_change(owner) if isinstance(owner, Event) else stored(owner)
        by_key = {key_of(text): text for text in held.objectives}
        lines = placed(held.objectives, by_key.get(row), by_key.get(beside), after=after)
        if lines != held.objectives:
            take_turn(held, None)
            held.objectives = lines
            _save(by, held)
    return by_key[row]


def key_of(text: str) -> str:
    """A short key of a line that has none of its own."""
    return sha256(text.encode()).hexdigest()[:12]


def _save(by: User, owner: Project | Event) -> None:
    if isinstance(owner, Project):
        owner.save(update_fields=["objectives"])
        note_change(by, owner, ["objectives"])
        return
    owner.changed_at = timezone.now()
    owner.save(update_fields=["objectives", "changed_at"])
    record(by=by, act="update_event", event=owner, fields=["objectives"], version=owner.version)
