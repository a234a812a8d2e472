"""Deaths that no appointment tells of: of former holders, of graduates, of people in the register without a seat."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.records import Known, KnownQuerySet


class Death(Known):
    """The day on which somebody died, as the register knew it for a while.

    Who dies in office or while put forward dies by an act (``EndReason.DIED``): that one ends the days. This row ends
    none; it keeps the person from being put forward, appointed or posted for later days.
    """

    person = models.ForeignKey("volunteers.Person", models.PROTECT, related_name="deaths")
    died_on = models.DateField(_("day of death"))
    source = models.CharField(_("how the office knows"), max_length=200, blank=True)

    objects = KnownQuerySet.as_manager()

    class Meta(Known.Meta):
        constraints = [
            *Known.Meta.constraints,
            models.UniqueConstraint(fields=["person"], condition=Q(known_until=None), name="death_known_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.died_on}"
