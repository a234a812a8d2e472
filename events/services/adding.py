"""People put on the list in one step, and that step taken back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.audit import entries_about
from accounts.models import AuditEntry, User
from accounts.rules import RuleBroken
from events import access
from events.invitees import Invitee
from events.models import Event, Participant
from events.services.audit import hold_list, record
from events.services.participants import next_number
from events.services.totals import recount

ADDED = "events.add_participants"


def add_participants(*, by: User, event: Event, invitees: list[Invitee]) -> int:
    """Put people of the register on the list, as of the event's day; who is on it already stays. Returns how many.

    An office lists the people of its own provinces among those that take part; others are refused (403).
    """
    own = access.inviting_scope(by, event)
    if any(invitee.province_code not in own for invitee in invitees):
        raise PermissionDenied
    with transaction.atomic():
        hold_list(event)
        asked = event.participants.filter(person__in=[i.person.pk for i in invitees])
        listed = set(asked.values_list("person", flat=True))
        fresh = {i.person.pk: i for i in invitees if i.person.pk not in listed}
        rows = [_place(event, invitee, number) for number, invitee in enumerate(fresh.values(), next_number(event))]
        Participant.objects.bulk_create(rows)
        if rows:
            recount(event)
            record(by=by, act="add_participants", event=event, people=list(fresh))
    return len(rows)


def latest_adding(event: Event, *, user: User) -> int | None:
    """The number of the step by which somebody last put people on the list; None if they never did."""
    return _steps(event).filter(by=user).values_list("pk", flat=True).first()


def still_as_added(event: Event, step: int, *, user: User) -> list[Participant]:
    """Who came on the list by a step, has neither mark, answer nor substitute, and may be taken off by the user."""
    entry = _steps(event).filter(pk=step).first()
    if entry is None or not access.may_undo_adding(user, event, added_by=entry.by_id):
        return []
    later = {key for people in _people(_steps(event).filter(pk__gt=step)) for key in people}
    rows = event.participants.filter(person__in=set(entry.details["people"]) - later)
    rows = rows.filter(reply=Participant.Reply.NONE, attendances=None, substitute=None)
    may_handle = access.handling(user, event, access.inviting_scope(user, event))
    return [row for row in rows if may_handle(row.province_id)]


def undo_adding(*, by: User, event: Event, step: int) -> int:
    """Take off the list again who came on it by a step and about whom nothing was written since. Returns how many.

    For who took the step, and for the organiser's office.
    """
    entry = _steps(event).filter(pk=step).first()
    if not access.may_undo_adding(by, event, added_by=entry.by_id if entry else None):
        raise PermissionDenied
    with transaction.atomic():
        hold_list(event)
        rows = still_as_added(event, step, user=by)
        if not rows:
            message = _(
                "Nobody of them can be taken off the list any more: they have a mark, an answer or a substitute."
            )
            raise RuleBroken(message, code="nobody_left")
        Participant.objects.filter(pk__in=[row.pk for row in rows]).delete()
        recount(event)
        record(by=by, act="undo_adding", event=event, people=[row.person_id for row in rows])
    return len(rows)


def _place(event: Event, invitee: Invitee, number: int) -> Participant:
    """A line of the list, as the register has the person on the day of the event."""
    return Participant(
        event=event,
        person_id=invitee.person.pk,
        name=invitee.person.name,
        province_id=invitee.province_code,
        place=invitee.place,
        group=invitee.group,
        order=number,
    )


def _steps(event: Event) -> QuerySet[AuditEntry]:
    return entries_about(event).filter(act=ADDED)


def _people(steps: QuerySet[AuditEntry]) -> list[list[int]]:
    return [details["people"] for details in steps.values_list("details", flat=True)]
