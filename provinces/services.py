"""Verbs about offices: since when they keep records, and the rules that hold for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from provinces.models import DatedSetting, Office, OfficeRecords


@dataclass(frozen=True)
class SettingChange:
    """A rule that changed at a moment: which, where (None: the nation) and from which day on."""

    key: str
    office: Office | None
    valid_from: date
    at: datetime


# What has to be derived anew when a rule changes; each app adds its own at start-up (``AppConfig.ready``).
after_setting: list[Callable[[SettingChange], None]] = []


def begin_records(*, by: User | None, office: Office, first_day: date) -> OfficeRecords:
    """Say since when an office keeps records; what was said before stays known until now."""
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        # Who waited for the office comes later than whom it waited for.
        now = timezone.now()
        office.records.known().update(known_until=now)
        row = OfficeRecords.objects.create(office=office, first_day=first_day, known_from=now)
        record(by=by, act="provinces.begin_records", target=office, province_code=office.province_id or "")
    return row


def set_setting(
    *, by: User | None, key: str, value, valid_from: date, office: Office | None = None, source: str = ""
) -> DatedSetting:
    """Set a rule from a day on, for one office or the nation; whatever follows from it is derived anew at once."""
    now = timezone.now()
    with transaction.atomic():
        DatedSetting.objects.known().filter(key=key, office=office, valid_from=valid_from).update(known_until=now)
        row = DatedSetting.objects.create(
            key=key, value=value, valid_from=valid_from, office=office, source=source, known_from=now
        )
        province_code = office.province_id or "" if office else ""
        record(by=by, act="provinces.set_setting", target=row, province_code=province_code, key=key)
        for follow in after_setting:
            follow(SettingChange(key, office, valid_from, now))
    return row
