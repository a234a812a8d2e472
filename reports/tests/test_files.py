"""A composition as a file: sheets with notes, a hash of the cells alone, texts for the paper."""

import io
from datetime import date, datetime

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from reports import files, wording
from reports.composition import Composition, KeyFigure, Table
from reports.tests.reading import HEAD, tables

MADE = timezone.make_aware(datetime(2020, 3, 2, 9))
COLUMNS = [
    wording.text("ชื่อ", 30), wording.number("จำนวน"), wording.share("ร้อยละ"), wording.day("วันที่"),
]  # fmt: skip
ROWS = [["สมชาย", 1200, 0.5, date(2019, 11, 28)], ["", None, "", ""]]


@pytest.fixture
def composition():
    """A small report: ``composition(rows=[])``."""

    def make(rows=ROWS, total=None, **changes):
        usual = {
            "title": "ทดสอบ", "subtitle": "นราธิวาส", "office": "สรจ.", "facts": [("ผู้ขอ", "สมชาย")],
            "figures": [KeyFigure("ครอบคลุม", None, "จาก 6"), KeyFigure("ว่าง", "3", "", "vacant")],
            "tables": [Table("ตาราง", COLUMNS, rows, total, names=(0,), empty="ไม่มีรายการ")], "notes": ["หมายเหตุแรก"],
        }  # fmt: skip
        return Composition(**(usual | changes))

    return make


def paper(composition):
    return files.paper_data(composition, number=7, known_at=MADE)


def book(content: bytes) -> dict[str, list[list]]:
    return tables(content)


def test_the_workbook_has_a_sheet_for_each_table_with_its_total(composition):
    content, _digest = files.xlsx(composition(total=["รวม", 1200, 0.5, ""]))
    table, *_notes = book(content).values()
    assert table[0] == ["ชื่อ", "จำนวน", "ร้อยละ", "วันที่"]
    assert table[1:] == [["สมชาย", 1200.0, 0.5, date(2019, 11, 28)], ["", "", "", ""], ["รวม", 1200.0, 0.5, ""]]


def test_each_sheet_says_above_its_headings_what_it_is_of_which_day_and_from_where(composition):
    content, _digest = files.xlsx(composition(subtitle="นราธิวาส · ข้อมูล ณ วันที่ 28 พ.ย. 2562"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[:HEAD]] == [
        "ทดสอบ – ตาราง", "นราธิวาส · ข้อมูล ณ วันที่ 28 พ.ย. 2562", "ที่มา: ระบบเครือข่ายอาสาสมัครแรงงาน กระทรวงแรงงาน", "",
    ]  # fmt: skip


def test_the_notes_say_what_the_paper_says(composition):
    content, _digest = files.xlsx(composition())
    notes = str(list(book(content).values())[1:])
    told = ["ทดสอบ", "นราธิวาส", "สมชาย", "ไม่ระบุ จาก 6", "หมายเหตุแรก", "ช่องว่างหมายถึง"]
    assert [text for text in told if text not in notes] == []


def test_the_hash_is_of_the_cells_alone(composition):
    same = {files.xlsx(made)[1] for made in (composition(), composition(title="อื่น", notes=[], facts=[]))}
    other = files.xlsx(composition(rows=ROWS[:1]))[1]
    assert len(same) == 1 and other not in same


def test_the_paper_gets_texts_only(composition):
    (table,) = paper(composition(total=["รวม", 1200, 0.5, ""]))["tables"]
    assert table["rows"] == [["สมชาย", "1,200", "50.00", "28 พ.ย. 2562"], ["", None, "–", "–"]]
    assert table["total"] == ["รวม", "1,200", "50.00", "–"]


def test_the_paper_knows_how_wide_what_is_a_number_and_what_a_name(composition):
    (table,) = paper(composition())["tables"]
    assert (table["widths"], table["numbers"]) == ([30, None, None, None], [False, True, True, False])
    assert (table["names"], table["empty"], table["total"]) == ((0,), "ไม่มีรายการ", None)


def test_paper_prints_the_prefix_of_a_name_in_full_and_the_workbook_as_the_register_says_it(composition):
    listed = composition(rows=[["น.ส.สมหญิง ใจดี", 1, 0.5, ""], ["นายสมชาย ใจดี", 1, 0.5, ""]])
    (table,), (cells, *_notes) = paper(listed)["tables"], book(files.xlsx(listed)[0]).values()
    assert [row[0] for row in table["rows"]] == ["นางสาวสมหญิง ใจดี", "นายสมชาย ใจดี"]
    assert [row[0] for row in cells[1:]] == ["น.ส.สมหญิง ใจดี", "นายสมชาย ใจดี"]


def test_a_key_figure_names_a_seat_only_where_it_is_one(composition):
    assert paper(composition())["figures"] == [
        {"label": "ครอบคลุม", "value": None, "note": "จาก 6"},
        {"label": "ว่าง", "value": "3", "note": "", "seat": "vacant"},
    ]


def test_the_foot_names_the_run_and_the_year_is_of_the_day_in_bangkok(composition):
    new_year = timezone.make_aware(datetime(2020, 1, 1, 0, 30))
    data = files.paper_data(composition(), number=7, known_at=new_year)
    assert ("7" in data["foot"], data["year"]) == (True, 2020)


def test_paper_has_an_end(composition, monkeypatch):
    monkeypatch.setattr(files, "PDF_ROWS", 1)
    with pytest.raises(files.TooLongForPaper):
        files.pdf(composition(), paper="reports/tables", number=7, known_at=MADE)


def test_a_paper_is_compiled_within_the_ceiling_of_a_step(composition, monkeypatch, settings):
    asked = {}
    monkeypatch.setattr(files, "render_pdf", lambda *args, **options: asked.update(options) or b"%PDF")
    settings.JOB_STEP_SECONDS = 100
    files.pdf(composition(), paper="reports/tables", number=7, known_at=MADE)
    assert asked == {"created": MADE, "timeout": 75}


def test_the_same_composition_is_the_same_paper(composition):
    first, second = (files.pdf(composition(), paper="reports/tables", number=7, known_at=MADE) for _ in range(2))
    assert first == second and first[0].startswith(b"%PDF-")


def test_paper_and_workbook_have_one_hash(composition):
    printed = files.pdf(composition(rows=[]), paper="reports/tables", number=7, known_at=MADE)
    assert printed[1] == files.xlsx(composition(rows=[]))[1]
