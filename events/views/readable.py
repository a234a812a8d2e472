"""Events that a reader may know of; 404 for everybody else."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from events.desks import DeskState, desks_of
from events.models import Event
from provinces.last_change import with_last_change
from provinces.permissions import Permission, access_of

NO_PARTS: dict[str, type[models.Model]] = {}


def readable_event(user, event_id: int, parts: Mapping[str, type[models.Model]] = NO_PARTS) -> Event:
    """The event, or 404 for who may not know of it; it knows as ``has_…`` which of these ``parts`` it has."""
    return get_object_or_404(Event.objects.visible_to(user).with_place().knowing(parts), pk=event_id)


def event_at_the_desk(user, event_id: int) -> Event:
    """The event whose roll the user may read, or 404; also for who helps at its desk while that is open.

    403 for everybody else who reads no roll anywhere; who helps here at another time is told so.
    """
    if access_of(user).may(Permission.ROLL_READ):
        return event_with_roll(user, event_id)
    desk = next((each for each in desks_of(user) if each.event.pk == event_id), None)
    if desk and desk.state == DeskState.OPEN:
        return desk.event
    raise PermissionDenied(_("The desk of this event is not open. Your page says when it is.") if desk else "")


def told_event(user, event_id: int, parts: Mapping[str, type[models.Model]]) -> Event:
    """The same for the page of the event: it knows its last change too, and what is kept of its totals."""
    known = with_last_change(Event.objects.visible_to(user)).with_place().knowing(parts)
    return get_object_or_404(known.select_related("kept_totals"), pk=event_id)


def event_with_roll(user, event_id: int) -> Event:
    """The event whose participants the user may read, or 404."""
    return get_object_or_404(Event.objects.with_roll_visible_to(user).with_place(), pk=event_id)
