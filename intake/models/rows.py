"""The lines of a roster, sealed, each with the verdict about it."""

import json

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.encryption import DataKey, SealedTextField

CONTENT = "intake_importrow.content"


class Verdict(models.TextChoices):
    """What a line would do to the register; the order is that in which lines are to be looked at."""

    WRONG = "wrong", _("wrong")
    CONFLICT = "conflict", _("conflict")
    CHANGED = "changed", _("differs")
    NEW = "new", _("new")
    SAME = "same", _("same as before")


class ImportRow(models.Model):
    """One line of a roster: where it stands, what it says, and what the register says to it.

    ``reasons`` are words of `intake.reasons` with the field each is about; what the cells hold is in ``content`` alone.
    """

    batch = models.ForeignKey("intake.ImportBatch", models.CASCADE, related_name="rows")
    read_in = models.PositiveSmallIntegerField(help_text="the attempt that read it")
    position = models.PositiveIntegerField(help_text="its place among the lines of the file, from 0")
    sheet = models.CharField(max_length=31)
    row = models.PositiveIntegerField(help_text="as the spreadsheet counts, from 1")
    content = SealedTextField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    reasons = models.JSONField(default=list)
    person = models.ForeignKey("volunteers.Person", models.SET_NULL, null=True, related_name="+")
    seat = models.ForeignKey("volunteers.Seat", models.SET_NULL, null=True, related_name="+")
    is_vacant = models.BooleanField(default=False)

    class Meta:
        ordering = ["batch_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "read_in", "position"], name="import_row_once"),
            models.CheckConstraint(name="import_row_wrong_has_reason", condition=~Q(verdict="wrong", reasons=[])),
        ]
        indexes = [models.Index(fields=["batch", "read_in", "verdict", "position"], name="import_row_by_verdict")]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.sheet} {self.row}"

    def opened(self, key: DataKey) -> dict:
        """What the line says: ``said`` by field (text, value, why, column), ``own`` by heading, ``cells`` by letter."""
        return json.loads(key.open_text(self.content, CONTENT))

    def seal(self, key: DataKey, content: dict) -> None:
        """Keep what the line says."""
        self.content = key.seal_text(json.dumps(content, ensure_ascii=False), CONTENT)
