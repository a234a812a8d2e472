"""The half-days of an event, and whether their roll is closed."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Known, KnownQuerySet
from events import clock
from thai.days import Days
from thai.display import local_date


def in_time(days: Days, path: str = "") -> Q:
    """Whether a half-day lies in the days, from ``since`` to ``as_of``; ``path`` leads to it (``session__``)."""
    up_to = Q(**{f"{path}day__lte": days.as_of})
    return up_to & Q(**{f"{path}day__gte": days.since}) if days.since else up_to


class SessionQuerySet(models.QuerySet):
    """Half-days by what became of their roll."""

    def with_closings(self) -> "SessionQuerySet":
        """With what ``closing`` and ``was_closed`` read, in one query more."""
        return self.prefetch_related("closings")

    def closed(self, days: Days) -> "SessionQuerySet":
        """Half-days in the days whose roll was closed, as known at the moment."""
        shut = RollClosing.objects.known(at=days.known_at).filter(session=OuterRef("pk"))
        return self.filter(Exists(shut), in_time(days))


class Session(models.Model):
    """A half-day for which the roll is taken."""

    class Half(models.TextChoices):
        MORNING = "morning", _("morning")
        AFTERNOON = "afternoon", _("afternoon")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="sessions")
    day = models.DateField(_("day"))
    half = models.CharField(_("half-day"), max_length=10, choices=Half)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["day", "-half"]
        constraints = [models.UniqueConstraint(fields=["event", "day", "half"], name="session_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.half}"

    @property
    def in_words(self) -> str:
        """The half-day as sentences name it: day and part of the day."""
        return f"{local_date(self.day)} {self.get_half_display()}"

    @property
    def roll_is_open(self) -> bool:
        """Whether the half-day has come, so that its roll can be taken."""
        return timezone.now() >= clock.roll_opens_at(self)

    @property
    def is_to_be_taken(self) -> bool:
        """Whether its roll is taken now: the half-day has come, and its roll was not closed."""
        return self.roll_is_open and not self.closing

    @property
    def closes_from(self) -> datetime | None:
        """From when its roll can be closed; None once that moment has passed."""
        moment = clock.roll_closes_from(self)
        return moment if timezone.now() < moment else None

    @property
    def closing(self) -> "RollClosing | None":
        """The closing that stands; None while the roll is open."""
        return next((row for row in self.closings.all() if row.known_until is None), None)

    @property
    def was_closed(self) -> bool:
        """Whether the roll was ever closed, reopened since or not."""
        return bool(self.closings.all())


class RollClosing(Known):
    """The roll of a half-day, closed with so many places on the list. Reopening ends the row and keeps it.

    ``places`` stays what it was: who is put on the list afterwards came beside those who were expected.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="closings")
    places = models.PositiveIntegerField(_("places on the list"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = KnownQuerySet.as_manager()

    class Meta(Known.Meta):
        ordering = ["known_from", "pk"]
        constraints = [
            *Known.Meta.constraints,
            models.UniqueConstraint(fields=["session"], condition=Q(known_until=None), name="roll_closed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.places}"
