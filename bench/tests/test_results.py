"""Lines for machines, a table for people."""

import json
from dataclasses import replace

from bench import targets
from bench.measuring import Measured
from bench.results import Line, Row, growth, table
from bench.targets import Target

FOUND = Measured(clock=[10.0, 14.25, 9.0], processor=[9.5], sql_clock=[2.0], sql=7, bytes=12_500, peak=88.4)
ROW = Row("page", "events:list", "national-officer", FOUND, floor=4.75, expected=Target(ratio=1.5))


def test_one_json_object_a_line_with_the_binding_names():
    lines = [json.loads(line.as_json()) for line in ROW.lines()]
    assert [list(line) for line in lines] == [
        ["name", "value", "unit", "ratio_to_floor", "target", "limit", "cause"]
    ] * 7
    assert {line["name"].rpartition(" · ")[2]: (line["value"], line["unit"]) for line in lines} == {
        "p50": (10.0, "ms"),
        "p95": (14.25, "ms"),
        "cpu": (9.5, "ms"),
        "sql": (7, "statements"),
        "sql_ms": (2.0, "ms"),
        "bytes": (12.5, "kB"),
        "peak": (88.4, "MB"),
    }


def test_the_ratio_stands_at_the_figure_it_is_of():
    by_figure = {line.name.rpartition(" · ")[2]: line for line in ROW.lines()}
    assert (by_figure["cpu"].ratio_to_floor, by_figure["cpu"].target) == (2.0, 1.5)
    assert {line.ratio_to_floor for name, line in by_figure.items() if name != "cpu"} == {None}


def test_a_line_is_over_by_its_ratio_or_by_its_value():
    assert Line("a", 1.0, "ms", 2.0, 1.5).is_over
    assert Line("a", 1.0, "ms", limit=0.5).is_over
    assert not Line("a", 1.0, "ms", 1.5, 1.5, 1.0).is_over
    assert not Line("a", 1.0, "ms").is_over


def test_the_table_marks_what_is_over():
    shown = table([ROW]).splitlines()
    assert shown[0].split() == [
        "what",
        "as",
        "p50",
        "p95",
        "CPU",
        "SQL",
        "SQL",
        "ms",
        "kB",
        "MB",
        "×",
        "floor",
        "target",
    ]
    wanted = [
        "page",
        "events:list",
        "officer",
        "10.0",
        "14.2",
        "9.5",
        "7",
        "2.0",
        "12.5",
        "88",
        "2.0",
        "1.5",
        "▲",
        "cpu",
    ]
    assert shown[1].split() == wanted


def test_what_has_no_floor_has_no_ratio():
    row = Row("report", "attendance", "", FOUND, by="p50", expected=Target(limit=5))
    assert row.ratio is None
    assert table([row]).splitlines()[1].split()[-4:] == ["–", "–", "▲", "p50"]


def test_what_is_over_carries_its_cause_and_nothing_else_does():
    row = replace(ROW, expected=Target(ratio=1.5, cause="drawn by hand"))
    causes = {line.name.rpartition(" · ")[2]: line.cause for line in row.lines()}
    assert {name for name, cause in causes.items() if cause} == {"cpu"}
    assert table([row]).endswith("▲ cpu (drawn by hand)")
    assert table([replace(row, expected=Target(ratio=9, cause="drawn by hand"))]).endswith("9")


def test_growth_says_how_many_times_the_smallest_the_largest_takes():
    small, large = {"bare": 2.0, "home": 2.0, "none": 0.0}, {"bare": 3.0, "home": 9.0, "none": 1.0}
    shown = growth([0.1, 1.0], {0.1: small, 1.0: large}).splitlines()
    assert shown[0].split() == ["what", "×", "0.1", "×", "1", "times", "÷", "bare"]
    assert [line.split() for line in shown[1:]] == [
        ["bare", "2.0", "3.0", "1.5", "1.0"],
        ["home", "2.0", "9.0", "4.5", "3.0"],
        ["none", "0.0", "1.0", "–", "–"],
    ]


def test_on_sqlite_what_has_no_reason_of_its_own_says_where_the_database_works():
    assert targets.of_page("events:projects", "sqlite").cause == targets.ON_SQLITE
    assert targets.of_page("events:projects", "postgresql").cause == ""
    assert targets.of_page("volunteers:roster", "sqlite").cause == targets.CAUSES["volunteers:roster"]
