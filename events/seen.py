"""In words what was changed of programme and roles since somebody who may approve saw them.

They bind nobody (decision 28): what is told here waits for no approval, only for being seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from events.approved import Difference, Facts
from events.details import Change, by_key, changed_lines, changed_values
from events.line_words import NAMES, in_words, said
from events.models import DetailsChange, DetailsSeen, Event

PLACE = gettext_lazy("Place in the list")


@dataclass(frozen=True)
class Told:
    """One line that is no longer as it was seen: what became of it, the line in words, and value by value.

    ``last`` is the last deed that touched it.
    """

    part: str
    change: Change
    line: str
    differs: tuple[Difference, ...]
    last: DetailsChange


@dataclass(frozen=True)
class Unseen:
    """What of one event waits to be seen; ``shown`` is the key of the last deed told of."""

    event: Event
    told: list[Told]
    shown: int


def unseen_of(events: QuerySet[Event]) -> list[Unseen]:
    """What waits to be seen of these events, the next event first; one query whatever their number."""
    changes = DetailsChange.objects.filter(event__in=events).select_related("by", "event__details_seen")
    by_event: dict[int, list[DetailsChange]] = {}
    for change in changes.order_by("event__first_day", "event", "pk"):
        by_event.setdefault(change.event_id, []).append(change)
    found = [Unseen(own[0].event, told(own[0].event.details_seen, own), own[-1].pk) for own in by_event.values()]
    return [each for each in found if each.told]


def told(seen: DetailsSeen, changes: list[DetailsChange]) -> list[Told]:
    """Line by line what differs from what was seen, with the last deed that touched each line."""
    last: dict[tuple[str, int], DetailsChange] = {}
    before = seen.facts
    for deed in changes:
        last |= {(part, key): deed for part, key, _change in changed_lines(before, deed.facts)}
        before = deed.facts
    old, new = seen.facts, changes[-1].facts
    return [
        _told(part, key, change, old, new, last.get((part, key), changes[-1]))
        for part, key, change in changed_lines(old, new)
    ]


def _told(part: str, key: int, change: Change, old: Facts, new: Facts, last: DetailsChange) -> Told:
    was, now = by_key(old[part]), by_key(new[part])
    differs: tuple[Difference, ...] = ()
    if change == Change.CHANGED:
        # A database may keep the values of a line in another order.
        names = set(changed_values(was[key], now[key]))
        differs = tuple(
            Difference(name, said(n, was[key][n]), said(n, now[key][n])) for n, name in NAMES.items() if n in names
        )
    if change == Change.MOVED:
        differs = (Difference(PLACE, [_place(was, key)], [_place(now, key)]),)
    return Told(part, change, in_words(was[key] if key in was else now[key]), differs, last)


def _place(lines: Iterable[int], key: int) -> str:
    return str(list(lines).index(key) + 1)
