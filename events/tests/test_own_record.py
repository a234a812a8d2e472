"""Who the signed-in person is in the register, and what they hold."""

from datetime import date

import pytest

from events.own_record import holding, office_of, person_of
from provinces.models import District, Subdistrict
from volunteers import services as register

DAY = date(2026, 3, 12)


def test_the_account_leads_to_the_person_and_the_office(volunteer_user, narathiwat):
    person = person_of(volunteer_user)
    assert (person.first_name, office_of(person)) == ("สมหมาย", narathiwat)


def test_who_is_not_in_the_register_is_nobody_and_holds_nothing(outsider):
    assert (person_of(outsider), office_of(None), holding(None, on=DAY)) == (None, None, None)


@pytest.mark.parametrize("day, holds", [(date(2024, 6, 10), False), (date(2024, 6, 11), True), (DAY, True)])
def test_a_seat_is_held_from_its_first_day(day, holds, volunteer_user):
    assert bool(holding(person_of(volunteer_user), on=day)) is holds


def test_a_seat_names_its_tambon_and_the_end_of_the_term(volunteer_user):
    held = holding(person_of(volunteer_user), on=DAY)
    assert (held.is_graduate, held.subdistrict.code, held.district.code, held.first_day, held.last_day) == (
        False, "960101", "9601", date(2024, 6, 11), date(2027, 6, 10),
    )  # fmt: skip


def test_a_graduate_holds_a_district(narathiwat, narathiwat_officer):
    person = register.register_person(
        by=narathiwat_officer, office=narathiwat, prefix="", first_name="บัณฑิต", last_name="ตัวอย่าง"
    )
    district = District.objects.get(code="9602")
    register.post_graduate(by=narathiwat_officer, person=person, district=district, first_day=date(2025, 10, 1))
    held = holding(person, on=DAY)
    assert (held.is_graduate, held.subdistrict, held.district, held.last_day) == (True, None, district, None)


def test_a_nominee_holds_nothing_yet(narathiwat, narathiwat_officer, open_seats):
    (seat,) = open_seats([Subdistrict.objects.get(code="960103")])
    person = register.register_person(
        by=narathiwat_officer, office=narathiwat, prefix="", first_name="ผู้สมัคร", last_name="ตัวอย่าง"
    )
    register.nominate(by=narathiwat_officer, person=person, office=narathiwat, seat=seat, on=date(2026, 1, 5))
    assert holding(person, on=DAY) is None
