"""Who signs the papers of an office, from a day until a day."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from provinces import access


class SignatoryQuerySet(models.QuerySet):
    """Signatories by who enters them."""

    def kept_by(self, user) -> "SignatoryQuerySet":
        """Those of the offices whose facts the user enters."""
        return self.filter(access.offices_kept_by(user))


class Signatory(Keyed, Versioned):
    """Somebody who signs for an office; ``acting_for`` is on whose behalf (ปฏิบัติราชการแทน), empty in one's own."""

    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="signatories")
    name = models.CharField(_("name with prefix"), max_length=200)
    position = models.CharField(_("position"), max_length=200)
    acting_for = models.CharField(_("acting for"), max_length=200, blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="signatory_ends_after_start", condition=Q(last_day=None) | Q(last_day__gte=F("first_day"))
            ),
            models.UniqueConstraint(fields=["office", "name", "position", "first_day"], name="signatory_once"),
        ]
        ordering = ["-first_day", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the office, which tells who signs."""
        return reverse("provinces:office", args=[self.office_id])

    def signs_on(self, day: date) -> bool:
        """Whether it is one of the days on which they sign."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def under_the_name(self) -> list[str]:
        """What papers print under the name, line by line, as Thai offices write it."""
        acting = [f"ปฏิบัติราชการแทน{self.acting_for}"] if self.acting_for else []
        return [self.position, *acting]
