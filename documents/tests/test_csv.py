import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.spreadsheet import Column, harmless, write_csv


def written(headings, rows):
    file = io.BytesIO()
    write_csv(file, [Column(heading) for heading in headings], rows)
    return file.getvalue()


def test_a_file_starts_with_a_mark_for_excel_and_its_header_even_without_rows():
    assert written(["ชื่อ", "=x"], []) == "\ufeffชื่อ,'=x\r\n".encode()


@pytest.mark.parametrize(
    "payload", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠x"]
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(payload):
    assert harmless(payload) == f"'{payload}"


@pytest.mark.parametrize("text", ["-5", "+66812345678", "-1,234.50", "0.5", "นาย ก", "a=b", "1-2345", "-", ""])
def test_numbers_and_ordinary_text_are_left_alone(text):
    assert harmless(text) == text


def test_values_are_written_plainly():
    row = (-5, Decimal("-1.50"), 0.5, None, True, date(2019, 11, 28), datetime(2019, 11, 28, 18, 30, tzinfo=UTC), 'a"b')
    lines = written([*"abcdefgh"], [row]).decode("utf-8-sig").splitlines()
    assert lines[1] == '-5,-1.50,0.5,,True,2019-11-28,2019-11-29T01:30:00+07:00,"a""b"'


def test_a_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 headings"):
        written(["a", "b"], [("1",)])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30), min_size=1))
def test_no_cell_read_back_starts_like_a_formula_and_nothing_is_lost(texts):
    lines = io.StringIO(written(["x"], [(text,) for text in texts]).decode("utf-8-sig"), newline="")
    read = [row[0] if row else "" for row in csv.reader(lines)][1:]
    assert read == [harmless(text) for text in texts]
    assert [cell for cell in read if cell.lstrip().startswith(tuple("=@＝＋－＠"))] == []


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (float("nan"), ""),
        (Decimal("NaN"), ""),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.10"), "-0.10"),
        (10**20, str(10**20)),
    ],
)
def test_numbers_are_written_out_and_no_number_is_empty(value, cell):
    assert written(["x", "y"], [(value, "z")]).decode("utf-8-sig").splitlines()[1] == f"{cell},z"


def test_a_lone_half_of_a_character_is_shown_as_a_question_mark():
    assert written(["x"], [("ก\ud800ข",)]) == "\ufeffx\r\nก?ข\r\n".encode()


def test_a_line_break_inside_a_cell_stays_inside_it():
    lines = io.StringIO(written(["x", "y"], [("บ้านเลขที่ 1\nหมู่ 2", '"อ้าง"')]).decode("utf-8-sig"), newline="")
    assert list(csv.reader(lines)) == [["x", "y"], ["บ้านเลขที่ 1\nหมู่ 2", '"อ้าง"']]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2003", "\u3000", "\v", "\t \n"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_white_space_before_a_formula_hides_it_from_nobody(blank, sign):
    assert harmless(f"{blank}{sign}HYPERLINK(A1)") == f"'{blank}{sign}HYPERLINK(A1)"


def test_harmless_text_that_is_made_harmless_again_stays_the_same():
    once = harmless("=1+1")
    assert harmless(once) == once == "'=1+1"


def test_rows_may_come_one_by_one():
    assert written(["n"], ((number,) for number in range(3))) == b"\xef\xbb\xbfn\r\n0\r\n1\r\n2\r\n"
