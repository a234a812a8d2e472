"""Report runs: asked for in the browser, made by the worker, kept."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs.models import LeasedJob, LeasedJobQuerySet
from provinces.permissions import Permission, scope_of
from thai.calendar import fiscal_year_bounds
from thai.fields import BuddhistYearField


class ReportRunQuerySet(LeasedJobQuerySet):
    """Runs by who may see them."""

    def visible_to(self, user) -> "ReportRunQuerySet":
        """Runs that the user may ask for today, by whomever they were asked for.

        A role taken away takes the finished files with it, one's own too. The nation has no province code,
        so only a national scope reaches it.
        """
        names, totals = scope_of(user, Permission.REPORTS_ASK), scope_of(user, Permission.REPORTS_TOTALS)
        return self.filter(Q(names.q("province_id"), with_names=True) | Q(totals.q("province_id"), with_names=False))


class ReportRun(LeasedJob):
    """One report that somebody asked for, with everything needed to make it again."""

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("attendance")
        APPOINTMENT_STATUS = "appointment_status", _("appointment status")

    class Format(models.TextChoices):
        XLSX = "xlsx", _("Excel (XLSX)")
        PDF = "pdf", _("PDF")

    class Stage(models.TextChoices):
        COUNTING = "counting", _("counting")
        LISTING = "listing", _("listing")
        WRITING = "writing", _("writing the file")

    kind = models.CharField(_("report"), max_length=20, choices=Kind)
    format = models.CharField(_("format"), max_length=5, choices=Format)
    province = models.ForeignKey("provinces.Province", models.PROTECT, null=True, blank=True, related_name="+")
    fiscal_year = BuddhistYearField(_("fiscal year (B.E.)"), null=True, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    known_at = models.DateTimeField(_("as known at"))
    with_names = models.BooleanField(_("with names"), default=False)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="report_runs")
    request_key = models.UUIDField(unique=True, help_text="made by the form: the same form sent twice is one run")
    file = models.ForeignKey("jobs.StoredFile", models.PROTECT, null=True, editable=False, related_name="+")
    cell_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = ReportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="report_about_a_day_or_a_year", condition=Q(as_of=None) ^ Q(fiscal_year=None))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.province_id or 'nation'} {self.as_of or self.fiscal_year}"

    @property
    def day(self) -> date:
        """The day the figures are about: the day asked for, else the year's last day or the day it was asked."""
        return self.as_of or min(fiscal_year_bounds(self.fiscal_year)[1], timezone.localdate(self.known_at))

    @property
    def first_day(self) -> date:
        """The first day whose events count."""
        return self.as_of or fiscal_year_bounds(self.fiscal_year)[0]

    @property
    def stage_name(self) -> str:
        """The stage in words, empty before the first."""
        return self.Stage(self.stage).label if self.stage else ""

    def get_absolute_url(self) -> str:
        """The page with progress and download."""
        return reverse("reports:run", args=[self.pk])

    @staticmethod
    def task():
        """The Celery task that works on it."""
        from reports.tasks import make_report

        return make_report
