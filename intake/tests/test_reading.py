"""Whole files: what each cell is, what stands around a table, where people live, whom a line names."""

from collections import Counter

import pytest

from intake.reading.columns import Field
from intake.reading.hints import hints_in
from intake.reading.people import named
from intake.reading.places import placed, places_in
from intake.reading.reading import Reading
from intake.reading.roster import read_roster
from intake.reading.rows import Role
from intake.tests.corpus.clashes import spoilt_by
from intake.tests.corpus.making import Page, xlsx
from intake.tests.test_corpus import read_here

F = Field


def roster_of(*traps):
    return read_roster(read_here(spoilt_by(*traps).build()))


def roles_of(*traps) -> Counter:
    """How many cells of the first sheet have each role; empty ones apart."""
    rows = roster_of(*traps).sheets[0].roles
    return Counter(role for row in rows for role in row if role != Role.BLANK)


@pytest.mark.parametrize(
    ("trap", "role", "cells"),
    [
        ("title rows", Role.TITLE, 3),
        ("district bands", Role.SECTION, 2),
        ("total row", Role.TOTAL, 3),
        ("footnote", Role.FOOTNOTE, 2),
        ("signatures", Role.FOOTNOTE, 3),
        ("numbered and never filled in", Role.UNFILLED, 4),
        ("own columns", Role.OWN, 12),
        ("header on every page", Role.HEADER, 18),
        ("two-row header", Role.HEADER, 10),
    ],
)
def test_each_cell_has_its_role(trap, role, cells):
    assert roles_of(trap)[role] == cells


def test_a_sheet_without_a_list_stands_aside():
    roster = roster_of("hidden sheet of words")
    assert [[role for [role] in laid.roles] for laid in roster.sheets[1:]] == [[Role.ASIDE] * 3]


def test_a_column_nobody_knows_is_the_offices_own():
    roster = roster_of("own columns")
    assert roster.own_columns == ["ขนาดเสื้อ", "เลขที่บัญชีธนาคาร", "หมายเหตุ"]
    assert roster.entries[0].own == {"ขนาดเสื้อ": "XL", "เลขที่บัญชีธนาคาร": "98123451", "หมายเหตุ": "-"}


def test_a_column_without_a_heading_is_called_by_its_letter():
    assert roster_of("column without a heading").entries[0].own == {"J": "ก"}


def test_every_cell_of_a_line_is_kept_in_its_own_words():
    entry = roster_of("double SARA E", "days as numbers").entries[0]
    assert (entry.row, entry.verbatim["A"], entry.verbatim["H"]) == (1, "1", "45819")


def test_what_is_wrong_says_where():
    entry = roster_of("ID 3.96E+12").entries[1]
    assert [(field, reading.why, reading.column) for field, reading in entry.wrong] == [
        (F.NATIONAL_ID, "id_shortened", 4)
    ]


def test_the_titles_answer_what_no_column_says():
    found = {(hint.what, hint.value, hint.row) for _sheet, hint in roster_of("title rows").hints}
    assert found == {
        ("province", "นราธิวาส", 0), ("as_of", "2026-10-31", 1), ("order", "กระทรวงแรงงาน ตย 100/2568", 3),
        ("order_date", "2025-06-01", 3),
    }  # fmt: skip


def test_the_name_of_a_sheet_is_a_district():
    assert [(hint.what, hint.value) for hint in hints_in([], sheet="อ.สุไหงโก-ลก รุ่นที่ 5")] == [
        ("batch", "5"),
        ("district", "สุไหงโก-ลก"),
    ]


def test_two_tables_on_one_sheet_each_have_their_columns():
    rows = [["ลำดับ", "ชื่อ-สกุล", "ตำบล"], [1, "นายก ข", "บางปอ"], [], ["ตำบล", "ชื่อ-สกุล"], ["ลำภู", "นางค ง"]]
    entries = read_roster(read_here(xlsx([Page("ก", rows)]))).entries
    assert [(entry.value(F.FIRST_NAME), entry.value(F.TAMBON)) for entry in entries] == [("ก", "บางปอ"), ("ค", "ลำภู")]


def test_pieces_of_an_address_are_put_together():
    rows = [["ชื่อ-สกุล", "บ้านเลขที่", "หมู่ที่", "ถนน"], ["นายก ข", "12/3", 4, "-"]]
    [entry] = read_roster(read_here(xlsx([Page("ก", rows)]))).entries
    assert entry.value(F.ADDRESS) == "12/3 หมู่ที่ 4"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ต.สะกอม อ.เทพา จ.สงขลา", ["สะกอม", "เทพา", "สงขลา"]),
        ("สะกอม อำเภอจะนะ", ["สะกอม", "จะนะ"]),
        ("สะกอม/เทพา", ["สะกอม", "เทพา"]),
        ("ตำบลสะกอม", ["สะกอม"]),
        ("แขวงพระบรมมหาราชวัง เขตพระนคร", ["พระบรมมหาราชวัง", "พระนคร"]),
        ("เขตรอุดมศักดิ์", ["เขตรอุดมศักดิ์"]),
    ],
)
def test_places_in_one_cell(text, places):
    found = places_in(Reading(text)) if " " in text or "/" in text else placed({F.TAMBON: Reading(text, text)})
    assert [reading.value for reading in found.values()] == places


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({F.NAME: "นางสาวสาวิตรี ใจดี"}, ("miss", "สาวิตรี", "ใจดี")),
        ({F.NAME: "นางสาวิตรี ใจดี"}, ("mrs", "สาวิตรี", "ใจดี")),
        ({F.PREFIX: "Mr.", F.NAME: "สมมติ ทดลอง"}, ("mr", "สมมติ", "ทดลอง")),
        ({F.PREFIX: "นส.", F.NAME: "สมมติ ทดลอง"}, ("miss", "สมมติ", "ทดลอง")),
        ({F.FIRST_NAME: "นายอับดุล รอมัน", F.LAST_NAME: "สาแม"}, ("mr", "อับดุล รอมัน", "สาแม")),
        ({F.NAME: "นายสมมติ ทดลอง", F.LAST_NAME: "ทดลอง"}, ("mr", "สมมติ", "ทดลอง")),
        ({F.NAME: "3) นายสมมติ ณ ตัวอย่าง"}, ("mr", "สมมติ", "ณ ตัวอย่าง")),
    ],
)
def test_whom_a_line_names(columns, name):
    found = named({field: Reading(text, text) for field, text in columns.items()})
    assert tuple(reading.value for reading in found.values()) == name
    assert [reading.why for reading in found.values()] == ["", "", ""]


def test_a_prefix_nobody_knows_is_asked_about():
    found = named({F.PREFIX: Reading("อาจารย์", "อาจารย์"), F.NAME: Reading("สมมติ ทดลอง", "สมมติ ทดลอง")})
    assert (found[F.PREFIX].why, found[F.FIRST_NAME].value) == ("prefix", "สมมติ")
