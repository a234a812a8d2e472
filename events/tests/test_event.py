"""The page of one event tells every fact, and the unknown as unknown."""

from datetime import date, timedelta

import pytest
from django.utils.translation import gettext as _

from events import services
from events.models import (
    AdvisorRemark,
    BoothProduct,
    Dignitary,
    EventProject,
    EventRole,
    FollowUp,
    IssueRaised,
    ProgrammeItem,
    Project,
    TargetGroup,
)
from events.papers.sign_in_sheet import sign_in_sheet_data
from thai.calendar import today
from volunteers.tests.reading import words


@pytest.mark.parametrize(
    ("state", "days", "who", "filled"),
    [
        *(("draft", 9, who, [word]) for who, word in (("officer", "เพิ่มจากทะเบียน"), ("head", "อนุมัติ"))),
        *(("approved", 9, who, ["เผยแพร่"]) for who in ("officer", "head")),
        *(("published", days, "officer", [word]) for days, word in ((9, "เพิ่มจากทะเบียน"), (-9, "บันทึกการเข้าร่วม"))),
        *(("draft", -9, who, [word]) for who, word in (("officer", "เพิ่มจากทะเบียน"), ("head", "อนุมัติ"))),
        *(("finished", -9, who, ["ปิดกิจกรรม"]) for who in ("officer", "head")),
        ("closed", -9, "head", []),
        ("cancelled", 9, "head", []),
    ],
)
def test_one_button_says_what_is_next(state, days, who, filled, make_event, signed_in, request):
    day = today() + timedelta(days=days)
    event = make_event(state=state, first_day=day, last_day=day)
    page = signed_in(request.getfixturevalue(f"narathiwat_{who}")).get(event.get_absolute_url())
    assert [word for word in words(page, ".btn-primary") if word != "ใช้งานต่อ"] == filled


@pytest.mark.parametrize(("who", "filled"), [("head", ["อนุมัติ"]), ("officer", ["เพิ่มจากทะเบียน"])])
def test_an_approval_that_is_waited_for_is_next(who, filled, make_event, signed_in, request, narathiwat_officer):
    day = today() + timedelta(days=9)
    event = make_event(state="published", first_day=day, last_day=day)
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"], title="ชื่อใหม่")
    page = signed_in(request.getfixturevalue(f"narathiwat_{who}")).get(event.get_absolute_url())
    assert [word for word in words(page, ".btn-primary") if word != "ใช้งานต่อ"] == filled


def test_every_fact_is_on_the_page(event, signed_in, narathiwat_officer):
    minister = Dignitary.objects.create(prefix="", first_name="สมชาย", last_name="ตัวอย่าง", position="ที่ปรึกษา")
    EventRole.objects.create(
        event=event, dignitary=minister, role="chair", name_as_printed="รศ.ดร.สมชาย ตัวอย่าง", position_that_day="ที่ปรึกษา"
    )
    ProgrammeItem.objects.create(event=event, day=event.first_day, phase="before", kind="booth_visit", title="ชมบูธ")
    BoothProduct.objects.create(event=event, name="กระจูดนราธิวาส")
    TargetGroup.objects.create(event=event, name="บัณฑิตแรงงาน")
    remark = AdvisorRemark.objects.create(event=event, speaker=minister, kind="advice", text="เล่าเรื่องสินค้า")
    FollowUp.objects.create(remark=remark, text="ทำคลิปสั้น", agency="สรจ.นราธิวาส", due_on=date(2026, 6, 1))
    IssueRaised.objects.create(event=event, text="เดินทางไกล")
    project = Project.objects.create(title="โครงการเสริมสร้างศักยภาพ", fiscal_year=2569, office=event.office)
    EventProject.objects.create(event=event, project=project, activity_number=2)
    event.objectives = ["ถ่ายทอดแนวทาง"]
    event.save()
    page = signed_in(narathiwat_officer).get(event.get_absolute_url()).content.decode()
    facts = ["ห้องธารพลอย", "สวนอาหารริมน้ำ", "รศ.ดร.สมชาย ตัวอย่าง", "ที่ปรึกษา", "ชมบูธ", "กระจูดนราธิวาส", "บัณฑิตแรงงาน",
             "เล่าเรื่องสินค้า", "ทำคลิปสั้น", "เดินทางไกล", project.title, "ถ่ายทอดแนวทาง", "09.00"]  # fmt: skip
    assert [fact for fact in facts if fact not in page] == []


