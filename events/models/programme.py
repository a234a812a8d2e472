"""What happened when, who spoke, what was shown."""

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from events import clock
from events.models.roles import AsPrinted, Dignitary


class ProgrammeItem(Keyed, Versioned, AsPrinted):
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

    @property
    def named(self) -> Dignitary | None:
        """Who speaks."""
        return self.speaker


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
