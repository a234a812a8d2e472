"""What somebody asks of a report, without the row that remembers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from provinces.models import Province
from reports.days import PageDays
from reports.periods import first_day, period_of
from thai.calendar import fiscal_year, fiscal_year_bounds


class Format(models.TextChoices):
    """The files a report can be."""

    XLSX = "xlsx", _("Excel (XLSX)")
    PDF = "pdf", _("PDF")


@dataclass(frozen=True)
class Question:
    """Where (None: the nation), about a day or a fiscal year (B.E.), as known when, with names, in which format.

    ``parameters`` are the answers to the report's own fields; what it does not name was left open.
    """

    province: Province | None
    as_of: date | None
    fiscal_year: int | None
    known_at: datetime
    with_names: bool
    format: str
    asked_by: str
    parameters: Mapping[str, object] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The fiscal year (B.E.) asked for, else that of the day."""
        return self.fiscal_year or fiscal_year(self.as_of or timezone.localdate(self.known_at))

    @property
    def day(self) -> date:
        """The day the figures are about: the day asked for, else the year's last day or the day it was asked."""
        return self.as_of or min(fiscal_year_bounds(self.year)[1], timezone.localdate(self.known_at))

    @property
    def first_day(self) -> date:
        """The first day whose events count."""
        if self.as_of and self.period:
            return first_day(self.period, self.as_of)
        return self.as_of or fiscal_year_bounds(self.year)[0]

    @property
    def period(self) -> str:
        """The month or quarter whose last day is the day; "" where a day or a fiscal year was asked about."""
        return period_of(self.parameters)

    @property
    def days(self) -> PageDays:
        """The days as the dashboard reads them from its address."""
        return PageDays(self.day, self.known_at, self.year)

    @property
    def on_paper(self) -> bool:
        """Whether it will be printed: paper holds less than a spreadsheet."""
        return self.format == Format.PDF
