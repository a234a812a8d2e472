import io
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from documents import engines, spreadsheet
from documents.spreadsheet import Column, Sheet, cell_hash, write_xlsx

PAYLOADS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1",
    "＝1+1",
    "http://a.example",
    "{=1}",
    "00961",
]
COLUMNS = [Column("รหัส"), Column("จำนวน", "number"), Column("ร้อยละ", "percent"), Column("วันที่", "date")]


@pytest.fixture(params=["write_fast", "write_plain"], autouse=True)
def engine(request, monkeypatch):
    """Every test runs on both engines."""
    monkeypatch.setattr(engines, "write", getattr(engines, request.param))


def written(*sheets, **options):
    file = io.BytesIO()
    write_xlsx(file, sheets, **options)
    file.seek(0)
    return CalamineWorkbook.from_filelike(file)


def rows(book, title):
    return book.get_sheet_by_name(title).to_python()


def test_strings_are_never_formulas():
    book = written(Sheet("a", [Column("=1+1")], [(payload,) for payload in PAYLOADS]))
    assert rows(book, "a") == [["=1+1"], *([payload] for payload in PAYLOADS)]


def test_no_formula_and_no_link_is_in_the_file(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [Sheet("a", [Column("x")], [(payload,) for payload in PAYLOADS])])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert [tag for tag in ("<f>", "<f ", "<hyperlink") if tag in page] == []


def test_values_come_back_as_what_they_are():
    book = written(Sheet("a", COLUMNS, [("0961", Decimal("12.50"), 0.961, date(2019, 11, 28)), (7, 0, 1, None)]))
    assert rows(book, "a")[1:] == [["0961", 12.5, 0.961, date(2019, 11, 28)], ["7", 0.0, 1.0, ""]]


@pytest.mark.parametrize(("buddhist", "code"), [(True, "[$-107041E]d mmm yyyy;@"), (False, "d mmm yyyy")])
def test_dates_are_real_dates_in_the_era_of_the_reader(tmp_path, buddhist, code):
    write_xlsx(tmp_path / "a.xlsx", [Sheet("a", COLUMNS, [("1", 1, 1, date(2019, 11, 28))])], buddhist=buddhist)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert f'formatCode="{code}"' in archive.read("xl/styles.xml").decode()
    assert rows(CalamineWorkbook.from_path(tmp_path / "a.xlsx"), "a")[1][3] == date(2019, 11, 28)


def test_codes_in_text_columns_carry_no_warning_triangle(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [Sheet("a", [Column("รหัส")], [("0961",)])])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert 'numberStoredAsText="1"' in archive.read("xl/worksheets/sheet1.xml").decode()


def test_times_are_bangkok_times():
    column = [Column("เวลา", "datetime")]
    book = written(Sheet("a", column, [(datetime(2019, 11, 28, 18, 30, tzinfo=UTC),), (date(2019, 11, 28),)]))
    # calamine gives midnight back as a date
    assert rows(book, "a")[1:] == [[datetime(2019, 11, 29, 1, 30)], [date(2019, 11, 28)]]


def test_what_a_number_or_date_cell_cannot_hold_becomes_text_or_empty():
    row = ("\x00ก\x07", 2**60, float("nan"), date(1899, 5, 1))
    assert rows(written(Sheet("a", COLUMNS, [row])), "a")[1] == ["ก", str(2**60), "", "1899-05-01"]


def test_a_sheet_without_rows_has_its_header():
    book = written(Sheet("ว่าง", COLUMNS, []), Sheet("b", [Column("x")], [("1",)]))
    assert rows(book, "ว่าง") == [["รหัส", "จำนวน", "ร้อยละ", "วันที่"]]
    assert rows(book, "b") == [["x"], ["1"]]


def test_notes_stand_on_a_sheet_of_their_own():
    with translation.override("en"):
        book = written(Sheet("a", [Column("x")], [("1",)], notes=[("ข้อมูล ณ วันที่", "28 พฤศจิกายน 2562")]))
    assert book.sheet_names == ["a", "Report information"]
    assert rows(book, "Report information") == [["Item", "Value"], ["ข้อมูล ณ วันที่", "28 พฤศจิกายน 2562"]]


def test_sheet_names_follow_the_rules_of_excel():
    sheets = [Sheet(title, [Column("x")], []) for title in ["ก/ข:ค", "A" * 40, "a" * 40, "", "'q'"]]
    assert written(*sheets).sheet_names == ["ก ข ค", "A" * 31, "a" * 27 + " (2)", "Sheet", "q"]


def test_wrong_tables_are_refused(monkeypatch):
    with pytest.raises(ValueError, match="1 cells under 4 headings"):
        written(Sheet("a", COLUMNS, [("1",)]))
    with pytest.raises(ValueError, match="not unique"):
        written(Sheet("a", [Column("x"), Column("x")], []))
    monkeypatch.setattr(spreadsheet, "MAX_ROWS", 2)
    with pytest.raises(ValueError, match="more than 2 rows"):
        written(Sheet("a", [Column("x")], [("1",)] * 3))


def test_rows_may_be_a_generator_longer_than_the_measured_sample():
    book = written(Sheet("a", [Column("n", "number")], ((number,) for number in range(500))))
    assert [row[0] for row in rows(book, "a")[1:]] == list(range(500))


def test_the_hash_is_of_the_values_and_is_the_same_before_and_while_writing():
    def sheets(last):
        columns = [Column("n", "number")]
        return [Sheet("a", columns, ((n,) for n in range(300))), Sheet("b", columns, [(last,)])]

    assert write_xlsx(io.BytesIO(), sheets(1)) == cell_hash(sheets(1)) == cell_hash(sheets(1.0))
    assert cell_hash(sheets(1)) != cell_hash(sheets(2))
    assert cell_hash(sheets(0)) != cell_hash(sheets(None))


def test_columns_are_as_wide_as_their_thai_text_looks(tmp_path):
    columns = [Column("ที่"), Column("ชื่อ"), Column("รหัส", width=12)]
    write_xlsx(tmp_path / "a.xlsx", [Sheet("a", columns, [("1", "น้ำเงินผู้ใหญ่สุวรรณกูล", "x")])])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    # 16 characters take room; Excel adds up to one character of padding
    assert [round(float(width) - 0.3) for width in re.findall(r'width="([\d.]+)"', page)] == [8, 20, 12]
