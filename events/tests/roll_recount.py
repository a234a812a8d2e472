"""A second, slow count of rolls that keeps a log of its own and never looks into the database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from events.figures import EventFigure


@dataclass
class Memory:
    """What was known at one moment: who is on the list, who stands in for whom, marks, and closed half-days."""

    places: list[str] = field(default_factory=list)
    substitutes: dict[str, str] = field(default_factory=dict)
    marks: dict[tuple[str, int], str] = field(default_factory=dict)
    closed: dict[int, int] = field(default_factory=dict)

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

    def counted(self, memory: Memory, as_of: date) -> set[int]:
        """The closed half-days up to a day."""
        return {half_day for half_day in memory.closed if self.days[half_day] <= as_of}

    def figure(self, as_of: date, known_at: datetime | None) -> EventFigure:
        """The event's figure, counted by hand."""
        memory = self.memory(known_at)
        half_days = self.counted(memory, as_of)
        if not half_days:
            return EventFigure(expected=len(self.memory(None).places) or None)
        filled = memory.filled(half_days)
        persons = {place for place, _half_day in filled}
        expected = max(memory.closed[half_day] for half_day in half_days)
        return EventFigure(len(persons), len(filled), expected, "roll")

    def half_days_of(self, name: str, as_of: date, known_at: datetime | None) -> tuple[int | None, int]:
        """To how many half-days somebody came, of how many; unknown where none was closed."""
        memory = self.memory(known_at)
        half_days = self.counted(memory, as_of)
        return (memory.came(name, half_days) if half_days else None, len(half_days))


def listed(name: str) -> Callable[[Memory], None]:
    """Somebody came on the list."""
    return lambda memory: memory.places.append(name)


def stands_in(principal: str, substitute: str) -> Callable[[Memory], None]:
    """Somebody stands in for a place."""
    return lambda memory: memory.substitutes.update({principal: substitute})


def marked(name: str, half_day: int, mark: str) -> Callable[[Memory], None]:
    """A mark was written or taken back; a latecomer widens a roll that was closed."""

    def deed(memory: Memory) -> None:
        if half_day in memory.closed and (name, half_day) not in memory.marks:
            memory.closed[half_day] += 1
        memory.marks[name, half_day] = mark
        if not mark:
            del memory.marks[name, half_day]

    return deed


def closed(half_day: int) -> Callable[[Memory], None]:
    """A roll was closed: who has no mark was absent."""

    def deed(memory: Memory) -> None:
        for place in memory.places:
            memory.marks.setdefault((place, half_day), "absent")
        memory.closed[half_day] = len(memory.places)

    return deed


def reopened(half_day: int) -> Callable[[Memory], None]:
    """A roll was opened again."""
    return lambda memory: memory.closed.pop(half_day)
