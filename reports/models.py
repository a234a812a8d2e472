"""Report runs: asked for in the browser, made by the worker, kept."""

from functools import reduce
from operator import or_
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed
from jobs.models import LeasedJob, LeasedJobQuerySet
from reports.catalogue import REPORTS, report_of
from reports.periods import in_words, period_of
from reports.question import Format, Question
from reports.report import Report, Stage
from thai.days import closed_day
from thai.display import local_date
from thai.fields import BuddhistYearField
from thai.templatetags.thai import fiscal_year_label


class ReportRunQuerySet(LeasedJobQuerySet):
    """Runs by who may see them."""

    def visible_to(self, user) -> "ReportRunQuerySet":
        """Runs that the user may ask for today, by whomever they were asked for.

        A role taken away takes the finished files with it, one's own too. The nation has no province code,
        so only a national scope reaches it.
        """
        allowed = (
            Q(kind=report.kind, with_names=with_names) & report.scope(user, with_names=with_names).q("province_id")
            for report in REPORTS
            for with_names in (True, False)
        )
        return self.filter(reduce(or_, allowed))


class ReportRun(Keyed, LeasedJob):
    """One report that somebody asked for, with everything needed to make it again."""

    task_name = "reports.tasks.make_report"

    kind = models.CharField(_("report"), max_length=40)
    format = models.CharField(_("format"), max_length=5, choices=Format)
    province = models.ForeignKey("provinces.Province", models.PROTECT, null=True, blank=True, related_name="+")
    fiscal_year = BuddhistYearField(_("fiscal year (B.E.)"), null=True, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    known_at = models.DateTimeField(_("as known at"))
    with_names = models.BooleanField(_("with names"), default=False)
    parameters = models.JSONField(default=dict, blank=True, help_text="answers to the report's own fields")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="report_runs")
    file = models.ForeignKey("jobs.StoredFile", models.PROTECT, null=True, editable=False, related_name="+")
    cell_hash = models.CharField(max_length=64, blank=True, editable=False)
    people = models.JSONField(default=list, editable=False, help_text="keys of whom the file names, for the trail")

    objects = ReportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="report_about_a_day_or_a_year", condition=Q(as_of=None) ^ Q(fiscal_year=None))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.province_id or 'nation'} {self.as_of or self.fiscal_year}"

    @property
    def report(self) -> Report | None:
        """The report of the catalogue; None where it has left it."""
        return report_of(self.kind)

    @property
    def title(self) -> str:
        """The report's name in the language of the page."""
        return str(self.report.title) if self.report else self.kind

    @property
    def chosen(self) -> list[str]:
        """The answers to the report's own fields, in words."""
        return [words for _label, words in self.report.answers(self.parameters)] if self.report else []

    @property
    def about(self) -> str:
        """The day, month, quarter or fiscal year, in the language of the page."""
        if self.as_of is None:
            return fiscal_year_label(cast(int, self.fiscal_year))
        period = period_of(self.parameters)
        return in_words(period, self.as_of) if period else local_date(self.as_of)

    @property
    def question(self) -> Question:
        """What was asked, for the report that answers it."""
        return Question(
            province=self.province,
            as_of=self.as_of,
            fiscal_year=self.fiscal_year,
            known_at=self.known_at,
            with_names=self.with_names,
            format=self.format,
            asked_by=str(self.requested_by),
            parameters=self.parameters,
        )

    @property
    def stage_name(self) -> str:
        """The stage in words, empty before the first."""
        return str(Stage(self.stage).label) if self.stage else ""

    def get_absolute_url(self) -> str:
        """The page with progress and download."""
        return reverse("reports:run", args=[self.pk])

    def get_again_url(self) -> str:
        """The form, filled in to ask the same again; what was asked as known now is as known now again."""
        asked = {"kind": self.kind, "format": self.format, "province": self.province_id, "as_of": self.as_of}
        asked |= {"fiscal_year": self.fiscal_year, "known_on": closed_day(self.known_at), **self.parameters}
        asked |= {} if self.with_names else {"with_names": "no"}
        return f"{reverse('reports:list')}?{urlencode({name: value for name, value in asked.items() if value})}"
