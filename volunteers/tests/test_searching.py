"""What officers type into a search box, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_thai_digits
from volunteers.models import Person
from volunteers.searching import people_kept_by, person_matches


def found(office, text: str) -> list[str]:
    return [person.first_name for person in people_kept_by(office, text)]


@pytest.mark.parametrize("text", ["สมศรี", "น.ส.สมศรี ตัวอย่าง", "นางสมศรี", "5678", "08-1234-5678", "0708"])
def test_names_digits_and_telephones_find_the_person(person, narathiwat, text):
    person("สมศรี", national_id="1101700230708", phone="0812345678")
    person("มานะ", national_id="3101700230704", phone="0898765432")
    assert found(narathiwat, text) == ["สมศรี"]


def test_a_whole_id_finds_its_owner_and_nobody_else(person, narathiwat):
    person("สมศรี", national_id="1101700230708")
    person("มานะ", national_id="3101700230704")
    assert found(narathiwat, to_thai_digits("1-1017-00230-70-8")) == ["สมศรี"]
    assert found(narathiwat, "1101700230705") == []


def test_the_middle_of_an_id_finds_nobody(person, narathiwat):
    person("สมศรี", national_id="1101700230708")
    assert found(narathiwat, "17002") == []


@given(text=st.text(st.characters(exclude_characters="\x00"), max_size=40))
def test_no_text_breaks_the_search(db, text):
    assert list(Person.objects.filter(person_matches(text))) == []
