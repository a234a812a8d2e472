"""What calamine does not tell of an ODS file: merged cells, and how far its sheets reach."""

from xml.parsers import expat

from intake.reading.archives import must_be_near, opened
from intake.reading.cells import Merged, letters
from intake.reading.refused import Refused

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_VALUE_TYPE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type"
_CELLS = {_TABLE + "table-cell", _TABLE + "covered-table-cell"}


def merged_of_ods(content: bytes) -> dict[str, list[Merged]]:
    """The merged areas of each sheet by its name; raises Refused."""
    with opened(content) as archive:
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
        if b"encryption-data" in manifest:
            raise Refused("encrypted")
        return _Walk().through(archive.read("content.xml"))


class _Walk:
    """Goes through the tables of a document and keeps where it is."""

    def __init__(self) -> None:
        self.found: dict[str, list[Merged]] = {}
        self.sheet, self.row, self.column, self.rows = "", 0, 0, 1
        self.tables = 0

    def through(self, document: bytes) -> dict[str, list[Merged]]:
        """All sheets; raises Refused for a document that is none, or that declares anything."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self.begin, self.end
        parser.StartDoctypeDeclHandler = self.declared
        try:
            parser.Parse(document, True)
        except expat.ExpatError:
            raise Refused("damaged") from None
        return self.found

    def declared(self, *_what) -> None:
        """Sheets need no declarations; whoever brings some means harm."""
        raise Refused("damaged")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """A table, a row or a cell begins; a table inside a cell is not walked through."""
        if name == _TABLE + "table":
            self.tables += 1
            if self.tables == 1:
                self.sheet, self.row = attributes.get(_TABLE + "name", ""), 0
                self.found[self.sheet] = []
        elif name == _TABLE + "table-source":
            raise Refused("links")
        elif self.tables == 1 and name == _TABLE + "table-row":
            self.rows, self.column = _number(attributes, "number-rows-repeated"), 0
        elif self.tables == 1 and name in _CELLS:
            self._cell(attributes)

    def end(self, name: str) -> None:
        """A row or a table ends."""
        if name == _TABLE + "table":
            self.tables -= 1
        elif self.tables == 1 and name == _TABLE + "table-row":
            self.row += self.rows

    def _cell(self, attributes: dict[str, str]) -> None:
        across = _number(attributes, "number-columns-repeated")
        down, wide = _number(attributes, "number-rows-spanned"), _number(attributes, "number-columns-spanned")
        if _VALUE_TYPE in attributes:
            last_row, last = self.row + self.rows - 1, self.column + across - 1
            must_be_near(last_row, last, f"{self.sheet}!{letters(last)}{last_row + 1}")
        if down > 1 or wide > 1:
            self.found[self.sheet].append(Merged(self.row, self.column, self.row + down - 1, self.column + wide - 1))
        self.column += across


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(_TABLE + name, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
