"""The parts of the figures: areas in order, sums that leave out what is unknown, terms that end, what sources say."""

from datetime import date

import pytest

from provinces.models import Province, ProvinceCluster, ReportedFigure, Subdistrict
from reports import figures
from reports.days import PageDays
from reports.figures import Line, Printed
from reports.tests.conftest import DAY
from volunteers.figures import UNKNOWN, Ages, Coverage, SeatRow

DAYS = PageDays(DAY, None, 2563)


def line(cluster=None, coverage=UNKNOWN, area=None):
    return Line(area or type("Area", (), {"cluster": cluster})(), coverage)


def test_every_province_has_its_coverage_by_code(network):
    found = figures.province_lines(Province.objects.order_by("code"), DAYS)
    assert [(each.area.code, each.coverage.seats, each.coverage.appointed) for each in found] == [
        ("90", 0, 0), ("96", 6, 2),
    ]  # fmt: skip


def test_every_district_of_a_province_has_its_own(network, narathiwat):
    found = figures.district_lines(narathiwat.province, DAYS)
    assert [each.area.code for each in found] == [f"96{number:02}" for number in range(1, 14)]
    assert [each.coverage.seats for each in found] == [6] + [0] * 12


def test_a_district_is_counted_as_its_provinces_page_counts_it(network, narathiwat):
    (first, *_others) = figures.province(narathiwat.province, DAYS).lines
    assert figures.district_coverage(first.area, DAYS) == first.coverage == Coverage(6, 2, 1, 1, 3, 1)


def test_terms_that_end_are_rows_of_their_seats(network):
    spring = PageDays(date(2022, 5, 1), None, 2565)
    rows = {within: figures.ending_rows("96", spring, within) for within in (39, 40)}
    assert (rows[39], [row.seat.pk for row in rows[40]]) == ([], [network["seats"][0].pk])
    assert rows[40][0].last_day == date(2022, 6, 10)


def test_before_the_records_no_term_ends(network, narathiwat, records_from):
    records_from(narathiwat, date(2022, 6, 1))
    assert figures.ending_rows("96", PageDays(date(2022, 5, 1), None, 2565), 60) == []


def test_seats_of_a_district_alone(network):
    rows = [figures.seat_rows("96", DAYS, district) for district in (None, "9601", "9602")]
    assert [len(found) for found in rows] == [6, 6, 0]
    assert {type(row) for row in rows[0]} == {SeatRow}


def test_clusters_stand_in_official_order_and_bangkok_first():
    north, south = ProvinceCluster(pk=1, order=2), ProvinceCluster(pk=2, order=1)
    lines = [line(north, Coverage(4, 1, 0, 0, 3)), line(south), line(None), line(north, Coverage(6, 6, 0, 0, 0))]
    groups = figures.by_cluster(lines)
    assert [group.cluster for group in groups] == [None, south, north]
    assert [len(group.lines) for group in groups] == [1, 1, 2]
    assert groups[-1].coverage == Coverage(10, 7, 0, 0, 3)


@pytest.mark.parametrize(("parts", "worst"), [
    ([], Ages(None, None, 0)),
    ([Ages(None, None, 0)], Ages(None, None, 0)),
    ([Ages(10, None, 1), Ages(30, 5, 2)], Ages(30, 5, 3)),
])  # fmt: skip
def test_the_longest_wait_of_all_and_the_sum_of_those_over_60_days(parts, worst):
    assert figures.worst(parts) == worst


def test_a_change_is_told_only_between_two_known_years(network, narathiwat):
    overview = figures.province(narathiwat.province, PageDays(date(2020, 6, 30), None, 2563))
    assert (overview.before.appointed, overview.appointed_change) == (2, -1)
    assert round(overview.share_change, 1) == -16.7
    assert figures.province(narathiwat.province, PageDays(date(2015, 6, 30), None, 2558)).share_change is None


def test_what_a_source_printed_stands_beside_the_computed_figure(network, narathiwat):
    for day, figure, value in ((DAY, "appointed", 74), (DAY, "budget", 9), (date(2020, 3, 13), "seats", 77)):
        ReportedFigure.objects.create(province_id="96", day=day, figure=figure, value=value, source="สปข.")
    found = figures.printed("96", figures.province(narathiwat.province, DAYS))
    assert [(row.figure, row.value, computed) for row, computed in found.beside] == [
        ("appointed", 74, 2), ("budget", 9, None),
    ]  # fmt: skip
    assert found.other_days == [date(2020, 3, 13)]


def test_where_no_source_said_anything_nothing_stands_beside(network, narathiwat):
    assert figures.printed("96", figures.province(narathiwat.province, DAYS)) == Printed([], [])


def test_events_are_summed_by_province_a_quiet_one_has_none_and_one_without_records_is_unknown(
    workshop, songkhla, records_from
):
    days = PageDays(date(2019, 12, 31), None, 2563)
    told = {code: (totals.events, totals.persons) for code, totals in figures.events_by_province(days).items()}
    assert told == {"90": (0, 0), "96": (1, 2)}
    records_from(songkhla, date(2020, 1, 1))
    assert figures.events_by_province(days)["90"] is None


def test_the_whole_country_takes_the_same_number_of_questions_for_more_seats(network, open_seats, queries_of):
    before = queries_of(lambda: figures.nation(DAYS))
    open_seats(Subdistrict.objects.filter(district_id="9602", valid_to=None))
    assert queries_of(lambda: figures.nation(DAYS)) == before
