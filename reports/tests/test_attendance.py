"""Attendance: events with persons, half-days and denominators; with names, who was listed."""

from datetime import date, timedelta

import pytest

from events.models import Event, Participant, RollClosing, Session
from provinces.models import Province
from reports.composition import KeyFigure

YEAR = 2563
DAY = date(2019, 12, 10)


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


@pytest.fixture
def two_days(workshop):
    """The workshop goes on for a morning: the first and the third came."""
    Event.objects.filter(pk=workshop.pk).update(last_day=DAY + timedelta(days=1))
    morning = Session.objects.create(event=workshop, day=DAY + timedelta(days=1), half="morning")
    for participant, mark in zip(workshop.participants.all(), ("present", "absent", "present"), strict=True):
        participant.attendances.create(session=morning, mark=mark, proof="sheet")
    RollClosing.objects.create(session=morning, places=3)
    return workshop


def test_the_head_is_about_the_year_and_says_when_it_was_asked(attendance):
    head = attendance()
    assert head.subtitle == "จังหวัดนราธิวาส · ปีงบประมาณ พ.ศ. 2563 (ข้อมูล ณ วันที่ 30 กันยายน 2563)"
    assert [label for label, _value in head.facts] == ["พื้นที่", "ข้อมูล ณ วันที่", "ขอเมื่อ", "ผู้ขอ"]


def test_every_key_figure_has_its_base(attendance):
    assert attendance().figures == [
        KeyFigure("การเข้าร่วม", "ร้อยละ 66.67", "2 จาก 3 คน-ครั้ง"),
        KeyFigure("กิจกรรม", "1", "การลงทะเบียน 1"),
        KeyFigure("ผู้เข้าร่วม (คน-ครั้ง)", "2"),
        KeyFigure("คน-ช่วง (ครึ่งวัน)", "3", "3 จาก 6 คน-ช่วง (ร้อยละ 50.00)"),
    ]


def test_where_nobody_said_who_came_persons_are_unknown_not_an_unknown_number(answer, network, silent):
    figures = {figure.label: figure for figure in answer("attendance", fiscal_year=YEAR).figures}
    assert figures["ผู้เข้าร่วม (คน-ครั้ง)"] == KeyFigure("ผู้เข้าร่วม (คน-ครั้ง)", None)
    assert figures["กิจกรรม"].note == "ไม่ระบุ 1"


def test_an_event_is_a_row_with_place_base_and_source(attendance):
    events, _people = attendance().tables
    numbers = [3, 2, 0, 2, 3, pytest.approx(2 / 3), 3, 3, 6, 0.5]
    assert events.rows == [[DAY, DAY, "ประชุมตัวอย่าง", "ศาลากลาง นราธิวาส", "การลงทะเบียน", *numbers]]
    assert events.total == ["รวม", "", "", "", "", *numbers]


def test_an_event_that_nobody_reported_is_unknown_and_left_out_of_the_rate(attendance, silent):
    report = attendance()
    row = next(row for row in report.tables[0].rows if row[2] == "สัมมนาเงียบ")
    assert row[:5] == [date(2020, 1, 15), date(2020, 1, 16), "สัมมนาเงียบ", "วัด อำเภอเมืองนราธิวาส นราธิวาส", None]
    assert row[5:] == [None, None, "", "", "", "", None, "", "", ""]
    assert [(f.value, f.note) for f in report.figures[:2]] == [
        ("ร้อยละ 66.67", "2 จาก 3 คน-ครั้ง"), ("2", "การลงทะเบียน 1 · ไม่ระบุ 1"),
    ]  # fmt: skip


def test_a_roll_that_nobody_closed_says_so_and_not_that_it_is_unknown(attendance, silent):
    Participant.objects.create(event=silent, name="แขก สมมติ", order=1)
    row = next(row for row in attendance().tables[0].rows if row[2] == "สัมมนาเงียบ")
    assert row[4:8] == ["ยังไม่สรุปยอด", 1, "", ""]


def test_on_paper_a_list_whose_roll_is_open_says_so_once(attendance, silent):
    Participant.objects.create(event=silent, name="แขก สมมติ", place="อบต.", order=1)
    _events, *lists = attendance(format="pdf").tables
    told = {table.title: ([column.heading for column in table.columns], list(table.rows)) for table in lists}
    assert told["ผู้เข้าร่วม: สัมมนาเงียบ (15–16 ม.ค. 2563) – ยังไม่สรุปยอด"] == (
        ["ชื่อ–สกุล", "ตำบล อำเภอ หรือหน่วยงาน", "กลุ่ม"], [["แขก สมมติ", "อบต.", ""]],
    )  # fmt: skip
    assert len(told) == 2


def test_without_a_closed_roll_no_total_says_that_nobody_was_registered_late(attendance, silent):
    Event.objects.exclude(pk=silent.pk).update(state="cancelled")
    totals = [attendance(format=format).tables[0].total for format in ("xlsx", "pdf")]
    assert [totals[0][5:8], totals[1][4:7]] == [[None, None, ""]] * 2


