"""Counts of things taken on."""

from django.db.models import QuerySet

from events.models import Event, FollowUp


def open_follow_ups(events: QuerySet[Event]) -> int:
    """Things taken on at these events that nobody has answered yet."""
    return FollowUp.objects.of_events(events).open().count()
