"""What each row of a sheet is, and so each of its cells: nothing of a file is passed over in silence."""

from dataclasses import dataclass, field
from enum import StrEnum

from intake.reading.cells import Cell, Sheet
from intake.reading.columns import Field
from intake.reading.headers import Column, Header, header_at
from intake.reading.words import begins_a_footnote, is_empty_word, is_total_word, names_a_vacancy, section_in
from thai.names import split_name
from thai.spelling import tidy


class Role(StrEnum):
    """What a cell is in its sheet."""

    TITLE = "title"
    HEADER = "header"
    SECTION = "section"
    DATA = "data"
    OWN = "own"
    TOTAL = "total"
    FOOTNOTE = "footnote"
    UNFILLED = "unfilled"
    ASIDE = "aside"
    BLANK = "blank"


@dataclass
class Line:
    """One row of a table: its place in the sheet (from 0), its cells with merged ones filled down, its section."""

    row: int
    header: Header
    cells: list[Cell]
    section: str = ""

    def of(self, wanted: Field) -> list[tuple[Column, Cell]]:
        """The cells of a field with their columns."""
        return [(column, self.cells[column.index]) for column in self.header.columns if column.field == wanted]


@dataclass
class Laid:
    """A sheet as it was understood: the role of every cell, its tables' lines, and the texts around them."""

    sheet: Sheet
    roles: list[list[Role]] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    around: list[tuple[int, str]] = field(default_factory=list)


def lay_out(sheet: Sheet) -> Laid:
    """Give every cell of a sheet its role and take out the lines of its tables."""
    laid = Laid(sheet)
    filled = _filled_down(sheet)
    header: Header | None = None
    section, closing, skip = "", False, -1
    for row, cells in enumerate(sheet.rows):
        if row <= skip:
            continue
        found = header_at(sheet.rows, row, sheet.merged)
        if found:
            header, closing, skip = found, False, found.last
            laid.headers.append(found)
            for each in range(found.first, found.last + 1):
                laid.roles.append(_all(sheet.rows[each], Role.HEADER))
            continue
        role = _role_of(cells, filled[row], header, closing)
        closing = closing or role == Role.FOOTNOTE
        if role == Role.SECTION:
            section = section_in(cell.text for cell in cells if cell) or section
        if role == Role.DATA and header:
            laid.lines.append(Line(row, header, filled[row], section))
            laid.roles.append(_of_line(cells, header))
            continue
        laid.roles.append(_all(cells, role))
        laid.around += [(row, tidy(cell.text)) for cell in cells if cell]
    if not laid.headers:
        laid.roles = [_all(cells, Role.ASIDE) for cells in sheet.rows]
    return laid


def _role_of(cells: list[Cell], filled: list[Cell], header: Header | None, closing: bool) -> Role:
    written = [cell for cell in cells if cell]
    if not written:
        return Role.BLANK
    first = written[0].text
    if section_in(cell.text for cell in cells if cell):
        return Role.SECTION
    if header is None:
        return Role.TITLE
    if _is_total(cells, header):
        return Role.TOTAL
    if begins_a_footnote(first):
        return Role.FOOTNOTE
    line = Line(0, header, filled)
    if _names_somebody(line, alone=len(written) == 1, closing=closing):
        return Role.DATA
    return Role.UNFILLED if _only_numbered(cells, header) else Role.FOOTNOTE


def _is_total(cells: list[Cell], header: Header) -> bool:
    """Whether a row counts others: the word stands in one of its first cells, where no name of anybody can be."""
    first = [cell.text for cell in cells if cell][:2]
    numbered = any(
        column.field == Field.NUMBER and cells[column.index].text.strip().isdigit() for column in header.columns
    )
    return not numbered and any(is_total_word(text) for text in first)


def _names_somebody(line: Line, *, alone: bool, closing: bool) -> bool:
    """Whether a row is one of the list: somebody, or the tambon of an empty seat."""
    names = [cell.text for wanted in (Field.NAME, Field.FIRST_NAME) for _column, cell in line.of(wanted) if cell]
    ids = [cell for _column, cell in line.of(Field.NATIONAL_ID) if cell and not is_empty_word(cell.text)]
    places = [
        cell for wanted in (Field.TAMBON, Field.PLACE) for _c, cell in line.of(wanted) if not is_empty_word(cell.text)
    ]
    if alone:
        return any(not closing and split_name(name).prefix for name in names) or bool(ids)
    if ids or any(not is_empty_word(name) for name in names):
        return True
    return bool(places) and all(names_a_vacancy(name) or is_empty_word(name) for name in names)


def _only_numbered(cells: list[Cell], header: Header) -> bool:
    """Whether only the number of the line was written, and dashes."""
    numbers = {column.index for column in header.columns if column.field == Field.NUMBER}
    return all(index in numbers or is_empty_word(cell.text) for index, cell in enumerate(cells) if cell)


def _filled_down(sheet: Sheet) -> list[list[Cell]]:
    """The rows with the content of vertically merged cells in each row that they cover, in their first column."""
    rows = [list(row) for row in sheet.rows]
    for area in sheet.merged:
        if area.bottom > area.top and area.top < len(rows) and area.left < len(rows[area.top]):
            for row in range(area.top + 1, min(area.bottom + 1, len(rows))):
                rows[row][area.left] = rows[row][area.left] or rows[area.top][area.left]
    return rows


def _of_line(cells: list[Cell], header: Header) -> list[Role]:
    """The roles of the cells of a line: known columns, and the office's own."""
    known = {column.index for column in header.columns if column.field}
    return [(Role.DATA if index in known else Role.OWN) if cell else Role.BLANK for index, cell in enumerate(cells)]


def _all(cells: list[Cell], role: Role) -> list[Role]:
    return [role if cell else Role.BLANK for cell in cells]
