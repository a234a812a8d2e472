"""Guests and substitutes, who are on the list of an event by their name alone: put there, and corrected."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import once, take_turn
from accounts.rules import RuleBroken
from events import access
from events.models import Event, Participant
from events.services.audit import hold_list, record
from events.services.participants import next_number
from events.services.totals import recount
from provinces.bin import stored
from provinces.permissions import Permission
from thai.fields import fill_derived


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
            _stand_in(guest, substitute_for)
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


def check_substitute(principal: Participant, *, event: Event) -> None:
    """Nobody has two substitutes, nor one at another event. Raises RuleBroken ``has_substitute``, ``other_list``."""
    if principal.event_id != event.pk:
        message = _("%(name)s is not on the list of this event.") % {"name": principal.name}
        raise RuleBroken(message, code="other_list")
    if Participant.objects.filter(substitute_for=principal).exists():
        raise RuleBroken(_("This participant already has a substitute."), code="has_substitute")


def _stand_in(guest: Participant, principal: Participant) -> None:
    """A substitute is of the principal's province, and of the same group if no other is said."""
    check_substitute(principal, event=guest.event)
    guest.substitute_for = principal
    guest.province_id = principal.province_id
    guest.group = guest.group or principal.group
