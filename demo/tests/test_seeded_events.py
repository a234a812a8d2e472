"""Every row of the facts sheet of the two real events, and that nothing was added to them."""

from datetime import date, time

import pytest

from demo.visits import VISITS
from events.models import Dignitary, Event, FollowUp, PressRelease
from provinces.models import ReportedFigure
from volunteers.models import Seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]
WORKSHOP_DAY, SEMINAR_DAY = date(2019, 11, 28), date(2020, 3, 13)


@pytest.fixture
def workshop(seeded):
    """Narathiwat, 28 November 2562."""
    return Event.objects.get(first_day=WORKSHOP_DAY)


@pytest.fixture
def seminar(seeded):
    """Songkhla, 13 March 2563."""
    return Event.objects.get(first_day=SEMINAR_DAY)


def roles(event):
    return [(r.role, r.name_as_printed, r.position_that_day) for r in event.roles.all()]


def test_a1_to_a3_workshop_on_one_day_without_clock_times(workshop):
    assert (workshop.kind, workshop.first_day, workshop.last_day) == ("workshop", WORKSHOP_DAY, WORKSHOP_DAY)
    assert workshop.title == "ส่งเสริมศักยภาพเครือข่ายอาสาสมัครแรงงาน และบัณฑิตแรงงานจังหวัดนราธิวาส"
    assert (workshop.start_time, workshop.end_time) == (None, None)
    assert workshop.first_day.strftime("%A") == "Thursday"
    assert "การประชุมเชิงปฏิบัติการฯ" in workshop.press_releases.get().body


def test_a4_room_and_place(workshop):
    assert (workshop.venue_room, workshop.venue_name) == ("ห้องธารพลอย", "สวนอาหารริมน้ำ")
    assert (workshop.venue_district_id, workshop.venue_province_id) == ("9601", "96")


def test_a5_to_a7_who_presided_was_present_and_spoke(workshop):
    assert roles(workshop) == [
        ("chair", "รศ.ดร.จักษ์ พันธ์ชูเพชร", "ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน"),
        ("guest_of_honour", "นายไพโรจน์ จริตงาม", "รองผู้ว่าราชการจังหวัดนราธิวาส"),
        ("host_speaker", "นายบุญลอย เขียดนิล", "แรงงานจังหวัดนราธิวาส"),
    ]


def test_a8_groups_without_any_total(workshop):
    groups = [(g.name, g.expected, g.attended) for g in workshop.target_groups.all()]

    assert groups == [
        ("เจ้าหน้าที่หน่วยงานสังกัดกระทรวงแรงงานในจังหวัด", None, None),
        ("อาสาสมัครแรงงาน", None, None),
        ("บัณฑิตแรงงาน", None, None),
    ]
    assert workshop.reported_total is None
    release = workshop.press_releases.get()
    assert ("เจ้าหน้าที่" in release.lead, "ส่วนราชการ" in release.lead + release.body) == (True, False)


def test_a9_the_network_as_printed(workshop):
    printed = ReportedFigure.objects.filter(province="96", day=WORKSHOP_DAY)

    assert dict(printed.values_list("figure", "value")) == {
        "seats": 77,
        "appointed": 74,
        "pending": 3,
        "graduates": 111,
    }
    assert set(printed.values_list("source", flat=True)) == {"สำนักงานประชาสัมพันธ์จังหวัดนราธิวาส"}


def test_a10_four_products_before_the_opening(workshop):
    assert [product.name for product in workshop.booth_products.all()] == [
        *("กระจูดนราธิวาส", "ตะกร้าเส้นพลาสติก", "เครื่องแกงตำมือสมุนไพร", "น้ำพริกส้มแขก")
    ]
    first = workshop.programme.first()
    assert (first.kind, first.phase) == ("booth_visit", "before")


def test_a11_and_a15_policy_and_advice_of_the_advisor(workshop):
    policy, advice = workshop.remarks.all()

    assert (policy.kind, advice.kind) == ("policy", "advice")
    assert all(word in policy.text for word in ("ภาครัฐ", "ภาคเอกชน", "ภาคประชาชน", "สันติสุข", "ชายแดนภาคใต้"))
    assert "อย่างมีประสิทธิภาพ" in policy.text
    assert all(word in advice.text for word in ("อาหารไทยและการบริการ", "ไม่มีใครลอกเลียนได้", "เรื่องราว", "คลิป", "เพิ่มมูลค่า"))
    assert {policy.printed_name, advice.printed_name} == {"รศ.ดร.จักษ์ พันธ์ชูเพชร"}


