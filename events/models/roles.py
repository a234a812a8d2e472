"""Office holders, as an event's papers name them: who presided, on whose behalf, who spoke."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
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


class AsPrinted(models.Model):
    """Name and position of an office holder as this event's papers print them: a title of another day is another one.

    ``named`` is the office holder behind them. Rows from before they were kept show what is known of the person.
    """

    name_as_printed = models.CharField(max_length=200, blank=True)
    position_that_day = models.CharField(_("position that day"), max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def named(self) -> Dignitary | None:
        """The office holder; None where the row names nobody."""
        raise NotImplementedError

    @property
    def printed_name(self) -> str:
        """The name with the title of that day; empty where the row names nobody."""
        return self.name_as_printed or str(self.named or "")

    @property
    def printed_position(self) -> str:
        """The position of that day; empty if unknown."""
        if self.name_as_printed or self.position_that_day or self.named is None:
            return self.position_that_day
        return self.named.position


class EventRole(Keyed, Versioned, AsPrinted):
    """What a dignitary did at an event, in protocol order; on whose behalf, if not their own."""

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
    position_short = models.CharField(_("short form of the position"), max_length=100, blank=True)
    principal = models.ForeignKey(Dignitary, models.PROTECT, null=True, blank=True, related_name="+")
    principal_as_printed = models.CharField(_("on behalf of (name with prefix)"), max_length=200, blank=True)
    principal_position = models.CharField(_("position of who is represented"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "dignitary", "role"], name="event_role_once"),
            models.CheckConstraint(
                name="event_role_principal_as_printed",
                condition=Q(principal=None, principal_as_printed="")
                | Q(~Q(principal_as_printed=""), principal__isnull=False),
            ),
            models.CheckConstraint(
                name="event_role_principal_is_another",
                condition=Q(principal=None) | ~Q(principal=F("dignitary")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.printed_name}"

    @property
    def named(self) -> Dignitary:
        """Who did it."""
        return self.dignitary

    @property
    def on_behalf_of(self) -> str:
        """Name and position of who is represented as printed; empty for who came in their own name."""
        return " ".join(part for part in (self.principal_as_printed, self.principal_position) if part)
