"""The two writers behind ``spreadsheet.write_xlsx``; nobody else imports this module.

rustpy-xlsxwriter is five times faster; xlsxwriter stands in where it has no wheel. One test set runs on both.
Both hold one row in memory at a time.
"""

import importlib.util
import itertools
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

HEADER_COLOUR, HEADER_GROUND = "#1D3A73", "#E9EEF8"
FONT, FONT_SIZE = "TH Sarabun New", 14
MEASURED_ROWS = 200
NARROW, WIDE = 8, 60
BOOK = "xl/workbook.xml"

# 107041E: Thai language, Buddhist calendar, Arabic digits; a real date in Excel and LibreOffice.
BUDDHIST = "[$-107041E]d mmm yyyy"
# A true minus. Whole numbers: with optional decimals Excel would write "74.".
NUMBER, PERCENT = '#,##0;"−"#,##0', '0.00%;"−"0.00%'
NUMBER_FORMATS = {
    True: {"text": "@", "number": NUMBER, "percent": PERCENT, "date": f"{BUDDHIST};@",
           "datetime": f"{BUDDHIST} h:mm;@"},
    False: {"text": "@", "number": NUMBER, "percent": PERCENT, "date": "d mmm yyyy",
            "datetime": "d mmm yyyy h:mm"},
}  # fmt: skip


class Table(Protocol):
    """A sheet whose cells are None, str, float, date or naive datetime; headings are unique."""

    title: str
    head: Sequence[str]
    columns: Sequence
    rows: Iterator[list]

    @property
    def total(self) -> list | None:
        """The cells below the rows."""


@dataclass
class _Measured:
    """A sheet with its widths; ``written`` counts its rows while they are read."""

    sheet: Table
    rows: Iterator[list]
    widths: list[float]
    empty: bool
    written: int = 0

    @property
    def header(self) -> int:
        """The row of the header, the first is 0: an empty one lies between it and the head."""
        return len(self.sheet.head) + 1 if self.sheet.head else 0

    @property
    def last(self) -> int:
        """The last row of the data, where the filter ends."""
        return self.header + self.written

    def counted(self) -> Iterator[list]:
        """The rows, counted while they are read."""
        for row in self.rows:
            self.written += 1
            yield row


def write(file: Any, sheets: Sequence[Table], buddhist: bool) -> None:
    """Write the workbook with the faster engine that is there."""
    engine = write_fast if importlib.util.find_spec("rustpy_xlsxwriter") else write_plain
    engine(file, sheets, buddhist)


def display_width(text: str) -> int:
    """Characters that take room; Thai vowels and tones above and below take none."""
    return sum(unicodedata.category(character) != "Mn" for character in text)


def _measure(sheet: Table) -> _Measured:
    """Look at the first rows for the widths, and give all rows back."""
    sample = list(itertools.islice(sheet.rows, MEASURED_ROWS))
    shown = [*sample, sheet.total] if sheet.total else sample
    widths = [
        column.width or _width([column.heading, *(_shown(row[number]) for row in shown)])
        for number, column in enumerate(sheet.columns)
    ]
    return _Measured(sheet, itertools.chain(sample, sheet.rows), widths, not sample)


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return "20 ม.ค. 2569 00:00"
    if isinstance(value, date):
        return "20 ม.ค. 2569"
    return "" if value is None else f"{value:,.10g}" if isinstance(value, float) else value


def _width(texts: list[str]) -> float:
    longest = max(display_width(line) for text in texts for line in text.split("\n"))
    return min(max(longest * 1.1 + 2, NARROW), WIDE)


def write_fast(file: Any, sheets: Sequence[Table], buddhist: bool) -> None:
    """rustpy-xlsxwriter: rows are dictionaries matched by position, a sheet without rows gets no header."""
    from rustpy_xlsxwriter import write_worksheets

    measured = [_measure(sheet) for sheet in sheets]
    if any(each.empty for each in measured):
        _plain(file, measured, buddhist)
        return
    by_title = {each.sheet.title: each for each in measured}
    faces = _faces(buddhist)
    write_worksheets(
        [(title, _records(each)) for title, each in by_title.items()],
        file,
        freeze_panes={title: {"row": each.header + 1, "col": 0} for title, each in by_title.items()},
        autofilter=dict.fromkeys(by_title, True),
        header_row={title: each.header for title, each in by_title.items()},
        header_format=dict.fromkeys(by_title, faces["header"]),
        merge_ranges={title: _head_lines(each, faces) for title, each in by_title.items()},
        column_widths={title: each.widths for title, each in by_title.items()},
        ignore_errors={title: _text_headings(each.sheet) for title, each in by_title.items()},
        column_formats={title: [faces[c.kind] for c in each.sheet.columns] for title, each in by_title.items()},
    )
    if any(each.sheet.total for each in measured):
        _end_filters(file, measured)