def test_a15_the_advice_is_given_after_the_opening_and_not_at_the_booths(workshop):
    body, advice = workshop.press_releases.get().body, workshop.remarks.get(kind="advice").text
    paragraphs = [paragraph for paragraph in body.split("\n\n") if advice in paragraph]

    assert [paragraph.startswith("หลังพิธีเปิด") for paragraph in paragraphs] == [True]
    assert "แนะนำ" not in body[: body.index("หลังพิธีเปิด")]
    assert "แบบสั้น" not in advice and "คลิปสั้น" not in advice


def test_a12_four_objectives(workshop):
    assert len(workshop.objectives) == 4
    assert "กรอบการทำงานร่วมกัน" in workshop.objectives[2]


def test_a13_problems_were_heard_but_not_told(workshop):
    issue = workshop.issues.get()

    assert "ไม่ได้ระบุ" in issue.text
    assert workshop.programme.filter(kind="listening").count() == 1


def test_a14_and_a16_lectures_and_groups(workshop):
    programme = [(item.phase, item.kind, item.start_time) for item in workshop.programme.all()]

    assert programme == [
        ("before", "booth_visit", None),
        ("morning", "opening", None),
        ("morning", "listening", None),
        ("morning", "lecture", None),
        ("afternoon", "lecture", None),
        ("afternoon", "breakout", None),
    ]
    lecture = workshop.programme.filter(kind="lecture", speaker__last_name="พันธ์ชูเพชร").get()
    assert lecture.title == "อสร. และบัณฑิตแรงงาน : พลังขับเคลื่อนภารกิจกระทรวงแรงงาน"
    assert {i.printed_name for i in workshop.programme.exclude(speaker=None)} == {"รศ.ดร.จักษ์ พันธ์ชูเพชร"}


def test_a17_to_a20_the_release(workshop):
    release = workshop.press_releases.get()

    assert (release.published_on, release.view_count) == (WORKSHOP_DAY, 652)
    assert (release.reporter, release.editor) == ("ทัดดาว ยิ้นลุ้ง", "สุนทรี ทับมาโนช")
    assert release.source_name == "สำนักงานประชาสัมพันธ์จังหวัดนราธิวาส"
    assert "แรงงานงานจังหวัดนราธิวาส" in [v["text"] for v in release.verbatim]
    assert "แรงงานงานจังหวัด" not in release.headline + release.lead + release.body


def test_a17_an_own_headline_keeps_who_opened_what_and_both_purposes(workshop):
    headline = workshop.press_releases.get().headline

    facts = ("ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน", "เปิดประชุมเชิงปฏิบัติการ", "อาสาสมัครแรงงาน", "บัณฑิตแรงงาน", "นราธิวาส")
    purposes = ("แนวทางการทำงานในพื้นที่", "ขับเคลื่อนภารกิจ", "ประชาชน", "อย่างมีประสิทธิภาพ")
    assert [fact for fact in facts + purposes if fact not in headline] == []


def test_a19_exactly_six_hashtags_and_what_follows_two_of_them_is_none(workshop):
    release = workshop.press_releases.get()

    assert release.hashtags == [
        "ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน", "เปิดการประชุมเชิงปฏิบัติการส่งเสริมศักยภาพเครือข่าย", "อาสาสมัครแรงงาน", "สำนักข่าว",
        "NNT", "ILOVETHAILAND",
    ]  # fmt: skip
    plain = {v["text"]: v["note"] for v in release.verbatim if "#" in v["note"]}
    assert [(text, "ข้อความธรรมดา" in note) for text, note in plain.items()] == [
        ("และบัณฑิตแรงงาน", True), ("กรมประชาสัมพันธ์", True),
    ]  # fmt: skip


def test_b1_to_b3_seminar_as_a_project_of_fiscal_year_2563(seminar):
    project = seminar.projects.get()

    assert (seminar.kind, seminar.start_time, seminar.end_time) == ("seminar", time(11), None)
    assert seminar.first_day.strftime("%A") == "Friday"
    assert (
        project.title
        == seminar.title
        == ("เสริมสร้างศักยภาพเครือข่ายอาสาสมัครแรงงาน เพื่อบูรณาการภารกิจของกระทรวงแรงงานจังหวัดสงขลา ประจำปีงบประมาณ พ.ศ. 2563")
    )
    assert (project.fiscal_year, project.budget, project.approval_number) == (2563, None, "")


def test_b4_and_b5_place_without_district_and_the_organiser_named(seminar):
    assert seminar.venue_room == "ห้องประชุมสมิหลา 2"
    assert seminar.venue_name == "โรงแรม บี พี สมิหลา บีช โฮเต็ล แอนด์ รีสอร์ท"
    assert (seminar.venue_district, seminar.venue_province_id) == (None, "90")
    assert seminar.organiser_name == "กระทรวงแรงงาน"


