"""Invented twins of seven kinds of real events, entered through the forms as an officer would."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from accounts.models import User
from conftest import LONG_AGO
from events.models import Event, Project
from events.tests.test_event_new import typed
from provinces.gazetteer import facts, offices, provinces
from provinces.models import Office, OfficeRecords, Province, ProvinceCluster

DAY = "12 มี.ค. 2569"
CHAIR = {"role": "chair", "speaker_name": "พล.ต.อ.สมมติ ตัวอย่าง", "speaker_position": "ที่ปรึกษารัฐมนตรี"}
WELCOME = {"role": "welcome", "speaker_name": "นายต้อนรับ ทดลอง", "speaker_position": "ผู้ว่าราชการจังหวัดสงขลา"}
WHOM = {"principal_as_printed": "นายแทนที่ ทดลอง", "principal_position": "รัฐมนตรีว่าการกระทรวงแรงงาน"}


@dataclass(frozen=True)
class Cast:
    """Who enters them, and what they stand in: two projects and the codes of all provinces."""

    enter: Callable[..., Event]
    projects: list[Project]
    nation: list[str]
    officer: User
    admin: User


@pytest.fixture
def nation(narathiwat):
    """The codes of all 77 provinces; those that the cast lacks come with an office, without their districts."""
    there = set(Province.objects.values_list("pk", flat=True))
    lacking = [code for code in facts() if code not in there]
    clusters = dict(ProvinceCluster.objects.values_list("name_th", "pk"))
    Province.objects.bulk_create(provinces(lacking, cluster_ids=clusters))
    made = Office.objects.bulk_create(offices(lacking))
    OfficeRecords.objects.bulk_create(
        OfficeRecords(office=office, first_day=date(2015, 1, 1), known_from=LONG_AGO) for office in made
    )
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
def projects(narathiwat):
    """A project of the network, and the one that it is joined with."""
    titles = ("โครงการเสริมสร้างเครือข่าย (ตัวอย่าง)", "โครงการป้องกันการค้ามนุษย์ (ตัวอย่าง)")
    return [Project.objects.create(title=title, fiscal_year=2569, office=narathiwat) for title in titles]


@pytest.fixture
def twins(enter, projects, nation, narathiwat_officer, ministry_admin):
    """Everything that the twins are made of."""
    return Cast(enter, projects, nation, narathiwat_officer, ministry_admin)


def two_projects(cast: Cast, **told) -> list[Event]:
    """One event of two projects, under another number in each."""
    first, second = cast.projects
    facts_of_it = {"title": "สัมมนาสองโครงการ", "project": first.pk, "activity_number": "1"}
    also = ("projects", {"project": second.pk, "activity_number": "3"})
    return [cast.enter(cast.officer, facts_of_it | told, also)]


def joined_activity(cast: Cast, **told) -> list[Event]:
    """A numbered activity of a project that is joined with another."""
    joined = [("projects", {"project": each.pk, "activity_number": "2"}) for each in cast.projects]
    return [cast.enter(cast.officer, {"title": "กิจกรรมร่วม"} | told, *joined)]


def twenty_provinces(cast: Cast, **told) -> list[Event]:
    """An event of the centre for twenty provinces, whose host is welcomed by the governor."""
    place = {"venue_province": "90", "venue_district": "หาดใหญ่", "venue_subdistrict": "ต.หาดใหญ่"}
    facts_of_it = {"title": "ประชุมส่วนกลาง", "provinces": cast.nation[-20:]} | place
    return [cast.enter(cast.admin, facts_of_it | told, ("roles", CHAIR), ("roles", WELCOME))]


def on_behalf(cast: Cast, **told) -> list[Event]:
    """The chair stands in for somebody who is named."""
    chair = CHAIR | {"role": "on_behalf", "position_short": "ทปษ.รมว."} | WHOM
    return [cast.enter(cast.officer, {"title": "ประธานแทน"} | told, ("roles", chair))]


def three_batches(cast: Cast, **told) -> list[Event]:
    """953 people in three batches: three activities of one project."""
    made = []
    for number, people in enumerate((253, 300, 400), start=1):
        total = {"reported_total": str(people), "reported_total_source": "ข่าว (ตัวอย่าง)"}
        activity = {"project": cast.projects[0].pk, "activity_number": str(number)}
        made.append(cast.enter(cast.officer, {"title": f"อบรมรุ่นที่ {number}"} | total | activity | told))
    return made


def place_outside(cast: Cast, **told) -> list[Event]:
    """A place outside every province that takes part."""
    place = {"venue_province": "90", "venue_district": "หาดใหญ่", "venue_name": "โรงแรมสมมติ"}
    return [cast.enter(cast.officer, {"title": "จัดนอกจังหวัด", "provinces": ["96"]} | place | told)]


def forty_one(cast: Cast, **told) -> list[Event]:
    """An event of the centre for forty-one provinces."""
    facts_of_it = {"title": "งานสี่สิบเอ็ดจังหวัด", "provinces": cast.nation[-41:], "venue_district": ""}
    return [cast.enter(cast.admin, facts_of_it | told)]
