"""The whole benchmark on a very small set: every page answers, every floor gives the figure's own numbers."""

import json
from dataclasses import replace

import pytest
from django.test import override_settings

from bench import report_floors, reports, run
from bench.aggregates import AGGREGATES
from bench.measuring import Measured, asking, visitor
from bench.pages import OFFICER, PAGES
from bench.run import Effort
from bench.sample import Sample, look_up
from events.figures import event_rows, listed_figures
from jobs.models import StoredFile
from reports.models import ReportRun
from thai.calendar import fiscal_year_bounds, today
from thai.days import today_as_known_now
from volunteers.models import Person

HASTE = Effort(seconds=0, reports=1)
BY_NAME = {aggregate.name: aggregate for aggregate in AGGREGATES}

pytestmark = pytest.mark.usefixtures("small_set")


@pytest.fixture
def sample(db) -> Sample:
    """What the pages are asked about."""
    return look_up()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_answers_who_asks_for_it(page, sample):
    path = page.path(sample)
    # The set has no page 200.
    if "page=200" not in path:
        asking(visitor(page.who), path, status=page.status)()


def test_the_bare_page_is_one_query_of_25_rows_beside_the_signing_in(sample):
    with override_settings(ROOT_URLCONF="bench.urls"):
        answer = visitor(OFFICER).get("/bench/bare/")
    names = list(Person.objects.order_by("pk").values_list("first_name", flat=True)[:25])
    assert [f"<td>{name}</td>" in answer.content.decode() for name in names] == [True] * 25


def test_floors_of_coverage_count_what_the_figures_count(sample):
    nation = BY_NAME["coverage of the nation"]
    states = {"appointed": 1, "pending": 2, "nominated": 3}
    floor = {(area, state): number for area, state, number in nation.floor(sample)}
    figures = {code: figure for code, figure in nation.figure(sample).items() if figure.seats}
    for code, figure in figures.items():
        assert {name: floor.get((code, state), 0) for name, state in states.items()} == {
            name: getattr(figure, name) for name in states
        }
    assert sum(floor.values()) == sum(figure.seats for figure in figures.values())


def test_floor_of_a_province_is_its_part_of_the_nations(sample):
    nation, province = BY_NAME["coverage of the nation"].floor(sample), BY_NAME["coverage of a province"].floor(sample)
    assert sorted(province) == sorted(row for row in nation if row[0] == sample.province)


def test_floor_of_the_totals_counts_the_same_people_and_half_days(sample, small_set):
    totals, counted = BY_NAME["event totals of a fiscal year"], 0
    for year in small_set.size.years:
        asked = replace(sample, year=year)
        rows = {event: figures for event, *figures in totals.floor(asked)}
        events = {row.event.pk: row.figure for row in event_rows(*fiscal_year_bounds(year))}
        assert rows == {k: [f.persons, f.attendances] for k, f in events.items() if f.source == "roll" and f.persons}
        assert (totals.figure(asked).attendances or 0) == sum(half_days for _, half_days in rows.values())
        counted += len(rows)
    assert counted > 10


def test_floor_of_a_roll_counts_the_same_marks(sample):
    roll = BY_NAME["totals of a roll"]
    floor = {(half, mark): number for half, mark, number in roll.floor(sample)}
    for session in roll.figure(sample):
        marks = {name: floor.get((session.session.pk, name), 0) for name in ("present", "substituted", "absent")}
        assert marks == {name: getattr(session, name) for name in marks}


def test_the_floor_of_a_report_lists_the_same_people_and_half_days(sample, small_set):
    listed = 0
    for year in small_set.size.years:
        asked = replace(sample, year=year)
        events = [row.event for row in event_rows(*fiscal_year_bounds(year))]
        titles = {event.pk: event.title for event in events}
        lists = listed_figures(list(titles), today_as_known_now().within(*fiscal_year_bounds(year)))
        figures = [
            [titles[key], line.name, line.place, line.group, line.came, closed or None]
            for key, closed, lines in lists
            for line in lines
        ]
        assert [row[1:] for row in report_floors.rows("attendance", asked)] == figures
        listed += len(figures)
    assert listed > 100


@pytest.mark.parametrize("kind", [report.kind for report in reports.REPORTS])
def test_each_report_is_made_and_thrown_away(kind, sample):
    before = (ReportRun.objects.count(), StoredFile.objects.count())
    assert reports.make(kind, sample) > 1_000
    assert (ReportRun.objects.count(), StoredFile.objects.count()) == before


def test_a_run_tells_of_everything_in_json(sample, monkeypatch):
    monkeypatch.setattr(run, "PAGES", [page for page in PAGES if page.name in {"home", "events:list"}])
    monkeypatch.setattr(run.rate, "measure", lambda sample, seconds: [("home", Measured([2.0], [1.0], [0.0]), 500.0)])
    told = []
    rows = run.run(HASTE, only="", tell=told.append)
    assert told == rows
    named = [(row.kind, row.name) for row in rows]
    assert [name for kind, name in named if kind == "page"] == ["bare", "home", "events:list"]
    assert [name for kind, name in named if kind == "figure"] == list(BY_NAME)
    assert [name for kind, name in named if kind == "report"] == [report.kind for report in reports.REPORTS]
    assert [(row.who, row.expected.limit) for row in rows if row.kind == "rate"] == [("500/s", 1000 / 300)]
    assert all(json.loads(line.as_json())["value"] >= 0 for row in rows for line in row.lines())


def test_every_report_is_made_before_anything_else_fills_the_memory(sample, monkeypatch):
    made = []
    monkeypatch.setattr(reports, "make", lambda kind, sample: made.append(kind) or 1)
    monkeypatch.setattr(report_floors, "make", lambda kind, sample: made.append(f"floor of {kind}") or 1)
    list(run._reports(HASTE, sample, ""))
    kinds = [report.kind for report in reports.REPORTS]
    assert made[: len(kinds)] == kinds


def test_only_what_was_named_is_measured(sample):
    rows = run.run(HASTE, only="coverage of a province", tell=lambda row: None)
    assert [(row.kind, row.name) for row in rows] == [
        ("page", "bare"),
        ("floor", "coverage of a province"),
        ("figure", "coverage of a province"),
    ]


def test_a_set_that_lacks_something_says_what(sample):
    ReportRun.objects.all().delete()
    with pytest.raises(LookupError, match="holds no report run to measure: it is too small"):
        look_up()
    assert sample.day == today()
