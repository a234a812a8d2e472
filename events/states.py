"""The words that an event is told apart by: what is held, who hears of it, how far it has come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is held."""

    WORKSHOP = "workshop", _("workshop")
    SEMINAR = "seminar", _("seminar")
    SEMINAR_WORKSHOP = "seminar_workshop", _("seminar and workshop")
    TRAINING = "training", _("training")
    MEETING = "meeting", _("leaders' meeting")
    FIELD_VISIT = "field_visit", _("field visit")


class Visibility(models.TextChoices):
    """What the public is told of an event, and when."""

    FULL = "full", _("everything about the event")
    DATE = "date", _("date and district only")
    AFTER = "after", _("after the event")


class State(models.TextChoices):
    """The way of an event; which step leads where is in ``events/services/states.py``."""

    DRAFT = "draft", _("waits for approval by the provincial labour head")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    RUNNING = "running", _("going on")
    FINISHED = "finished", _("finished")
    CLOSED = "closed", _("event closed")
    CANCELLED = "cancelled", _("cancelled")


# A new state says here whether it takes part: sums, the public and the clock ask these and name no state themselves.
BEGUN = (State.RUNNING, State.FINISHED, State.CLOSED)
HELD = (State.PUBLISHED, *BEGUN)
TOLD = (*HELD, State.CANCELLED)


def differs_in_words(*, of_the_centre: bool) -> str:
    """That an event is no longer what was approved, and who must approve it."""
    if of_the_centre:
        return gettext("changes wait for approval by the ministry")
    return gettext("changes wait for approval by the provincial labour head")


def clearance_in_words(*, of_the_centre: bool) -> str:
    """That news is not public, and who must clear it."""
    if of_the_centre:
        return gettext("waits for clearance by the ministry")
    return gettext("waits for clearance by the provincial labour head")


def announced(path: str = "") -> Q:
    """Whether the public was told of an event; ``path`` leads to it (``event__``)."""
    stands = {f"{path}state__in": TOLD, f"{path}never_announced": False}
    return Q(**stands) | Q(**{f"{path}was_announced": True})
