"""Who looks alike: the same name under any prefix, the same telephone, never another office's people."""

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


def test_people_of_another_office_are_never_named(songkhla, songkhla_officer, narathiwat):
    services.register_person(
        by=songkhla_officer, office=songkhla, prefix="", first_name="สมศรี", last_name="", phone="0812345678"
    )
    assert look_alikes(office=narathiwat, first_name="สมศรี", last_name="", phone="0812345678") == []


def test_at_most_five_are_shown(person, narathiwat):
    for _number in range(7):
        person("สมศรี")
    assert len(look_alikes(office=narathiwat, first_name="สมศรี", last_name="ตัวอย่าง", phone="")) == 5
