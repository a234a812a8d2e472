"""Figures that a source printed of a province."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.records import once, take_turn, there_once
from accounts.rules import RuleBroken
from provinces import access
from provinces.bin import put_away, rows_as_text, stored
from provinces.models import Office, Province, ReportedFigure
from provinces.stamps import touched


def add_reported_figure(*, by: User, province: Province, form_key: UUID | None, **facts) -> ReportedFigure:
    """Write down a figure of a province as a source printed it; the same ``form_key`` again returns the first one."""
    access.insist_on_printed(by, province.pk)

    def make() -> ReportedFigure:
        row = ReportedFigure.objects.create(province=province, form_key=form_key, **facts)
        _note(by, "add_reported_figure", row)
        return row

    with there_once(_said_already):
        return once(province.reported_figures.all(), form_key=form_key, make=make)[0]


def update_reported_figure(*, by: User, row: ReportedFigure, version: int | None = None, **facts) -> None:
    """Change what was written down of a printed figure; who comes second is told."""
    access.insist_on_printed(by, row.province_id)
    changed = sorted(name for name, value in facts.items() if getattr(row, name) != value)
    with there_once(_said_already):
        take_turn(row, version)
        for name, value in facts.items():
            setattr(row, name, value)
        row.save(update_fields=[*facts])
        _note(by, "update_reported_figure", row, fields=changed, version=row.version)


def remove_reported_figure(*, by: User, row: ReportedFigure) -> None:
    """Put a printed figure into the bin of the province's office."""
    access.insist_on_printed(by, row.province_id)
    with transaction.atomic():
        row = stored(row)
        office = Office.objects.get(province=row.province_id)
        put_away(by=by, office=office, thing=row, title=str(row), rows=rows_as_text([row]))
        _note(by, "remove_reported_figure", row)
        row.delete()


def _said_already() -> RuleBroken:
    message = _("This source already stands there with this figure of this day. Please change that one.")
    return RuleBroken(message, code="already_there")


def _note(by: User, act: str, figure: ReportedFigure, **details) -> None:
    touched([figure.province_id])
    record(by=by, act=f"provinces.{act}", target=figure, province_code=figure.province_id, **details)
