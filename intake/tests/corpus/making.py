"""Writes spreadsheets for the tests: XLSX by xlsxwriter, the others by hand, so that nothing else is needed."""

import csv
import io
import struct
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

SECTOR, END_OF_CHAIN, FREE, OF_FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
XLS_DAYS = date(1899, 12, 30)


@dataclass
class Page:
    """One sheet to be written: rows of texts, numbers, days and Nones, and merged areas (top, left, bottom, right)."""

    name: str = "เมือง"
    rows: list[list] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False


class Failed(str):
    """An error as a spreadsheet shows it: ``#N/A``."""


def xlsx(pages: list[Page], *, since_1904: bool = False) -> bytes:
    """An Excel file."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "date_1904": since_1904})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        if page.hidden:
            sheet.hide()
        for area in page.merged:
            sheet.merge_range(*_as_excel(area), "")
        for row, values in enumerate(page.rows):
            for column, value in enumerate(values):
                _write(sheet, row, column, value, days)
    book.close()
    return out.getvalue()


def _as_excel(area):
    top, left, bottom, right = area
    return top, left, bottom, right


def _write(sheet, row, column, value, days):
    if isinstance(value, Failed):
        sheet.write_formula(row, column, "=NA()", None, str(value))
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), days)
    elif value is not None:
        sheet.write_number(row, column, value)


def comma_separated(pages: list[Page], *, encoding: str = "utf-8", between: str = ",", before: str = "") -> bytes:
    """A CSV file of the first page; what a spreadsheet shows of a number or a day stands in it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between, lineterminator="\r\n")
    for row in pages[0].rows:
        writer.writerow(["" if value is None else shown(value) for value in row])
    return (before + out.getvalue()).encode(encoding)


def shown(value) -> str:
    """A value as it stands in a cell, in letters."""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def ods(pages: list[Page]) -> bytes:
    """A LibreOffice file."""
    tables = "".join(_table(page) for page in pages)
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"' for name, urn in names.items())
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return ods_of(f"<office:document-content {spaces}>{body}</office:document-content>")


def ods_of(content: str, manifest: str = "<manifest/>") -> bytes:
    """An archive with this content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()


def _table(page: Page) -> str:
    rows = "".join(
        f"<table:table-row>{_cells(page, row, values)}</table:table-row>" for row, values in enumerate(page.rows)
    )
    return f"<table:table table:name={quoteattr(page.name)}>{rows}</table:table>"


def _cells(page, row, values):
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merged}
    return "".join(_ods_cell(value, spans.get((row, column))) for column, value in enumerate(values))


def _ods_cell(value, span):
    spanned = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if value in (None, ""):
        return f"<table:table-cell{spanned}/>"
    text = f"<text:p>{escape(shown(value))}</text:p>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, str):
        kind, text = (
            'office:value-type="string"',
            "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n")),
        )
    else:
        kind = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell{spanned} {kind}>{text}</table:table-cell>"


def xls(pages: list[Page]) -> bytes:
    """An Excel file of before 2007: BIFF8 records in a compound file."""
    sheets = [_biff_sheet(page) for page in pages]
    bound = [_record(0x85, struct.pack("<IBB", 0, page.hidden, 0) + _short_text(page.name)) for page in pages]
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + _record(0x42, struct.pack("<H", 1200))
    head += _record(0xE0, struct.pack("<HHHHHHHI", 0, 0, 0, 0, 0, 0, 0, 0)) + _record(
        0xE0, struct.pack("<HHHHHHHI", 0, 14, 0, 0, 0, 0, 0, 0)
    )
    tail = _record(0x0A, b"")
    start = len(head) + sum(map(len, bound)) + len(tail)
    for index, sheet in enumerate(sheets):
        bound[index] = bound[index][:4] + struct.pack("<I", start) + bound[index][8:]
        start += len(sheet)
    return compound({"Workbook": head + b"".join(bound) + tail + b"".join(sheets)})


def _biff_sheet(page: Page) -> bytes:
    records = [_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]
    for row, values in enumerate(page.rows):
        for column, value in enumerate(values):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                records.append(_record(0x204, struct.pack("<HHH", row, column, 0) + _long_text(value)))
            else:
                number = (value - XLS_DAYS).days if isinstance(value, date) else value
                records.append(_record(0x203, struct.pack("<HHHd", row, column, isinstance(value, date), number)))
    if page.merged:
        areas = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in page.merged)
        records.append(_record(0xE5, struct.pack("<H", len(page.merged)) + areas))
    return b"".join(records) + _record(0x0A, b"")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _long_text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE2) with these streams, each padded so that no small-block table is needed."""
    bodies = [body.ljust(max(4096, -(-len(body) // SECTOR) * SECTOR), b"\0") for body in streams.values()]
    sectors = sum(len(body) for body in bodies) // SECTOR
    of_directory = -(-(len(streams) + 1) // 4)
    of_fat = next(n for n in range(1, 100) if n * 128 >= n + of_directory + sectors)
    fat = [OF_FAT] * of_fat + _chain(of_fat, of_directory)
    starts, place = [], of_fat + of_directory
    for body in bodies:
        starts.append(place)
        fat += _chain(place, len(body) // SECTOR)
        place += len(body) // SECTOR
    fat += [FREE] * (of_fat * 128 - len(fat))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, of_fat, of_fat, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    head += b"".join(struct.pack("<I", each if each < of_fat else FREE) for each in range(109))
    names = [("Root Entry", 5, END_OF_CHAIN, 0)]
    names += [(name, 2, start, len(body)) for name, start, body in zip(streams, starts, bodies, strict=True)]
    entries = b"".join(_entry(*each, last=len(streams)) for each in names)
    directory = entries.ljust(of_directory * SECTOR, b"\0")
    return head + struct.pack(f"<{len(fat)}I", *fat) + directory + b"".join(bodies)


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), END_OF_CHAIN]


def _entry(name: str, kind: int, start: int, size: int, *, last: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    child = 1 if kind == 5 and last else FREE
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
