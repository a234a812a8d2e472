"""What of a province can lie in the bin of its office."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import User
from provinces import access
from provinces.bin import BinKind, own_page, restored
from provinces.models import ReportedFigure, Signatory
from provinces.permissions import Permission
from provinces.stamps import touched


def bring_back_figure(by: User, rows: str) -> models.Model:
    """A printed figure stands beside the computed one again."""
    figure: Any = restored(rows)[0]
    access.insist_on_printed(by, figure.province_id)
    touched([figure.province_id])
    return figure


def bring_back_signatory(by: User, rows: str) -> models.Model:
    """Somebody signs for their office again."""
    row: Any = restored(rows)[0]
    access.insist_on_office(by, row.office)
    touched([row.office.province_id])
    return row


def kinds() -> list[BinKind]:
    """Printed figures, and who signs for an office."""
    figure = BinKind(
        ReportedFigure._meta.label_lower,
        gettext_lazy("printed figure"),
        Permission.FIGURES_WRITE,
        bring_back_figure,
        own_page,
        named=lambda parts: parts.get("figure_id"),
        deletion="provinces:reported_figure_remove",
        left_to=lambda parts: reverse("provinces:reported_figures"),
    )
    signatory = BinKind(
        Signatory._meta.label_lower,
        gettext_lazy("signatory"),
        Permission.OFFICES_WRITE,
        bring_back_signatory,
        own_page,
        named=lambda parts: parts.get("signatory_id"),
        deletion="provinces:signatory_remove",
        left_to=lambda parts: reverse("provinces:office", args=[parts["office_id"]]),
    )
    return [figure, signatory]
