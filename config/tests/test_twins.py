"""Invented twins of seven kinds of real events, entered through the forms: every page shows each of their facts."""

import pytest
from django.test import Client
from django.utils.html import escape

from events.models import Event, Project
from events.tests.test_event_new import typed
from provinces.gazetteer import facts, provinces
from provinces.models import Province, ProvinceCluster

pytestmark = pytest.mark.django_db
DAY = "12 มี.ค. 2569"
CHAIR = {"role": "chair", "speaker_name": "พล.ต.อ.สมมติ ตัวอย่าง", "speaker_position": "ที่ปรึกษารัฐมนตรี"}


@pytest.fixture
def nation(narathiwat):
    """The codes of all 77 provinces; those that the cast lacks come without their districts."""
    there = set(Province.objects.values_list("pk", flat=True))
    lacking = [code for code in facts() if code not in there]
    for province in provinces(lacking, cluster_ids=dict(ProvinceCluster.objects.values_list("name_th", "pk"))):
        province.save()
    return sorted(facts())


@pytest.fixture
def enter(signed_in):
    """Enter an event with its parts and announce it: ``enter(user, {"title": …}, ("roles", {…}), …)``."""

    def make(user, told: dict, *parts: tuple[str, dict]) -> Event:
        client = signed_in(user)
        address = client.post("/events/new/", typed(first_day=DAY, last_day=DAY) | told)["Location"]
        for part, sent in parts:
            assert client.post(f"{address}parts/{part}/", sent).status_code == 302
        event = Event.objects.get(pk=address.rstrip("/").rpartition("/")[2])
        Event.objects.filter(pk=event.pk).update(state=Event.State.PUBLISHED)
        return event

    return make


@pytest.fixture
def missing(signed_in, ministry_admin):
    """The facts that the office's page or the public page of an event lacks: ``missing(event, "…", …)``."""

    def look(event: Event, *told: str) -> list[tuple[str, str]]:
        office = signed_in(ministry_admin).get(event.get_absolute_url())
        public = Client().get(f"/schedule/events/{event.pk}/")
        pages = {"office": office.content.decode(), "public": public.content.decode()}
        words = {name: " ".join(page.split()) for name, page in pages.items()}
        return [(name, fact) for name, page in words.items() for fact in told if escape(fact) not in page]

    return look


@pytest.fixture
def projects(narathiwat):
    """A project of the network, and the one that it is joined with."""
    titles = ("โครงการเสริมสร้างเครือข่าย (ตัวอย่าง)", "โครงการป้องกันการค้ามนุษย์ (ตัวอย่าง)")
    return [Project.objects.create(title=title, fiscal_year=2569, office=narathiwat) for title in titles]


def test_one_event_of_two_projects(enter, missing, projects, narathiwat_officer):
    first, second = projects
    event = enter(
        narathiwat_officer,
        {"title": "สัมมนาสองโครงการ", "project": first.pk, "activity_number": "1"},
        ("projects", {"project": second.pk, "activity_number": "3"}),
    )
    assert missing(event, first.title, "กิจกรรมที่ 1", second.title, "กิจกรรมที่ 3") == []


def test_a_numbered_activity_of_a_joined_project_stands_under_both(
    enter, missing, projects, narathiwat_officer, signed_in
):
    joined = [("projects", {"project": each.pk, "activity_number": "2"}) for each in projects]
    event = enter(narathiwat_officer, {"title": "กิจกรรมร่วม"}, *joined)
    rows = [signed_in(narathiwat_officer).get(each.get_absolute_url()).context["rows"] for each in projects]
    assert [[(activity.event, activity.activity_number) for activity, _f in own] for own in rows] == [[(event, 2)]] * 2
    assert missing(event, *(each.title for each in projects)) == []


def test_a_central_event_for_twenty_provinces_with_a_welcome_speaker(enter, missing, nation, ministry_admin):
    welcome = {"role": "welcome", "speaker_name": "นายต้อนรับ ทดลอง", "speaker_position": "ผู้ว่าราชการจังหวัดสงขลา"}
    place = {"venue_province": "90", "venue_district": "หาดใหญ่", "venue_subdistrict": "ต.หาดใหญ่"}
    told = {"title": "ประชุมส่วนกลาง", "provinces": nation[:20]} | place
    event = enter(ministry_admin, told, ("roles", CHAIR), ("roles", welcome))
    names = Province.objects.filter(pk__in=nation[:20]).values_list("name_th", flat=True)
    roles = ("ผู้กล่าวต้อนรับ", "นายต้อนรับ ทดลอง", "ผู้ว่าราชการจังหวัดสงขลา", "พล.ต.อ.สมมติ ตัวอย่าง")
    assert missing(event, "ตำบลหาดใหญ่", *roles, *names) == []


def test_the_chair_stands_in_for_somebody_who_is_named(enter, missing, narathiwat_officer):
    whom = {"principal_as_printed": "นายแทนที่ ทดลอง", "principal_position": "รัฐมนตรีว่าการกระทรวงแรงงาน"}
    chair = CHAIR | {"role": "on_behalf", "position_short": "ทปษ.รมว."} | whom
    event = enter(narathiwat_officer, {"title": "ประธานแทน"}, ("roles", chair))
    told = ("พล.ต.อ.สมมติ ตัวอย่าง", "(ทปษ.รมว.)", "แทน นายแทนที่ ทดลอง รัฐมนตรีว่าการกระทรวงแรงงาน")
    assert missing(event, *told) == []


def test_953_people_in_three_batches_are_three_activities_of_one_project(
    enter, missing, projects, narathiwat_officer, signed_in
):
    batches = (253, 300, 400)
    for number, people in enumerate(batches, start=1):
        told = {"title": f"อบรมรุ่นที่ {number}", "reported_total": str(people), "reported_total_source": "ข่าว (ตัวอย่าง)"}
        activity = {"project": projects[0].pk, "activity_number": str(number)}
        event = enter(narathiwat_officer, told | activity)
        assert missing(event, f"{people}", f"อบรมรุ่นที่ {number}") == []
    rows = signed_in(narathiwat_officer).get(projects[0].get_absolute_url()).context["rows"]
    told = [(activity.activity_number, figure.persons) for activity, figure in rows]
    assert (told, sum(persons for _n, persons in told)) == ([(1, 253), (2, 300), (3, 400)], 953)


def test_a_place_outside_every_province_that_takes_part(enter, missing, songkhla, narathiwat, narathiwat_officer):
    place = {"venue_province": "90", "venue_district": "หาดใหญ่", "venue_name": "โรงแรมสมมติ"}
    event = enter(narathiwat_officer, {"title": "จัดนอกจังหวัด", "provinces": ["96"]} | place)
    assert missing(event, "โรงแรมสมมติ", "อำเภอหาดใหญ่", "นราธิวาส") == []
    shown = " ".join(Client().get("/schedule/90/").content.decode().split())
    assert ("จัดนอกจังหวัด" in shown, f"จัดโดย {narathiwat.name}" in shown) == (True, True)


def test_forty_one_provinces_are_all_named(enter, missing, nation, ministry_admin):
    codes = nation[-41:]
    event = enter(ministry_admin, {"title": "งานสี่สิบเอ็ดจังหวัด", "provinces": codes, "venue_district": ""})
    names = list(Province.objects.filter(pk__in=codes).values_list("name_th", flat=True))
    assert (len(names), missing(event, *names)) == (41, [])
