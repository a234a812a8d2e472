"""Chair, programme, groups, products, remarks, issues, follow-ups and news: added and removed."""

import re
from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps

from events.forms import PART_FORMS
from events.models import AdvisorRemark, Dignitary, FollowUp, IssueRaised, Project, TargetGroup
from events.services import rows_of
from thai.calendar import today

TYPED = {
    "roles": {"role": "chair", "speaker_name": "รศ.ดร.สมชาย ตัวอย่าง", "speaker_position": "ที่ปรึกษา"},
    "programme": {
        "day": "12 มี.ค. 2569",
        "phase": "morning",
        "kind": "lecture",
        "title": "บรรยาย",
        "start_time": "๑๐.๓๐",
    },
    "target-groups": {"name": "บัณฑิตแรงงาน", "expected": ""},
    "booth-products": {"name": "กระจูด"},
    "remarks": {"kind": "policy", "speaker_name": "สมชาย ตัวอย่าง", "text": "ร่วมมือกัน"},
    "issues": {"text": "เดินทางไกล"},
    "news": {"headline": "ข่าว", "body": "เนื้อข่าว", "published_on": "13/3/2569", "hashtags": "#NNT\nกรมประชาสัมพันธ์"},
}


@pytest.mark.parametrize("part", TYPED)
def test_a_part_is_added_and_removed_again(part, event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/{part}/"
    assert client.post(address, TYPED[part])["Location"] == address
    (row,) = rows_of(event, client.get(address).context["form"].Meta.model)
    client.post(f"{address}{row.pk}/remove/")
    assert list(rows_of(event, type(row))) == []


def test_the_way_to_the_other_parts_shows_where_one_is(event, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    here = client.get(f"/events/{event.pk}/parts/issues/").content.decode()
    assert re.findall(r'parts/([a-z-]+)/"\s+aria-current="page"', here) == ["issues"]
    assert re.findall(r'parts/([a-z-]+)/"\s+aria-current', client.get(f"/events/{event.pk}/").content.decode()) == []


TOLD_TWICE = {
    "target-groups": ("name", "บัณฑิต.แรงงาน", "บัณฑิตแรงงาน"),
    "booth-products": ("name", "“กระจูด”", "กระจูด"),
    "remarks": ("text", "การร่วมมือกัน", "ร่วมมือกัน"),
    "issues": ("text", "เดินทาง ไกล.", "เดินทางไกล"),
    "news": ("headline", "ข่าว", "ข่าว"),
}
SAME_GROUP = ["กลุ่มบัณฑิตแรงงาน", "กลุ่ม บัณฑิตแรงงาน ประจำปี 2569", "บัณฑิตแรงงาน."]


@pytest.mark.parametrize("part", TOLD_TWICE)
def test_what_the_event_has_in_another_spelling_is_asked_about_once(part, event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/{part}/"
    field, again, there = TOLD_TWICE[part]
    client.post(address, TYPED[part])
    sent = TYPED[part] | {field: again}
    boxes = dict(client.post(address, sent).context["form"].asks.field.choices)
    assert [*boxes.values()] == [f"เป็นคนละรายการกับ “{there}” ที่กิจกรรมนี้มีอยู่แล้ว"]
    client.post(address, sent | {"confirmed": [*boxes]})
    assert rows_of(event, PART_FORMS[part].Meta.model).count() == 2


@pytest.mark.parametrize(
    ("there", "again"), [*(("บัณฑิตแรงงาน", each) for each in SAME_GROUP), ("อสร.", "กลุ่มอาสาสมัครแรงงาน")]
)
def test_one_group_under_two_names_is_asked_about(there, again, event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/target-groups/"
    client.post(address, {"name": there, "expected": "10"})
    asks = client.post(address, {"name": again, "expected": "10"}).context["form"].asks
    assert [text for _mark, text in asks.field.choices] == [f"เป็นคนละรายการกับ “{there}” ที่กิจกรรมนี้มีอยู่แล้ว"]


def test_what_another_event_has_is_neither_told_nor_asked_about(event, make_event, signed_in, narathiwat_officer):
    IssueRaised.objects.create(event=make_event(title="อื่น"), text="เดินทางไกล")
    address = f"/events/{event.pk}/parts/issues/"
    assert signed_in(narathiwat_officer).post(address, {"text": "เดินทางไกล"}).status_code == 302


def test_a_row_that_is_changed_by_a_mark_alone_is_no_twin_of_itself(event, signed_in, narathiwat_officer):
    row = TargetGroup.objects.create(event=event, name="อสร", expected=10)
    sent = {"name": "อสร.", "expected": "10", "version": 1}
    there = f"/events/{event.pk}/parts/target-groups/{row.pk}/edit/"
    assert signed_in(narathiwat_officer).post(there, sent).status_code == 302
    assert event.target_groups.get().name == "อสร."


def test_a_thing_taken_on_twice_is_asked_about(event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/follow-ups/"
    issue = IssueRaised.objects.create(event=event, text="เดินทางไกล")
    sent = {"issue": issue.pk, "text": "ส่งเรื่อง", "agency": "สรจ."}
    client.post(address, sent)
    asks = client.post(address, sent | {"text": "ส่ง เรื่อง."}).context["form"].asks
    assert [text for _mark, text in asks.field.choices] == ["เป็นคนละรายการกับ “ส่งเรื่อง” ที่กิจกรรมนี้มีอยู่แล้ว"]
    client.post(address, sent | {"text": "ส่งเรื่อง", "agency": "จัดหางานจังหวัด"})
    assert FollowUp.objects.filter(issue=issue).count() == 2


@pytest.mark.parametrize("part", [*TYPED, "follow-ups"])
def test_an_empty_form_is_refused_in_words(part, event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/{part}/", {"text": "", "sent": "yes"})
    assert (response.status_code, bool(response.context["form"].errors)) == (200, True)


def test_the_prefix_is_split_from_the_name(event, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/roles/", TYPED["roles"])
    minister = Dignitary.objects.get()
    role = event.roles.get()
    assert (minister.first_name, minister.last_name, role.name_as_printed) == ("สมชาย", "ตัวอย่าง", "รศ.ดร.สมชาย ตัวอย่าง")


@pytest.mark.parametrize("name", ["นาย", "   ", "ก" * 150, f"สมชาย {'ก' * 150}"])
def test_a_prefix_alone_or_an_endless_name_names_nobody(name, event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(
        f"/events/{event.pk}/parts/roles/", TYPED["roles"] | {"speaker_name": name}
    )
    assert list(response.context["form"].errors) == ["speaker_name"]


def test_a_programme_day_outside_the_event_is_refused(event, signed_in, narathiwat_officer):
    sent = TYPED["programme"] | {"day": "13 มี.ค. 2569"}
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/programme/", sent)
    assert list(response.context["form"].errors) == ["day"]


def test_a_follow_up_has_one_origin(event, signed_in, narathiwat_officer):
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    remark = AdvisorRemark.objects.create(event=event, speaker=minister, kind="advice", text="ทำคลิป")
    sent = {"text": "จัดอบรมทำคลิป", "agency": "สรจ.นราธิวาส", "due_on": "1 มิ.ย. 2569"}
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/follow-ups/"
    assert list(client.post(address, sent).context["form"].errors) == ["remark"]
    client.post(address, sent | {"remark": remark.pk})
    assert [(f.remark, f.agency) for f in FollowUp.objects.all()] == [(remark, "สรจ.นราธิวาส")]


def test_an_issue_with_an_answered_follow_up_stays(event, signed_in, narathiwat_officer):
    issue, day = event.issues.create(text="เดินทางไกล"), event.last_day
    FollowUp.objects.create(issue=issue, text="จัดรถรับส่ง", agency="สรจ.", answer="จัดแล้ว", answered_on=day)
    address = f"/events/{event.pk}/parts/issues/{issue.pk}/remove/"
    response = signed_in(narathiwat_officer).post(address, follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert [f.answer for f in FollowUp.objects.all()] == ["จัดแล้ว"]


def test_another_event_s_row_is_404(event, make_event, signed_in, narathiwat_officer):
    other = make_event(title="อื่น").target_groups.create(name="กลุ่ม")
    client = signed_in(narathiwat_officer)
    assert client.post(f"/events/{event.pk}/parts/target-groups/{other.pk}/remove/").status_code == 404
    assert client.get(f"/events/{event.pk}/parts/unknown/").status_code == 404


def test_a_group_named_twice_is_told_and_counts_once(event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/target-groups/"
    for expected, name in (("77", "อาสาสมัครแรงงาน"), ("33", "บัณฑิตแรงงาน"), ("77", "อาสาสมัคร\u200b แรงงาน")):
        response = client.post(address, {"name": name, "expected": expected, "form_key": str(uuid4())})
    assert "มีรายการนี้อยู่แล้ว" in response.content.decode()
    assert sum(group.expected for group in event.target_groups.all()) == 110


def test_groups_from_before_that_are_one_however_spelt_stay_and_are_numbered(event, make_event):
    other = make_event(title="อื่น").target_groups.create(name="อาสาสมัครแรงงาน", expected=1)
    for order, name in enumerate(("ก", "อาสาสมัครแรงงาน", "ข")):
        event.target_groups.create(name=name, expected=7, order=order)
    rows = event.target_groups.all()
    rows.filter(name="ข").update(name="อาสาสมัคร แรงงาน")
    import_module("events.migrations.0017_target_group_however_spelt").fill_keys(apps, None)
    assert [each.name for each in rows.all()] == ["ก", "อาสาสมัครแรงงาน", "อาสาสมัคร แรงงาน (2)"]
    assert (rows.last().name_key, other.name) == ("อาสาสมัครแรงงาน(2)", "อาสาสมัครแรงงาน")


def test_a_title_that_says_its_kind_again_is_printed_once(event, signed_in, narathiwat_officer):
    event.programme.create(day=event.first_day, phase="morning", kind="opening", title="พิธีเปิด")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/").content.decode()
    assert page.split('id="programme"')[1].split("</section>")[0].count("พิธีเปิด") == 1


def test_how_many_came_of_a_group_is_not_unknown_before_the_event(make_event, signed_in, narathiwat_officer):
    day = today() + timedelta(days=30)
    ahead = make_event(first_day=day, last_day=day)
    ahead.target_groups.create(name="อาสาสมัครแรงงาน", expected=77)
    card = signed_in(narathiwat_officer).get(f"/events/{ahead.pk}/").content.decode().split('id="groups"')[1]
    groups = card.split("</section>")[0]
    assert ("ยังไม่จัด" in groups, "ไม่ระบุ" in groups) == (True, False)


QUESTIONS = {
    "programme": ({"title": "การบรรยาย"}, "เป็นคนละรายการกับ “บรรยาย” ที่กิจกรรมนี้มีอยู่แล้ว"),
    "roles": ({"role": "on_behalf", "speaker_name": "นายสมหมาย ทดลอง", "principal_position": "ผู้ว่าราชการจังหวัด"},
              "มีประธานอีกคนหนึ่งนอกจากรศ.ดร.สมชาย ตัวอย่าง"),
}  # fmt: skip


@pytest.mark.parametrize("part", QUESTIONS)
def test_one_line_of_the_programme_and_one_chair_are_not_told_twice_unasked(part, event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/{part}/"
    client.post(address, TYPED[part])
    again, told = QUESTIONS[part]
    boxes = dict(client.post(address, TYPED[part] | again).context["form"].asks.field.choices)
    assert [*boxes.values()] == [told]
    client.post(address, TYPED[part] | again | {"confirmed": [*boxes]})
    assert rows_of(event, PART_FORMS[part].Meta.model).count() == 2


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("programme", {"start_time": "11.30"}),
        ("programme", {"title": "อภิปราย"}),
        ("roles", {"role": "speaker"}),
        ("target-groups", {"name": "อสร.", "expected": "1"}),
    ],
)
def test_what_is_another_row_is_not_asked_about(part, other, event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/{part}/"
    client.post(address, TYPED[part])
    assert client.post(address, TYPED[part] | other).status_code == 302


def test_a_group_of_which_nobody_is_expected_is_asked_about(event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/target-groups/"
    asks = client.post(address, {"name": "อสร.", "expected": "๐", "attended": "50"}).context["form"].asks
    assert [text for _mark, text in asks.field.choices] == ["จำนวน 0 คน (หากไม่ทราบให้เว้นว่าง)"]


@pytest.mark.parametrize(("year", "asks"), [(2568, 1), (2569, 0), (2570, 1)])
def test_a_project_of_another_year_is_asked_about(year, asks, event, narathiwat, signed_in, narathiwat_officer):
    project = Project.objects.create(title="เสริมสร้างเครือข่าย", fiscal_year=year, office=narathiwat)
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/projects/", {"project": project.pk})
    told = f"กิจกรรมปีงบประมาณ พ.ศ. 2569 อยู่ในโครงการปีงบประมาณ พ.ศ. {year}"
    assert (response.status_code, told in response.content.decode()) == ((200, True) if asks else (302, False))
