"""Columns as wide as they look, from the first rows, without losing a row."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import engines
from documents.engines import MEASURED_ROWS, NARROW, NUMBER_FORMATS, WIDE, display_width
from documents.spreadsheet import Column


class Roster:
    """A sheet as the engines take it."""

    title, head, total = "ทะเบียน", (), None

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, iter(rows)


def widths(columns, rows):
    return engines._measure(Roster(columns, rows)).widths


@pytest.mark.parametrize(
    ("heading", "values", "width"),
    [
        ("ที่", [], NARROW),
        ("ชื่อ", ["ก" * 200], WIDE),
        ("ชื่อ", ["ก" * 20], 20 * 1.1 + 2),
        ("ชื่อ", ["บรรทัดแรก\n" + "ก" * 20], 20 * 1.1 + 2),
        ("ชื่อ", ["ก่ก้ก๊ก๋" * 5], 20 * 1.1 + 2),
        ("วันที่", [date(2019, 11, 28)], len("20 มค 2569") * 1.1 + 2 + 2.2),
        ("จำนวน", [1234567.0], len("1,234,567") * 1.1 + 2),
        ("ว่าง", [None, ""], NARROW),
    ],
)
def test_a_column_is_as_wide_as_its_widest_line(heading, values, width):
    assert widths([Column(heading)], [[value] for value in values]) == [pytest.approx(width)]


def test_a_moment_is_wider_than_its_day():
    day, moment = (widths([Column("x")], [[value]])[0] for value in (date(2019, 11, 28), datetime(2019, 11, 28, 8, 12)))
    assert moment > day


def test_a_width_that_is_given_is_kept():
    assert widths([Column("ชื่อ", width=12)], [["ก" * 200]]) == [12]


def test_a_wide_cell_after_the_measured_rows_is_not_looked_at():
    rows = [["ก"]] * MEASURED_ROWS + [["ก" * 50]]
    assert widths([Column("x")], rows) == [NARROW]


@pytest.mark.parametrize("number", [0, 1, MEASURED_ROWS - 1, MEASURED_ROWS, MEASURED_ROWS + 1, 3 * MEASURED_ROWS])
def test_measuring_loses_no_row(number):
    measured = engines._measure(Roster([Column("x")], [[str(n)] for n in range(number)]))
    assert measured.empty is (number == 0)
    assert [row[0] for row in measured.rows] == [str(n) for n in range(number)]


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_width_of_two_texts_is_the_sum_of_theirs(one, other):
    assert display_width(one + other) == display_width(one) + display_width(other) <= len(one + other)


def test_every_kind_of_column_has_a_format_in_both_eras():
    kinds = {"text", "number", "percent", "date", "datetime"}
    assert {era: set(formats) for era, formats in NUMBER_FORMATS.items()} == {True: kinds, False: kinds}
