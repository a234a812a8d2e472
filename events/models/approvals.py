"""What was approved, by whom, when, and what it bound: the facts of the event as they were at that moment."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed
from accounts.rules import RuleBroken
from events.states import State, clearance_in_words, differs_in_words
from thai.calendar import today
from thai.display import local_date


class Approvable(models.Model):
    """What can be approved, and then differ from what was approved (`events.services.approving` alone says so)."""

    state: str
    office: Any
    approval_differs = models.BooleanField(
        default=False, editable=False, help_text="no longer what was approved: waits for a new approval"
    )

    class Meta:
        abstract = True

    @property
    def waits_for_approval(self) -> bool:
        """Whether it is a draft, or no longer what was approved; `waiting_for_approval` in Python."""
        return self.state == State.DRAFT or self.approval_differs

    @property
    def differs_in_words(self) -> str:
        """That it is no longer what was approved, and who must approve it."""
        return differs_in_words(of_the_centre=not self.office.province_id)

    @property
    def clearance_in_words(self) -> str:
        """That its news is not public, and who must clear it."""
        return clearance_in_words(of_the_centre=not self.office.province_id)


class Approval(Keyed):
    """One approval of an event. ``facts`` are those of ``events.approved.facts_of``; rows are only ever added.
    The scan of a letter may come later.

    Approved on paper: the account is that of who entered it, the paper names who approved. Without an account: it was
    approved before the portal kept approvals, and these are its facts before the first change afterwards.
    """

    class Position(models.TextChoices):
        HEAD = "head", _("provincial labour head")
        ACTING = "acting", _("acting provincial labour head")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="approvals")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(editable=False)
    approver_name = models.CharField(_("approved by (name with prefix)"), max_length=200, blank=True)
    approver_position = models.CharField(_("position"), max_length=10, choices=Position, blank=True)
    number = models.CharField(_("letter number"), max_length=60, blank=True)
    dated = models.DateField(_("dated"), null=True, blank=True)
    scan = models.ForeignKey("jobs.StoredFile", models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="approval_on_paper_is_whole",
                condition=Q(approver_name="", approver_position="", number="", dated=None)
                | Q(
                    ~Q(approver_name=""),
                    ~Q(approver_position=""),
                    ~Q(number=""),
                    dated__isnull=False,
                    by__isnull=False,
                ),
            ),
            models.CheckConstraint(name="approval_scan_of_a_letter", condition=Q(scan=None) | ~Q(number="")),
        ]

    def __str__(self) -> str:
        return self.number or str(self.at)

    @staticmethod
    def must_be_dated(day: date) -> None:
        """Refuse a letter of a day that has not come."""
        if day > today():
            message = gettext("This day has not come yet. For example %(day)s.") % {"day": local_date(today())}
            raise RuleBroken(message, code="day_not_come")

    def must_not_be_newer_than(self, day: date) -> None:
        """Refuse a letter older than this approval, which was changed afterwards; of unknown days nothing is said."""
        if self.by and day < self.given_on:
            message = gettext("It was changed after it was approved on %(day)s; an older letter cannot approve that.")
            told = ValidationError(message % {"day": local_date(self.given_on)}, code="older_letter")
            raise RuleBroken({"dated": told})

    @property
    def given_on(self) -> date:
        """The day of the letter, else that of the approval here."""
        return self.dated or timezone.localdate(self.at)

    @property
    def is_on_paper(self) -> bool:
        """Whether a letter approved it."""
        return bool(self.number)