def _faces(buddhist: bool) -> dict[str, Any]:
    """How a cell looks, by the kind of its column and by its place: title, line, header."""
    from rustpy_xlsxwriter import Format

    def face() -> Format:
        return Format().set_font_name(FONT).set_font_size(FONT_SIZE)

    header = face().set_bold().set_font_color(HEADER_COLOUR).set_background_color(HEADER_GROUND).set_align("center")
    places = {"title": face().set_bold().set_font_color(HEADER_COLOUR), "line": face(), "header": header}
    return places | {kind: face().set_num_format(code) for kind, code in NUMBER_FORMATS[buddhist].items()}


def _head_lines(measured: _Measured, faces: dict[str, Any]) -> list[tuple]:
    """The lines above the header, each across the sheet; the library takes them as merged cells of at least two."""
    last = max(len(measured.sheet.columns) - 1, 1)
    return [(n, 0, n, last, text, faces["line" if n else "title"]) for n, text in enumerate(measured.sheet.head)]


def _end_filters(file: Any, measured: list[_Measured]) -> None:
    """Let the filters end with the data: the library draws them down to the last row that it was given, the total."""
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        book = archive.read(BOOK).decode()
        for number, each in enumerate(measured):
            if not each.sheet.total:
                continue
            name = f"xl/worksheets/sheet{number + 1}.xml"
            page = archive.read(name).decode()
            page = re.sub(r'(<autoFilter ref="[A-Z0-9]+:[A-Z]+)\d+', rf"\g<1>{each.last + 1}", page, count=1)
            _replace(archive, name, page)
            named = rf'(localSheetId="{number}"[^>]*>[^<]*\$)\d+</definedName>'
            book = re.sub(named, rf"\g<1>{each.last + 1}</definedName>", book)
        _replace(archive, BOOK, book)


def _replace(archive: zipfile.ZipFile, name: str, content: str) -> None:
    """Write a part of a workbook anew; what it was before is no longer listed in the archive."""
    archive.infolist().remove(archive.NameToInfo.pop(name))
    archive.writestr(name, content)


def _text_headings(sheet: Table) -> list[str]:
    """Columns in which Excel shall not mark IDs and phones as "numbers stored as text"."""
    return [column.heading for column in sheet.columns if column.kind == "text"]


def _records(measured: _Measured) -> Iterator[dict]:
    headings = [column.heading for column in measured.sheet.columns]
    for row in measured.counted():
        yield dict(zip(headings, row, strict=True))
    if measured.sheet.total:
        yield dict.fromkeys(headings)
        yield dict(zip(headings, measured.sheet.total, strict=True))


def write_plain(file: Any, sheets: Sequence[Table], buddhist: bool) -> None:
    """xlsxwriter in constant memory."""
    _plain(file, [_measure(sheet) for sheet in sheets], buddhist)


def _plain(file: Any, measured: list[_Measured], buddhist: bool) -> None:
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with Workbook(file, options) as book:
        face = {"font_name": FONT, "font_size": FONT_SIZE}
        bold = {**face, "bold": True, "font_color": HEADER_COLOUR}
        faces = {
            "title": book.add_format(bold),
            "line": book.add_format(face),
            "header": book.add_format({**bold, "bg_color": HEADER_GROUND, "align": "center"}),
        }
        for kind, code in NUMBER_FORMATS[buddhist].items():
            faces[kind] = book.add_format({**face, "num_format": code})
        for each in measured:
            _plain_sheet(book.add_worksheet(each.sheet.title), each, faces)


def _plain_sheet(page, measured: _Measured, faces: dict[str, Any]) -> None:
    sheet = measured.sheet
    page.freeze_panes(measured.header + 1, 0)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for number, text in enumerate(sheet.head):
        page.write_string(number, 0, text, faces["line" if number else "title"])
    for number, (column, width) in enumerate(zip(sheet.columns, measured.widths, strict=True)):
        page.set_column(number, number, width, faces[column.kind])
        page.write_string(measured.header, number, column.heading, faces["header"])
    for row in measured.counted():
        _plain_row(page, measured.last, row, sheet.columns, faces)
    page.autofilter(measured.header, 0, measured.last, len(sheet.columns) - 1)
    if sheet.total:
        _plain_row(page, measured.last + 2, sheet.total, sheet.columns, faces)


def _plain_row(page, at: int, row: list, columns: Sequence, faces: dict) -> None:
    for number, (column, value) in enumerate(zip(columns, row, strict=True)):
        _plain_cell(page, at, number, value, faces[column.kind])


def _plain_cell(page, row: int, column: int, value: Any, style) -> None:
    if isinstance(value, str):
        page.write_string(row, column, value, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif value is not None:
        page.write_number(row, column, value, style)
