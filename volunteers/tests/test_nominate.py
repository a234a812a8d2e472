"""Nominating: somebody from the register, or somebody new, once."""

from datetime import date

import pytest

from volunteers import services
from volunteers.models import Appointment, Person
from volunteers.tests.reading import table, words

NEW = {"prefix": "", "first_name": "ปิติ", "last_name": "ตัวอย่าง", "phone": "081 234 5678", "on": "5/1/2569"}


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


@pytest.fixture
def page(seat):
    """The address of the form for the first seat."""
    return f"/volunteers/seats/{seat.pk}/nominate/"


def test_the_search_finds_people_of_the_office_masked(office, page, person):
    person("สมศรี", national_id="1101700230708", phone="0812345678")
    person("มานะ")
    rows = table(office.get(page, {"q": "สมศรี"}))
    assert [row[:3] for row in rows] == [["สมศรี ตัวอย่าง", "x-xxxx-xxxx0-70-8", "08x xxx 5678"]]


def test_people_of_another_office_are_not_found_nor_taken(office, page, songkhla, songkhla_officer):
    stranger = services.register_person(
        by=songkhla_officer, office=songkhla, prefix="", first_name="ลับมาก", last_name=""
    )
    assert table(office.get(page, {"q": "ลับมาก"})) == []
    assert office.get(page, {"person": stranger.pk}).status_code == 404
    assert office.post(f"{page}?person={stranger.pk}", {"on": "5/1/2569"}).status_code == 404


def test_a_person_found_is_nominated(office, page, person, seat):
    somsri = person("สมศรี")
    response = office.post(f"{page}?person={somsri.pk}", {"on": "๕ ม.ค. ๒๕๖๙", "batch": "รุ่นที่ 3"})
    appointment = Appointment.objects.get()
    assert response.url == somsri.get_absolute_url()
    assert (appointment.person, appointment.seat, appointment.batch) == (somsri, seat, "รุ่นที่ 3")
    assert appointment.acts.get().effective_on == date(2026, 1, 5)


def test_nominating_twice_is_refused_in_words(office, page, person):
    somsri = person("สมศรี")
    office.post(f"{page}?person={somsri.pk}", {"on": "5/1/2569"})
    second = office.post(f"{page}?person={somsri.pk}", {"on": "5/1/2569"})
    assert list(second.context["form"].errors) == ["__all__"]
    assert Appointment.objects.count() == 1


def test_the_same_form_sent_twice_nominates_once_and_answers_alike(office, page, person):
    somsri = person("สมศรี")
    form = office.get(f"{page}?person={somsri.pk}").context["form"]
    typed = {"on": "5/1/2569", "form_key": str(form["form_key"].value())}
    answers = [office.post(f"{page}?person={somsri.pk}", typed).url for _click in range(2)]
    assert answers == [somsri.get_absolute_url()] * 2
    assert str(Appointment.objects.get().form_key) == typed["form_key"]


def test_every_reason_is_said_at_once(office, page, person):
    somsri = person("สมศรี")
    office.post(f"{page}?person={somsri.pk}", {"on": "5/1/2569"})
    refused = office.post(f"{page}?person={somsri.pk}", {"on": "1/1/2590"})
    errors = refused.context["form"].errors.as_data()["__all__"]
    assert [error.code for error in errors] == ["day_in_future", "already_candidate"]


def test_somebody_new_is_entered_and_nominated_in_one_go(office, page, narathiwat):
    office.post(f"{page}?person=new", NEW)
    appointment = Appointment.objects.get()
    assert (appointment.person.name, appointment.person.office) == ("ปิติ ตัวอย่าง", narathiwat)
    assert appointment.person.private.phone == "0812345678"


def test_a_refused_nomination_enters_nobody(office, page):
    refused = office.post(f"{page}?person=new", NEW | {"on": "1 ม.ค. 2590"})
    assert list(refused.context["form"].errors) == ["__all__"]
    assert 'value="ปิติ"' in refused.content.decode()
    assert (Person.objects.count(), Appointment.objects.count()) == (0, 0)


def test_somebody_who_looks_alike_is_asked_about_first(office, page, person):
    first = person("ปิติ")
    asked = office.post(f"{page}?person=new", NEW)
    assert words(asked, ".warn")[0].split(":")[1].split()[:2] == first.name.split()
    office.post(f"{page}?person=new", NEW | {"another_person": "on"})
    assert Person.objects.count() == 2


def test_a_strange_choice_is_not_found(office, page):
    for choice in ("abc", "-1", "²", "9" * 18, "9" * 5000):
        assert office.get(page, {"person": choice}).status_code == 404


@pytest.mark.parametrize(("role", "status"), [("songkhla_officer", 404), ("auditor", 403), ("advisor", 403)])
def test_others_may_not(signed_in, request, page, person, role, status):
    somsri = person("สมศรี")
    client = signed_in(request.getfixturevalue(role))
    assert client.get(page).status_code == status
    assert client.post(f"{page}?person={somsri.pk}", {"on": "5/1/2569"}).status_code == status
    assert Appointment.objects.count() == 0
