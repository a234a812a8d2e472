"""The small forms of the parts of an event."""

from datetime import time

import pytest

from events.forms import PART_FORMS
from events.forms.lines import LinesField
from events.models import Dignitary, FollowUp
from events.tests.test_event_part import TYPED


def read(part, event, **others):
    form = PART_FORMS[part](TYPED.get(part, {}) | others, event=event)
    form.is_valid()
    return form


@pytest.mark.parametrize("part", TYPED)
def test_each_part_reads_what_is_typed(part, event):
    form = read(part, event)
    assert (form.errors, form.row().pk) == ({}, None)


@pytest.mark.parametrize("part", PART_FORMS)
def test_each_part_has_a_heading_and_a_key(part, event):
    form = PART_FORMS[part](event=event)
    assert (bool(str(form.heading)), [field.name for field in form.hidden_fields()]) == (True, ["shown", "form_key"])


@pytest.mark.parametrize(
    "typed, prefix, first, last",
    [
        ("นายสมชาย ตัวอย่าง", "mr", "สมชาย", "ตัวอย่าง"),
        ("นางสาว สมหญิง ตัวอย่าง", "miss", "สมหญิง", "ตัวอย่าง"),
        ("สมชาย", "", "สมชาย", ""),
        ("สมชาย ณ ระนอง", "", "สมชาย", "ณ ระนอง"),
    ],
)
def test_the_prefix_of_an_office_holder_is_split_off(typed, prefix, first, last, event):
    speaker = read("roles", event, speaker_name=typed).speaker()
    assert (speaker.prefix, speaker.first_name, speaker.last_name, speaker.pk) == (prefix, first, last, None)


def test_a_role_keeps_name_and_position_as_typed_that_day(event):
    role = read("roles", event, speaker_name="  นายสมชาย   ตัวอย่าง ", speaker_position="ที่ปรึกษา").row()
    assert (role.name_as_printed, role.position_that_day) == ("นายสมชาย ตัวอย่าง", "ที่ปรึกษา")


def test_a_programme_item_may_name_nobody(event):
    assert read("programme", event, speaker_name="").speaker() is None


def test_a_programme_item_begins_on_the_first_day(event):
    assert PART_FORMS["programme"](event=event)["day"].value() == "12 มี.ค. 2569"


def test_times_of_the_programme_are_read_in_thai_digits(event):
    assert read("programme", event, end_time="12.00").row().start_time == time(10, 30)


def test_a_line_that_ends_before_it_begins_is_told_at_its_end(event):
    form = read("programme", event, start_time="10.30", end_time="9 โมง")
    assert form.errors == {"end_time": ["เวลาสิ้นสุดต้องหลังเวลาเริ่ม เช่น 09.00 ถึง 10.30 น."]}


def test_the_part_of_the_day_follows_the_time_that_is_typed(event):
    form = read("programme", event, phase="morning", start_time="บ่ายสอง", end_time="")
    assert (form.errors, form.row().phase) == ({}, "afternoon")


@pytest.mark.parametrize("day", ["11 มี.ค. 2569", "13 มี.ค. 2569", "เมื่อวาน", ""])
def test_a_programme_day_lies_within_the_event(day, event):
    assert list(read("programme", event, day=day).errors) == ["day"]


@pytest.mark.parametrize("field, value", [("expected", "-1"), ("attended", "ก"), ("name", " "), ("expected", "9" * 30)])
def test_a_group_has_a_name_and_numbers(field, value, event):
    assert list(read("target-groups", event, **{field: value}).errors) == [field]


def test_unknown_numbers_of_a_group_stay_unknown(event):
    group = read("target-groups", event, expected="", attended="").row()
    assert (group.expected, group.attended) == (None, None)


def test_only_remarks_and_issues_of_the_event_can_be_followed_up(event, make_event):
    own, other = event.issues.create(text="ของเรา"), make_event(title="อื่น").issues.create(text="ของเขา")
    facts = {"text": "ติดตาม", "agency": "สรจ."}
    assert read("follow-ups", event, issue=own.pk, **facts).row().issue == own
    assert "issue" in read("follow-ups", event, issue=other.pk, **facts).errors


