"""Nominating: somebody from the register, or somebody new, once."""

import html
import re
from datetime import date

import pytest

from provinces.models import Subdistrict
from volunteers import services
from volunteers.models import Appointment, Person, SeatState
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


@pytest.mark.parametrize("there", ["nominate", "register"])
def test_the_name_searched_for_in_vain_need_not_be_typed_again(there, office, page, narathiwat):
    here = page if there == "nominate" else "/volunteers/"
    found = office.post("/volunteers/search/", {"q": "นางสาวสมใจ ณ นคร", "to": here}, follow=True)
    (link,) = re.findall(r'href="([^"]*(?:person=new|volunteers/new/)[^"]*)"', found.content.decode())
    address = f"{page}{link}" if there == "nominate" else link
    form = office.get(html.unescape(address)).context["form"]
    assert [form[name].value() for name in ("prefix", "first_name", "last_name")] == ["miss", "สมใจ", "ณ นคร"]


def test_a_number_searched_for_is_no_name(office, page):
    found = office.post("/volunteers/search/", {"q": "0812345678", "to": page})
    form = office.get(f"{found['Location']}&person=new").context["form"]
    assert [form[name].value() for name in ("first_name", "phone")] == [None, None]


def test_who_sees_the_nation_nominates_nobody_of_another_office_and_no_merged_record(
    page, person, signed_in, ministry_admin, songkhla, songkhla_officer
):
    stranger = services.register_person(by=songkhla_officer, office=songkhla, first_name="ปิติ", last_name="สงขลา")
    kept, merged = person("สมศรี"), person("สมศรี")
    Person.objects.filter(pk=merged.pk).update(merged_into=kept)
    client = signed_in(ministry_admin)
    told = [
        client.post(f"{page}?person={each.pk}", {"on": "5/1/2569"}).status_code for each in (stranger, merged, kept)
    ]
    assert (told, Appointment.objects.count()) == ([404, 404, 302], 1)


def test_a_person_found_is_nominated(office, page, person, seat):
    somsri = person("สมศรี")
    response = office.post(f"{page}?person={somsri.pk}", {"on": "๕ ม.ค. ๒๕๖๙", "batch": "รุ่นที่ 3"})
    appointment = Appointment.objects.get()
    assert response.url == somsri.get_absolute_url()
    assert (appointment.person, appointment.seat, appointment.batch) == (somsri, seat, "รุ่นที่ 3")
    assert appointment.acts.get().effective_on == date(2026, 1, 5)


def test_the_search_shows_the_seat_somebody_holds(office, page, person, seats, appointed, narathiwat_officer):
    appointed(seats[1], start=date(2026, 1, 1), end=date(2028, 12, 31), who=person("สมศรี"))
    gone = appointed(seats[2], start=date(2026, 1, 1), end=date(2028, 12, 31), who=person("สมหญิง"))
    services.end(by=narathiwat_officer, appointment=gone, last_day=date(2026, 5, 1), end_reason="died")
    holder, dead = table(office.get(page, {"q": "สม"}))
    place = f"{seats[1].subdistrict.title} {seats[1].subdistrict.district.title}"
    assert holder[3:] == [f"ดำรงตำแหน่งที่{place} อยู่แล้ว (1 ม.ค. 2569 – 31 ธ.ค. 2571)", "เสนอชื่อ สมศรี ตัวอย่าง"]
    assert dead[3:] == ["ถึงแก่กรรม (วันสุดท้าย 1 พ.ค. 2569)", ""]


def test_of_another_office_s_appointment_only_a_line_is_shown(
    office, page, person, songkhla, songkhla_officer, open_seats
):
    somsri, there = person("สมศรี"), open_seats(Subdistrict.objects.filter(district="9001", valid_to=None)[:1])[0]
    put = {"person": somsri, "office": songkhla, "seat": there, "on": date(2026, 1, 5)}
    candidacy = services.nominate(by=songkhla_officer, **put)
    assert table(office.get(page, {"q": "สมศรี"}))[0][3] == f"{SeatState.NOMINATED.label}: ในทะเบียนของสำนักงานอื่น"
    term = {"term_start": date(2026, 2, 1), "term_end": date(2029, 1, 31), "no_order_reason": "ทดสอบ"}
    services.appoint(by=songkhla_officer, appointment=candidacy, **term)
    response = office.get(page, {"q": "สมศรี"})
    assert table(response)[0][3] == "ดำรงตำแหน่งอยู่แล้วในทะเบียนของสำนักงานอื่น"
    assert there.subdistrict.name not in response.content.decode()


def test_a_holder_elsewhere_is_nominated_with_a_clear_word(office, page, person, seats, appointed):
    somsri = person("สมศรี")
    appointed(seats[1], start=date(2026, 1, 1), end=date(2028, 12, 31), who=somsri)
    asked = office.post(f"{page}?person={somsri.pk}", {"on": "5/1/2569"})
    assert [each.code for each in asked.context["form"].errors.as_data()["knowingly"]] == ["held_already"]
    assert Appointment.objects.count() == 1
    office.post(f"{page}?person={somsri.pk}", {"on": "5/1/2569", "knowingly": "on"})
    assert Appointment.objects.filter(person=somsri).count() == 2


def test_who_was_dismissed_is_asked_about_and_who_died_is_refused(office, page, seats, appointed, narathiwat_officer):
    for reason, typed, expected in (("dismissed", {}, "knowingly"), ("died", {"knowingly": "on"}, "__all__")):
        held = appointed(seats[1], start=date(2026, 1, 1), end=date(2028, 12, 31))
        services.end(by=narathiwat_officer, appointment=held, last_day=date(2026, 5, 1), end_reason=reason)
        answer = office.post(f"{page}?person={held.person_id}", {"on": "5/6/2569"} | typed)
        assert list(answer.context["form"].errors) == [expected]
        services.void(by=narathiwat_officer, appointment=held, reason="ทดสอบ")


def test_more_people_than_are_shown_are_told(office, page, person):
    for number in range(23):
        person(f"สมศรี{number}")
    assert "แสดง 20 จาก 23 รายการ" in words(office.get(page, {"q": "สมศรี"}), ".muted")


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
