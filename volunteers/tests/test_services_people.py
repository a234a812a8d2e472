"""Entering and changing a record: once, by who comes first, in one entry of the trail that holds no value."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from volunteers import services
from volunteers.models import Person

KEY = "6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10"
ID = "1101700230708"


@pytest.fixture
def change(narathiwat_officer):
    """Change a record as Narathiwat's officer: ``change(somsri, address="7 หมู่ 1")``."""
    return lambda person, **fields: services.update_person(by=narathiwat_officer, person=person, **fields)


def refused(verb, *args, **fields) -> list[str]:
    with pytest.raises(services.RuleBroken) as refusal:
        verb(*args, **fields)
    return refusal.value.codes


def entries(act: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(act=f"volunteers.{act}").order_by("pk"))


def test_who_is_entered_is_kept_by_the_office_and_noted_once(narathiwat_officer, narathiwat, person):
    someone = person("สมศรี", phone="0812345678")
    (entry,) = entries("register_person")
    assert (someone.office, someone.version) == (narathiwat, 1)
    assert (entry.by, entry.target_id, entry.province_code, entry.details) == (
        narathiwat_officer, str(someone.pk), "96", {}
    )  # fmt: skip


def test_the_same_form_is_one_person_whatever_it_says_the_second_time(person):
    first, second = person("สมศรี", form_key=KEY, phone="0812345678"), person("มานะ", form_key=KEY)
    assert (first, second.first_name, Person.objects.count()) == (second, "สมศรี", 1)
    assert (len(entries("register_person")), second.private.phone) == (1, "0812345678")


def test_the_same_form_with_an_id_is_the_same_person_and_no_refusal(person):
    assert person("สมศรี", form_key=KEY, national_id=ID) == person("สมศรี", form_key=KEY, national_id=ID)


def test_a_form_used_next_door_is_refused_and_tells_nothing(person, songkhla, songkhla_officer):
    person("สมศรี", form_key=KEY)
    again = {"by": songkhla_officer, "office": songkhla, "first_name": "ลลิตา", "form_key": KEY}
    assert refused(services.register_person, **again) == ["form_used"]
    assert (Person.objects.count(), len(entries("register_person"))) == (1, 1)


def test_an_id_is_in_the_register_once(person, songkhla, songkhla_officer, narathiwat):
    person("สมศรี", national_id=ID)
    again = {"by": songkhla_officer, "office": songkhla, "first_name": "ลลิตา", "national_id": ID}
    with pytest.raises(services.RuleBroken) as refusal:
        services.register_person(**again)
    assert (list(refusal.value.message_dict), refusal.value.codes) == (["national_id"], ["id_kept_elsewhere"])
    assert narathiwat.name in refusal.value.messages[0] and "สมศรี" not in refusal.value.messages[0]


def test_people_without_an_id_do_not_stand_in_each_others_way(person):
    assert [person(name).national_id_index for name in ("หนึ่ง", "สอง", "สาม")] == [None] * 3


def test_a_change_names_the_fields_that_differ_in_words_of_the_trail(change, person):
    someone = person("สมศรี", phone="0812345678", address="12 หมู่ 3", birth_date=date(1972, 5, 1))
    change(someone, reason="ย้ายบ้าน", first_name="สมศรี", address="7 หมู่ 1", phone="0812345678", email="a@example.org")
    (entry,) = entries("update_person")
    assert (entry.reason, entry.details) == ("ย้ายบ้าน", {"fields": ["email", "address"], "version": 2})
    assert Person.objects.get().private.address == "7 หมู่ 1"


def test_a_value_that_stays_is_not_sealed_again(change, person):
    someone = person("สมศรี", address="12 หมู่ 3", email="a@example.org")
    before = (someone.wrapped_key, someone.email)
    change(someone, address="7 หมู่ 1", email="a@example.org")
    stored = Person.objects.get()
    assert (stored.wrapped_key, stored.email) == before


def test_a_new_name_is_searched_and_sorted(change, person):
    someone = person("สมศรี", national_id=ID)
    change(someone, first_name="ปิติ")
    stored = Person.objects.get()
    assert ("ปิติ" in stored.search, "สมศรี" in stored.search, "0708" in stored.search) == (True, False, True)
    assert stored.sort_key != Person(first_name="สมศรี", last_name="ตัวอย่าง").sort_key


def test_a_new_id_takes_its_index_and_last_digits_along(change, person):
    someone = person("สมศรี", national_id=ID)
    change(someone, national_id="3101700230704")
    assert list(Person.objects.with_national_id("3101700230704")) == [someone]
    assert list(Person.objects.with_national_id(ID)) == []
    assert Person.objects.get().masked_national_id == "x-xxxx-xxxx0-70-4"


def test_a_taken_id_changes_nothing_of_the_record(change, person):
    person("มานะ", national_id="3101700230704")
    someone = person("สมศรี", national_id=ID, phone="0812345678")
    fields = {"national_id": "3101700230704", "phone": "0898765432", "last_name": "ใหม่"}
    assert refused(change, someone, **fields) == ["id_kept_elsewhere"]
    stored = Person.objects.get(pk=someone.pk)
    assert (stored.last_name, stored.version, stored.private.phone) == ("ตัวอย่าง", 1, "0812345678")
    assert stored.private.national_id == ID


def test_the_second_of_two_officers_is_told(change, person):
    someone = person("สมศรี")
    change(Person.objects.get(), last_name="ก่อน")
    assert refused(change, someone, last_name="หลัง") == ["changed_meanwhile"]
    assert refused(change, Person.objects.get(), last_name="หลัง", version=1) == ["changed_meanwhile"]
    assert (Person.objects.get().last_name, len(entries("update_person"))) == ("ก่อน", 1)


@pytest.mark.parametrize("field", ["religion", "sort_key", "office", "national_id_last4"])
def test_what_is_no_field_of_a_record_is_a_slip_of_the_programmer(change, person, field):
    someone = person("สมศรี")
    with pytest.raises(TypeError, match=field):
        change(someone, **{field: "x"})
    with pytest.raises(TypeError, match=field):
        person("มานะ", **{field: "x"})
    assert (Person.objects.count(), Person.objects.get().version) == (1, 1)


def test_no_entry_of_the_trail_holds_a_value(change, person):
    secrets = {"phone": "0812345678", "address": "12 หมู่ 3", "email": "a@example.org", "national_id": ID}
    change(person("สมศรี", **secrets), phone="0898765432", address="7 หมู่ 1")
    trail = str(list(AuditEntry.objects.values()))
    assert [value for value in (*secrets.values(), "0898765432", "7 หมู่ 1") if value in trail] == []
