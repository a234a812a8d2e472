"""Spreadsheets and CSV files that cannot carry a formula.

Excel: ``write_xlsx(file, [Sheet("ทะเบียน", columns, rows, notes=[("ข้อมูล ณ วันที่", "28 พฤศจิกายน 2562")])])``.
A machine finds the header as the last frozen row: it is the first row, or under ``head`` the one after an empty row.
The filter spans header and rows; a total stands below, after another empty row. Notes have a sheet of their own.
"""

import collections
import csv
import hashlib
import math
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _

from documents import engines

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Kind = Literal["text", "number", "percent", "date", "datetime"]
MAX_ROWS = 1_000_000
# Excel counts texts in UTF-16 units.
MAX_TEXT = 32_767
# Whatever signs it is made of, such a text is not too long; and what can be printed XML can hold.
SHORT = MAX_TEXT // 2
MAX_TITLE = 31
RESERVED_TITLES = {"history"}
EXACT_INTEGER = 2**53
FIRST_DAY = date(1900, 3, 1)
# Characters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
PLAIN_NUMBER = re.compile(r"-|[+-]?\d+(,\d{3})*(\.\d+)?")


@dataclass(frozen=True)
class Column:
    """One column: heading, what it holds, width in characters (measured when None).

    ``text`` also for everything that only looks like a number (IDs, phones, codes); ``percent`` takes shares
    from 0 to 1; ``datetime`` takes aware datetimes and shows Bangkok time.
    """

    heading: str
    kind: Kind = "text"
    width: float | None = None


@dataclass
class Sheet:
    """One sheet; ``rows`` is read once and may be a generator, each row as long as ``columns``, as is ``total``.

    ``head`` are lines above the header: title, day, source. ``notes`` are pairs of label and value; those of all
    sheets go to a last sheet, in Thai "ข้อมูลรายงาน".
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[tuple[str, str]] = field(default_factory=list)
    total: Sequence[Any] | None = None
    head: Sequence[str] = ()


def write_xlsx(
    file: str | os.PathLike | IO[bytes], sheets: Sequence[Sheet], *, buddhist: bool = True, hash_notes: bool = True
) -> str:
    """Write the sheets and return the SHA-256 of their cell values (see ``cell_hash``).

    Without ``hash_notes`` it is that of the same sheets without notes: who asked and when changes no value.
    Strings are never formulas. Dates are real dates, shown in the Buddhist era unless ``buddhist`` is False.
    None is an empty cell. Raises ValueError for a row of the wrong length, for headings that are not unique,
    and past a million rows, which belong into a CSV file.
    """
    tables = _tables(sheets)
    engines.write(file, tables, buddhist)
    return _joint_hash(tables if hash_notes else tables[: len(sheets)])


def cell_hash(sheets: Sequence[Sheet]) -> str:
    """SHA-256 of headings and cell values in reading order: equal data gives an equal hash, equal files do not.

    What stands above a header is no value: two papers with other heads and the same cells have one hash.
    Consumes generators; for a file being written use the answer of ``write_xlsx``.
    """
    tables = _tables(sheets)
    for table in tables:
        collections.deque(table.rows, maxlen=0)
    return _joint_hash(tables)


def write_csv(file: IO[bytes], columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> None:
    """Write UTF-8 CSV with a byte order mark (Excel needs it for Thai) and CRLF line ends.

    Text that a spreadsheet would run gets a leading apostrophe; numbers, also negative ones, stay as they are.
    Dates are ISO 8601 in the Gregorian calendar; None is empty.
    """
    file.write(b"\xef\xbb\xbf")
    writer = csv.writer(_Encoded(file))
    writer.writerow([harmless(column.heading) for column in columns])
    for row in rows:
        _check_length(row, columns)
        writer.writerow([_csv_cell(value) for value in row])


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula; plain numbers such as ``-5`` and a lone dash are left alone."""
    if PLAIN_NUMBER.fullmatch(text):
        return text
    return f"'{text}" if text.startswith(DANGEROUS) or text.lstrip().startswith(DANGEROUS) else text


