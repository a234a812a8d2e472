"""Since when an office keeps records, and the rules that hold from a day on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.rules import RuleBroken
from provinces import access
from provinces.models import DatedSetting, Office, OfficeRecords
from provinces.rules import rules, set_at
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


def change_rule(
    *, by: User, office: Office, key: str, value: int | bool, valid_from: date, source: str = ""
) -> DatedSetting:
    """Set a rule at an office from a day on; at the centre it is the nation's. The same again changes nothing."""
    access.insist_on_rules(by)
    rule = rules.get(key)
    if rule is None or not rule.may_be_set_at(office):
        raise RuleBroken(
            _("This rule is the same in the whole country. It is set at the centre."), code="national_rule"
        )
    same = set_at(office).filter(key=key, valid_from=valid_from, value=value, source=source)
    own = None if office.is_centre else office
    return same.first() or set_setting(
        by=by, key=key, value=value, valid_from=valid_from, office=own, source=source
    )  # fmt: skip


def hold(offices: QuerySet[Office]) -> None:
    """Lock offices in one order, before anything else and without hindering rows that refer to them.

    Whoever decides by the rules of an office holds it: a rule cannot change between the decision and its commit.
    """
    list(offices.select_for_update(no_key=True).order_by("pk").values_list("pk"))
