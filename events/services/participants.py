"""Who is on the list of an event: taken off it, and what they answered to the invitation."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.models import Event, Participant
from events.services.audit import hold, hold_list, record
from events.services.removing import away
from events.services.totals import recount
from provinces.bin import stored
from provinces.models import BinnedRow
from thai.display import local_date
from volunteers.services import days_of_death

Reply = Participant.Reply


def remove_participant(*, by: User, participant: Participant) -> None:
    """Take somebody off the list, into the bin; whose attendance is or was recorded stays."""
    access.insist_on_handling(by, participant)
    event = participant.event
    with transaction.atomic():
        hold_list(event)
        if participant.attendances.exists() or Participant.objects.filter(substitute_for=participant).exists():
            message = _("%(name)s has a mark in the roll or a substitute and stays on the list.")
            raise RuleBroken(message % {"name": participant.name}, code="is_marked")
        away(by, stored(participant), event.office, title=f"{participant.name} ({event.title})")
        record(by=by, act="remove_participant", event=event, participant=participant.pk, person=participant.person_id)
        participant.delete()
        recount(event)


def was_taken_off(event: Event, key: int) -> bool:
    """Whether somebody was taken off the list of an event and can still be put back."""
    lying = BinnedRow.objects.fresh().filter(kind=Participant._meta.label_lower, row=key, office=event.office)
    return lying.exists() and not event.participants.filter(pk=key).exists()


def set_reply(*, by: User, participant: Participant, reply: str) -> bool:
    """Write down the answer to the invitation, until the event begins. Returns whether it changed.

    The same answer again changes nothing.
    """
    access.insist_on_answering(by, participant)
    with transaction.atomic():
        _check_reply(hold(participant.event), reply)
        _insist_they_can_answer(participant)
        changed = (
            Participant.objects.filter(pk=participant.pk)
            .exclude(reply=reply)
            .update(reply=reply, replied_at=timezone.now(), replied_by=by)
        )
        if changed:
            record(by=by, act="set_reply", event=participant.event, participant=participant.pk, reply=reply)
    return bool(changed)


def _check_reply(event: Event, reply: str) -> None:
    if reply not in Reply.values:
        message = _("Please choose one of the answers that are shown.")
        raise RuleBroken(message, code="no_such_answer")
    if event.is_cancelled:
        raise RuleBroken(_("This event was cancelled; an answer is no longer needed."), code="event_cancelled")
    if event.is_over:
        raise RuleBroken(_("This event is over; the answer can no longer be changed."), code="event_over")
    if event.has_begun:
        raise RuleBroken(_("This event has begun; the answer can no longer be changed."), code="event_begun")


def _insist_they_can_answer(participant: Participant) -> None:
    """Nobody answers for a day after their death."""
    key = participant.person_id
    death = days_of_death([key]).get(key) if key else None
    if death and death < participant.event.last_day:
        message = _("%(name)s died on %(death)s, so an answer is no longer needed.")
        raise RuleBroken(message % {"name": participant.name, "death": local_date(death)}, code="has_died")


def next_number(event: Event) -> int:
    """The next number on the list of an event."""
    last = event.participants.order_by("-order").first()
    return last.order + 1 if last else 1
