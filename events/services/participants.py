"""Who is on the list of an event, and what they answered to the invitation."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import RuleBroken
from events.invitees import Invitee
from events.models import Event, Participant
from events.services.record import hold, record

Reply = Participant.Reply


def add_participants(*, by: User, event: Event, invitees: list[Invitee]) -> int:
    """Put people of the register on the list, as of the event's day; who is on it already stays. Returns how many."""
    with transaction.atomic():
        hold(event)
        listed = set(
            event.participants.filter(person__in=[i.person.pk for i in invitees]).values_list("person", flat=True)
        )
        fresh = {i.person.pk: i for i in invitees if i.person.pk not in listed}
        first = next_number(event)
        rows = [
            Participant(
                event=event,
                person=invitee.person,
                name=invitee.person.name,
                province_id=invitee.province_code,
                place=invitee.place,
                group=invitee.group,
                order=number,
            )
            for number, invitee in enumerate(fresh.values(), first)
        ]
        Participant.objects.bulk_create(rows)
        if rows:
            record(by=by, act="add_participants", event=event, people=list(fresh))
    return len(rows)


def add_guest(
    *, by: User, event: Event, name: str, place: str = "", group: str = "", substitute_for=None
) -> Participant:
    """Put somebody on the list who is not in the register, by the name alone; perhaps as another's substitute."""
    with transaction.atomic():
        hold(event)
        twin = event.participants.filter(name=name, place=place, person=None, substitute_for=substitute_for).first()
        if twin:
            return twin
        guest = Participant(event=event, name=name, place=place, group=group, order=next_number(event))
        if substitute_for:
            guest.substitute_for = substitute_for
            guest.province_id = substitute_for.province_id
            guest.group = group or substitute_for.group
        _save_substitute(guest)
        record(by=by, act="add_guest", event=event, participant=guest.pk)
    return guest


def remove_participant(*, by: User, participant: Participant) -> None:
    """Take somebody off the list; whose attendance is recorded stays."""
    event = participant.event
    with transaction.atomic():
        hold(event)
        if participant.attendances.exists() or Participant.objects.filter(substitute_for=participant).exists():
            raise RuleBroken(
                _("%(name)s has a mark in the roll or a substitute and stays on the list.") % {"name": participant.name}
            )
        record(by=by, act="remove_participant", event=event, participant=participant.pk, person=participant.person_id)
        participant.delete()


def set_reply(*, by: User, participant: Participant, reply: str) -> bool:
    """Write down the answer to the invitation; the same answer again changes nothing. Returns whether it changed."""
    if reply not in Reply.values:
        raise RuleBroken(_("Please choose one of the answers: coming, not coming or sends a substitute."))
    if participant.event.state == Event.State.CANCELLED:
        raise RuleBroken(_("This event was cancelled; an answer is no longer needed."))
    if participant.event.is_over:
        raise RuleBroken(_("This event is over; the answer can no longer be changed."))
    with transaction.atomic():
        changed = (
            Participant.objects.filter(pk=participant.pk)
            .exclude(reply=reply)
            .update(reply=reply, replied_at=timezone.now(), replied_by=by)
        )
        if changed:
            record(by=by, act="set_reply", event=participant.event, participant=participant.pk, reply=reply)
    return bool(changed)


def next_number(event: Event) -> int:
    """The next number on the list of an event."""
    last = event.participants.order_by("-order").first()
    return last.order + 1 if last else 1


def _save_substitute(guest: Participant) -> None:
    try:
        with transaction.atomic():
            guest.save()
    except IntegrityError as error:
        raise RuleBroken(_("This participant already has a substitute.")) from error