def test_a_reported_total_counts_and_says_that_it_was_reported(attendance, silent):
    Event.objects.filter(pk=silent.pk).update(reported_total=40, reported_total_source="สปข.")
    report = attendance()
    row = next(row for row in report.tables[0].rows if row[2] == "สัมมนาเงียบ")
    assert row[4:11] == ["ตามที่รายงาน", None, 40, "", "", "", ""]
    assert report.figures[1:3] == [
        KeyFigure("กิจกรรม", "2", "การลงทะเบียน 1 · ตามที่รายงาน 1 · ไม่ระบุเป้าหมาย 1"),
        KeyFigure("ผู้เข้าร่วม (คน-ครั้ง)", "42", "การลงทะเบียน 2 · ตามที่รายงาน 40"),
    ]


def test_with_names_everybody_listed_has_a_row_with_half_days(attendance):
    _events, people = attendance().tables
    assert [(row[3], *row[-2:]) for row in people.rows] == [
        ("ผู้เข้าร่วม 1", 2, 2), ("ผู้เข้าร่วม 2", 1, 2), ("ผู้เข้าร่วม 3", 0, 2),
    ]  # fmt: skip
    assert [people.columns[at].heading for at in people.names] == ["ชื่อ–สกุล"]


def test_without_names_there_is_no_table_of_people(attendance):
    assert [table.title for table in attendance(with_names=False).tables] == ["กิจกรรม"]


def test_on_paper_each_event_has_its_own_list(attendance, silent):
    Participant.objects.create(event=silent, name="แขก สมมติ", order=1)
    titles = [table.title for table in attendance(format="pdf").tables]
    assert sorted(titles[1:]) == [
        "ผู้เข้าร่วม: ประชุมตัวอย่าง (10 ธ.ค. 2562)",
        "ผู้เข้าร่วม: สัมมนาเงียบ (15–16 ม.ค. 2563) – ยังไม่สรุปยอด",
    ]


def test_in_the_workbook_each_column_names_its_unit_and_what_its_rate_rests_on(attendance):
    persons, half_days = "คน", "คน-ช่วง"
    assert [column.heading for column in attendance().tables[0].columns][5:] == [
        *("เป้าหมาย", "จำนวนคน", f"เพิ่มหลังสรุปยอด ({persons})"),
        *(f"มาตามเป้าหมาย ({persons})", f"ฐานของร้อยละ ({persons})", "ร้อยละ"),
        *("คน-ช่วง (ครึ่งวัน) ทั้งหมด", f"มาตามการลงทะเบียน ({half_days})"),
        *(f"ฐานของร้อยละ ({half_days})", f"ร้อยละ ({half_days})"),
    ]


def test_on_paper_an_event_is_a_row_that_fits_it_with_each_rate_in_words(attendance, silent):
    events = attendance(format="pdf").tables[0]
    assert [column.heading for column in events.columns][-3:] == [
        "เพิ่มหลังสรุปยอด (คน)", "มาตามเป้าหมาย (คน)", "คน-ช่วง (ครึ่งวัน)",
    ]  # fmt: skip
    came, quiet = events.rows
    assert (came[0], came[-5:]) == ("10 ธ.ค. 2562", [3, 2, 0, "2 จาก 3 (ร้อยละ 66.67)", "3 จาก 6 (ร้อยละ 50.00)"])
    assert (quiet[0], quiet[-5:]) == ("15–16 ม.ค. 2563", [None, None, "", "", ""])
    assert events.total[-5:] == [3, 2, 0, "2 จาก 3 (ร้อยละ 66.67)", "3 จาก 6 (ร้อยละ 50.00)"]


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


def test_the_second_day_of_two_lists_the_event_with_that_day_s_half_days_only(attendance, two_days):
    told = {}
    for day in (DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)):
        events, *people = attendance(fiscal_year=None, as_of=day).tables
        told[day.day] = [row[11:14] for row in events.rows], [row[-2:] for table in people for row in table.rows]
    assert told == {
        9: ([], []),
        10: ([[3, 3, 6]], [[2, 2], [1, 2], [0, 2]]),
        11: ([[2, 2, 3]], [[1, 1], [0, 1], [1, 1]]),
    }


def test_days_are_dates_on_every_sheet(attendance):
    events, people = attendance().tables
    assert [[column.kind for column in table.columns[:2]] for table in (events, people)] == [["date", "date"]] * 2
    assert [row[:2] for table in (events, people) for row in table.rows] == [[DAY, DAY]] * 4


def test_a_quiet_day_says_so_and_has_no_total(attendance):
    events = attendance(fiscal_year=None, as_of=date(2019, 12, 9)).tables[0]
    assert (events.rows, events.total, events.empty) == ([], None, "ไม่มีกิจกรรมในช่วงเวลานี้")


def test_it_says_how_many_events_were_held_and_never_published(attendance, silent):
    note = "รายงานนี้ไม่รวม 1 กิจกรรมที่อนุมัติและเริ่มแล้ว เนื่องจากยังไม่ได้เผยแพร่"
    told = [note in attendance().notes]
    Event.objects.filter(pk=silent.pk).update(state="approved")
    assert [*told, note in attendance().notes] == [False, True]


@pytest.mark.parametrize("code", ["90", None])
def test_where_no_office_kept_records_nothing_is_counted_as_nought(code, answer, network):
    province = Province.objects.get(pk=code) if code else None
    report = answer("attendance", province=province, fiscal_year=2550)
    assert [figure.value for figure in report.figures] == [None] * 4
    said = "ณ วันดังกล่าวสำนักงานยังไม่มีข้อมูลในระบบ จึงไม่ระบุตัวเลข"
    assert (report.notes[0], report.tables[0].empty) == (said, said)
