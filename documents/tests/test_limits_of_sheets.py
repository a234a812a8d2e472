"""What Excel refuses or repairs is never written: its limits count UTF-16 units, its days carry no microseconds."""

import io
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from documents import engines
from documents.spreadsheet import MAX_TEXT, Column, Sheet, write_xlsx
from entry.testmode import slow

ENGINES = [engines.write_fast, engines.write_plain]
FORBIDDEN = set("[]:*?/\\")
# Titles of the kinds that break: astral characters, apostrophes, forbidden signs, invisible and long ones.
TITLES = st.text(st.sampled_from("กa😀'/: \n\t\x00[]"), max_size=40)


def units(text: str) -> int:
    """How long Excel finds a text."""
    return len(text.encode("utf-16-le")) // 2


def book_of(engine, *sheets):
    file = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "write", engine)
        write_xlsx(file, sheets)
    return CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue()))


def cell(engine, kind, value):
    """One value written under one heading and read back."""
    # The second column holds the row, which is left out of a file when it is empty.
    sheet = Sheet("a", [Column("x", kind), Column("y")], [(value, "z")])
    return book_of(engine, sheet).get_sheet_by_index(0).to_python()[1][0]


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.__name__)
def engine(request):
    return request.param


@pytest.mark.parametrize("nothing", [Decimal("NaN"), Decimal("sNaN"), float("nan"), None, ""])
def test_no_number_is_an_empty_cell(engine, nothing):
    assert cell(engine, "number", nothing) == ""


@pytest.mark.parametrize("endless", [float("inf"), Decimal("-Infinity")])
def test_a_number_without_end_is_said_in_words(engine, endless):
    assert cell(engine, "number", endless) == str(endless)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (2**53, float(2**53)),
        (-(2**53), float(-(2**53))),
        (2**53 + 1, str(2**53 + 1)),
        (-(2**53) - 1, str(-(2**53) - 1)),
    ],
)
def test_the_longest_number_that_a_sheet_holds_exactly(engine, number, shown):
    assert cell(engine, "number", number) == shown


def test_digits_in_a_number_column_stay_the_text_they_were(engine):
    assert [cell(engine, "number", typed) for typed in ("0812345678", "๕", "-5")] == ["0812345678", "๕", "-5"]


def test_the_last_moment_of_a_day_stays_in_that_day(engine):
    last = datetime(2019, 11, 28, 23, 59, 59, 999_999)
    assert cell(engine, "datetime", last) == datetime(2019, 11, 28, 23, 59, 59)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2019, 9, 30, 16, 59, tzinfo=UTC), date(2019, 9, 30)),
        (datetime(2019, 9, 30, 17, 0, tzinfo=UTC), date(2019, 10, 1)),
    ],
)
def test_a_moment_in_a_day_column_is_its_day_in_thailand(engine, moment, day):
    # The fiscal year changes at this midnight.
    assert cell(engine, "date", moment) == day


@pytest.mark.parametrize(("day", "shown"), [(date(1900, 3, 1), date(1900, 3, 1)), (date(1900, 2, 28), "1900-02-28")])
def test_days_before_excels_wrong_leap_day_are_text(engine, day, shown):
    assert cell(engine, "date", day) == shown


def test_a_time_of_day_is_text(engine):
    assert cell(engine, "datetime", time(8, 12)) == "08:12:00"


@pytest.mark.parametrize("letter", ["ก", "😀"])
def test_a_text_is_cut_where_excel_would_cut_it(engine, letter):
    kept = cell(engine, "text", letter * MAX_TEXT)
    assert units(kept) in (MAX_TEXT, MAX_TEXT - 1)
    assert set(kept) == {letter}


def test_a_text_that_looks_like_an_escape_comes_back_as_it_was(engine):
    assert [cell(engine, "text", text) for text in ("_x0041_", "a\r\nb", "'=1")] == ["_x0041_", "a\r\nb", "'=1"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("ก" * 30 + "'ข", "ก" * 30),
        ("😀" * 31, "😀" * 15),
        ("ทะเบียน\n อสร.\t", "ทะเบียน อสร."),
        ("' ก '", "ก"),
        ("History", "History (2)"),
        ("\x00", "Sheet"),
    ],
)
def test_a_title_that_excel_refuses_is_put_right(engine, title, shown):
    assert book_of(engine, Sheet(title, [Column("x")], [("1",)])).sheet_names == [shown]


# Two files an example take longer than Hypothesis allows a test on a busy machine.
@slow(2)
@given(st.lists(TITLES, min_size=1, max_size=4))
def test_any_titles_make_sheets_with_names_of_their_own(titles):
    names = book_of(engines.write_plain, *(Sheet(title, [Column("x")], []) for title in titles)).sheet_names
    assert len({name.casefold() for name in names}) == len(titles)
    assert [n for n in names if not 1 <= units(n) <= 31 or FORBIDDEN & {*n} or n[0] == "'" or n[-1] == "'"] == []


@slow(2)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=6))
def test_both_engines_write_the_same_values(texts):
    found = [book_of(engine, Sheet("a", [Column("x")], [(t,) for t in texts])) for engine in ENGINES]
    rust, plain = (filled(each.get_sheet_by_index(0).to_python()) for each in found)
    assert rust == plain


def filled(rows: list[list]) -> list[list]:
    """Rows without the empty ones at the end: an empty text is a cell to one engine and nothing to the other."""
    return rows[: max((number for number, row in enumerate(rows, 1) if any(row)), default=0)]


def test_a_file_that_a_row_broke_off_says_which_row_was_wrong(engine, tmp_path):
    rows = iter([("1",), ("2", "too many")])
    with pytest.MonkeyPatch.context() as patch, pytest.raises(ValueError, match="2 cells under 1 headings"):
        patch.setattr(engines, "write", engine)
        write_xlsx(tmp_path / "a.xlsx", [Sheet("a", [Column("x")], rows)])


def test_the_first_row_stays_in_sight_and_can_be_filtered(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "write", engine)
    write_xlsx(tmp_path / "a.xlsx", [Sheet("a", [Column("x"), Column("y")], [("1", "2")] * 3)])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in page
    assert '<autoFilter ref="A1:B4"' in page
