"""What stands in a finished report."""

import io

from python_calamine import CalamineWorkbook

# Title, day, source and an empty row stand above the headings; only the notes, on the last sheet, begin with them.
HEAD = 4


def sheets(run) -> dict[str, list[list]]:
    """The tables of a finished workbook by title, each with its headings first and its total last; and the notes."""
    return tables(b"".join(run.file.chunks()))


def tables(content: bytes) -> dict[str, list[list]]:
    """The same of the bytes of a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    *data, notes = found
    return {name: _table(found[name]) for name in data} | {notes: found[notes]}


def _table(rows: list[list]) -> list[list]:
    """Without what stands above the headings and without the empty row above the total."""
    table = rows[HEAD:]
    return [*table[:-2], table[-1]] if len(table) > 2 and not any(table[-2]) else table


def lines(sheet: list[list]) -> list[dict]:
    """The rows of a table by its headings."""
    header, *rows = sheet
    return [dict(zip(header, row, strict=True)) for row in rows]
