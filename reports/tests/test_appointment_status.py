"""Appointment status: the dashboard's figures, the summary by area, the list of seats."""

from datetime import date

import pytest

from reports.composition import KeyFigure
from reports.tests.conftest import DAY
from thai.spans import days_lasted
from volunteers import services

NAMES = ["อยู่ ตัวอย่าง", "ลาออก ตัวอย่าง", "รอ ตัวอย่าง", "ตรวจ ตัวอย่าง"]


@pytest.fixture
def status(answer):
    """The report as composed: ``status(province=None)``."""
    return lambda **changes: answer("appointment_status", **changes)


def test_the_head_says_what_where_when_known_when_and_for_whom(status, on_day):
    with on_day(date(2020, 3, 2)):
        head = status()
    assert (head.title, head.subtitle) == (
        "สถานะการแต่งตั้งอาสาสมัครแรงงาน", "จังหวัดนราธิวาส · ข้อมูล ณ วันที่ 28 พฤศจิกายน 2562",
    )  # fmt: skip
    assert (head.office, dict(head.facts)) == (
        "สำนักงานแรงงานจังหวัดนราธิวาส",
        {
            "พื้นที่": "จังหวัดนราธิวาส",
            "ข้อมูล ณ วันที่": "28 พฤศจิกายน 2562",
            "ตามที่บันทึกถึงวันที่": "2 มีนาคม 2563 09.00 น.",
            "ผู้ขอ": "สมชาย",
        },
    )


def test_every_key_figure_has_its_denominator_or_its_meaning(status):
    assert status().figures == [
        KeyFigure("แต่งตั้งแล้วร้อยละ", "33.33", "จาก 6 ตำแหน่ง"),
        KeyFigure("แต่งตั้งแล้ว", "2", "จาก 6 ตำแหน่ง", "appointed"),
        KeyFigure("รอการแต่งตั้ง", "1", "เกิน 60 วัน 0", "pending"),
        KeyFigure("ว่าง", "3", "ในจำนวนนี้ตรวจสอบคุณสมบัติ 1", "vacant"),
    ]


def test_the_bar_adds_up_to_the_seats(status):
    assert status().shares == (2, 1, 3)


def test_the_summary_has_each_district_and_their_sum(status):
    summary, _seats = status().tables
    (first, *others), total = summary.rows, summary.total
    assert first[:6] == ["เมืองนราธิวาส", 6, 2, 1, 3, 1] and total[:6] == ["รวม", 6, 2, 1, 3, 1]
    assert total[6:] == [pytest.approx(1 / 3), 0, days_lasted(date(2016, 1, 1), DAY), 59]
    assert len(others) == 12 and {tuple(row[1:]) for row in others} == {(0, 0, 0, 0, 0, None, 0, "", "")}


def test_each_seat_is_a_row_with_state_holder_term_wait_and_desk(status):
    _summary, seats = status().tables
    term = [date(2019, 6, 11), date(2022, 6, 10)]
    assert [row[2:] for row in seats.rows] == [
        ["แต่งตั้งแล้ว", NAMES[0], "", *term, 171, "", "", "", ""],
        ["แต่งตั้งแล้ว", NAMES[1], "", *term, 171, "", "", "", "จะพ้นจากตำแหน่งใน 33 วัน (ลาออก)"],
        ["รอการแต่งตั้ง", NAMES[2], "", "", "", "", 59, "", "กระทรวง", ""],
        ["ตรวจสอบคุณสมบัติ", NAMES[3], "", "", "", "", "", 1428, "", ""],
        ["ว่าง", "", "", "", "", "", "", 1428, "", ""],
        ["ว่าง", "", "", "", "", "", "", 1428, "", ""],
    ]


def test_who_is_appointed_from_a_later_day_has_a_term_and_a_word_for_it(status, network, narathiwat_officer, on_day):
    with on_day(date(2019, 11, 28)):
        services.appoint(
            by=narathiwat_officer, appointment=network["pending"], term_start=date(2020, 1, 1),
            term_end=date(2022, 12, 31), no_order_reason="ทดสอบ",
        )  # fmt: skip
        _summary, seats = status().tables
    assert seats.rows[2][2:] == [
        "รอการแต่งตั้ง", NAMES[2], "", date(2020, 1, 1), date(2022, 12, 31), "", 59, "", "", "แต่งตั้งแล้ว เริ่ม 1 ม.ค. 2563",
    ]  # fmt: skip


def test_the_column_of_names_is_marked_and_leaves_without_names(status):
    (_s, named), (_s, plain) = status().tables, status(with_names=False).tables
    assert [named.columns[at].heading for at in named.names] == ["ผู้ดำรงตำแหน่งหรือผู้ได้รับการเสนอชื่อ"]
    assert (plain.names, len(plain.columns)) == ((), len(named.columns) - 1)
    assert [name for name in NAMES if name in str(plain.rows)] == []


def test_an_order_is_quoted_with_its_year(status, network, narathiwat, narathiwat_officer):
    order = services.record_order(
        by=narathiwat_officer, office=narathiwat, authority="กระทรวงแรงงาน", number="12", be_year=2562
    )
    type(network["stays"]).objects.filter(pk=network["stays"].pk).update(order=order, no_order_reason="")
    _summary, seats = status().tables
    assert [row[4] for row in seats.rows[:2]] == ["12/2562", ""]


def test_the_nation_goes_by_province_and_names_the_province_of_each_seat(status):
    summary, seats = status(province=None).tables
    assert [row[:2] for row in summary.rows] == [["นราธิวาส", 6], ["สงขลา", 0]]
    assert {row[0] for row in seats.rows} == {"นราธิวาส"} and seats.names == (4,)


def test_the_nation_on_paper_is_a_summary_and_says_where_the_list_is(status):
    paper = status(province=None, format="pdf")
    assert [table.title for table in paper.tables] == ["สรุปรายจังหวัด"]
    assert paper.notes[-1] == "รายการตำแหน่งทั้งประเทศมีอยู่ในรายงานรูปแบบ Excel"


def test_a_province_on_paper_has_its_list(status):
    assert [table.title for table in status(format="pdf").tables] == ["สรุปรายอำเภอ", "รายการตำแหน่ง"]


def test_before_the_records_everything_is_unknown_and_no_seat_is_listed(status, narathiwat, records_from):
    records_from(narathiwat, date(2019, 12, 1))
    unknown = status()
    assert (unknown.figures[0].value, unknown.shares) == (None, None)
    assert unknown.tables[0].rows[0][1:] == [None] * 9 and unknown.tables[1].rows == []


def test_who_keeps_no_records_yet_is_named_in_a_note(status, songkhla, records_from):
    records_from(songkhla, None)
    nation = status(province=None)
    assert "มีข้อมูล ณ วันดังกล่าว 1 จาก 2 พื้นที่ พื้นที่ที่เหลือไม่ระบุและไม่นำมานับรวม" in nation.notes
    assert nation.tables[0].total[1:3] == [6, 2]


def test_the_work_tells_how_far_it_is(status):
    heard = []
    status(province=None, progress=lambda *step: heard.append(step))
    assert heard == [("counting", 0, None), ("listing", 0, 2), ("listing", 2, 2)]
