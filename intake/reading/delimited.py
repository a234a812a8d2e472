"""CSV: in which letters it is written, and what stands between its columns.

A rule of our own (decision 32): byte order mark, else where the zero bytes lie (UTF-16), else strict UTF-8, else
windows-874, which is how Excel in Thailand saves "CSV".
"""

import csv
import io
import re
from collections import Counter

from intake.reading.archives import must_be_near
from intake.reading.cells import Cell, Kind, Sheet, Workbook, even, letters
from intake.reading.refused import Refused

BETWEEN = ",;\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LOOKED_AT, _LONGEST_CELL = 200, 100_000
_TOLD = re.compile(r"\Asep=(.)\r?\n")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f]")
# How Thai in UTF-8 looks to somebody who takes it for windows-874: each letter begins with one of these pairs.
_MISREAD = re.compile("เธ|เน")


def read_csv(content: bytes, name: str) -> Workbook:
    """The one sheet of a CSV file; raises Refused."""
    text = decoded(content)
    if _UNSEEN.search(text):
        raise Refused("kind")
    told = _TOLD.match(text)
    text, between = (text[told.end() :], told[1]) if told else (text, _between(text))
    try:
        rows = [[Cell(Kind.TEXT, cell) for cell in row] for row in _parsed(text, between)]
    except csv.Error:
        raise Refused("damaged") from None
    width = max(map(len, rows), default=0)
    must_be_near(len(rows) - 1, width - 1, f"{letters(max(width - 1, 0))}{len(rows)}")
    if not any(cell for row in rows for cell in row):
        raise Refused("empty")
    return Workbook("csv", [Sheet(name, even(rows))])


def decoded(content: bytes) -> str:
    """The text of a file, by the rule above; raises Refused."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content[len(bom) :], encoding)
    if encoding := _by_zero_bytes(content[:2000]):
        return _strictly(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start and error.end == len(content) and error.reason == "unexpected end of data":
            raise Refused("damaged") from None
    text = _strictly(content, "cp874")
    if len(_MISREAD.findall(text)) > len(text) / 10:
        raise Refused("letters")
    return text


def _by_zero_bytes(beginning: bytes) -> str:
    """UTF-16 without its mark: every second byte of what is not Thai (separators, digits, line ends) is zero."""
    even_places, odd_places = beginning[::2].count(0), beginning[1::2].count(0)
    if max(even_places, odd_places) * 20 < len(beginning) or min(even_places, odd_places):
        return ""
    return "utf-16-be" if even_places else "utf-16-le"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        cut = encoding.startswith("utf") and error.end >= len(content) - 1
        raise Refused("damaged" if cut else "letters") from None


def _between(text: str) -> str:
    """The separator that parts the most lines into equally many columns; a comma where none does."""
    beginning = "\n".join(text.splitlines()[:_LOOKED_AT])
    return max(BETWEEN, key=lambda sign: (_evenness(beginning, sign), -BETWEEN.index(sign)))


def _evenness(text: str, sign: str) -> int:
    try:
        widths = Counter(len(row) for row in _parsed(text, sign) if len(row) > 1)
    except csv.Error:
        return 0
    return max((times * times * width for width, times in widths.items()), default=0)


def _parsed(text: str, sign: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
