"""What a file held, cell by cell, exactly as it lay there; nothing here knows what a cell means.

The reader in its limited child sends a `Workbook` through a pipe, so it writes itself as plain JSON.
"""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a spreadsheet says a cell is; a cell of a CSV file is always text."""

    TEXT = "t"
    NUMBER = "n"
    DATE = "d"
    BOOL = "b"
    ERROR = "e"


class Cell(NamedTuple):
    """One cell: its kind, and its content in letters (a number without ``.0``, a day as ``2019-11-28``)."""

    kind: Kind
    text: str

    def __bool__(self) -> bool:
        return bool(self.text.strip())


NOTHING = Cell(Kind.TEXT, "")


class Merged(NamedTuple):
    """An area of merged cells, first and last row and column, counted from 0 and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """One sheet; its rows are all of one length and begin at A1."""

    name: str
    rows: list[list[Cell]]
    merged: list[Merged] = field(default_factory=list)
    hidden: bool = False


@dataclass
class Workbook:
    """The sheets of one file in their order; ``since_1904`` says from which day its numbers of days count."""

    kind: str
    sheets: list[Sheet]
    since_1904: bool = False

    def to_json(self) -> bytes:
        """All of it, for the pipe."""
        sheets = [[sheet.name, sheet.hidden, sheet.merged, sheet.rows] for sheet in self.sheets]
        return json.dumps([self.kind, self.since_1904, sheets], ensure_ascii=False).encode("utf-8", "surrogatepass")

    @classmethod
    def from_json(cls, sent: bytes) -> "Workbook":
        """The workbook on the other side of the pipe."""
        kind, since_1904, sheets = json.loads(sent)
        return cls(kind, [_sheet(*sheet) for sheet in sheets], since_1904)


def _sheet(name: str, hidden: bool, merged: list, rows: list) -> Sheet:
    cells = [[Cell(Kind(kind), text) for kind, text in row] for row in rows]
    return Sheet(name, cells, [Merged(*area) for area in merged], hidden)


def letters(column: int) -> str:
    """The letters of a column counted from 0: ``D``, ``AA``."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def even(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows, all as long as the longest."""
    width = max(map(len, rows), default=0)
    return [row + [NOTHING] * (width - len(row)) for row in rows]
