"""One source of numbers: every page, file and report says the same, and the parts add up to the whole."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from jobs.services import work
from reports import figures, services
from reports.days import PageDays, read_days
from reports.models import ReportRun
from reports.tests.conftest import DAY
from reports.tests.reading import sheets
from thai.days import Days
from thai.spans import days_lasted
from volunteers import services as volunteers
from volunteers.figures import Coverage, TrendPoint

ON_THE_DAY = {"seats": 6, "appointed": 2, "pending": 1, "vacant": 3, "nominated": 1, "graduates": 1}


def open_data(client, **asked) -> dict:
    rows = client.get(reverse("reports:coverage_json"), asked).json()
    (row,) = [row for row in rows if row["province_code"] == "96"]
    return {key: row[key] for key in ON_THE_DAY}


@pytest.fixture
def summary(asked):
    """The row of totals in the appointment-status report of a day, as its spreadsheet has it."""

    def read(**changes):
        run = asked(**changes)
        work(ReportRun, run.pk, make=services.make)
        run.refresh_from_db()
        header, *_, total = next(iter(sheets(run).values()))
        row = dict(zip(header, total, strict=True))
        return [row[name] for name in ("ตำแหน่ง", "แต่งตั้งแล้ว", "รอการแต่งตั้ง", "ว่าง", "ตรวจสอบคุณสมบัติ")]

    return read


def test_dashboard_open_data_and_report_agree(client, network, summary):
    coverage = figures.nation(PageDays(DAY, None, 2563)).coverage
    assert coverage == Coverage(**ON_THE_DAY)
    assert open_data(client, as_of="2019-11-28") == ON_THE_DAY
    assert summary() == [6, 2, 1, 3, 1]


def test_on_another_day_they_differ_together(client, network, summary):
    day = date(2020, 2, 1)
    gone = ON_THE_DAY | {"appointed": 1, "vacant": 4}
    assert figures.nation(PageDays(day, None, 2563)).coverage == Coverage(**gone)
    assert open_data(client, as_of="2020-02-01") == gone
    assert summary(as_of=day) == [6, 1, 1, 4, 1]


def test_a_late_entry_is_not_yet_there_at_an_earlier_known_at(client, network, summary):
    known = {"as_of": "2020-01-10", "known_at": "2020-01-15"}
    assert open_data(client, **known) == ON_THE_DAY
    assert open_data(client, as_of="2020-01-10")["appointed"] == 1
    known_at = read_days(known).known_at
    assert summary(as_of=date(2020, 1, 10), known_at=known_at) == [6, 2, 1, 3, 1]


def test_districts_add_up_to_the_province_and_provinces_to_the_nation(network, narathiwat):
    days = PageDays(DAY, None, 2563)
    nation, province = figures.nation(days), figures.province(narathiwat.province, days)
    assert (nation.coverage, nation.ages) == (province.coverage, province.ages)
    clusters = [figures.cluster(group.cluster, days) for group in figures.by_cluster(nation.lines)]
    assert sum((c.coverage for c in clusters), start=Coverage()) == nation.coverage


def test_the_curve_ends_where_the_page_stands(network, narathiwat):
    last = figures.province(narathiwat.province, PageDays(DAY, None, 2563)).trend[-1]
    assert last == TrendPoint(DAY, 6, 2)


def test_ages_are_told_up_to_the_day(network):
    ages = figures.nation(PageDays(DAY, None, 2563)).ages
    assert (ages.longest_pending, ages.pending_over_60) == (59, 0)
    assert ages.longest_vacancy == days_lasted(date(2016, 1, 1), DAY)


def test_an_office_without_records_is_unknown_and_counted_nowhere(network, narathiwat, songkhla, records_from):
    records_from(narathiwat, date(2019, 12, 1))
    nation = figures.nation(PageDays(DAY, None, 2563))
    assert {line.area.code: line.step for line in nation.lines} == {"90": 0, "96": 0}
    assert (nation.known, nation.coverage.seats) == (1, 0)
    assert nation.trend[-1].share is None


def test_no_comparison_with_a_year_that_other_offices_kept(network, narathiwat, records_from):
    days = PageDays(date(2020, 6, 30), None, 2563)
    assert figures.nation(days).appointed_change == -1
    records_from(narathiwat, date(2019, 12, 1))
    assert figures.nation(days).appointed_change is None


@pytest.mark.parametrize(("began", "comparable"), [
    (date(2019, 6, 30), True), (date(2019, 7, 1), False), (date(2020, 6, 30), False),
])  # fmt: skip
def test_records_that_began_during_the_year_make_it_another(began, comparable, network, narathiwat, records_from):
    records_from(narathiwat, began)
    change = figures.nation(PageDays(date(2020, 6, 30), None, 2563)).appointed_change
    assert (change is not None) == comparable


def test_who_begins_after_the_day_changes_nothing_about_it(network, songkhla, records_from):
    records_from(songkhla, date(2020, 7, 1))
    assert figures.nation(PageDays(date(2020, 6, 30), None, 2563)).appointed_change == -1


@pytest.mark.parametrize(("later", "over"), [(1, 0), (2, 1)])
def test_a_desk_counts_what_lies_there_for_more_than_sixty_days(later, over, network):
    (desk,) = figures.by_desk("96", PageDays(DAY + timedelta(days=later)))
    assert (desk.over_60, desk.longest) == (over, 59 + later)


def test_pending_seats_lie_on_a_named_desk(network):
    (desk,) = figures.by_desk("96", PageDays(DAY))
    told = (desk.label, desk.pending, desk.over_60, desk.longest, desk.longest_here)
    assert told == ("กระทรวง", 1, 0, 59, 45)


def test_returned_papers_lie_on_the_offices_desk_again_and_have_waited_since_the_proposal(
    network, narathiwat_officer, on_day
):
    with on_day(DAY):
        volunteers.send_back(
            by=narathiwat_officer, appointment=network["pending"], on=date(2019, 11, 20), reason="ขาดหลักฐาน"
        )
    (desk,) = figures.by_desk("96", PageDays(DAY))
    assert (desk.label, desk.longest, desk.longest_here) == ("สำนักงานแรงงานจังหวัด (กระทรวงส่งคืน)", 59, 9)


def test_the_least_covered_is_watched_first_and_the_unknown_last():
    lines = [figures.Line(None, c) for c in (Coverage(), Coverage(4, 4, 0, 0, 0), Coverage(4, 1, 1, 0, 2))]
    assert figures.by_coverage(lines) == [lines[2], lines[1], lines[0]]
    assert figures.to_watch(lines) == [lines[2]]


def test_nobody_appointed_is_less_than_few_and_a_seat_that_only_waits_is_watched():
    few, nobody = (figures.Line(None, c) for c in (Coverage(4, 3, 1, 0, 0), Coverage(4, 0, 0, 0, 4)))
    assert figures.by_coverage([few, nobody]) == figures.to_watch([few, nobody]) == [nobody, few]


@pytest.mark.parametrize(("appointed", "step"), [(970, 5), (969, 4), (940, 4), (939, 3), (900, 3), (850, 2), (849, 1)])
def test_the_five_shades_begin_at_their_bounds(appointed, step):
    line = figures.Line(None, Coverage(1000, appointed, 0, 0, 1000 - appointed))
    assert line.step == step


def test_an_office_that_began_since_makes_it_another_year_although_others_compare(
    network, narathiwat, songkhla, records_from
):
    records_from(narathiwat, date(2016, 1, 1))
    records_from(songkhla, date(2020, 1, 1))
    assert figures.nation(PageDays(date(2020, 6, 30), None, 2563)).appointed_change is None


def test_events_are_recorded_where_an_office_kept_records_for_the_nation_where_any_did(
    network, narathiwat, songkhla, records_from
):
    records_from(narathiwat, date(2019, 12, 1))
    records_from(songkhla, None)
    asked = [(day, code) for day in (date(2019, 12, 1), date(2019, 11, 30)) for code in ("96", "90", None)]
    assert [figures.events_are_recorded(Days(day), code) for day, code in asked] == [True, False, True] + [False] * 3
