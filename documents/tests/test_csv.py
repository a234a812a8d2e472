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
