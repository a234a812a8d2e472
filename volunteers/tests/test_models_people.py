"""People: who may see whom, and how they are called."""

from datetime import date

import pytest

from provinces.models import District, Subdistrict
from volunteers import services
from volunteers.models import Person

OWN = ["narathiwat_officer", "narathiwat_head", "ministry_admin", "auditor"]
OTHERS = ["songkhla_officer", "advisor", "outsider"]


@pytest.fixture
def seen(request):
    """Who of the register each role sees, by first name."""

    def ask(*roles) -> list[list[str]]:
        readers = [request.getfixturevalue(role) for role in roles]
        return [[p.first_name for p in Person.objects.visible_to(reader)] for reader in readers]

    return ask


@pytest.fixture
def seat_of_songkhla(songkhla, open_seats):
    """A seat next door."""
    return open_seats([Subdistrict.objects.get(code="900101")])[0]


def test_a_person_is_seen_by_the_keepers_and_by_who_reads_the_nation(seen, person):
    person("สมศรี")
    assert (seen(*OWN), seen(*OTHERS)) == ([["สมศรี"]] * 4, [[]] * 3)


def test_who_is_put_forward_next_door_is_seen_there_too(
    seen, person, songkhla, songkhla_officer, seat_of_songkhla, narathiwat_officer
):
    someone = person("สมศรี")
    services.nominate(by=songkhla_officer, person=someone, office=songkhla, seat=seat_of_songkhla, on=date(2026, 2, 1))
    assert seen("songkhla_officer", "narathiwat_officer") == [["สมศรี"], ["สมศรี"]]


def test_who_is_posted_next_door_is_seen_there_also_afterwards(seen, person, narathiwat_officer):
    district = District.objects.filter(province_id="90", has_graduates=True).first()
    posting = services.post_graduate(
        by=narathiwat_officer, person=person("บัณฑิต"), district=district, first_day=date(2024, 10, 1)
    )
    assert seen("songkhla_officer") == [["บัณฑิต"]]
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=date(2025, 9, 30))
    assert seen("songkhla_officer") == [["บัณฑิต"]]


def test_a_person_with_many_appointments_is_seen_once(seen, person, appointed, seats):
    someone = person("สมศรี")
    appointed(seats[0], who=someone, start=date(2020, 2, 1), end=date(2021, 1, 31))
    appointed(seats[1], who=someone, start=date(2022, 2, 1), end=date(2023, 1, 31))
    assert seen("narathiwat_officer") == [["สมศรี"]]


def test_names_are_in_thai_order(person):
    for name in ("เอก", "แก้ว", "ขวัญ", "ก้อย"):
        person(name)
    assert [p.first_name for p in Person.objects.all()] == ["ก้อย", "แก้ว", "ขวัญ", "เอก"]


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("", ""),
        ("0812345678", "08x xxx 5678"),
        ("0812345678, 073531234 ต่อ 12", "08x xxx 5678, 07x xx 1234"),
        ("1506", "1506"),
    ],
)
def test_a_telephone_is_shown_with_its_middle_hidden(person, phone, masked):
    person("สมศรี", phone=phone)
    assert Person.objects.get().masked_phone == masked


def test_an_id_shows_its_last_four_digits_without_being_opened(person, monkeypatch):
    person("สมศรี", national_id="1101700230708")
    person("มานะ")
    monkeypatch.setattr("volunteers.models.private.DataKey.unwrapped", None)
    assert [p.masked_national_id for p in Person.objects.order_by("pk")] == ["x-xxxx-xxxx0-70-8", ""]


def test_a_person_is_called_as_on_a_roster(person):
    someone = person("สมศรี")
    someone.prefix = "miss"
    assert (str(someone), someone.get_absolute_url()) == ("น.ส.สมศรี ตัวอย่าง", f"/volunteers/{someone.pk}/")
