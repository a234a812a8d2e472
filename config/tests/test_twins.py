"""Invented twins of seven kinds of real events, entered through the forms: every page shows each of their facts."""

import pytest
from django.test import Client
from django.utils.html import escape

from config.tests import twins as make
from events.models import Event
from provinces.models import Province

pytestmark = pytest.mark.django_db


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
def names_of(twins):
    """The names of some provinces of the nation."""
    return lambda codes: list(Province.objects.filter(pk__in=codes).values_list("name_th", flat=True))


def test_one_event_of_two_projects(twins, missing):
    first, second = twins.projects
    (event,) = make.two_projects(twins)
    assert missing(event, first.title, "กิจกรรมที่ 1", second.title, "กิจกรรมที่ 3") == []


def test_a_numbered_activity_of_a_joined_project_stands_under_both(twins, missing, signed_in):
    (event,) = make.joined_activity(twins)
    rows = [signed_in(twins.officer).get(each.get_absolute_url()).context["rows"] for each in twins.projects]
    assert [[(activity.event, activity.activity_number) for activity, _f in own] for own in rows] == [[(event, 2)]] * 2
    assert missing(event, *(each.title for each in twins.projects)) == []


def test_a_central_event_for_twenty_provinces_with_a_welcome_speaker(twins, missing, names_of):
    (event,) = make.twenty_provinces(twins)
    names = names_of(twins.nation[-20:])
    roles = ("ผู้กล่าวต้อนรับ", "นายต้อนรับ ทดลอง", "ผู้ว่าราชการจังหวัดสงขลา", "พล.ต.อ.สมมติ ตัวอย่าง")
    assert (len(names), missing(event, "ตำบลหาดใหญ่", *roles, *names)) == (20, [])


def test_the_chair_stands_in_for_somebody_who_is_named(twins, missing):
    (event,) = make.on_behalf(twins)
    told = ("พล.ต.อ.สมมติ ตัวอย่าง", "(ทปษ.รมว.)", "แทน นายแทนที่ ทดลอง รัฐมนตรีว่าการกระทรวงแรงงาน")
    assert missing(event, *told) == []


def test_953_people_in_three_batches_are_three_activities_of_one_project(twins, missing, signed_in):
    for number, event in enumerate(make.three_batches(twins), start=1):
        assert missing(event, f"{(253, 300, 400)[number - 1]}", f"อบรมรุ่นที่ {number}") == []
    rows = signed_in(twins.officer).get(twins.projects[0].get_absolute_url()).context["rows"]
    told = [(activity.activity_number, figure.persons) for activity, figure in rows]
    assert (told, sum(persons for _n, persons in told)) == ([(1, 253), (2, 300), (3, 400)], 953)


def test_a_place_outside_every_province_that_takes_part(twins, missing, narathiwat):
    (event,) = make.place_outside(twins)
    assert missing(event, "โรงแรมสมมติ", "อำเภอหาดใหญ่", "นราธิวาส") == []
    shown = " ".join(Client().get("/schedule/90/").content.decode().split())
    assert ("จัดนอกจังหวัด" in shown, f"จัดโดย {narathiwat.name}" in shown) == (True, True)


def test_forty_one_provinces_are_all_named(twins, missing, names_of):
    (event,) = make.forty_one(twins)
    names = names_of(twins.nation[-41:])
    assert (len(names), missing(event, *names)) == (41, [])