def test_unknown_times_and_numbers_are_not_stated(make_event, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(make_event().get_absolute_url()).content.decode()
    assert page.count(str(_("not stated"))) >= 6


@pytest.mark.parametrize(("who", "links"), [("narathiwat_officer", 6), ("advisor", 0)])
def test_an_empty_part_is_said_with_the_way_to_enter_it(who, links, make_event, signed_in, request):
    page = signed_in(request.getfixturevalue(who)).get(make_event(objectives=[]).get_absolute_url()).content.decode()
    assert (page.count("ยังไม่มีข้อมูล"), page.count(">บันทึกข้อมูล</a>")) == (6, links)


@pytest.mark.parametrize("target", [None, 40])
def test_what_the_rate_is_of_is_called_by_its_name(target, event, guests, signed_in, narathiwat_officer):
    guests(event, "สมชาย", "สมหญิง")
    if target:
        TargetGroup.objects.create(event=event, name="อสร.", expected=target)
    services.close_sessions(by=narathiwat_officer, event=event, sessions=event.sessions.all())
    shown = [each.replace(" ", "") for each in words(signed_in(narathiwat_officer).get(event.get_absolute_url()), ".k")]
    expected = ["เป้าหมาย", "ร้อยละของเป้าหมาย"] if target else ["จำนวนตามบัญชีรายชื่อ", "ร้อยละของจำนวนตามบัญชีรายชื่อ"]
    assert shown[1:3] == expected


def test_of_a_cancelled_event_nobody_is_expected_and_nothing_is_unknown(make_event, signed_in, narathiwat_officer):
    event = make_event(state="cancelled")
    assert words(signed_in(narathiwat_officer).get(event.get_absolute_url()), ".v")[:2] == ["ยกเลิก", "ยกเลิก"]


def test_a_reported_total_names_its_source(make_event, signed_in, narathiwat_officer):
    event = make_event(reported_total=100, reported_total_source="ข่าวทำเนียบรัฐบาล")
    response = signed_in(narathiwat_officer).get(event.get_absolute_url())
    assert (response.context["figure"].persons, "ข่าวทำเนียบรัฐบาล" in response.content.decode()) == (100, True)


def test_an_advisor_sees_no_participant(event, guests, signed_in, advisor):
    guests(event, "สมชาย ลับเฉพาะ")
    page = signed_in(advisor).get(event.get_absolute_url()).content.decode()
    assert ("สมชาย ลับเฉพาะ" in page, f"/events/{event.pk}/roll/" in page) == (False, False)


def test_an_advisor_who_is_an_officer_next_door_is_offered_no_roll(event, advisor, songkhla, signed_in):
    advisor.memberships.create(office=songkhla, role="officer", valid_from=date(2015, 1, 1))
    page = signed_in(advisor).get(event.get_absolute_url())
    assert (page.status_code, f"/events/{event.pk}/roll/" in page.content.decode()) == (200, False)


def test_a_joint_office_reads_but_is_offered_no_change(joint_event, signed_in, songkhla_officer):
    response = signed_in(songkhla_officer).get(joint_event.get_absolute_url())
    assert (response.status_code, response.context["may_edit"], response.context["steps"]) == (200, False, {})


def test_a_number_beyond_every_key_is_404(signed_in, narathiwat_officer):
    assert signed_in(narathiwat_officer).get(f"/events/{10**30}/").status_code == 404


def test_the_tambon_of_the_venue_is_told_where_the_place_is(make_event, client, signed_in, narathiwat_officer):
    day = today() + timedelta(days=9)
    place = {"venue_province_id": "90", "venue_district_id": "9011", "venue_subdistrict_id": "901102"}
    event = make_event(first_day=day, last_day=day, **place)
    pages = [
        signed_in(narathiwat_officer).get(event.get_absolute_url()),
        *(client.get(address) for address in ("/schedule/96/", f"/schedule/events/{event.pk}/")),
    ]
    tambon = event.venue_subdistrict.title
    assert (tambon[:4], [page.content.decode().partition("<body")[2].count(tambon) for page in pages]) == (
        "ตำบล",
        [1, 1, 1],
    )
    assert sign_in_sheet_data(event)["place"].startswith(f"{tambon} อำเภอหาดใหญ่")


@pytest.mark.parametrize("who", ["advisor", "auditor", "songkhla_officer"])
def test_who_only_reads_has_nothing_to_do_next(who, joint_event, signed_in, request):
    page = signed_in(request.getfixturevalue(who)).get(joint_event.get_absolute_url())
    assert [word for word in words(page, ".btn-primary") if word != "ใช้งานต่อ"] == []