def test_b6_and_b7_who_presided_and_who_reported(seminar):
    assert roles(seminar) == [
        ("chair", "รองศาสตราจารย์ ดร.จักษ์ พันธ์ชูเพชร", "ที่ปรึกษารัฐมนตรีว่าการกระทรวงแรงงาน"),
        ("reporter", "นางสุจินดา บุญแอ", "แรงงานจังหวัดสงขลา"),
    ]
    assert [role.position_short for role in seminar.roles.all()] == ["ทปษ.รมว.แรงงาน", ""]


def test_b8_a_hundred_people_without_a_split(seminar):
    groups = [(g.name, g.expected, g.attended) for g in seminar.target_groups.all()]

    assert (seminar.reported_total, seminar.reported_total_source) == (100, "กองเผยแพร่และประชาสัมพันธ์")
    assert groups == [
        ("หัวหน้าส่วนราชการสังกัดกระทรวงแรงงานจังหวัดสงขลา", None, None),
        ("คณะทำงานพัฒนาอาสาสมัครแรงงานจังหวัดสงขลา", None, None),
        ("อาสาสมัครแรงงานจังหวัดสงขลา", None, None),
    ]
    assert Seat.objects.filter(province="90").count() == 127


def test_b9_and_b10_objectives_and_message(seminar):
    assert len(seminar.objectives) == 4
    assert "ความสามัคคี" in seminar.objectives[3]
    policy = seminar.remarks.get()
    assert policy.kind == "policy"
    facts = ("คุณภาพชีวิตของประชาชนในพื้นที่", "มีส่วนร่วม", "นโยบายและยุทธศาสตร์", "ร่วมมือ", "อย่างยั่งยืน", "ขอบคุณ", "อวยพร")
    assert [fact for fact in facts if fact not in policy.text] == []


def test_b10_the_image_of_the_state_is_an_effect_that_he_described_and_no_order(seminar):
    before, effect = seminar.remarks.get().text.split("และส่งผลให้")

    assert effect.startswith("การทำงานของภาครัฐมีภาพลักษณ์และทัศนคติที่ดี")
    assert [word for word in ("ขอให้ทุกฝ่าย", "สั่ง", "ให้ทุกฝ่ายร่วม") if word in before + effect] == []
    assert seminar.remarks.filter(kind="instruction").count() == 0


def test_b11_to_b13_the_release(seminar):
    release = seminar.press_releases.get()

    assert (release.published_on, release.publisher) == (SEMINAR_DAY, "กองเผยแพร่และประชาสัมพันธ์")
    assert release.channel == "รัฐบาลไทย-ข่าวทำเนียบรัฐบาล"
    assert release.source_url == "https://www.thaigov.go.th/news/contents/details/27137"
    assert (release.reporter, release.editor, release.view_count, release.hashtags) == ("", "", None, [])
    assert all(word in release.headline for word in ("ทปษ.รมว.แรงงาน", "คุณภาพชีวิต", "สงขลา", "เครือข่ายอาสาสมัครแรงงาน"))
    assert all((release.headline, release.lead, len(release.body) > 400))


def test_one_man_under_two_titles_is_one_dignitary(workshop, seminar):
    assert workshop.roles.get(role="chair").dignitary == seminar.roles.get(role="chair").dignitary
    assert Dignitary.objects.filter(last_name="พันธ์ชูเพชร").count() == 1
    assert (seminar.first_day - workshop.first_day).days == 106


def test_the_real_events_got_no_roll(workshop, seminar):
    for event in (workshop, seminar):
        assert (event.participants.count(), event.sessions.count()) == (0, 0)
        assert FollowUp.objects.filter(remark__event=event).count() == 0


def test_only_the_press_and_its_office_holders_are_real(seeded):
    real = {"จักษ์ พันธ์ชูเพชร", "ไพโรจน์ จริตงาม", "บุญลอย เขียดนิล", "สุจินดา บุญแอ"}
    names = {f"{d.first_name} {d.last_name}" for d in Dignitary.objects.all()}

    assert names == real | {"สมมติ ตัวอย่างประธาน"}
    credited = PressRelease.objects.exclude(reporter="", editor="")
    assert [release.event.first_day for release in credited] == [WORKSHOP_DAY]


def test_the_other_visits_state_a_day_a_province_and_a_source():
    assert [(visit.province, visit.day, visit.total) for visit in VISITS] == [
        ("95", date(2019, 11, 26), None),
        ("14", date(2020, 1, 15), 209),
        ("92", date(2020, 1, 16), None),
        ("58", date(2020, 1, 30), None),
        ("48", date(2020, 2, 24), 117),
        ("35", date(2020, 2, 26), None),
    ]
    assert [visit for visit in VISITS if not visit.source] == []
