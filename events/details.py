"""Programme and roles of an event line by line, in values that JSON keeps, and which lines of two moments differ."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from events.approved import CHAIRS, Facts, facts_of
from events.models import Event, EventRole, ProgrammeItem

# One line of programme or roles: its key, and its values by name; what is empty is not known.
Line = dict[str, Any]


class Change(TextChoices):
    """What became of a line."""

    ADDED = "added", gettext_lazy("added")
    CHANGED = "changed", gettext_lazy("changed")
    MOVED = "moved", gettext_lazy("moved")
    REMOVED = "removed", gettext_lazy("removed")


def details_of(event: Event) -> Facts:
    """Programme and roles as they are stored now, line by line in their order, in values that JSON keeps."""
    programme = ProgrammeItem.objects.filter(event=event.pk).select_related("speaker")
    roles = EventRole.objects.filter(event=event.pk).select_related("dignitary")
    return {"programme": [_item(each) for each in programme], "roles": [_role(each) for each in roles]}


def shown_to_approve(event: Event) -> Facts:
    """Everything of an event that its page shows to who approves it: what binds, programme and roles."""
    return facts_of(event) | details_of(event)


def _item(item: ProgrammeItem) -> Line:
    return {
        "key": item.pk,
        "day": item.day.isoformat(),
        "phase": item.phase,
        "start": item.start_time.isoformat() if item.start_time else "",
        "end": item.end_time.isoformat() if item.end_time else "",
        "kind": item.kind,
        "title": item.title,
        "name": item.printed_name,
        "position": item.printed_position,
        "result": item.result,
    }


def _role(role: EventRole) -> Line:
    return {
        "key": role.pk,
        "role": role.role,
        "name": role.printed_name,
        "position": role.printed_position,
        "short": role.position_short,
        "behalf": role.principal_as_printed,
        "behalf_position": role.principal_position,
    }


def without(facts: Facts, part: str, key: int) -> Facts:
    """The facts as if one line was not there."""
    return facts | {part: [line for line in facts[part] if line["key"] != key]}


def changed_lines(old: Facts, new: Facts) -> Iterator[tuple[str, int, Change]]:
    """Which lines differ and how, those of now in their order, then what is gone."""
    for part in ("programme", "roles"):
        was, now = by_key(old[part]), by_key(new[part])
        differing = {key for key in was.keys() & now.keys() if list(changed_values(was[key], now[key]))}
        staying = [key for key in was if key in now and key not in differing]
        moved = _moved(staying, [key for key in now if key in was and key not in differing])
        for key, line in now.items():
            if key in differing:
                yield part, key, Change.CHANGED
            elif key in moved:
                yield part, key, Change.MOVED
            elif key not in was and not _is_bound(line):
                yield part, key, Change.ADDED
        yield from ((part, key, Change.REMOVED) for key in was if key not in now and not _is_bound(was[key]))


def by_key(lines: list[Line]) -> dict[int, Line]:
    """Lines by their key, in their order."""
    return {line["key"]: line for line in lines}


def _is_bound(line: Line) -> bool:
    """Who presides is bound by the approval, which tells of coming, going and the name."""
    return line.get("role") in CHAIRS


def changed_values(was: Line, now: Line) -> Iterator[str]:
    """The names of the values of a line that differ; not those that the approval tells of."""
    bound = {"name", "behalf"} if _is_bound(now) else set()
    yield from (name for name in now if name not in bound and was[name] != now[name])


def _moved(was: list[int], now: list[int]) -> set[int]:
    """The fewest lines, as far as a reader would say so, that were taken to another place."""
    stay = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    return set(now) - {key for block in stay for key in now[block.b : block.b + block.size]}
