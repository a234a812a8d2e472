"""What who may approve has seen of programme and roles, and what was changed since (decision 28)."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class DetailsSeen(models.Model):
    """Programme and roles of an approved event as they were last seen; ``by`` is empty where that was the approval.

    ``facts`` are those of ``events.details.details_of``.
    """

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="details_seen")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(editable=False)

    def __str__(self) -> str:
        return str(self.at)


class DetailsChange(models.Model):
    """One deed that changed programme or roles and was not seen yet, with both as they were after it.

    It goes when it is seen: what is left is what waits to be seen.
    """

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="details_changes")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    facts = models.JSONField(editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.at)
