"""Verbs about offices: since when they keep records, the rules that hold for them, and what was printed of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.records import once, take_turn, there_once
from accounts.rules import RuleBroken
from provinces import access
from provinces.bin import put_away, rows_as_text, stored
from provinces.models import DatedSetting, Office, OfficeRecords, Province, ReportedFigure
from provinces.stamps import touched


@dataclass(frozen=True)
class SettingChange:
    """A rule that changed at a moment: which, where (None: the nation) and from which day on."""

    key: str
    office: Office | None
    valid_from: date
    at: datetime


# What has to be derived anew after a rule changed; each app adds its own at start-up (``AppConfig.ready``).
after_setting: list[Callable[[SettingChange], None]] = []


def begin_records(*, by: User | None, office: Office, first_day: date) -> OfficeRecords:
    """Say since when an office keeps records; what was said before stays known until now."""
    with transaction.atomic():
        hold(Office.objects.filter(pk=office.pk))
        now = timezone.now()
        office.records.known().update(known_until=now)
        row = OfficeRecords.objects.create(office=office, first_day=first_day, known_from=now)
        touched([office.province_id])
        record(by=by, act="provinces.begin_records", target=office, province_code=office.province_code)
    return row


def set_setting(
    *, by: User | None, key: str, value, valid_from: date, office: Office | None = None, source: str = ""
) -> DatedSetting:
    """Set a rule from a day on, for one office or the nation; whatever follows from it is derived anew at once."""
    with transaction.atomic():
        # The nation's rule and an office's touch the same people: one rule changes at a time, and no act is under way.
        hold(Office.objects.all())
        now = timezone.now()
        DatedSetting.objects.known().filter(key=key, office=office, valid_from=valid_from).update(known_until=now)
        row = DatedSetting.objects.create(
            key=key, value=value, valid_from=valid_from, office=office, source=source, known_from=now
        )
        province_code = office.province_code if office else ""
        record(by=by, act="provinces.set_setting", target=row, province_code=province_code, key=key)
        for follow in after_setting:
            follow(SettingChange(key, office, valid_from, now))
        touched([office.province_id if office else None])
    return row


def hold(offices: QuerySet[Office]) -> None:
    """Lock offices in one order, before anything else and without hindering rows that refer to them.

    Whoever decides by the rules of an office holds it: a rule cannot change between the decision and its commit.
    """
    list(offices.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def add_reported_figure(*, by: User, province: Province, form_key: UUID | None, **facts) -> ReportedFigure:
    """Write down a figure of a province as a source printed it; the same ``form_key`` again returns the first one."""
    access.insist_on_printed(by, province.pk)

    def make() -> ReportedFigure:
        row = ReportedFigure.objects.create(province=province, form_key=form_key, **facts)
        _note(by, "add_reported_figure", row)
        return row

    with there_once(_said_already):
        return once(ReportedFigure.objects.written_by(by), form_key=form_key, make=make)[0]


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
