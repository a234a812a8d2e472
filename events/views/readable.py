"""Events that a reader may know of; 404 for everybody else."""

from django.shortcuts import get_object_or_404

from events.models import Event


def readable_event(user, event_id: int) -> Event:
    """The event, or 404 for who may not know of it."""
    return get_object_or_404(Event.objects.visible_to(user).with_place(), pk=event_id)


def event_with_roll(user, event_id: int) -> Event:
    """The event whose participants the user may read, or 404."""
    return get_object_or_404(Event.objects.with_roll_visible_to(user).with_place(), pk=event_id)
