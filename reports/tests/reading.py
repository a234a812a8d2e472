"""What stands in a finished report."""

import io

from python_calamine import CalamineWorkbook


def sheets(run) -> dict[str, list[list]]:
    """The sheets of a finished workbook by title, the notes among them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(run.file.chunks())))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def lines(sheet: list[list]) -> list[dict]:
    """The rows of a table by its headings."""
    header, *rows = sheet
    return [dict(zip(header, row, strict=True)) for row in rows]
