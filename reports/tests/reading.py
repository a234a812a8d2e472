"""What stands in a finished report, and what can be read on a page."""

import io
from html.parser import HTMLParser

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


class Words(HTMLParser):
    """The text of a page, or of a piece of one, word by word."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def words(html: str) -> str:
    """The text of a page in one line."""
    return " ".join(Words(html).words)


def text_of(response) -> str:
    """The text of an answer in one line."""
    return words(response.content.decode())
