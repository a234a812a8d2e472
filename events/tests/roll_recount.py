"""A second, slow count of rolls that keeps a log of its own and never looks into the database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from events.figures import Covered, EventFigure, Rate
from thai.days import Days


@dataclass
class Memory:
    """What was known at one moment: who is on the list, who stands in for whom, marks, and closed half-days.

    ``closed`` holds who was on the list when a half-day was closed.
    """

    places: list[str] = field(default_factory=list)
    substitutes: dict[str, str] = field(default_factory=dict)
    marks: dict[tuple[str, int], str] = field(default_factory=dict)
    closed: dict[int, list[str]] = field(default_factory=dict)

    def filled(self, half_days: set[int]) -> set[tuple[str, int]]:
        """Places that somebody filled on those half-days, in person or through a substitute."""
        return {
            cell for cell, mark in self.marks.items() if cell[1] in half_days and mark in ("present", "substituted")
        }

    def came(self, name: str, half_days: set[int]) -> int:
        """To how many of the half-days one participant, holder or substitute, came in person."""
        principal = next((p for p, s in self.substitutes.items() if s == name), None)
        own, wanted = (principal, "substituted") if principal else (name, "present")
        return sum(self.marks.get((own, half_day)) == wanted for half_day in half_days)


@dataclass
class Log:
    """Every accepted deed with its moment, in order; ``days`` are those of the half-days by their number."""

    days: list[date]
    deeds: list[tuple[datetime, Callable[[Memory], None]]] = field(default_factory=list)

    def write(self, at: datetime, deed: Callable[[Memory], None]) -> None:
        """Remember a deed."""
        self.deeds.append((at, deed))

    def memory(self, known_at: datetime | None) -> Memory:
        """Everything told again up to a moment; None is everything."""
        memory = Memory()
        for at, deed in self.deeds:
            if known_at is None or at <= known_at:
                deed(memory)
        return memory

    def counted(self, memory: Memory, days: Days) -> set[int]:
        """The closed half-days in the days."""
        since = days.since or date.min
        return {half_day for half_day in memory.closed if since <= self.days[half_day] <= days.as_of}

    def figure(self, days: Days) -> EventFigure:
        """The event's figure, counted by hand; every story was told after its last day."""
        memory = self.memory(days.known_at)
        half_days, on_the_list = self.counted(memory, days), len(self.memory(None).places)
        if self.days[0] > days.as_of:
            return EventFigure(expected=on_the_list or None, source="ahead")
        if not half_days:
            return EventFigure(expected=on_the_list or None, source="open" if on_the_list else "unknown")
        filled = memory.filled(half_days)
        persons = {place for place, _half_day in filled}
        expected = {place for half_day in half_days for place in memory.closed[half_day]}
        in_base = [cell for cell in filled if cell[0] in memory.closed[cell[1]]]
        base = sum(len(memory.closed[half_day]) for half_day in half_days)
        covered = Covered(len(half_days), sum((days.since or date.min) <= day <= days.as_of for day in self.days))
        return EventFigure(
            len(persons), len(filled), len(expected), "roll", len(persons - expected), Rate(len(in_base), base), covered
        )

    def half_days_of(self, name: str, days: Days) -> tuple[int | None, int]:
        """To how many half-days somebody came, of how many; unknown where none was closed."""
        memory = self.memory(days.known_at)
        half_days = self.counted(memory, days)
        return (memory.came(name, half_days) if half_days else None, len(half_days))


def listed(name: str) -> Callable[[Memory], None]:
    """Somebody came on the list."""
    return lambda memory: memory.places.append(name)


def stands_in(principal: str, substitute: str) -> Callable[[Memory], None]:
    """Somebody stands in for a place."""
    return lambda memory: memory.substitutes.update({principal: substitute})


def marked(name: str, half_day: int, mark: str) -> Callable[[Memory], None]:
    """A mark was written or taken back; nothing widens a roll that was closed."""

    def deed(memory: Memory) -> None:
        memory.marks[name, half_day] = mark
        if not mark:
            del memory.marks[name, half_day]

    return deed


def closed(half_day: int) -> Callable[[Memory], None]:
    """A roll was closed: who has no mark was absent."""

    def deed(memory: Memory) -> None:
        for place in memory.places:
            memory.marks.setdefault((place, half_day), "absent")
        memory.closed[half_day] = list(memory.places)

    return deed


def reopened(half_day: int) -> Callable[[Memory], None]:
    """A roll was opened again."""
    return lambda memory: memory.closed.pop(half_day)
