"""The facts of an event that an approval binds, and how those of now differ from those approved (decision 26)."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Approval, Event, EventProject, EventRole, Project
from provinces.models import District, Province, Subdistrict
from thai.display import local_date_range, local_number

Facts = dict[str, list[Any]]
CHAIRS = (EventRole.Role.CHAIR, EventRole.Role.ON_BEHALF)


def facts_of(event: Event) -> Facts:
    """The binding facts as they are stored now, in values that JSON keeps: codes, days as text, names as printed."""
    return facts_of_each([event.pk])[event.pk]


def facts_of_each(keys: Collection[int]) -> dict[int, Facts]:
    """The same of several events by their keys, in four queries whatever their number."""
    roles = EventRole.objects.filter(event__in=keys, role__in=CHAIRS).select_related("dignitary")
    chairs = _by_event((role.event_id, [role.role, role.printed_name, role.principal_as_printed]) for role in roles)
    provinces = _by_event(Event.provinces.through.objects.filter(event__in=keys).values_list("event_id", "province_id"))
    budgets = EventProject.objects.filter(event__in=keys).values_list("event_id", "project_id", "project__budget")
    sums = _by_event((event, [key, "" if baht is None else str(baht)]) for event, key, baht in budgets)
    return {
        stored.pk: {
            "title": [stored.title],
            "days": [stored.first_day.isoformat(), stored.last_day.isoformat()],
            "place": [
                stored.venue_room, stored.venue_name, stored.venue_subdistrict_id, stored.venue_district_id,
                stored.venue_province_id,
            ],
            "chair": sorted(chairs[stored.pk]),
            "provinces": sorted(provinces[stored.pk]),
            "budget": sorted(sums[stored.pk]),
        }
        for stored in Event.objects.filter(pk__in=keys)
    }  # fmt: skip


def _by_event(rows: Iterable[tuple[int, Any]]) -> defaultdict[int, list]:
    found: defaultdict[int, list] = defaultdict(list)
    for event, value in rows:
        found[event].append(value)
    return found


def mark_of(facts: Facts) -> str:
    """A short mark of facts, the same for the same ones: who approves sends the mark of what the page showed."""
    return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Difference:
    """One fact that is no longer the approved one: its name, and both in lines of words."""

    name: Promise | str
    old: list[str]
    new: list[str]


def last_approval(event: Event) -> Approval | None:
    """The approval in force: the latest one; None if the event was never approved, or not since approvals are kept."""
    return event.approvals.select_related("by", "scan").first()


def differences(event: Event) -> list[Difference]:
    """What of an event that waits for a new approval differs from the last one, fact by fact; else nothing."""
    return differences_of([event]).get(event.pk, [])


def differences_of(events: Collection[Event]) -> dict[int, list[Difference]]:
    """The same of several events, by key, for those that were approved before; in as few queries whatever their number.

    A draft that was approved, cancelled and taken back differs from that approval too.
    """
    waiting = [event.pk for event in events if event.waits_for_approval]
    earlier = Approval.objects.filter(event__in=waiting).order_by("at", "pk") if waiting else []
    approved = {each.event_id: each.facts for each in earlier}
    if not approved:
        return {}
    now = facts_of_each(approved)
    words = Words([*approved.values(), *now.values()])
    return {key: list(_between(approved[key], now[key], words)) for key in approved}


def _between(approved: Facts, now: Facts, words: "Words") -> Iterator[Difference]:
    for fact, name in NAMES.items():
        if approved[fact] != now[fact]:
            say = getattr(words, fact)
            yield Difference(name, list(say(approved[fact])), list(say(now[fact])))


class Words:
    """Facts in words. The names behind their codes are read together, once for all the facts that are said."""

    def __init__(self, told: Iterable[Facts]) -> None:
        told = list(told)
        places = {code for facts in told for code in facts["place"][2:] if code}
        homes = {code for facts in told for code in facts["provinces"]}
        projects = {key for facts in told for key, _baht in facts["budget"]}
        self.areas: dict[str, str] = {
            area.pk: area.title for kind in (Subdistrict, District) for area in kind.objects.filter(pk__in=places)
        }
        # In Thai order.
        self.homes = {home.pk: home.name for home in Province.objects.filter(pk__in=places | homes)}
        self.projects = dict(Project.objects.filter(pk__in=projects).values_list("pk", "title"))

    def title(self, fact: list) -> list[str]:
        """As it stands."""
        return fact

    def days(self, fact: list) -> Iterator[str]:
        """From the first to the last."""
        first, last = map(date.fromisoformat, fact)
        yield local_date_range(first, last)

    def place(self, fact: list) -> Iterator[str]:
        """Room, place and areas, from the smallest to the province."""
        room, name, subdistrict, district, province = fact
        yield from (part for part in (room, name) if part)
        yield from (self.areas[code] for code in (subdistrict, district) if code)
        yield self.homes[province]

    def chair(self, fact: list) -> Iterator[str]:
        """Who presides, and on whose behalf."""
        for role, name, principal in fact:
            whom = " " + _("on behalf of %(whom)s") % {"whom": principal} if principal else ""
            yield f"{EventRole.Role(role).label}: {name}{whom}"

    def provinces(self, fact: list) -> list[str]:
        """Those that take part."""
        return [name for code, name in self.homes.items() if code in fact]

    def budget(self, fact: list) -> Iterator[str]:
        """Of each project."""
        for key, budget in fact:
            baht = _("%(sum)s baht") % {"sum": local_number(Decimal(budget), 2)} if budget else _("not stated")
            yield f"{self.projects.get(key, '–')}: {baht}"


NAMES: dict[str, Promise] = {
    "title": gettext_lazy("Title"),
    "days": gettext_lazy("Days"),
    "place": gettext_lazy("Place"),
    "chair": gettext_lazy("Who presides"),
    "provinces": gettext_lazy("Participating provinces"),
    "budget": gettext_lazy("Budget"),
}
