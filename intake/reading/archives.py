"""A look into the archive of an XLSX or ODS file before anything reads its sheets.

What it is for: a bomb, a cell at XFD1048576 (whose mere address makes the reader take all memory there is), programs,
links to other files; and what the reader does not tell: errors, formulas without a value, merged cells of ODS.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from intake.reading.refused import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Refused

MOST_BYTES, MOST_PARTS = 120 * 1024**2, 2000
# A sheet of equal rows shrinks to a fiftieth; what shrinks further was made to.
HARMLESS_BYTES, MOST_SHRUNK = 10 * 1024**2, 300
_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
_AT, _TYPE = re.compile(rb'\br="([A-Za-z]{1,5})([0-9]{1,9})"'), re.compile(rb'\bt="(\w+)"')
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b[^>]*>(.*?)</", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_SINCE_1904 = re.compile(r'\bdate1904="(?:1|true)"')
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive, if it may be unpacked; raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_at_parts(archive.infolist())
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, KeyError, ValueError, RuntimeError) as error:
        raise Refused("damaged") from error


def _look_at_parts(parts: list[zipfile.ZipInfo]) -> None:
    whole, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or whole > MOST_BYTES or (whole > HARMLESS_BYTES and whole > MOST_SHRUNK * packed):
        raise Refused("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted")
    names = [part.filename.lower() for part in parts]
    if any(word in name for word in _MACROS for name in names):
        raise Refused("macros")
    if any("externallinks/" in name for name in names):
        raise Refused("links")


def untold_of_xlsx(content: bytes) -> tuple[dict[str, dict[tuple[int, int], str]], bool]:
    """What the reader leaves out of each sheet, by row and column from 0: errors as they are shown; since 1904 or not.

    Raises Refused for a formula whose value was not kept and for a cell out of reach.
    """
    with opened(content) as archive:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        names = set(archive.namelist())
        found = {}
        for name, path in _paths_of_sheets(archive, book).items():
            if path in names:
                found[name] = _errors_in(archive.read(path), name)
    return found, bool(_SINCE_1904.search(book))


def _paths_of_sheets(archive: zipfile.ZipFile, book: str) -> dict[str, str]:
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in _RELATION.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(tag))
        targets[attributes.get("Id")] = attributes.get("Target", "")
    paths = {}
    for tag in _SHEET.findall(book):
        attributes = dict(_ATTRIBUTE.findall(tag))
        target = targets.get(next((value for key, value in attributes.items() if key.endswith(":id")), None), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        paths[_unescaped(attributes.get("name", ""))] = path
    return paths


def _unescaped(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _errors_in(sheet: bytes, name: str) -> dict[tuple[int, int], str]:
    errors, last_row, last_column = {}, 0, 0
    for attributes, inside in _CELL.findall(sheet):
        at = _AT.search(attributes)
        if not inside or at is None:
            continue
        where = f"{name}!{at[1].decode()}{at[2].decode()}"
        row, column = int(at[2]) - 1, _column(at[1].decode())
        last_row, last_column = max(last_row, row), max(last_column, column)
        must_be_near(last_row, last_column, where)
        value, kind = _VALUE.search(inside), _TYPE.search(attributes)
        if kind and kind[1] == b"e" and value:
            errors[row, column] = value[1].decode("utf-8", "replace")
        elif _FORMULA.search(inside) and not (value and value[1]) and not (kind and kind[1] == b"str"):
            raise Refused("uncounted", where)
    return errors


def must_be_near(row: int, column: int, where: str) -> None:
    """Raise Refused where a sheet reaches further than any roster does."""
    if row >= MOST_ROWS or column >= MOST_COLUMNS or (row + 1) * (column + 1) > MOST_CELLS:
        raise Refused("far", where)


def _column(name: str) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
