from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The package of projects, events and attendance."""

    name = "events"
