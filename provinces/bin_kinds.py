"""What of a province can lie in the bin of its office."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import User
from provinces import access
from provinces.bin import BinKind, restored
from provinces.models import ReportedFigure
from provinces.permissions import Permission
from provinces.stamps import touched


def bring_back_figure(by: User, rows: str) -> models.Model:
    """A printed figure stands beside the computed one again."""
    figure: Any = restored(rows)[0]
    access.insist_on_printed(by, figure.province_id)
    touched([figure.province_id])
    return figure


def kinds() -> list[BinKind]:
    """Printed figures."""
    figure = BinKind(
        ReportedFigure._meta.label_lower,
        gettext_lazy("printed figure"),
        Permission.FIGURES_WRITE,
        bring_back_figure,
        _own_page,
        named=lambda parts: parts.get("figure_id"),
        deletion="provinces:reported_figure_remove",
        left_to=lambda parts: reverse("provinces:reported_figures"),
    )
    return [figure]


def _own_page(row: Any) -> str:
    return row.get_absolute_url()
