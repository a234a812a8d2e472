"""Press releases: the structured page in our words, the source's slips kept apart, and who cleared them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from events.models.events import Event
from thai.calendar import today
from thai.links import of_the_web


class PressReleaseQuerySet(models.QuerySet):
    """News by who may read it."""

    def published(self) -> "PressReleaseQuerySet":
        """News whose text is cleared and whose day has come, of events of which the public may read everything today.

        News never outruns its event: that of a draft is a draft.
        """
        return self._out_with_its_event().filter(is_cleared=True)

    def in_revision(self) -> "PressReleaseQuerySet":
        """News that was cleared and changed afterwards: its address says so until it is cleared again."""
        return self._out_with_its_event().filter(is_cleared=False, cleared_facts__isnull=False)

    def told(self) -> "PressReleaseQuerySet":
        """News at whose address the public finds something: its text, or that it is being revised."""
        return self._out_with_its_event().filter(Q(is_cleared=True) | Q(cleared_facts__isnull=False))

    def _out_with_its_event(self) -> "PressReleaseQuerySet":
        day = today()
        return self.filter(published_on__lte=day, event__in=Event.objects.shown_in_full(on=day))


class Clearable(models.Model):
    """What the public reads only after somebody who may approve has cleared its text (`events.services.clearing`).

    ``cleared_facts`` is the text cleared last; it stands there without an account and a moment where it was public
    before the portal kept clearances.
    """

    is_cleared = models.BooleanField(default=False, editable=False, help_text="the text of now is the cleared one")
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True, editable=False)
    cleared_facts = models.JSONField(null=True, editable=False)

    class Meta:
        abstract = True


class PressRelease(Keyed, Versioned, Clearable):
    """News about an event. Credits, views and hashtags are None or empty when the source gives none."""

    event = models.ForeignKey("events.Event", models.PROTECT, related_name="press_releases")
    headline = models.CharField(_("headline"), max_length=500)
    lead = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("text"))
    verbatim = models.JSONField(
        _("as printed"), default=list, blank=True, help_text="short quotations kept with their slips: [{text, note}]"
    )
    hashtags = models.JSONField(_("hashtags"), default=list, blank=True)
    reporter = models.CharField(_("reporter"), max_length=150, blank=True)
    editor = models.CharField(_("editor"), max_length=150, blank=True)
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    publisher = models.CharField(_("published by"), max_length=200, blank=True)
    channel = models.CharField(_("channel"), max_length=200, blank=True)
    # A Thai address in the spelling of the web takes nine characters for each letter.
    source_url = models.URLField(_("source address"), max_length=2000, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    view_count = models.PositiveIntegerField(_("views at the source"), null=True, blank=True)

    objects = PressReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            of_the_web("source_url", name="press_release_link_of_the_web"),
            models.CheckConstraint(
                name="news_cleared_by_and_when",
                condition=Q(cleared_by=None, cleared_at=None)
                | Q(cleared_by__isnull=False, cleared_at__isnull=False, cleared_facts__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("events:news_item", args=[self.pk])


class WithdrawnRelease(models.Model):
    """News that was published and then withdrawn: its address and the day, and nothing of its text.

    ``release`` is the key that the news had, so that its address answers in words.
    """

    release = models.PositiveBigIntegerField(primary_key=True)
    withdrawn_on = models.DateField(default=today)

    def __str__(self) -> str:
        return f"{self.release} {self.withdrawn_on}"
