"""Where a table begins: the row, or the two rows, that name its columns."""

from dataclasses import dataclass

from intake.reading.cells import Cell, Kind, Merged
from intake.reading.columns import NAMING, SEVERAL, Field, field_of
from thai.spelling import tidy

LONGEST_HEADING, FEWEST_FIELDS = 120, 2
_OF_SEAT = {Field.TAMBON, Field.DISTRICT, Field.PROVINCE}
_PART_OF_ADDRESS = "ที่อยู่"


@dataclass(frozen=True)
class Column:
    """One column of a table: where it stands, how the file calls it, and what it is; None: the office's own."""

    index: int
    heading: str
    field: Field | None


@dataclass(frozen=True)
class Header:
    """The rows that name the columns, first and last, and the columns."""

    first: int
    last: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> frozenset[Field]:
        """What it recognises."""
        return frozenset(column.field for column in self.columns if column.field)


def header_at(rows: list[list[Cell]], row: int, merged: list[Merged]) -> Header | None:
    """The header that begins in a row, of one row or two; None where none does."""
    if not _is_made_of_headings(rows[row]):
        return None
    upper = _spread(rows, row, merged)
    one = Header(row, row, _columns(upper, [""] * len(upper)))
    two = _two_rows(rows, row, merged, upper)
    best = two if two and len(two.fields) >= len(one.fields) else one
    if len(best.fields) < FEWEST_FIELDS or not (best.fields & NAMING or len(best.fields) > FEWEST_FIELDS):
        return None
    return best


def _is_made_of_headings(row: list[Cell]) -> bool:
    """Whether at least half of what stands in a row is a heading: a person may be called ที่ or เขต."""
    written = [cell for cell in row if cell]
    worded = [cell.text for cell in written if cell.kind == Kind.TEXT and not _is_a_value(cell.text)]
    if 2 * len(worded) < len(written):
        return False
    known = [text for text in worded if field_of(text)]
    return (
        bool(written)
        and all(len(cell.text) <= LONGEST_HEADING for cell in written)
        and (2 * len(known) >= len(written) or len(known) > FEWEST_FIELDS)
    )


def _two_rows(rows: list[list[Cell]], row: int, merged: list[Merged], upper: list[str]) -> Header | None:
    """A header whose second row parts what the first one groups (วาระ over เริ่ม and สิ้นสุด)."""
    if row + 1 >= len(rows):
        return None
    lower = _spread(rows, row + 1, merged)
    written = [text for text, above in zip(lower, upper, strict=True) if text and text != above]
    known = [text for text in written if field_of(text) or any(field_of(above + text) for above in upper if above)]
    if not written or 2 * len(known) < len(written) or any(_is_a_value(text) for text in written):
        return None
    return Header(row, row + 1, _columns(_grouped(upper, lower), lower))


def _is_a_value(text: str) -> bool:
    return sum(letter.isdigit() for letter in text) > 3


def _grouped(upper: list[str], lower: list[str]) -> list[str]:
    """The upper row with each group over all of its columns, also where the file forgot that cells were merged."""
    groups, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        groups.append(group)
    return groups


def _spread(rows: list[list[Cell]], row: int, merged: list[Merged]) -> list[str]:
    """The texts of a row, each merged cell in every place that it covers."""
    texts = [tidy(cell.text) for cell in rows[row]]
    for area in merged:
        if area.top <= row <= area.bottom:
            for column in range(area.left, min(area.right + 1, len(texts))):
                texts[column] = tidy(rows[area.top][area.left].text)
    return texts


def _columns(upper: list[str], lower: list[str]) -> tuple[Column, ...]:
    found = [_named(above, below) for above, below in zip(upper, lower, strict=True)]
    fields = [field for _heading, field in found]
    taken: set[Field] = set()
    columns = []
    for index in sorted(range(len(found)), key=lambda each: (_is_second_choice(*found[each]), each)):
        heading, field = found[index]
        if field in taken and field not in SEVERAL:
            field = None
        if field:
            taken.add(field)
        columns.append(Column(index, heading, _in_company(field, fields)))
    return tuple(sorted(columns, key=lambda column: column.index))


def _named(above: str, below: str) -> tuple[str, Field | None]:
    """The heading of a column and what it is, by both rows together or by the nearer one."""
    if not below or below == above:
        return above, field_of(above)
    heading = f"{above} {below}".strip()
    return heading, field_of(above + below) or field_of(below)


def _is_second_choice(heading: str, field: Field | None) -> bool:
    """The tambon of an address is the seat's only where no other column names one."""
    return field in _OF_SEAT and _PART_OF_ADDRESS in heading


def _in_company(field: Field | None, fields: list[Field | None]) -> Field | None:
    """``ชื่อสกุล`` beside a first name is the surname, and ``ชื่อ`` without a surname the whole name."""
    if field == Field.NAME and Field.FIRST_NAME in fields and Field.LAST_NAME not in fields:
        return Field.LAST_NAME
    if field == Field.FIRST_NAME and Field.LAST_NAME not in fields and Field.NAME not in fields:
        return Field.NAME
    return field
