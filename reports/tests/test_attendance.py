"""Attendance: events with persons, half-days and denominators; with names, who was listed."""

from datetime import date

import pytest

from events.models import Event, Participant
from reports.composition import KeyFigure

YEAR = 2563


@pytest.fixture
def attendance(answer, workshop):
    """The report of the fiscal year as composed."""
    return lambda **changes: answer("attendance", **{"fiscal_year": YEAR} | changes)


@pytest.fixture
def silent(narathiwat):
    """An event of the same year of which nobody said who came."""
    event = Event.objects.create(
        kind="seminar", title="สัมมนาเงียบ", office=narathiwat, first_day=date(2020, 1, 15), last_day=date(2020, 1, 16),
        venue_name="วัด", venue_province_id="96", venue_district_id="9601", state="finished",
    )  # fmt: skip
    event.provinces.add("96")
    return event


def test_the_head_is_about_the_year_and_says_when_it_was_asked(attendance):
    head = attendance()
    assert head.subtitle == "จังหวัดนราธิวาส · ปีงบประมาณ พ.ศ. 2563 (ข้อมูล ณ วันที่ 30 กันยายน 2563)"
    assert [label for label, _value in head.facts] == ["พื้นที่", "ข้อมูล ณ วันที่", "ขอเมื่อ", "ผู้ขอ"]


def test_every_key_figure_has_its_base(attendance):
    assert attendance().figures == [
        KeyFigure("การเข้าร่วม", "66.7%", "2 จาก 3 คน"),
        KeyFigure("กิจกรรม", "1", "ไม่ระบุจำนวนผู้เข้าร่วม 0"),
        KeyFigure("จำนวนคน", "2", "คน นับแยกแต่ละกิจกรรม"),
        KeyFigure("คน-ครั้ง", "3", "นับหนึ่งต่อครึ่งวันในบัญชีลงเวลา"),
    ]


def test_where_nobody_said_who_came_persons_are_unknown_not_an_unknown_number(answer, network, silent):
    figures = {figure.label: figure for figure in answer("attendance", fiscal_year=YEAR).figures}
    assert figures["จำนวนคน"] == KeyFigure("จำนวนคน", None)


def test_an_event_is_a_row_with_place_base_and_source(attendance):
    events, _people = attendance().tables
    assert events.rows == [
        ["10 ธ.ค. 2562", "ประชุมตัวอย่าง", "ศาลากลาง นราธิวาส", 3, 2, 3, pytest.approx(2 / 3), "บัญชีลงเวลา"]
    ]
    assert events.total == ["รวม", "", "", 3, 2, 3, pytest.approx(2 / 3), ""]


def test_an_event_that_nobody_reported_is_unknown_and_left_out_of_the_rate(attendance, silent):
    report = attendance()
    row = next(row for row in report.tables[0].rows if row[1] == "สัมมนาเงียบ")
    assert row == ["15–16 ม.ค. 2563", "สัมมนาเงียบ", "วัด อำเภอเมืองนราธิวาส นราธิวาส", None, None, None, None, None]
    assert [(f.value, f.note) for f in report.figures[:2]] == [
        ("66.7%", "2 จาก 3 คน"), ("2", "ไม่ระบุจำนวนผู้เข้าร่วม 1"),
    ]  # fmt: skip
    assert len(report.notes) == 2


def test_a_reported_total_counts_and_says_that_it_was_reported(attendance, silent):
    Event.objects.filter(pk=silent.pk).update(reported_total=40, reported_total_source="สปข.")
    row = next(row for row in attendance().tables[0].rows if row[1] == "สัมมนาเงียบ")
    assert (row[4], row[7]) == (40, "ตามที่รายงาน")


def test_with_names_everybody_listed_has_a_row_with_half_days(attendance):
    _events, people = attendance().tables
    assert [(row[2], *row[-2:]) for row in people.rows] == [
        ("ผู้เข้าร่วม 1", 2, 2), ("ผู้เข้าร่วม 2", 1, 2), ("ผู้เข้าร่วม 3", 0, 2),
    ]  # fmt: skip
    assert [people.columns[at].heading for at in people.names] == ["ชื่อ–สกุล"]


def test_without_names_there_is_no_table_of_people(attendance):
    assert [table.title for table in attendance(with_names=False).tables] == ["กิจกรรม"]


def test_on_paper_each_event_has_its_own_list(attendance, silent):
    Participant.objects.create(event=silent, name="แขก สมมติ", order=1)
    titles = [table.title for table in attendance(format="pdf").tables]
    assert sorted(titles[1:]) == ["ผู้เข้าร่วม: ประชุมตัวอย่าง (10 ธ.ค. 2562)", "ผู้เข้าร่วม: สัมมนาเงียบ (15–16 ม.ค. 2563)"]


def test_an_event_without_anybody_listed_has_no_list_on_paper(attendance, silent):
    assert [t.title for t in attendance(format="pdf").tables][1:] == ["ผู้เข้าร่วม: ประชุมตัวอย่าง (10 ธ.ค. 2562)"]


def test_only_the_events_of_the_province_unless_the_nation_is_meant(attendance, songkhla):
    Event.objects.update(office=songkhla)
    for event in Event.objects.all():
        event.provinces.set(["90"])
    rows = {
        place: attendance(**changes).tables[0].rows for place, changes in {"96": {}, "": {"province": None}}.items()
    }
    assert {place: len(found) for place, found in rows.items()} == {"96": 0, "": 1}


def test_only_events_up_to_the_day(attendance):
    days = {day: len(attendance(fiscal_year=None, as_of=date(2019, 12, day)).tables[0].rows) for day in (9, 10, 11)}
    assert days == {9: 0, 10: 1, 11: 0}


def test_a_quiet_day_says_so_and_has_no_total(attendance):
    events = attendance(fiscal_year=None, as_of=date(2019, 12, 9)).tables[0]
    assert (events.rows, events.total, events.empty) == ([], None, "ไม่มีกิจกรรมในช่วงเวลานี้")
