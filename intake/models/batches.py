"""A roster that an office handed in, and what became of it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.encryption import DataKey
from accounts.records import Keyed
from intake.reading.files import in_words
from jobs.models import LeasedJob, LeasedJobQuerySet
from provinces.permissions import Permission, scope_of


class ImportBatchQuerySet(LeasedJobQuerySet):
    """Rosters by who may see them."""

    def visible_to(self, user) -> "ImportBatchQuerySet":
        """Those of the offices whose register the user writes."""
        scope = scope_of(user, Permission.PEOPLE_WRITE)
        return self.filter(scope.q("office__province_id")) if scope else self.none()


class ImportBatch(Keyed, LeasedJob):
    """One roster file of one office: the file sealed, its lines read and judged, nothing of it written yet.

    The lines are sealed under the key of the file: when the file's time is over, its content and theirs go together.
    """

    task_name = "intake.tasks.read_roster"

    office = models.ForeignKey("provinces.Office", models.PROTECT, related_name="+")
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file = models.ForeignKey("jobs.StoredFile", models.PROTECT, related_name="+")
    refused = models.CharField(max_length=20, blank=True, editable=False, help_text="why it is not read, in a word")
    refused_at = models.CharField(max_length=120, blank=True, editable=False, help_text="the sheet or cell it is about")
    read_in = models.PositiveSmallIntegerField(default=0, editable=False, help_text="the attempt whose lines count")
    sheets = models.JSONField(default=list, editable=False, help_text="per sheet the number of cells in each role")
    columns = models.JSONField(default=list, editable=False, help_text="headings of the office's own columns")
    verdicts = models.JSONField(default=dict, editable=False, help_text="per verdict the number of lines")
    as_of = models.DateField(_("data as of"), null=True, editable=False, help_text="as the file itself says")

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.office_id} {self.created_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The page with its lines."""
        return reverse("intake:roster", args=[self.pk])

    @property
    def lines(self) -> int:
        """How many lines were read."""
        return sum(self.verdicts.values())

    @property
    def skipped(self) -> int:
        """How many cells that hold something are none of a line: titles, totals, footnotes, sheets without a list."""
        aside = {"title", "section", "total", "footnote", "unfilled", "aside"}
        return sum(number for sheet in self.sheets for role, number in sheet["cells"].items() if role in aside)

    @property
    def reason(self) -> str:
        """Why it failed, with what to do, in the page's language."""
        return in_words(self.refused, self.refused_at) if self.refused else super().reason

    @property
    def key(self) -> DataKey:
        """What seals its lines; raises CannotOpen when their time is over."""
        return DataKey.unwrapped(self.file.wrapped_key)
