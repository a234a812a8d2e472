"""Figures that a source printed: shown beside the computed ones, never instead of them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Keyed, Versioned
from provinces import access
from thai.links import of_the_web


class ReportedFigureQuerySet(models.QuerySet):
    """Printed figures by who may write them."""

    def written_by(self, user) -> "ReportedFigureQuerySet":
        """Those of the provinces whose printed figures the user enters; on the dashboards everybody reads them."""
        return self.filter(access.printed_figures_of(user).q("province_id"))


class ReportedFigure(Keyed, Versioned):
    """What a source printed about a province on a day; shown beside the computed figure, never instead."""

    class Figure(models.TextChoices):
        SEATS = "seats", _("Volunteers (seats held and awaited)")
        APPOINTED = "appointed", _("Appointed")
        PENDING = "pending", _("Waiting for appointment")
        VACANT = "vacant", _("Vacant seats")
        GRADUATES = "graduates", _("Labour graduates")

    province = models.ForeignKey(
        "provinces.Province", models.PROTECT, related_name="reported_figures", verbose_name=_("province")
    )
    day = models.DateField(_("day"))
    figure = models.CharField(_("figure"), max_length=40, choices=Figure)
    value = models.PositiveIntegerField(_("value as printed"))
    source = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("source address"), max_length=2000, blank=True)

    objects = ReportedFigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "day", "figure", "source"], name="reported_figure_once"),
            of_the_web("source_url", name="reported_figure_link_of_the_web"),
        ]
        ordering = ["province", "day", "figure"]

    def __str__(self) -> str:
        return f"{self.get_figure_display()} {self.value} ({self.source})"

    def get_absolute_url(self) -> str:
        """Where it stands beside the computed figure: the province's figures of its day."""
        address = reverse("reports:province", args=[self.province_id])
        return f"{address}?as_of={self.day.isoformat()}"
