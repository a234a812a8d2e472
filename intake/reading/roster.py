"""A whole file as a roster: its lines with clean values, the role of every cell, what it says of itself."""

from dataclasses import dataclass, field

from intake.reading.cells import Workbook, letters
from intake.reading.columns import SEVERAL, Field, word_of_address
from intake.reading.days import read_term
from intake.reading.hints import Hint, hints_in
from intake.reading.people import NAMES, is_vacancy, named
from intake.reading.places import placed
from intake.reading.reading import Reading
from intake.reading.rows import Laid, Line, lay_out
from intake.reading.values import read
from thai.spelling import tidy

_PLACES = (Field.TAMBON, Field.DISTRICT, Field.PROVINCE)
# Fields that are read together with others and stand for nothing alone.
_IN_PIECES = {Field.NAME, Field.PLACE, Field.TERM, *NAMES, *_PLACES}


@dataclass
class Entry:
    """One line of a roster: where it stands, what it says, what its office alone knows, and every cell as it was."""

    sheet: str
    row: int
    said: dict[Field, Reading]
    own: dict[str, str]
    verbatim: dict[str, str]
    vacant: bool = False

    def value(self, wanted: Field) -> str:
        """The clean value of a field; empty where the line says nothing, or nothing that could be read."""
        return self.said[wanted].value if wanted in self.said else ""

    @property
    def wrong(self) -> list[tuple[Field, Reading]]:
        """What is wrong or doubtful, in the order of the columns."""
        return [(wanted, reading) for wanted, reading in self.said.items() if reading.why]


@dataclass
class Roster:
    """Everything that a file holds."""

    kind: str
    sheets: list[Laid]
    entries: list[Entry] = field(default_factory=list)
    hints: list[tuple[str, Hint]] = field(default_factory=list)

    @property
    def own_columns(self) -> list[str]:
        """The headings of the office's own columns, each once."""
        return list(dict.fromkeys(heading for entry in self.entries for heading in entry.own))


def read_roster(book: Workbook) -> Roster:
    """Read all sheets of a workbook."""
    sheets = [lay_out(sheet) for sheet in book.sheets]
    roster = Roster(book.kind, sheets)
    for laid in sheets:
        hints = hints_in(laid.around, sheet=laid.sheet.name)
        roster.hints += [(laid.sheet.name, hint) for hint in hints]
        roster.entries += [_entry(laid, line, hints, book.since_1904) for line in laid.lines]
    return roster


def _entry(laid: Laid, line: Line, hints: list[Hint], since_1904: bool) -> Entry:
    found = {wanted: _field(line, wanted, since_1904) for wanted in Field if line.of(wanted)}
    said = {wanted: reading for wanted, reading in found.items() if wanted not in _IN_PIECES and reading.text}
    vacant = is_vacancy(found) and not found.get(Field.NATIONAL_ID, Reading("")).value
    if not vacant:
        said |= named(found)
    said |= _term(line) | _with_section(placed(found), line, hints)
    columns = {column.index: column for column in line.header.columns}
    own = {columns[index].heading or letters(index): tidy(cell.text)
           for index, cell in enumerate(line.cells) if cell and columns[index].field is None}  # fmt: skip
    verbatim = {letters(index): cell.text for index, cell in enumerate(line.cells) if cell}
    return Entry(laid.sheet.name, line.row, said, own, verbatim, vacant)


def _field(line: Line, wanted: Field, since_1904: bool) -> Reading:
    """What the columns of a field say together; the first one that could not be read says why."""
    readings = [
        (column.heading, read(wanted, cell, column=column.index, since_1904=since_1904))
        for column, cell in line.of(wanted)
    ]
    if len(readings) == 1 and wanted != Field.ADDRESS:
        return readings[0][1]
    between = SEVERAL.get(wanted, " ")
    words = [(word_of_address(heading) if wanted == Field.ADDRESS else "", reading) for heading, reading in readings]
    value = between.join(dict.fromkeys(_worded(word, reading.value) for word, reading in words if reading.value))
    text = between.join(reading.text for _heading, reading in readings if reading.text)
    wrong = next((reading for _heading, reading in readings if reading.why), readings[0][1])
    return Reading(text, value, wrong.why, wrong.column)


def _worded(word: str, value: str) -> str:
    return f"{word} {value}" if word and not value.startswith(word[:3]) else value


def _term(line: Line) -> dict[Field, Reading]:
    """First and last day out of the one column that holds both, where the table has one."""
    for column, cell in line.of(Field.TERM):
        if cell:
            return dict(zip((Field.TERM_START, Field.TERM_END), read_term(cell, column=column.index), strict=True))
    return {}


def _with_section(places: dict[Field, Reading], line: Line, hints: list[Hint]) -> dict[Field, Reading]:
    """The places of a line, with what stands above its part of the table or around the whole where it is silent."""
    around = {Field(hint.what): hint.value for hint in reversed(hints) if hint.what in _PLACES}
    if line.section:
        around[Field.DISTRICT] = line.section
    return {wanted: Reading("", value) for wanted, value in around.items()} | places
