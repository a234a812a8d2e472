"""Whoever comes back to a list finds it as it was left: by its links, after a deed, with what was searched for."""

import re

import pytest
from django.conf import settings
from django.utils.html import escape

from accounts.lists import MOST
from events.models import Participant, Project
from volunteers.views.search import KEPT

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


@pytest.fixture
def officer(signed_in, narathiwat_officer):
    """The officer's browser."""
    return signed_in(narathiwat_officer)


@pytest.fixture
def project(narathiwat):
    return Project.objects.create(title="โครงการทดลอง", fiscal_year=2569, office=narathiwat)


def leads(response, path: str) -> list[str]:
    """The links of a page to a list, but for those of the menu."""
    page = response.content.decode().partition("<main")[2]
    return re.findall(rf'href="({path}(?:\?[^"]*)?)"', page)


def test_the_crumb_leads_to_the_page_that_was_left(officer, project):
    officer.get("/projects/?page=1")
    assert leads(officer.get(project.get_absolute_url()), "/projects/") == ["/projects/?page=1"]


def test_a_list_opened_anew_is_left_without_a_filter(officer, project):
    for address in ("/projects/?page=1", "/projects/"):
        officer.get(address)
    assert leads(officer.get(project.get_absolute_url()), "/projects/") == ["/projects/"]


def test_what_a_script_asked_for_is_no_way_back(officer, project):
    officer.get("/projects/?page=1")
    officer.get("/projects/?q=โค", headers={"HX-Request": "true"})
    assert leads(officer.get(project.get_absolute_url()), "/projects/") == ["/projects/?page=1"]


def test_a_deed_leads_back_to_the_list_as_it_was(officer, project):
    officer.get("/projects/?page=1")
    assert officer.post(f"/projects/{project.pk}/remove/").url == "/projects/?page=1"


def test_a_search_stays_sealed_and_finds_again(officer, narathiwat_officer, narathiwat):
    from volunteers import services

    person = services.register_person(
        by=narathiwat_officer, office=narathiwat, first_name="สมใจ", last_name="ใจงาม", phone="0812345678"
    )
    address = officer.post("/volunteers/search/", {"q": "0812345678", "to": "/volunteers/", "province": "96"}).url
    officer.get(address)
    back = leads(officer.get(person.get_absolute_url()), "/volunteers/")[0]
    assert (back, "0812345678" in back) == (escape(address), False)
    assert officer.get(address).context["filter"].typed == "0812345678"


def test_another_province_is_no_way_back(signed_in, ministry_admin, gazetteer, open_seats):
    from provinces.models import Subdistrict

    client = signed_in(ministry_admin)
    (seat,) = open_seats([Subdistrict.objects.get(code="960101")])
    client.get("/volunteers/?province=90&state=vacant")
    assert leads(client.get(seat.get_absolute_url()), "/volunteers/")[0] == "/volunteers/?province=96"
    client.get("/volunteers/?province=96&state=vacant")
    assert leads(client.get(seat.get_absolute_url()), "/volunteers/")[0] == "/volunteers/?province=96&amp;state=vacant"


def test_another_browser_and_another_password_begin_anew(officer, signed_in, narathiwat_officer, project):
    officer.get("/projects/?page=1")
    new = {"oldpassword": "labour-demo-test", "password1": "ประโยคลับที่ยาวพอ", "password2": "ประโยคลับที่ยาวพอ"}
    other = leads(signed_in(narathiwat_officer).get(project.get_absolute_url()), "/projects/")
    officer.post("/accounts/password/", new)
    assert [other, leads(officer.get(project.get_absolute_url()), "/projects/")] == [["/projects/"]] * 2


def test_what_is_wrong_in_an_address_is_not_remembered(officer, project):
    assert officer.get("/events/?state=rubbish").status_code == 400
    assert "lists" not in officer.session


def test_only_the_latest_lists_are_kept(officer, narathiwat):
    from accounts.lists import _note

    class Asked:
        session = officer.session

    for number in range(MOST + 5):
        Asked.path, Asked.META = f"/list/{number}/", {"QUERY_STRING": "page=2"}
        _note(Asked)
    assert list(Asked.session["lists"][1]) == [f"/list/{n}/" for n in range(5, MOST + 5)]


def test_who_is_taken_off_the_list_leaves_its_page(officer, narathiwat):
    from config.tests.conftest import make_event
    from thai.calendar import today

    event = make_event(narathiwat, today())
    guest = Participant.objects.create(event=event, name="แขก", order=1)
    officer.get(f"/events/{event.pk}/participants/?page=1")
    answer = officer.post(f"/events/{event.pk}/participants/remove/", {"participant": guest.pk})
    assert answer.url == f"/events/{event.pk}/participants/?page=1"


def test_what_an_address_says_of_a_deed_just_done_is_no_filter(world, signed_in):
    client, event = signed_in(world.users["officer"]), f"/events/{world['event']}/"
    client.get(f"{event}participants/?reply=none&added=7")
    assert f'href="{event}participants/?reply=none"' in client.get(event).content.decode()


def test_whatever_a_search_sends_beside_its_text_comes_back_in_the_address():
    forms = [
        form
        for path in TEMPLATES
        for form in re.findall(r"<form[^>]*volunteers:search.*?</form>", path.read_text(encoding="utf-8"), re.DOTALL)
    ]
    sent = {name for form in forms for name in re.findall(r'<(?:input|select)[^>]* name="(\w+)"', form)}
    assert (sent - {"to"} - set(KEPT), len(forms) >= 6) == (set(), True)
