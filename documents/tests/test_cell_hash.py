"""The hash that a report run keeps: of what the cells say, not of how the file came to be."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import engines
from documents.spreadsheet import Column, Sheet, cell_hash, write_xlsx

NAME, NUMBER, DAY = Column("ชื่อ"), Column("จำนวน", "number"), Column("วันที่", "date")
CELLS = st.none() | st.text(max_size=10) | st.integers(-1000, 1000)


def of(*rows, columns=(NAME,), title="a", notes=()):
    return cell_hash([Sheet(title, columns, rows, list(notes))])


@pytest.mark.parametrize("engine", [engines.write_fast, engines.write_plain], ids=lambda engine: engine.__name__)
@pytest.mark.parametrize("buddhist", [True, False])
def test_engine_and_era_change_the_file_and_not_the_hash(engine, buddhist, monkeypatch):
    monkeypatch.setattr(engines, "write", engine)
    rows = [(date(2019, 11, 28),)]
    assert write_xlsx(io.BytesIO(), [Sheet("a", [DAY], rows)], buddhist=buddhist) == of(*rows, columns=[DAY])


def test_equal_values_of_other_types_are_the_same_cell():
    assert of((1,), columns=[NUMBER]) == of((1.0,), columns=[NUMBER]) == of((Decimal("1.00"),), columns=[NUMBER])
    assert of((961,)) == of(("961",))
    assert of((None,)) == of(("",)) == of((float("nan"),))


def test_a_moment_and_its_day_in_thailand_are_the_same_day():
    evening = datetime(2019, 11, 27, 17, 0, tzinfo=UTC)
    assert of((evening,), columns=[DAY]) == of((date(2019, 11, 28),), columns=[DAY])


def test_zero_is_not_unknown_and_a_number_is_not_its_text():
    assert of((0,), columns=[NUMBER]) != of((None,), columns=[NUMBER])
    assert of((1,), columns=[NUMBER]) != of((1,))


def test_titles_headings_notes_and_the_order_of_rows_are_said_too():
    plain = of(("ก",), ("ข",))
    others = [
        of(("ข",), ("ก",)),
        of(("ก",), ("ข",), title="b"),
        of(("ก",), ("ข",), columns=[Column("นามสกุล")]),
        of(("ก",), ("ข",), notes=[("ข้อมูล ณ วันที่", "28 พ.ย. 2562")]),
        of(("ก",)),
    ]
    assert len({plain, *others}) == 6


def test_a_row_does_not_run_into_the_next_sheet():
    one = [Sheet("a", [NAME], [("ก",), ("ข",)]), Sheet("b", [NAME], [])]
    other = [Sheet("a", [NAME], [("ก",)]), Sheet("b", [NAME], [("ข",)])]
    assert cell_hash(one) != cell_hash(other)


def test_what_a_cell_cannot_hold_leaves_no_trace_in_the_hash():
    assert of(("ก\x00",)) == of(("ก",))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_two_tables_have_one_hash_only_if_they_read_alike(one, other):
    columns = [NAME, Column("จำนวน")]
    same = [tuple(map(_read, row)) for row in one] == [tuple(map(_read, row)) for row in other]
    assert (of(*one, columns=columns) == of(*other, columns=columns)) is same


def _read(value):
    """What a text cell shows of a value: nothing for None and the empty text."""
    shown = "" if value is None else str(value)
    kept = [sign for sign in shown if sign in "\t\n\r" or 0x20 <= ord(sign) <= 0xD7FF or ord(sign) >= 0xE000]
    return "".join(sign for sign in kept if sign not in "\ufffe\uffff")


def test_while_writing_the_notes_may_be_left_out_of_the_hash():
    def sheets(*notes):
        return [Sheet("a", [Column("n", "number")], [(1,)], notes=list(notes))]

    written = write_xlsx(io.BytesIO(), sheets(("ผู้ขอ", "สมชาย")), hash_notes=False)
    assert written == cell_hash(sheets()) != write_xlsx(io.BytesIO(), sheets(("ผู้ขอ", "สมชาย")))
