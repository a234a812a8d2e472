"""An approval binds what was approved: who changes it without the right to approve sends the event back (decision 26).

`binding` goes around every deed that can change a bound fact, and nothing else writes ``approval_differs``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import once
from accounts.rules import RuleBroken
from events import access
from events.approved import Facts, facts_of, last_approval, mark_of
from events.models import Approval, Event
from events.services.audit import hold, hold_to_change, record
from provinces.permissions import Permission

State = Event.State
# An announced event stays announced: people must not travel to the wrong place.
STAYING = (State.PUBLISHED, State.RUNNING, State.FINISHED)


@contextmanager
def binding(by: User, event: Event) -> Iterator[Event]:
    """One transaction in which an event is held and may be changed; then it is measured against its approval.

    Yields the event as it is stored.
    """
    with transaction.atomic():
        held = hold_to_change(event)
        before = facts_of(held) if is_bound(held) else None
        yield held
        if before is not None:
            judge(by, event, before)


def is_bound(event: Event) -> bool:
    """Whether there is an approval that a change could leave behind: not of a new draft, nor of what ended."""
    return event.approval_differs or event.state in (State.APPROVED, *STAYING)


def judge(by: User, event: Event, before: Facts | None = None) -> None:
    """Measure an event that is held against its last approval, and say by its state what follows.

    ``before`` are its facts before the deed: what is as it was is not judged again. None: whatever they were.
    """
    now, approval = facts_of(event), last_approval(event)
    if now == before:
        return
    if approval is None:
        approval = keep_approval(event, before or now)
    differed = Event.objects.get(pk=event.pk).approval_differs
    if now != approval.facts and not differed and access.may(by, event, Permission.EVENTS_APPROVE):
        approve(by=by, event=event, facts=now)
        record(by=by, act="approve_event", event=event, by_saving=True)
        return
    _stand(by, event, differs=now != approval.facts, differed=differed)


def approve(*, by: User | None, event: Event, facts: Facts, **paper) -> Approval:
    """Write down that the facts of an event are approved; ``paper`` are the columns of an approval by letter."""
    approval = Approval.objects.create(event=event, by=by, facts=facts, **paper)
    _mark(event, differs=False)
    return approval


def approve_as_seen(*, by: User, event: Event, seen: str = "", **paper) -> Approval:
    """Approve an event that is held as it is now; refused if that is not what was ``seen`` (a `mark_of` its facts)."""
    facts = facts_of(event)
    if seen and seen != mark_of(facts):
        message = _(
            "Somebody changed the event after you opened its page. Please look at the changes and approve again."
        )
        raise RuleBroken(message, code="changed_meanwhile")
    return approve(by=by, event=event, facts=facts, **paper)


def approve_on_paper(*, by: User, event: Event, form_key: UUID | None, seen: str = "", **paper) -> Approval:
    """Enter the letter that approved the event as it is now; the same ``form_key`` again returns the first one.

    ``paper`` is approver_name, approver_position, number and dated.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)

    def make() -> Approval:
        held = hold(event)
        if not held.waits_for_approval:
            message = _("The event is “%(state)s” now and does not wait for an approval.")
            raise RuleBroken(message % {"state": held.state_in_words}, code="nothing_waits")
        Approval.must_be_dated(paper["dated"])
        if earlier := last_approval(event):
            earlier.must_not_be_newer_than(paper["dated"])
        made = approve_as_seen(by=by, event=event, seen=seen, form_key=form_key, **paper)
        record(by=by, act="approve_on_paper", event=event, approval=made.pk)
        return made

    with transaction.atomic():
        return once(Approval.objects.filter(event=event), form_key=form_key, make=make)[0]


def keep_approval(event: Event, facts: Facts) -> Approval:
    """Keep for an event that was approved before approvals were kept what holds as approved."""
    return Approval.objects.create(event=event, by=None, facts=facts)


def _stand(by: User, event: Event, *, differs: bool, differed: bool) -> None:
    """Go back to the head, or stand again as approved where everything is as it was."""
    if differs != differed:
        _mark(event, differs=differs)
        record(by=by, act="approval_left" if differs else "approval_met_again", event=event)


def _mark(event: Event, *, differs: bool) -> None:
    """An event that nobody was told of is a draft while it differs; what was announced keeps its state."""
    stored = Event.objects.get(pk=event.pk)
    if stored.state not in STAYING:
        stored.state = State.DRAFT if differs else State.APPROVED
    Event.objects.filter(pk=event.pk).update(state=stored.state, approval_differs=differs, changed_at=timezone.now())
    event.state, event.approval_differs = stored.state, differs
