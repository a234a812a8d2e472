"""Words that every report shares, in the language of the page."""

from datetime import date

import pytest
from django.utils import translation

from reports import wording
from reports.figures import Line
from volunteers.figures import UNKNOWN, Coverage, OrderName, Place

KNOWN = Coverage(4, 4, 0, 0, 0)


@pytest.mark.parametrize(("value", "kind", "printed"), [
    (None, "number", None), (None, "text", None), ("", "text", ""), ("", "number", "–"), ("", "date", "–"),
    (1234, "number", "1,234"), (0, "number", "0"), (0.8961, "percent", "89.61"), (0, "percent", "0.00"),
    (date(2019, 11, 28), "date", "28 พ.ย. 2562"), ("นราธิวาส", "text", "นราธิวาส"), (7, "text", "7"),
])  # fmt: skip
def test_unknown_stays_unknown_nothing_is_a_dash_and_numbers_are_thai(value, kind, printed):
    assert wording.printed(value, kind) == printed


def test_an_english_page_has_english_days():
    with translation.override("en"):
        assert wording.printed(date(2019, 11, 28), "date") == "28 Nov 2019"


@pytest.mark.parametrize(("points", "kept"), [(None, None), (0, 0), (100, 1), (33.3, pytest.approx(0.333))])
def test_per_cent_is_kept_as_a_fraction(points, kept):
    assert wording.fraction(points) == kept


def test_areas_without_figures_are_said_and_only_where_there_are_any():
    assert wording.left_out([Line(None, KNOWN), Line(None, KNOWN)]) == []
    (note,) = wording.left_out([Line(None, KNOWN), Line(None, UNKNOWN), Line(None, UNKNOWN)])
    assert note.startswith("มีข้อมูล ณ วันดังกล่าว 1 จาก 3 พื้นที่")


@pytest.mark.parametrize(("number", "name"), [(1, "บางนาค"), (2, "บางนาค (2)"), (3, "บางนาค (3)")])
def test_the_second_seat_of_a_place_says_so(number, name):
    seat = Place(7, number, "บางนาค", "เมืองนราธิวาส", "9601", "96")
    assert wording.seat_place(seat) == ["เมืองนราธิวาส", name]


def test_an_order_is_quoted_by_number_and_year_and_nothing_where_there_is_none():
    assert wording.order_number(OrderName("กระทรวงแรงงาน", "12", 2562)) == "12/2562"
    assert wording.order_number(None) == ""


@pytest.mark.parametrize(("column", "kind"), [
    (wording.text("ก", 20), "text"), (wording.number("ก"), "number"), (wording.share("ก"), "percent"),
    (wording.day("ก"), "date"),
])  # fmt: skip
def test_a_column_knows_what_it_holds(column, kind):
    assert (column.heading, column.kind) == ("ก", kind)
