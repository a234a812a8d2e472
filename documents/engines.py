"""The two writers behind ``spreadsheet.write_xlsx``; nobody else imports this module.

rustpy-xlsxwriter is five times faster; xlsxwriter stands in where it has no wheel. One test set runs on both.
Both hold one row in memory at a time.
"""

import importlib.util
import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

HEADER_COLOUR, HEADER_GROUND = "#1D3A73", "#E9EEF8"
FONT, FONT_SIZE = "TH Sarabun New", 14
MEASURED_ROWS = 200
NARROW, WIDE = 8, 60

# 107041E: Thai language, Buddhist calendar, Arabic digits; a real date in Excel and LibreOffice.
BUDDHIST = "[$-107041E]d mmm yyyy"
NUMBER_FORMATS = {
    True: {"text": "@", "number": "#,##0.##########", "percent": "0.00%", "date": f"{BUDDHIST};@",
           "datetime": f"{BUDDHIST} h:mm;@"},
    False: {"text": "@", "number": "#,##0.##########", "percent": "0.00%", "date": "d mmm yyyy",
            "datetime": "d mmm yyyy h:mm"},
}  # fmt: skip


class Table(Protocol):
    """A sheet whose cells are None, str, float, date or naive datetime; headings are unique."""

    title: str
    columns: Sequence
    rows: Iterator[list]


class _Measured(NamedTuple):
    sheet: Table
    rows: Iterator[list]
    widths: list[float]
    empty: bool


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
    widths = [
        column.width or _width([column.heading, *(_shown(row[number]) for row in sample)])
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
    from rustpy_xlsxwriter import Format, write_worksheets

    measured = [_measure(sheet) for sheet in sheets]
    if any(each.empty for each in measured):
        _plain(file, measured, buddhist)
        return
    titles = [each.sheet.title for each in measured]
    header = Format().set_bold().set_font_color(HEADER_COLOUR).set_background_color(HEADER_GROUND)
    header = header.set_font_name(FONT).set_font_size(FONT_SIZE).set_align("center")
    styles = {
        kind: Format().set_num_format(code).set_font_name(FONT).set_font_size(FONT_SIZE)
        for kind, code in NUMBER_FORMATS[buddhist].items()
    }
    write_worksheets(
        [(each.sheet.title, _records(each)) for each in measured],
        file,
        freeze_panes={"general": {"row": 1, "col": 0}},
        autofilter=dict.fromkeys(titles, True),
        header_format=dict.fromkeys(titles, header),
        column_widths={each.sheet.title: each.widths for each in measured},
        ignore_errors={each.sheet.title: _text_headings(each.sheet) for each in measured},
        column_formats={each.sheet.title: [styles[column.kind] for column in each.sheet.columns] for each in measured},
    )


def _text_headings(sheet: Table) -> list[str]:
    """Columns in which Excel shall not mark IDs and phones as "numbers stored as text"."""
    return [column.heading for column in sheet.columns if column.kind == "text"]


def _records(measured: _Measured) -> Iterator[dict]:
    headings = [column.heading for column in measured.sheet.columns]
    for row in measured.rows:
        yield dict(zip(headings, row, strict=True))


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
        header = book.add_format(
            {**face, "bold": True, "font_color": HEADER_COLOUR, "bg_color": HEADER_GROUND, "align": "center"}
        )
        styles = {
            kind: book.add_format({**face, "num_format": code}) for kind, code in NUMBER_FORMATS[buddhist].items()
        }
        for each in measured:
            _plain_sheet(book.add_worksheet(each.sheet.title), each, header, styles)


def _plain_sheet(page, measured: _Measured, header, styles: dict) -> None:
    columns = measured.sheet.columns
    page.freeze_panes(1, 0)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for number, (column, width) in enumerate(zip(columns, measured.widths, strict=True)):
        page.set_column(number, number, width, styles[column.kind])
        page.write_string(0, number, column.heading, header)
    last = 0
    for last, row in enumerate(measured.rows, 1):
        for number, (column, value) in enumerate(zip(columns, row, strict=True)):
            _plain_cell(page, last, number, value, styles[column.kind])
    page.autofilter(0, 0, last, len(columns) - 1)


def _plain_cell(page, row: int, column: int, value: Any, style) -> None:
    if isinstance(value, str):
        page.write_string(row, column, value, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif value is not None:
        page.write_number(row, column, value, style)
