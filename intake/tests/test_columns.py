"""Headings as offices write them."""

import pytest

from intake.reading.columns import Field, field_of
from intake.reading.headers import header_at
from intake.tests.corpus.making import Page, xlsx
from intake.tests.test_corpus import read_here

F = Field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ลำดับที่", F.NUMBER),
        ("ที่", F.NUMBER),
        ("ชื่อ – สกุล", F.NAME),
        ("ชื่อ-นามสกุล (ภาษาไทย)", F.NAME),
        ("เลขประจำตัวประชาชน (13 หลัก)", F.NATIONAL_ID),
        ("เลขบัตร ปชช.", F.NATIONAL_ID),
        ("หมายเลข\nโทรศัพท์", F.PHONE),
        ("เบอร์โทรศัพท์ที่ติดต่อได้สะดวก", F.PHONE),
        ("โทรศัพท์ 2", F.PHONE),
        ("ว/ด/ป เกิด", F.BIRTH_DATE),
        ("ตำบล/แขวง", F.TAMBON),
        ("อ.", F.DISTRICT),
        ("วันสิ้นสุดวาระ", F.TERM_END),
        ("E-mail", F.EMAIL),
        ("ID LINE", None),
        ("ขนาดเสื้อ", None),
        ("วันหมดอายุบัตรประชาชน", None),
        ("เบอร์โทรฉุกเฉิน", None),
        ("ชื่อ-สกุล (ภาษาอังกฤษ)", None),
        ("ชื่อเล่น", None),
        ("", None),
    ],
)
def test_a_heading(heading, field):
    assert field_of(heading) == field


def header_of(*rows, merged=()):
    """The header of a sheet that begins with these rows."""
    sheet = read_here(xlsx([Page("ก", [list(row) for row in rows], list(merged))])).sheets[0]
    return header_at(sheet.rows, 0, sheet.merged)


def test_a_first_name_without_a_surname_is_the_whole_name():
    assert [column.field for column in header_of(["ลำดับ", "ชื่อ", "ตำบล"]).columns] == [F.NUMBER, F.NAME, F.TAMBON]


def test_the_surname_of_the_law_beside_a_first_name():
    assert [column.field for column in header_of(["ชื่อตัว", "ชื่อสกุล"]).columns] == [F.FIRST_NAME, F.LAST_NAME]


def test_the_tambon_of_the_address_gives_way_to_the_seats():
    header = header_of(["ชื่อ-สกุล", "ที่อยู่", None, "ตำบล"], [None, "บ้านเลขที่", "ตำบล", None], merged=[(0, 1, 0, 2)])
    assert [column.field for column in header.columns] == [F.NAME, F.ADDRESS, None, F.TAMBON]
    assert header.columns[2].heading == "ที่อยู่ ตำบล"


def test_a_second_column_of_one_field_is_the_offices_own():
    header = header_of(["ชื่อ-สกุล", "ตำบล", "ตำบล"])
    assert [column.field for column in header.columns] == [F.NAME, F.TAMBON, None]


@pytest.mark.parametrize(
    "row",
    [
        ["บัญชีรายชื่ออาสาสมัครแรงงาน", None, None],
        ["1", "นายสมมติ ทดลอง", "บางปอ"],
        ["ที่", "เขต", "บางปอ", "ก", "ข", "ค"],
        [None, None],
    ],
)
def test_what_is_no_header(row):
    assert header_of(row, ["x"] * len(row)) is None
