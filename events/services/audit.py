"""The audit entry of a deed on an event, and the lock that keeps two deeds apart."""

from collections.abc import Collection

from django.db import models

from accounts import audit
from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.models import Event
from provinces.bin import stored
from provinces.stamps import touched


def record(*, by: User, act: str, event: Event, target: models.Model | None = None, **details) -> None:
    """Write down a deed on an event or on something of it, under the organiser's province.

    What is kept of its provinces is out of date from here on.
    """
    touched_by(event)
    _write(by=by, act=act, event=event, target=target, **details)


def _write(*, by: User, act: str, event: Event, target: models.Model | None = None, **details) -> None:
    audit.record(
        by=by,
        act=f"events.{act}",
        target=target or event,
        province_code=event.office.province_code,
        reason=details.pop("reason", ""),
        **details,
    )


def note_scan(*, by: User, event: Event, approval: int) -> None:
    """Write down who took the scan of the letter that approved an event, by the key of the approval."""
    _write(by=by, act="take_scan", event=event, approval=approval)


def touched_by(event: Event, *left: str) -> None:
    """Say to the stamps that something about the event is written, in each province it concerns or has ``left``.

    Those that leave and those that come in one call: locked one after the other, two deeds could wait for each other.
    """
    touched([event.office.province_id, event.venue_province_id, *event.provinces.values_list("pk", flat=True), *left])


def hold(event: Event) -> Event:
    """Keep others from writing the same event until the transaction ends; SQLite's transaction does so by itself.

    Returns it as it is stored now: what a rule says about its days or its state is asked of this one. One that was
    deleted a moment ago is refused in words.
    """
    return stored(event)


def hold_to_change(event: Event) -> Event:
    """Hold an event that is about to be changed, and return it as stored; a closed one is refused."""
    held = hold(event)
    if reason := access.why_nothing_changes(held):
        raise RuleBroken(reason, code="event_closed")
    return held


def hold_list(event: Event) -> Event:
    """Hold an event whose list is about to be changed, and return it as stored; that of a cancelled one stands."""
    held = hold_to_change(event)
    if reason := access.why_the_list_stands(held):
        raise RuleBroken(reason, code="event_cancelled")
    return held


def note_printing(*, by: User, event: Event, paper: str) -> None:
    """Write down that a paper with names left the portal, and whose."""
    people = event.participants.exclude(person=None).values_list("person_id", flat=True)
    _write(by=by, act="print_paper", event=event, paper=paper, seen=people)


def note_list(*, by: User, event: Event, people: Collection[int]) -> None:
    """Write down that a page of the list of participants was opened, and who of the register stood on it."""
    if people:
        _write(by=by, act="view_participants", event=event, seen=people)
