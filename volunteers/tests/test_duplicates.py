"""Who looks alike: the same name under any prefix, the same telephone, never another office's people."""

from uuid import uuid4

from volunteers import services
from volunteers.duplicates import look_alikes


def test_prefix_and_spaces_do_not_hide_a_double(person, narathiwat):
    first = person("สมศรี")
    found = look_alikes(office=narathiwat, first_name="สมศรี", last_name="ตัวอย่าง", phone="")
    assert found == [first]


def test_the_person_being_edited_is_no_double_of_themselves(person, narathiwat):
    first = person("สมศรี", phone="0812345678")
    asked = {"office": narathiwat, "first_name": "สมศรี", "last_name": "ตัวอย่าง", "phone": "0812345678"}
    assert look_alikes(**asked, apart_from=first) == []


def test_one_telephone_of_several_is_enough_whatever_its_extension(person, narathiwat):
    first = person("วีระ", phone="0898765432, 073531234 ต่อ 12")
    asked = {"office": narathiwat, "first_name": "คนอื่น", "last_name": ""}
    numbers = ["0898765432", "0811111111, 073531234", "073531234 ต่อ 9", "0811111111", "5432"]
    found = [look_alikes(**asked, phone=number) for number in numbers]
    assert found == [[first], [first], [first], [], []]


def test_the_telephones_are_at_hand_without_a_query_for_each(person, narathiwat, django_assert_num_queries):
    for _number in range(3):
        person("สมศรี", phone="0812345678")
    with django_assert_num_queries(2):
        found = look_alikes(office=narathiwat, first_name="สมศรี", last_name="ตัวอย่าง", phone="")
        assert [one.masked_phone for one in found] == ["08x xxx 5678"] * 3


def test_people_of_another_office_are_never_named(songkhla, songkhla_officer, narathiwat):
    services.register_person(
        by=songkhla_officer, office=songkhla, prefix="", first_name="สมศรี", last_name="", phone="0812345678"
    )
    assert look_alikes(office=narathiwat, first_name="สมศรี", last_name="", phone="0812345678") == []


def test_at_most_five_are_shown(person, narathiwat):
    for _number in range(7):
        person("สมศรี")
    assert len(look_alikes(office=narathiwat, first_name="สมศรี", last_name="ตัวอย่าง", phone="")) == 5


def test_whom_the_same_form_entered_a_moment_ago_is_nobody_else(person, narathiwat, narathiwat_officer):
    key, facts = uuid4(), {"first_name": "สมศรี", "last_name": "ตัวอย่าง", "phone": "0812345678"}
    services.register_person(by=narathiwat_officer, office=narathiwat, form_key=key, **facts)
    other = person("สมศรี")
    found = look_alikes(office=narathiwat, form_key=key, **facts)
    assert (found, len(look_alikes(office=narathiwat, form_key=uuid4(), **facts))) == ([other], 2)
