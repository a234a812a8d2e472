"""The groups that an event is meant for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from events.models.events import Event
from thai.fields import SameKeyField


class TargetGroup(Keyed, Versioned):
    """A group that was expected; how many of it came may be unknown."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="target_groups")
    name = models.CharField(_("group"), max_length=200)
    name_key = SameKeyField(sources=("name",), max_length=400)
    expected = models.PositiveIntegerField(_("expected"), null=True, blank=True)
    attended = models.PositiveIntegerField(_("attended"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        # Named twice, be it in another spelling, it would count twice among the expected.
        constraints = [
            models.UniqueConstraint(fields=["event", "name"], name="target_group_once"),
            models.UniqueConstraint(
                fields=["event", "name_key"], condition=~models.Q(name_key=""), name="target_group_once_however_spelt"
            ),
        ]

    def __str__(self) -> str:
        return self.name
