"""The groups that an event is meant for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from events.models.events import Event


class TargetGroup(Keyed, Versioned):
    """A group that was expected; how many of it came may be unknown."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="target_groups")
    name = models.CharField(_("group"), max_length=200)
    expected = models.PositiveIntegerField(_("expected"), null=True, blank=True)
    attended = models.PositiveIntegerField(_("attended"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        # Named twice it would count twice among the expected.
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="target_group_once")]

    def __str__(self) -> str:
        return self.name
