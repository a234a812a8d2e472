"""A line of programme or roles, and each of its values, in words."""

from datetime import date, time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from events.details import Line
from events.models import EventRole, ProgrammeItem
from thai.display import local_date, local_time, local_time_range

# Each value is named as the form names it in which it is typed.
NAMES: dict[str, Promise] = {
    "day": gettext_lazy("Day"),
    "phase": gettext_lazy("Part of the day"),
    "start": gettext_lazy("From (time)"),
    "end": gettext_lazy("Until (time)"),
    "kind": gettext_lazy("Kind"),
    "title": gettext_lazy("Title"),
    "name": gettext_lazy("Name with prefix"),
    "position": gettext_lazy("Position"),
    "result": gettext_lazy("Result"),
    "role": gettext_lazy("role"),
    "short": gettext_lazy("short form of the position"),
    "behalf": gettext_lazy("on behalf of (name with prefix)"),
    "behalf_position": gettext_lazy("position of who is represented"),
}


def in_words(line: Line) -> str:
    """A line in one row of words: when and what, or in which role; and who."""
    if "role" in line:
        return f"{EventRole.Role(line['role']).label}: {line['name']}"
    what = line["title"] or str(ProgrammeItem.Kind(line["kind"]).label)
    return " ".join(part for part in (_when(line), what, line["name"]) if part)


def _when(line: Line) -> str:
    """The day, and the time where it is known, else the part of the day."""
    start, end = (time.fromisoformat(line[name]) if line[name] else None for name in ("start", "end"))
    first = start or end
    told = local_time_range(first, end if start else None) if first else ""
    return f"{local_date(date.fromisoformat(line['day']))} {told or ProgrammeItem.Phase(line['phase']).label}"


def said(name: str, value: str) -> list[str]:
    """A value in words; nothing where it is not known."""
    if not value:
        return []
    say = {
        "day": lambda: local_date(date.fromisoformat(value)),
        "phase": lambda: ProgrammeItem.Phase(value).label,
        "start": lambda: local_time(time.fromisoformat(value)),
        "end": lambda: local_time(time.fromisoformat(value)),
        "kind": lambda: ProgrammeItem.Kind(value).label,
        "role": lambda: EventRole.Role(value).label,
    }
    return [str(say[name]())] if name in say else [value]
