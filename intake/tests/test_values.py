"""From one cell to a clean value, or the reason why there is none."""

import pytest
import time_machine

from intake.reading.cells import Cell, Kind, letters
from intake.reading.columns import Field
from intake.reading.days import read_term
from intake.reading.reasons import REASONS
from intake.reading.values import read
from intake.tests.corpus.draft import fake_id

F = Field


def said(field, text, kind=Kind.TEXT, **more):
    """Value and reason of a cell."""
    reading = read(field, Cell(kind, text), column=3, **more)
    assert (reading.text, reading.column) == (text, 3)
    return reading.value or reading.why


@pytest.mark.parametrize("text", ["", "-", " – ", "ไม่มี", "(ไม่มี)", "ไม่ระบุ", "ว่าง", "N/A", "....", "\u200b"])
def test_a_word_for_nothing_is_nothing(text):
    assert said(F.PHONE, text) == ""


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.TEXT, "11 มิ.ย. 2568", "2025-06-11"),
        (Kind.TEXT, "๑๑/๐๖/๒๕๖๘", "2025-06-11"),
        (Kind.TEXT, "11/6/68", "2025-06-11"),
        (Kind.DATE, "2025-06-11", "2025-06-11"),
        (Kind.DATE, "2568-06-11", "2025-06-11"),
        (Kind.DATE, "1968-06-11", "date_century"),
        (Kind.DATE, "2564-02-29", "date"),
        (Kind.DATE, "12:30:00", "date"),
        (Kind.NUMBER, "45819", "2025-06-11"),
        (Kind.NUMBER, "11062568", "2025-06-11"),
        (Kind.NUMBER, "1062568", "2025-06-01"),
        (Kind.NUMBER, "2568", "date"),
        (Kind.NUMBER, "0.5", "date"),
        (Kind.TEXT, "2568", "date"),
        (Kind.ERROR, "#REF!", "cell_error"),
        (Kind.TEXT, "#N/A", "cell_error"),
    ],
)
def test_a_day_of_a_term(kind, text, value):
    assert said(F.TERM_START, text, kind) == value


def test_numbers_of_days_count_from_where_the_file_says():
    assert said(F.TERM_START, "44357", Kind.NUMBER, since_1904=True) == "2025-06-11"


@time_machine.travel("2026-11-29T12:00:00+07:00")
@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.DATE, "1970-05-04", "1970-05-04"),
        (Kind.DATE, "2513-05-04", "1970-05-04"),
        (Kind.DATE, "2013-05-04", "date_century"),
        (Kind.DATE, "1945-05-04", "date_century"),
        (Kind.DATE, "2548-05-04", "2005-05-04"),
        (Kind.TEXT, "4/5/13", "1970-05-04"),
        (Kind.TEXT, "4 พ.ค. 2548", "2005-05-04"),
        (Kind.TEXT, "4 พ.ค. 2570", "date_ahead"),
    ],
)
def test_a_birth_in_the_wrong_century_is_asked_about(kind, text, value):
    assert said(F.BIRTH_DATE, text, kind) == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.NUMBER, fake_id(5), fake_id(5)),
        (Kind.TEXT, "3.96E+12", "id_shortened"),
        (Kind.NUMBER, "3909900000000", "id_shortened"),
        (Kind.TEXT, "3909900000000", "id_shortened"),
        (Kind.NUMBER, "390990012345", "id_length"),
        (Kind.TEXT, "A123456", "id_length"),
        (Kind.TEXT, fake_id(5)[:-1] + "x", "id_length"),
    ],
)
def test_a_national_id(kind, text, value):
    assert said(F.NATIONAL_ID, text, kind) == value


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (F.PHONE, "811234567", "0811234567"),
        (F.PHONE, "0811234567\n-\n073531234", "0811234567, 073531234"),
        (F.PHONE, "12", "phone"),
        (F.EMAIL, " ทดสอบ@", "email"),
        (F.EMAIL, "a@example.org", "a@example.org"),
        (F.ADDRESS, "ก" * 501, "too_long"),
        (F.BATCH, "รุ่นที่  5", "รุ่นที่ 5"),
    ],
)
def test_other_fields(field, text, value):
    assert said(field, text) == value


@pytest.mark.parametrize(
    "text",
    ["11/6/2568-10/6/2571", "11 มิ.ย. 2568 ถึงวันที่ 10 มิ.ย. 2571", "11 มิ.ย.68 – 10 มิ.ย.71", "2025-06-11 to 2028-06-10"],
)
def test_both_days_in_one_cell(text):
    start, end = read_term(Cell(Kind.TEXT, text), column=0)
    assert (start.value, end.value) == ("2025-06-11", "2028-06-10")


def test_every_reason_has_its_sentence():
    from inspect import getsource
    from re import findall

    from intake.reading import days, people, values

    told = set(
        findall(r'(?:Unread\(|why=|: |else )"([a-z_]+)"', getsource(values) + getsource(days) + getsource(people))
    )
    assert told - {"mr", "mrs", "miss"} <= set(REASONS)
    assert {"id_shortened", "date_century", "prefix"} <= told | {"prefix"}


def test_columns_have_the_letters_of_the_spreadsheet():
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
