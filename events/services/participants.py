"""Who is on the list of an event, and what they answered to the invitation."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import once, take_turn
from accounts.rules import RuleBroken
from events import access
from events.invitees import Invitee
from events.models import Event, Participant
from events.services.audit import hold, hold_list, record
from events.services.removing import away
from events.services.totals import recount
from provinces.bin import stored
from provinces.models import BinnedRow
from provinces.permissions import Permission
from thai.display import local_date
from thai.fields import fill_derived
from volunteers.services import days_of_death

Reply = Participant.Reply


def add_participants(*, by: User, event: Event, invitees: list[Invitee]) -> int:
    """Put people of the register on the list, as of the event's day; who is on it already stays. Returns how many.

    An office lists the people of its own provinces among those that take part; others are refused (403).
    """
    own = access.inviting_scope(by, event)
    if any(invitee.province_code not in own for invitee in invitees):
        raise PermissionDenied
    with transaction.atomic():
        hold_list(event)
        listed = set(
            event.participants.filter(person__in=[i.person.pk for i in invitees]).values_list("person", flat=True)
        )
        fresh = {i.person.pk: i for i in invitees if i.person.pk not in listed}
        first = next_number(event)
        rows = [
            Participant(
                event=event,
                person_id=invitee.person.pk,
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
            recount(event)
            record(by=by, act="add_participants", event=event, people=list(fresh))
    return len(rows)


def add_guest(
    *,
    by: User,
    event: Event,
    name: str,
    place: str = "",
    group: str = "",
    substitute_for: Participant | None = None,
    form_key: UUID | None = None,
) -> Participant:
    """Put somebody on the list who is not in the register, by the name alone; perhaps as another's substitute.

    The same ``form_key`` again is one row. Two of one name are two: the form has asked about that.
    """
    access.insist(by, event, Permission.ROLL_WRITE)

    def make() -> Participant:
        guest = Participant(event=event, name=name, place=place, group=group, form_key=form_key)
        guest.order = next_number(event)
        if substitute_for:
            check_substitute(substitute_for, event=event)
            guest.substitute_for = substitute_for
            guest.province_id = substitute_for.province_id
            guest.group = group or substitute_for.group
        guest.save()
        recount(event)
        record(by=by, act="add_guest", event=event, participant=guest.pk)
        return guest

    with transaction.atomic():
        hold_list(event)
        return once(event.participants.all(), form_key=form_key, make=make)[0]


def update_guest(
    *, by: User, participant: Participant, name: str, place: str, group: str, version: int | None = None
) -> None:
    """Correct the name of a guest and what is said of them, also after the roll; the number and the marks stay.

    Who is in the register stands on the list as the register had them that day: RuleBroken ``is_of_the_register``.
    """
    access.insist(by, participant.event, Permission.ROLL_WRITE)
    with transaction.atomic():
        event = hold_list(participant.event)
        before = stored(participant)
        if before.person_id:
            message = _("%(name)s is in the register, so the name is corrected there.")
            raise RuleBroken(message % {"name": before.name}, code="is_of_the_register")
        facts = {"name": name, "place": place, "group": group}
        changed = sorted(field for field, value in facts.items() if getattr(before, field) != value)
        take_turn(participant, version)
        for field, value in facts.items():
            setattr(participant, field, value)
        participant.save(update_fields=[*facts, *fill_derived([participant])])
        told = {"participant": participant.pk, "fields": changed, "version": participant.version}
        record(by=by, act="update_guest", event=event, target=participant, **told)


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
        _insist_on_the_living(participant)
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


def _insist_on_the_living(participant: Participant) -> None:
    """Nobody answers for a day after their death."""
    key = participant.person_id
    death = days_of_death([key]).get(key) if key else None
    if death and death < participant.event.last_day:
        message = _("%(name)s died on %(death)s, so an answer is no longer needed.")
        raise RuleBroken(message % {"name": participant.name, "death": local_date(death)}, code="has_died")


def check_substitute(principal: Participant, *, event: Event) -> None:
    """Nobody has two substitutes, nor one at another event. Raises RuleBroken ``has_substitute``, ``other_list``."""
    if principal.event_id != event.pk:
        message = _("%(name)s is not on the list of this event.") % {"name": principal.name}
        raise RuleBroken(message, code="other_list")
    if Participant.objects.filter(substitute_for=principal).exists():
        raise RuleBroken(_("This participant already has a substitute."), code="has_substitute")


def next_number(event: Event) -> int:
    """The next number on the list of an event."""
    last = event.participants.order_by("-order").first()
    return last.order + 1 if last else 1
