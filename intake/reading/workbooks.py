"""XLSX, XLS and ODS by calamine, with what it does not tell put back from a look into the archive."""

import io
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from intake.reading.archives import must_be_near, untold_of_xlsx
from intake.reading.cells import NOTHING, Cell, Kind, Merged, Sheet, Workbook, even
from intake.reading.opendocument import merged_of_ods
from intake.reading.refused import MOST_SHEETS, Refused


def read_workbook(content: bytes, kind: str) -> Workbook:
    """The sheets of a file of this kind; raises Refused."""
    errors, since_1904 = untold_of_xlsx(content) if kind == "xlsx" else ({}, False)
    merged = merged_of_ods(content) if kind == "ods" else {}
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        if len(book.sheet_names) > MOST_SHEETS:
            raise Refused("sheets")
        sheets = [
            _sheet(book, about, errors.get(about.name, {}), merged.get(about.name))
            for about in book.sheets_metadata
            if about.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError:
        raise Refused("encrypted") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise Refused("damaged") from None
    except BaseException as error:
        # What is written in Rust panics where a file breaks off in the middle; that is no Exception.
        if type(error).__name__ == "PanicException":
            raise Refused("damaged") from None
        raise
    if not any(cell for sheet in sheets for row in sheet.rows for cell in row):
        raise Refused("empty")
    return Workbook(kind, sheets, since_1904)


def _sheet(book, about, errors: dict[tuple[int, int], str], merged: list[Merged] | None) -> Sheet:
    found = book.get_sheet_by_name(about.name)
    if found.end:
        must_be_near(found.end[0], found.end[1], about.name)
    rows = even([[_cell(value) for value in row] for row in found.to_python(skip_empty_area=False)])
    for (row, column), shown in errors.items():
        _put(rows, row, column, Cell(Kind.ERROR, shown))
    if merged is None:
        merged = [Merged(*first, *last) for first, last in found.merged_cell_ranges or []]
    return Sheet(about.name, even(rows), merged, about.visible != calamine.SheetVisibleEnum.Visible)


def _put(rows: list[list[Cell]], row: int, column: int, cell: Cell) -> None:
    """Put a cell where it stands, also beyond what the reader found."""
    rows += [[] for _more in range(row + 1 - len(rows))]
    rows[row] += [NOTHING] * (column + 1 - len(rows[row]))
    rows[row][column] = cell


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return Cell(Kind.BOOL, "TRUE" if value else "FALSE")
        case int() | float():
            return Cell(Kind.NUMBER, _digits(value))
        case datetime():
            whole = value.time() == time()
            return Cell(Kind.DATE, value.date().isoformat() if whole else value.isoformat(" "))
        case date():
            return Cell(Kind.DATE, value.isoformat())
        case time() | timedelta():
            return Cell(Kind.DATE, str(value))
        case _:
            return Cell(Kind.TEXT, str(value))


def _digits(value: int | float) -> str:
    """A whole number as it was typed, however long; others as Python writes them."""
    return str(int(value)) if value == int(value) and abs(value) < 2**53 else repr(value)
