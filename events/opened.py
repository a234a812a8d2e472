"""Events and projects as "opened last" names them: by their title."""

from django.db.models import Value
from django.utils.translation import gettext_lazy as _

from events.models import Event, Project
from provinces.recent import Kind, Text


def kinds() -> tuple[Kind, ...]:
    """What has a page of its own."""
    return (
        Kind(Event, _("Event"), "events:event", _title, _alone),
        Kind(Project, _("Project"), "events:project", _title, _alone),
    )


def _title() -> tuple[Text, Text, Text]:
    return "title", Value(""), Value("")


def _alone(title: str, *_nothing: str) -> str:
    return title
