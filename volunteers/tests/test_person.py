"""The page of a person: everything recorded, nothing that must stay hidden."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from provinces.models import District, Subdistrict
from volunteers import services
from volunteers.tests.reading import words


@pytest.fixture
def somsri(person, appointed, seat):
    """A holder with everything an office may know."""
    who = person(
        "สมศรี", national_id="1101700230708", phone="0812345678", address="12 หมู่ 3", birth_date=date(1972, 5, 1)
    )
    appointed(seat, who=who, start=date(2026, 1, 1), end=date(2028, 12, 31))
    return who


@pytest.fixture
def seat_of_songkhla(songkhla, open_seats):
    """A seat next door."""
    return open_seats([Subdistrict.objects.get(code="900101")])[0]


def test_the_own_office_sees_the_telephone_and_the_masked_id(signed_in, narathiwat_officer, somsri):
    response = signed_in(narathiwat_officer).get(somsri.get_absolute_url())
    identity = words(response, "dl")[0].split()
    assert identity.count("x-xxxx-xxxx0-70-8") == 1
    assert 'href="tel:0812345678"' in response.content.decode()
    assert "1101700230708" not in response.content.decode()


def test_each_look_is_recorded_once(signed_in, narathiwat_officer, somsri):
    looks = AuditEntry.objects.filter(act="volunteers.view_person")
    assert looks.count() == 0
    signed_in(narathiwat_officer).get(somsri.get_absolute_url())
    entry = looks.get()
    assert (entry.by, entry.target_id, entry.province_code) == (narathiwat_officer, str(somsri.pk), "96")


def test_opening_the_form_is_a_look_too_and_saving_is_none(signed_in, narathiwat_officer, somsri):
    looks = AuditEntry.objects.filter(act="volunteers.view_person", target_id=str(somsri.pk))
    address = f"/volunteers/{somsri.pk}/edit/"
    signed_in(narathiwat_officer).get(address)
    signed_in(narathiwat_officer).post(address, {"first_name": ""})
    assert looks.count() == 1


def test_the_head_reads_who_looked_and_who_changed(signed_in, narathiwat_officer, narathiwat_head, somsri):
    services.update_person(by=narathiwat_officer, person=somsri, last_name="ทดลอง")
    page = somsri.get_absolute_url()
    assert words(signed_in(narathiwat_head).get(page), ".deed") == [
        "เปิดดูข้อมูล",
        "แก้ไขข้อมูล (นามสกุล)",
        "บันทึกบุคคลเข้าทะเบียน",
    ]
    assert words(signed_in(narathiwat_officer).get(page), ".deed") == []


def test_a_refused_look_is_not_recorded_and_shows_nothing(signed_in, songkhla_officer, somsri):
    response = signed_in(songkhla_officer).get(somsri.get_absolute_url())
    assert response.status_code == 404
    assert "สมศรี" not in response.content.decode()
    assert AuditEntry.objects.filter(act="volunteers.view_person").count() == 0


def test_an_advisor_sees_no_person(signed_in, advisor, somsri):
    response = signed_in(advisor).get(somsri.get_absolute_url())
    assert (response.status_code, "สมศรี" in response.content.decode()) == (403, False)


def test_an_office_where_the_person_serves_sees_a_masked_telephone(
    signed_in, songkhla, songkhla_officer, somsri, seat_of_songkhla
):
    services.nominate(by=songkhla_officer, person=somsri, office=songkhla, seat=seat_of_songkhla, on=date(2026, 2, 1))
    page = signed_in(songkhla_officer).get(somsri.get_absolute_url()).content.decode()
    assert [part in page for part in ("สมศรี", "08x xxx 5678", "0812345678", "12 หมู่ 3")] == [True, True, False, False]


@pytest.fixture
def shared(narathiwat_officer, songkhla, songkhla_officer, somsri, seat_of_songkhla):
    """Somsri of Narathiwat was put forward at Songkhla too, and worked in Narathiwat as a graduate."""
    by, days = narathiwat_officer, {"first_day": date(2020, 1, 1), "last_day": date(2020, 12, 31)}
    services.post_graduate(by=by, person=somsri, district=District.objects.get(pk="9602"), **days)
    services.nominate(by=songkhla_officer, person=somsri, office=songkhla, seat=seat_of_songkhla, on=date(2026, 2, 1))
    return somsri


def test_offices_in_another_province_are_told_without_place_and_paper(
    shared, seat, seat_of_songkhla, signed_in, songkhla_officer
):
    page = signed_in(songkhla_officer).get(shared.get_absolute_url())
    text, told = page.content.decode(), "เคยดำรงตำแหน่งที่จังหวัดอื่น"
    hidden = [seat.subdistrict.title, seat.get_absolute_url(), "ตากใบ", "ทดสอบ", "31 ธ.ค. 2571"]
    assert [word for word in hidden if word in text] == []
    assert (words(page, "h2").count(told), seat_of_songkhla.subdistrict.title in text) == (1, True)


def test_who_may_read_them_sees_them_whole(shared, seat, seat_of_songkhla, signed_in, auditor):
    text = signed_in(auditor).get(shared.get_absolute_url()).content.decode()
    shown = [seat.subdistrict.title, seat_of_songkhla.subdistrict.title, "ตากใบ", "ทดสอบ", "31 ธ.ค. 2571"]
    assert ([word for word in shown if word not in text], "เคยดำรงตำแหน่งที่จังหวัดอื่น" in text) == ([], False)


def test_of_a_nomination_elsewhere_nothing_is_told(shared, seat_of_songkhla, signed_in, narathiwat_officer):
    text = signed_in(narathiwat_officer).get(shared.get_absolute_url()).content.decode()
    assert (seat_of_songkhla.subdistrict.title in text, "เคยดำรงตำแหน่งที่จังหวัดอื่น" in text) == (False, False)


def test_masked_values_are_no_look(shared, signed_in, songkhla_officer, narathiwat_officer):
    looks = AuditEntry.objects.filter(act="volunteers.view_person")
    signed_in(songkhla_officer).get(shared.get_absolute_url())
    assert looks.count() == 0
    signed_in(narathiwat_officer).get(shared.get_absolute_url())
    assert [row.person for row in looks.get().seen.all()] == [shared.pk]


def test_the_history_names_who_recorded_what_and_strikes_out_what_was_undone(
    signed_in, narathiwat_officer, nominated, seat, person
):
    appointment = nominated(seat, on=date(2026, 1, 5), who=person("มานะ"))
    services.propose(by=narathiwat_officer, appointment=appointment, on=date(2026, 1, 9), reason="ครบแล้ว")
    services.undo(by=narathiwat_officer, appointment=appointment)
    response = signed_in(narathiwat_officer).get(appointment.person.get_absolute_url())
    struck = words(response, ".undone")
    assert len(struck) == 1
    assert struck[0].split("·")[1].strip() == "ครบแล้ว"
    assert "9 ม.ค. 2569" in struck[0]
    assert words(response, ".timeline")[0].count("narathiwat-officer") == 3


def test_the_steps_offered_are_those_the_services_allow(signed_in, narathiwat_officer, nominated, seat):
    appointment = nominated(seat, on=date(2026, 1, 5))
    page = signed_in(narathiwat_officer).get(appointment.person.get_absolute_url()).content.decode()
    offered = {part.split('/"')[0] for part in page.split(f"/volunteers/appointments/{appointment.pk}/")[1:]}
    assert offered == set(services.next_steps(appointment))


def test_an_auditor_is_offered_no_step(signed_in, auditor, somsri):
    page = signed_in(auditor).get(somsri.get_absolute_url()).content.decode()
    assert ("/appointments/" in page, "/edit/" in page) == (False, False)


def test_a_graduate_shows_the_posting(signed_in, narathiwat_officer, person):
    someone = person("บัณฑิต")
    services.post_graduate(
        by=narathiwat_officer, person=someone, district=District.objects.get(pk="9602"), first_day=date(2025, 10, 1)
    )
    response = signed_in(narathiwat_officer).get(someone.get_absolute_url())
    assert words(response, ".timeline")[0].split(" – ")[0] == "อำเภอตากใบ 1 ต.ค. 2568"
