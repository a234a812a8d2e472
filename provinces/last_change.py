"""Who changed a record last and when: read out of the trail together with the record, in one query.

The day is for everybody who may open the record. The name of the officer is for who reads the register of the record's
province: the office itself, the ministry, the auditor; not an advisor, and not another office (decision 31).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from accounts.models import AuditEntry, User
from provinces import trail
from provinces.access import may_name_officers

SAME_DEED = timedelta(seconds=2)
Rows = TypeVar("Rows", bound=models.QuerySet)


@dataclass(frozen=True)
class LastChange:
    """The moment, and the name of who did it: empty for the machine, and for readers who may not know."""

    at: datetime
    by: str = ""


def with_last_change(rows: Rows) -> Rows:
    """Rows that know their newest entry in the trail that is no look and no file taken."""
    no_change = [act for act, (kind, _said) in trail.words.items() if kind != trail.Kind.CHANGE]
    entries = AuditEntry.objects.filter(
        target_type=rows.model._meta.label_lower, target_id=Cast(OuterRef("pk"), CharField())
    )
    newest = entries.exclude(act__in=no_change).order_by("-at", "-pk").annotate(who=named("by__"))
    return rows.annotate(entry_at=Subquery(newest.values("at")[:1]), entry_by=Subquery(newest.values("who")[:1]))


def named(path: str) -> Coalesce:
    """The name shown of the account at ``path``, inside a query; None of the machine."""
    return Coalesce(NullIf(F(f"{path}display_name"), Value("")), F(f"{path}username"))


def last_change(
    reader: User, row: models.Model, province_code: str | None, also: Iterable[LastChange] = ()
) -> LastChange | None:
    """The latest of what the trail tells of a row of `with_last_change` and of what its records tell (``also``)."""
    at, by = getattr(row, "entry_at", None), getattr(row, "entry_by", None)
    told = [LastChange(at, by or "")] if at else []
    known = sorted([*told, *also], key=lambda each: each.at, reverse=True)
    if not known:
        return None
    # An entry and the mark on a record are written by one deed a moment apart; the entry has the name.
    newest = next((each for each in known if each.by and known[0].at - each.at < SAME_DEED), known[0])
    if may_name_officers(reader, province_code):
        return newest
    return LastChange(newest.at)