@pytest.mark.parametrize("both", [True, False])
def test_a_follow_up_has_exactly_one_origin(both, event):
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง")
    remark = event.remarks.create(speaker=minister, kind="advice", text="ทำคลิป")
    origins = {"remark": remark.pk, "issue": event.issues.create(text="ปัญหา").pk} if both else {}
    form = read("follow-ups", event, text="ติดตาม", agency="สรจ.", **origins)
    assert (list(form.errors), FollowUp.objects.count()) == (["remark"], 0)


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("#NNT\n##แรงงาน\nกรม", ["NNT", "แรงงาน", "กรม"]),
        ("#อาสาสมัครแรงงาน#NNT #ILOVETHAILAND,#NNT", ["อาสาสมัครแรงงาน", "NNT", "ILOVETHAILAND"]),
        ("#สำนักข่าว กรมประชาสัมพันธ์ # ที่ปรึกษา", ["สำนักข่าว", "ที่ปรึกษา"]),
        ("ข่าว, แรงงาน ข่าว", ["ข่าว", "แรงงาน"]),
        ("＃น้ํา\u200b #เเรงงาน. (#NNT)", ["น้ำ", "แรงงาน", "NNT"]),
        ("# ## #\u200b , ,", []),
        ("#— #_ #ๆ #ฯลฯ — #...", []),
        ("#NNT #nnt #แรงงาน: #ข่าว：ด่วน #งาน！", ["NNT", "แรงงาน", "ข่าว", "งาน"]),
        ("#COVID-19 #ปี_2569 #กู้ชีพ", ["COVID-19", "ปี_2569", "กู้ชีพ"]),
    ],
)
def test_hashtags_are_read_by_their_sign(typed, tags, event):
    form = read("news", event, hashtags=typed)
    assert (form.errors, form.row().hashtags) == ({}, tags)
    assert form.fields["hashtags"].clean(form.fields["hashtags"].prepare_value(tags)) == tags


def test_a_long_address_in_thai_is_kept(event):
    address = f"https://www.mol.go.th/{'%E0%B8%82' * 180}"
    form = read("news", event, source_url=f"\ufeff{address}")
    assert (form.errors, form.row().source_url) == ({}, address)
    assert read("news", event, source_url="www.mol.go.th/ข่าว").row().source_url == "https://www.mol.go.th/ข่าว"


def test_a_thing_due_before_it_was_taken_on_is_asked_about(event):
    facts = {"text": "ติดตาม", "agency": "สรจ.", "issue": event.issues.create(text="ปัญหา").pk}
    form = read("follow-ups", event, due_on="11 มี.ค. 2569", **facts)
    assert [text for _mark, text in form.asks.field.choices] == ["กำหนดแล้วเสร็จก่อนวันจัดกิจกรรม (12 มี.ค. 2569)"]
    assert read("follow-ups", event, due_on="12 มี.ค. 2569", **facts).errors == {}


@pytest.mark.parametrize(
    "field, value",
    [
        ("source_url", "javascript:alert(1)"),
        ("source_url", "ftp://example.org/"),
        ("source_url", f"https://example.org/{'x' * 2000}"),
        ("view_count", "-1"),
        ("published_on", "x"),
        ("headline", ""),
        ("body", " "),
    ],
)
def test_news_that_cannot_be_is_refused(field, value, event):
    assert list(read("news", event, **{field: value}).errors) == [field]


def test_lines_are_kept_trimmed_and_shown_again():
    field = LinesField()
    assert field.clean(" หนึ่ง \n\n สอง") == ["หนึ่ง", "สอง"]
    assert (field.prepare_value(["หนึ่ง", "สอง"]), field.prepare_value("หนึ่ง")) == ("หนึ่ง\nสอง", "หนึ่ง")
    assert (field.clean(""), LinesField(most=1).clean("หนึ่ง")) == ([], ["หนึ่ง"])
