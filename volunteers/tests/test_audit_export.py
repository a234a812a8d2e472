"""The trail as a workbook, which is itself told in the trail."""

from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import unquote

import pytest
import time_machine
from python_calamine import CalamineWorkbook

from accounts.audit import record
from accounts.models import AuditEntry
from volunteers import services, trail_file


def sheets(response) -> dict[str, list[list]]:
    """The rows of each sheet under its headings."""
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture
def somsri(person, signed_in, narathiwat_officer):
    """A person whom the officer looked at."""
    who = person("สมศรี")
    signed_in(narathiwat_officer).get(who.get_absolute_url())
    return who


def test_entries_and_the_people_in_them_stand_on_two_sheets(somsri, signed_in, narathiwat_head):
    found = sheets(signed_in(narathiwat_head).get("/audit/export/", {"what": "look"}))
    deeds, people = found["บันทึกการใช้งาน"], found["บุคคลที่แสดง"]
    assert [row[2:7] for row in deeds[1:]] == [["narathiwat-officer", "เปิดดูข้อมูล", "เปิดดูข้อมูลส่วนบุคคล", "สมศรี ตัวอย่าง", 1]]
    assert [row[2] for row in people[1:]] == ["สมศรี ตัวอย่าง"]


def test_the_export_is_in_the_trail_with_whom_it_named(somsri, signed_in, narathiwat_head):
    signed_in(narathiwat_head).get("/audit/export/", {"what": "look"})
    entry = AuditEntry.objects.get(act="volunteers.export_trail")
    assert (entry.by, entry.province_code, [row.person for row in entry.seen.all()]) == (
        narathiwat_head, "96", [somsri.pk],
    )  # fmt: skip
    assert entry.details == {"who": None, "what": "look", "days": ["", ""]}


def test_the_file_is_named_in_thai_with_the_day_as_people_write_it(signed_in, narathiwat_head):
    with time_machine.travel(datetime(2026, 11, 27, 2, 0, tzinfo=UTC)):
        answer = signed_in(narathiwat_head).get("/audit/export/")
    assert unquote(answer["Content-Disposition"]) == "attachment; filename*=utf-8''บันทึกการใช้งาน 27 พ.ย. 2569.xlsx"


def test_too_much_for_one_file_is_said_and_not_written_down(somsri, signed_in, narathiwat_head, monkeypatch):
    monkeypatch.setattr("volunteers.views.audit.MOST_ENTRIES", trail_file.MOST_ENTRIES - trail_file.MOST_ENTRIES)
    answer = signed_in(narathiwat_head).get("/audit/export/")
    assert (answer.url, AuditEntry.objects.filter(act="volunteers.export_trail").count()) == ("/audit/", 0)


def test_what_a_head_may_not_read_is_not_in_the_file(somsri, signed_in, member, songkhla):
    found = sheets(signed_in(member("songkhla-head", songkhla, "head")).get("/audit/export/"))
    assert [len(rows) for rows in found.values()][:2] == [1, 1]


def test_people_and_papers_of_another_office_are_not_named_by_an_entry_of_the_own(
    songkhla, songkhla_officer, signed_in, narathiwat_head
):
    stranger = services.register_person(by=songkhla_officer, office=songkhla, first_name="คนไกล", last_name="ทดลอง")
    facts = {"authority": "คำสั่งจังหวัดสงขลา", "number": "1", "be_year": 2569}
    paper = services.record_order(by=songkhla_officer, office=songkhla, **facts)
    record(by=songkhla_officer, act="volunteers.take_scan", target=paper, province_code="96", seen=[stranger.pk])
    deeds, people = sheets(signed_in(narathiwat_head).get("/audit/export/")).values()
    assert ([row[5] for row in deeds[1:]], [row[2] for row in people[1:]]) == ([""], ["บุคคลของสำนักงานอื่น"])
