"""The curve stays inside its frame whatever the shares are."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reports.charts import BOTTOM, LEFT, RIGHT, TOP, trend_chart
from volunteers.figures import TrendPoint

SEATS = 1000
SHARES = st.lists(st.none() | st.integers(0, SEATS), min_size=1, max_size=13)


def points(appointed: list[int | None]) -> list[TrendPoint]:
    first = date(2020, 1, 1)
    return [
        TrendPoint(first + timedelta(days=30 * at), 0 if n is None else SEATS, n or 0) for at, n in enumerate(appointed)
    ]


@given(SHARES)
def test_every_known_dot_lies_inside_and_every_gap_stays_a_gap(appointed):
    chart = trend_chart(points(appointed))
    if chart is None:
        assert set(appointed) == {None}
        return
    assert [dot.y is None for dot in chart.dots] == [n is None for n in appointed]
    assert all(TOP <= dot.y <= BOTTOM and LEFT <= dot.x <= RIGHT for dot in chart.dots if dot.y is not None)
    assert chart.path.count("M") + chart.path.count("L") == sum(n is not None for n in appointed)


@given(SHARES)
def test_the_scale_has_few_round_lines(appointed):
    chart = trend_chart(points(appointed))
    labels = [label for _y, label in chart.ticks] if chart else []
    assert len(labels) <= 6 and labels == sorted(labels) and all(0 <= label <= 100 for label in labels)


def test_more_is_higher():
    first, last = trend_chart(points([900, 950])).dots
    assert first.y > last.y


def test_every_third_month_is_named_and_each_year_once():
    marks = trend_chart(points([900] * 13)).marks
    assert [(mark.anchor, mark.year and mark.year.year) for mark in marks] == [
        ("start", 2020), ("middle", None), ("middle", None), ("middle", None), ("end", None),
    ]  # fmt: skip
    later = trend_chart([TrendPoint(point.day + timedelta(days=300), 10, 9) for point in points([1] * 13)])
    assert [mark.year and mark.year.year for mark in later.marks] == [2020, 2021, None, None, None]


def test_the_last_number_stands_where_the_curve_is_not():
    rising, falling = trend_chart(points([900, 920, 950])), trend_chart(points([950, 920, 900]))
    assert (rising.number_below, falling.number_below) == (False, True)
