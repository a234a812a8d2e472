"""What a report says, before it becomes a file: one composition for all formats."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from documents.spreadsheet import Column


@dataclass(frozen=True)
class Table:
    """A titled table; None in a cell is unknown. ``total`` is the last row, the sum of the others.

    ``rows`` are read once, while the file is written: a report of many rows gives a generator.

    Cells are text, numbers, shares (0–1 under a ``percent`` column) or dates. ``names`` are the columns that hold names
    of persons, ``places`` those whose cells stand on one line of the paper. ``empty`` is what the paper says in the
    place of a table without rows.
    """

    title: str
    columns: list[Column]
    rows: Iterable[list]
    total: list | None = None
    names: tuple[int, ...] = ()
    empty: str = ""
    places: tuple[int, ...] = ()


@dataclass(frozen=True)
class KeyFigure:
    """A number at the head of the paper with its denominator or meaning.

    ``seat`` names a seat state's mark, or ``ending``, the clock.
    """

    label: str
    value: str | None
    note: str = ""
    seat: str = ""


@dataclass(frozen=True)
class Composition:
    """A whole report. ``facts`` are label and value; ``shares`` are appointed, pending and vacant seats.

    ``people`` are the keys of the people of the register whom its tables name, for the trail.
    """

    title: str
    subtitle: str
    office: str
    facts: list[tuple[str, str]]
    figures: list[KeyFigure]
    tables: list[Table]
    shares: tuple[int, int, int] | None = None
    notes: list[str] = field(default_factory=list)
    people: frozenset[int] = frozenset()
