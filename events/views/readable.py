"""Events that a reader may know of; 404 for everybody else."""

from collections.abc import Mapping

from django.db import models
from django.shortcuts import get_object_or_404

from events.models import Event

NO_PARTS: dict[str, type[models.Model]] = {}


def readable_event(user, event_id: int, parts: Mapping[str, type[models.Model]] = NO_PARTS) -> Event:
    """The event, or 404 for who may not know of it; it knows as ``has_…`` which of these ``parts`` it has."""
    return get_object_or_404(Event.objects.visible_to(user).with_place().knowing(parts), pk=event_id)


def event_with_roll(user, event_id: int) -> Event:
    """The event whose participants the user may read, or 404."""
    return get_object_or_404(Event.objects.with_roll_visible_to(user).with_place(), pk=event_id)