class _Encoded:
    """What csv.writer wants of a file, on top of a binary one."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "replace"))


def _csv_cell(value: Any) -> str | int | float:
    if value is None or _is_no_number(value):
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds") if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return harmless(str(value))


class _Table:
    """A sheet as the engines take it: cells converted, counted and hashed while they are read."""

    def __init__(self, sheet: Sheet, title: str) -> None:
        self.title = title
        self.columns: Sequence[Column] = [replace(column, heading=_text(column.heading)) for column in sheet.columns]
        headings = [column.heading for column in self.columns]
        if len({*headings}) < len(headings):
            raise ValueError(f"the headings of {sheet.title} are not unique")
        self.digest = hashlib.sha256(repr([title, *headings]).encode())
        self.head: Sequence[str] = [_text(line) for line in sheet.head]
        self.rows = self._converted(sheet.rows)
        self._total = sheet.total

    @property
    def total(self) -> list | None:
        """The cells of the total."""
        return self._cells(self._total) if self._total is not None else None

    def hash(self) -> bytes:
        """The hash of the headings, the rows that were read and the total."""
        digest = self.digest.copy()
        if self.total is not None:
            digest.update(repr(self.total).encode())
        return digest.digest()

    def _cells(self, row: Sequence) -> list:
        _check_length(row, self.columns)
        return [_cell(value, column.kind) for value, column in zip(row, self.columns, strict=True)]

    def _converted(self, rows: Iterable[Sequence]) -> Iterator[list]:
        kinds = [column.kind for column in self.columns]
        for number, row in enumerate(rows, 1):
            _check_length(row, kinds)
            if number > MAX_ROWS:
                raise ValueError(f"{self.title} has more than {MAX_ROWS:,} rows")
            # Texts that need no cleaning are nearly all cells of a long list: no call for them.
            cells = [
                value if type(value) is str and 0 < len(value) <= SHORT and value.isprintable() else _cell(value, kind)
                for value, kind in zip(row, kinds, strict=True)
            ]
            self.digest.update(repr(cells).encode())
            yield cells


def _tables(sheets: Sequence[Sheet]) -> list[_Table]:
    notes = [note for sheet in sheets for note in sheet.notes]
    if notes:
        pair = [Column(_("Item"), width=30), Column(_("Value"), width=60)]
        sheets = [*sheets, Sheet(_("Report information"), pair, notes)]
    taken = set(RESERVED_TITLES)
    return [_Table(sheet, _free_title(sheet.title, taken)) for sheet in sheets]


def _joint_hash(tables: list[_Table]) -> str:
    return hashlib.sha256(b"".join(table.hash() for table in tables)).hexdigest()


def _free_title(title: str, taken: set[str]) -> str:
    """Excel's rules for sheet names: one line of 31, some signs forbidden, no apostrophe at an end, no two alike."""
    base = " ".join(NOT_IN_TITLES.sub(" ", _text(title)).split()).strip("' ")
    name, number = _cut(base, MAX_TITLE).rstrip("' ") or "Sheet", 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name, number = _cut(base or "Sheet", MAX_TITLE - len(ending)) + ending, number + 1
    taken.add(name.casefold())
    return name


def _check_length(row: Sequence, columns: Sequence) -> None:
    if len(row) != len(columns):
        raise ValueError(f"a row of {len(row)} cells under {len(columns)} headings")


def _cell(value: Any, kind: Kind) -> Any:
    """A value as the sheet holds it: None, text, float, date or Bangkok time without zone."""
    if value is None or value == "":
        return None
    if type(value) is int and kind == "number" and -EXACT_INTEGER <= value <= EXACT_INTEGER:
        return float(value)
    if _is_no_number(value):
        return None
    if kind in ("number", "percent") and _is_exact(value):
        return float(value)
    if kind in ("date", "datetime") and isinstance(value, date):
        return _day(value, kind)
    return _text(str(value))


def _is_no_number(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value) or isinstance(value, Decimal) and value.is_nan()


def _is_exact(value: Any) -> bool:
    """A number that a sheet can hold: not infinite, not a longer integer than a double carries."""
    return isinstance(value, int | float | Decimal) and -EXACT_INTEGER <= value <= EXACT_INTEGER


def _text(value: str) -> str:
    return _cut(NOT_XML.sub("", value), MAX_TEXT)


def _cut(text: str, units: int) -> str:
    """The beginning of a text that is at most so many UTF-16 units long."""
    if 2 * len(text) <= units:
        return text
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _day(value: date, kind: Kind) -> date | str:
    """Excel counts days from 1900 and believes that year had a 29 February; older days stay text."""
    if isinstance(value, datetime):
        value = value.astimezone(timezone.get_default_timezone()) if value.tzinfo else value
        # A fraction of a second would be rounded, at midnight into the next day.
        value = value.replace(tzinfo=None, microsecond=0) if kind == "datetime" else value.date()
    elif kind == "datetime":
        value = datetime.combine(value, time())
    day = value.date() if isinstance(value, datetime) else value
    return value if day >= FIRST_DAY else value.isoformat()
