"""What was deleted and can be put back for a day: one row for each thing, whatever its kind."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.encryption import DataKey, SealedTextField
from provinces import access

KEPT_FOR = timedelta(hours=24)
WHERE = "binned.content"


class BinnedRowQuerySet(models.QuerySet):
    """Deleted things by time and by who may put them back."""

    def fresh(self) -> "BinnedRowQuerySet":
        """Those that were not put back and whose day is not over yet."""
        return self.filter(at__gt=timezone.now() - KEPT_FOR, put_back_at=None)

    def over(self) -> "BinnedRowQuerySet":
        """Those whose day is over: nobody gets them back."""
        return self.filter(at__lte=timezone.now() - KEPT_FOR)

    def visible_to(self, user) -> "BinnedRowQuerySet":
        """Those of the offices for which the user may write things of their kind."""
        permissions = self.order_by().values_list("permission", flat=True).distinct()
        return self.filter(access.may_put_back(user, permissions))


class BinnedRow(models.Model):
    """Something that was deleted, sealed under a key of its own, with who deleted it and for which office.

    ``permission`` is the one that it took to delete it; it is what putting back takes. ``row`` is the key that the
    thing had, so that who still has its page open is told. Once put back nothing of it is sealed here any more: until
    its day is over the row only says so to who presses the button a second time.
    """

    kind = models.CharField(max_length=60)
    row = models.BigIntegerField(null=True, editable=False)
    put_back_at = models.DateTimeField(null=True, editable=False)
    permission = models.CharField(max_length=40)
    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    wrapped_key = models.TextField()
    content = SealedTextField()

    objects = BinnedRowQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "row"], name="binned_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def until(self) -> datetime:
        """Until when it can be put back."""
        return self.at + KEPT_FOR

    def seal(self, text: str) -> None:
        """Keep a text under a new key."""
        key = DataKey()
        self.wrapped_key, self.content = key.wrapped(), key.seal_text(text, WHERE)

    def opened(self) -> str:
        """The text that was sealed; raises CannotOpen."""
        return DataKey.unwrapped(self.wrapped_key).open_text(self.content, WHERE)
