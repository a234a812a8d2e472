"""Who presided and spoke, what happened when, what was shown."""

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from events import clock
from thai.fields import SearchTextField
from thai.names import full_name, prefix_choices


class Dignitary(models.Model):
    """A public office holder; the same person whatever prefix a paper prints (matched without it)."""

    prefix = models.CharField(_("prefix"), max_length=20, blank=True, choices=prefix_choices)
    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("surname"), max_length=100, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    search = SearchTextField(sources=("first_name", "last_name"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first_name", "last_name"], name="dignitary_once")]
        verbose_name_plural = "dignitaries"

    def __str__(self) -> str:
        return full_name(self.prefix, self.first_name, self.last_name, long=True)


class EventRole(Keyed, Versioned):
    """What a dignitary did at an event, in protocol order."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("presiding chair")
        ON_BEHALF = "on_behalf", _("chair on behalf of")
        GUEST_OF_HONOUR = "guest_of_honour", _("guest of honour")
        HOST_SPEAKER = "host_speaker", _("host speaker")
        REPORTER = "reporter", _("reporting speaker")
        WELCOME = "welcome", _("welcome speaker")
        SPEAKER = "speaker", _("speaker")
        MODERATOR = "moderator", _("moderator")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="roles")
    dignitary = models.ForeignKey(Dignitary, models.PROTECT, related_name="roles")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    name_as_printed = models.CharField(max_length=200, blank=True)
    position_that_day = models.CharField(_("position that day"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "dignitary", "role"], name="event_role_once")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.dignitary}"


class ProgrammeItem(Keyed, Versioned):
    """One line of the programme; clock times may be unknown.

    Lines stand in the order of day and time, whatever the order typed: within a part of the day those with a time, then
    those without; ``order`` decides among equals.
    """

    class Kind(models.TextChoices):
        REGISTRATION = "registration", _("registration")
        BOOTH_VISIT = "booth_visit", _("booth visit")
        OPENING = "opening", _("opening")
        LISTENING = "listening", _("hearing problems and obstacles")
        LECTURE = "lecture", _("lecture")
        BREAKOUT = "breakout", _("breakout groups")
        BREAK = "break", _("break")
        CLOSING = "closing", _("closing")
        OTHER = "other", _("other")

    class Phase(models.TextChoices):
        BEFORE = "before", _("before the opening")
        MORNING = "morning", _("morning")
        AFTERNOON = "afternoon", _("afternoon")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="programme")
    day = models.DateField()
    phase = models.CharField(max_length=10, choices=Phase)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=300, blank=True)
    speaker = models.ForeignKey(Dignitary, models.PROTECT, null=True, blank=True, related_name="+")
    result = models.TextField(_("result"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = [
            "day",
            Case(When(phase="before", then=0), When(phase="morning", then=1), default=2).asc(),
            F("start_time").asc(nulls_last=True),
            "order",
            "pk",
        ]
        constraints = [
            models.CheckConstraint(
                name="programme_item_ends_after_start",
                condition=Q(start_time=None) | Q(end_time=None) | Q(end_time__gt=F("start_time")),
            ),
            models.CheckConstraint(
                name="programme_item_by_the_clock",
                condition=Q(start_time=None)
                | Q(phase="before")
                | Q(phase="morning", start_time__lt=clock.NOON)
                | Q(phase="afternoon", start_time__gte=clock.NOON),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class BoothProduct(Keyed, Versioned):
    """A product a workers' group showed."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="booth_products")
    name = models.CharField(_("product"), max_length=150)
    group = models.CharField(_("group"), max_length=150, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name
