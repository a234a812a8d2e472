"""The facts of an event that an approval binds, and how those of now differ from those approved (decision 26)."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Approval, Event, EventRole, Project
from provinces.models import District, Province, Subdistrict
from thai.display import local_date_range, local_number

Facts = dict[str, list[Any]]
CHAIRS = (EventRole.Role.CHAIR, EventRole.Role.ON_BEHALF)


def facts_of(event: Event) -> Facts:
    """The binding facts as they are stored now, in values that JSON keeps: codes, days as text, names as printed."""
    stored = Event.objects.get(pk=event.pk)
    chairs = stored.roles.filter(role__in=CHAIRS).select_related("dignitary")
    budgets = stored.event_projects.values_list("project_id", "project__budget")
    return {
        "title": [stored.title],
        "days": [stored.first_day.isoformat(), stored.last_day.isoformat()],
        "place": [
            stored.venue_room, stored.venue_name, stored.venue_subdistrict_id, stored.venue_district_id,
            stored.venue_province_id,
        ],
        "chair": sorted([role.role, role.printed_name, role.principal_as_printed] for role in chairs),
        "provinces": sorted(stored.provinces.values_list("pk", flat=True)),
        "budget": sorted([key, "" if budget is None else str(budget)] for key, budget in budgets),
    }  # fmt: skip


def mark_of(facts: Facts) -> str:
    """A short mark of facts, the same for the same ones: who approves sends the mark of what the page showed."""
    return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Difference:
    """One fact that is no longer the approved one: its name, and both in lines of words."""

    name: Promise
    old: list[str]
    new: list[str]


def last_approval(event: Event) -> Approval | None:
    """The approval in force: the latest one; None if the event was never approved, or not since approvals are kept."""
    return event.approvals.select_related("by").first()


def differences(event: Event) -> list[Difference]:
    """What of an event that waits for a new approval differs from the last one, fact by fact; else nothing."""
    approval = last_approval(event) if event.approval_differs else None
    if approval is None:
        return []
    now = facts_of(event)
    return [
        Difference(name, list(say(approval.facts[fact])), list(say(now[fact])))
        for fact, (name, say) in IN_WORDS.items()
        if approval.facts[fact] != now[fact]
    ]


def _days(fact: list) -> Iterable[str]:
    first, last = map(date.fromisoformat, fact)
    yield local_date_range(first, last)


def _place(fact: list) -> Iterable[str]:
    room, name, subdistrict, district, province = fact
    yield from (part for part in (room, name) if part)
    areas = ((Subdistrict, subdistrict), (District, district))
    yield from (area.objects.get(pk=code).title for area, code in areas if code)
    yield Province.objects.get(pk=province).name


def _chair(fact: list) -> Iterable[str]:
    for role, name, principal in fact:
        whom = " " + _("on behalf of %(whom)s") % {"whom": principal} if principal else ""
        yield f"{EventRole.Role(role).label}: {name}{whom}"


def _provinces(fact: list) -> Iterable[str]:
    return [province.name for province in Province.objects.filter(pk__in=fact)]


def _budget(fact: list) -> Iterable[str]:
    titles = dict(Project.objects.filter(pk__in=[key for key, _budget in fact]).values_list("pk", "title"))
    for key, budget in fact:
        baht = _("%(sum)s baht") % {"sum": local_number(Decimal(budget), 2)} if budget else _("not stated")
        yield f"{titles.get(key, '–')}: {baht}"


IN_WORDS: dict[str, tuple[Promise, Callable[[list], Iterable[str]]]] = {
    "title": (gettext_lazy("Title"), list),
    "days": (gettext_lazy("Days"), _days),
    "place": (gettext_lazy("Place"), _place),
    "chair": (gettext_lazy("Who presides"), _chair),
    "provinces": (gettext_lazy("Participating provinces"), _provinces),
    "budget": (gettext_lazy("Budget"), _budget),
}
