"""The map: a shape for each province that has one, in the order of the table; waters belong to nobody."""

from datetime import date

import pytest

from provinces.models import MapShape, Province
from reports.charts import NationalMap, national_map, trend_chart
from reports.figures import Line
from volunteers.figures import UNKNOWN, Coverage, TrendPoint


@pytest.fixture
def lines():
    """Narathiwat with figures, Songkhla without."""
    return [Line(Province(code="96"), Coverage(4, 3, 0, 0, 1)), Line(Province(code="90"), UNKNOWN)]


@pytest.fixture
def on_days():
    """Points of a hundred seats, one a month: ``on_days(50, None, 60)``; None is unknown."""

    def points(*appointed):
        days = [date(2020, month, 1) for month in range(1, len(appointed) + 1)]
        pairs = zip(days, appointed, strict=True)
        return [TrendPoint(day, 0 if n is None else 100, n or 0) for day, n in pairs]

    return points


def shape(province_code, path):
    return MapShape(province_id=province_code, path=path)


def test_each_line_stands_beside_its_shape_in_the_order_of_the_table(lines):
    drawn = national_map(lines, [shape("90", "M9"), shape("96", "M6")])
    assert [(line.area.code, path) for line, path in drawn.areas] == [("96", "M6"), ("90", "M9")]


def test_what_no_province_owns_is_water(lines):
    assert national_map(lines, [shape(None, "M1"), shape(None, "M2")]) == NationalMap([], ["M1", "M2"])


def test_without_the_map_package_there_is_no_map(lines):
    assert national_map(lines, []) == NationalMap([], [])


def test_a_province_without_a_shape_is_only_in_the_table(lines):
    assert [line.area.code for line, _path in national_map(lines, [shape("90", "M9")]).areas] == ["90"]


def test_the_curve_names_its_last_day_and_breaks_where_nothing_is_known(on_days):
    chart = trend_chart(on_days(50, None, 60))
    assert (chart.last.point.appointed, chart.path.count("M"), chart.path.count("L")) == (60, 2, 0)


@pytest.mark.parametrize(("appointed", "labels"), [
    ((95, 96), [95, 96]), ((90, 96), [90, 92, 94, 96]), ((0, 100), [0, 25, 50, 75, 100]), ((100, 100), [99, 100]),
])  # fmt: skip
def test_the_scale_is_as_fine_as_five_lines_allow(on_days, appointed, labels):
    assert [label for _y, label in trend_chart(on_days(*appointed)).ticks] == labels


def test_a_curve_of_which_nothing_is_known_is_not_drawn(on_days):
    assert trend_chart(on_days(None, None)) is None
