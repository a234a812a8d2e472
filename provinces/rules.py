"""The rules that are data: what each is called, what it may be, and what holds before anybody set it.

Each app joins its own at start-up (``AppConfig.ready``), so that the page of an office need not know them. What follows
from a changed rule joins ``provinces.services.after_setting``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms

from provinces.models import DatedSetting, DatedSettingQuerySet, Office
from thai.days import Days

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Value = int | bool


@dataclass(frozen=True)
class Rule:
    """A rule by its ``key``; ``field`` makes the box for its value, ``told`` says a value in words.

    ``at_offices``: an office may have one of its own, which goes before the nation's.
    """

    key: str
    name: "StrOrPromise"
    default: Value
    field: Callable[[], forms.Field]
    told: Callable[[Value], str]
    at_offices: bool = False

    def may_be_set_at(self, office: Office) -> bool:
        """The centre sets it for the nation, and for an office where offices have their own."""
        return self.at_offices or office.is_centre


@dataclass(frozen=True)
class Holding:
    """A rule as it holds at an office on a day: the row that says so, or none where nobody has set it yet."""

    rule: Rule
    row: DatedSetting | None
    may_be_set: bool

    @property
    def told(self) -> str:
        """Its value in words."""
        return self.rule.told(self.row.value if self.row else self.rule.default)


rules: dict[str, Rule] = {}


def join(*joining: Rule) -> None:
    """Add rules; one that is there already is replaced by itself."""
    rules.update({rule.key: rule for rule in joining})


def holding_at(office: Office, days: Days) -> list[Holding]:
    """Every rule as it holds at an office on a day, in one query."""
    latest: dict[str, DatedSetting] = {}
    for row in set_for(office).in_force(days).order_by("-valid_from"):
        mine = latest.get(row.key)
        if mine is None or (mine.office_id is None and row.office_id is not None):
            latest[row.key] = row
    return [Holding(rule, latest.get(rule.key), rule.may_be_set_at(office)) for rule in rules.values()]


def set_at(office: Office) -> DatedSettingQuerySet:
    """What was set at this office itself; at the centre for the nation. Known now."""
    return DatedSetting.objects.known().filter(office=None if office.is_centre else office)


def set_for(office: Office) -> DatedSettingQuerySet:
    """What was set for the nation or for this office; at the centre for the nation alone."""
    return DatedSetting.objects.of_office(None if office.is_centre else office).filter(key__in=rules)
