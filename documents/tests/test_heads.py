"""A sheet with its title, its day and its source above the header, and its total below the filter: on both engines."""

import io
import re
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from documents import engines
from documents.engines import MEASURED_ROWS
from documents.spreadsheet import Column, Sheet, cell_hash, write_xlsx

HEAD = ["ทะเบียน", "ข้อมูล ณ วันที่ 28 พฤศจิกายน 2562", "ที่มา: ทดสอบ"]
COLUMNS = [Column("อำเภอ"), Column("จำนวน", "number"), Column("วันที่", "date")]
DAY = date(2019, 11, 28)


@pytest.fixture(params=["write_fast", "write_plain"], autouse=True)
def engine(request, monkeypatch):
    """Every test runs on both engines."""
    monkeypatch.setattr(engines, "write", getattr(engines, request.param))


def sheet(rows=2, title="ก ข", **changes):
    usual = {"head": HEAD, "total": ["รวม", rows, None]}
    return Sheet(title, COLUMNS, (["ตากใบ", n, DAY] for n in range(rows)), **(usual | changes))


def written(*sheets) -> bytes:
    file = io.BytesIO()
    write_xlsx(file, sheets)
    return file.getvalue()


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def filters(content: bytes, number: int = 1) -> list[str]:
    """Where the filter of a sheet begins and ends, as its page and the book say it."""
    page, book = part(content, f"xl/worksheets/sheet{number}.xml"), part(content, "xl/workbook.xml")
    named = re.search(rf'localSheetId="{number - 1}"[^>]*>[^<]*!([^<]*)<', book)[1]
    return [re.search(r'autoFilter ref="([^"]*)"', page)[1], named.replace("$", "")]


def test_the_head_stands_above_the_header_and_the_total_below_an_empty_row():
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(sheet())))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == [*HEAD, "", "อำเภอ", "ตากใบ", "ตากใบ", "", "รวม"]
    assert rows[4:] == [
        ["อำเภอ", "จำนวน", "วันที่"], ["ตากใบ", 0.0, DAY], ["ตากใบ", 1.0, DAY], ["", "", ""], ["รวม", 2.0, ""],
    ]  # fmt: skip


def test_the_header_is_the_last_frozen_row():
    pages = [part(written(sheet(head=head)), "xl/worksheets/sheet1.xml") for head in (HEAD, [])]
    assert [re.search(r'ySplit="(\d+)"', page)[1] for page in pages] == ["5", "1"]


@pytest.mark.parametrize("rows", [0, 1, 2, MEASURED_ROWS, MEASURED_ROWS + 1, 1000])
def test_the_filter_ends_with_the_rows_and_leaves_the_total_out(rows):
    content = written(sheet(rows))
    assert filters(content) == [f"A5:C{5 + rows}"] * 2
    found = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert (len(found), found[-1][0]) == (5 + rows + 2, "รวม")


def test_each_sheet_has_its_own_filter():
    content = written(sheet(3, "ก"), sheet(5, "ข", total=None), sheet(7, "ค", head=[]))
    assert [filters(content, number)[0] for number in (1, 2, 3)] == ["A5:C8", "A5:C10", "A1:C8"]
    assert [filters(content, number)[1] for number in (1, 2, 3)] == ["A5:C8", "A5:C10", "A1:C8"]


def test_the_file_is_a_whole_archive_that_names_each_part_once():
    with zipfile.ZipFile(io.BytesIO(written(sheet(), sheet(title="ข")))) as archive:
        assert archive.testzip() is None
        assert sorted(set(archive.namelist())) == sorted(archive.namelist())


def test_a_head_changes_no_hash_and_a_total_does():
    def digest(**changes):
        return write_xlsx(io.BytesIO(), [sheet(**changes)])

    assert digest() == digest(head=[]) == digest(head=["อื่น"]) == cell_hash([sheet()])
    assert len({digest(), digest(total=None), digest(total=["รวม", 3, None])}) == 3


def test_a_head_is_text_and_one_column_is_wide_enough_for_it():
    content = written(Sheet("ก", [Column("x")], [("1",)], head=["=1+1", "@a", "-"]))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["=1+1", "@a", "-", "", "x", "1"]
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")


def test_a_total_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="2 cells under 3 headings"):
        written(sheet(total=["รวม", 1]))


def test_numbers_have_separators_and_a_true_minus():
    codes = re.findall(r'formatCode="([^"]*)"', part(written(sheet()), "xl/styles.xml"))
    assert "#,##0;&quot;−&quot;#,##0" in codes
