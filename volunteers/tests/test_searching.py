"""What officers type into a search box, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.encryption import CannotOpen, DataKey, open_for
from thai.digits import to_thai_digits
from thai.identity import format_phone
from volunteers import services
from volunteers.models import Person
from volunteers.searching import PURPOSE, for_address, from_address, people_kept_by, person_matches

MOBILE, LANDLINE = "0812345678", "073531234"
WAYS = [str, format_phone, to_thai_digits, lambda number: f"+66{number[1:]}", lambda number: number[1:], "-".join]


def found(office, text: str) -> list[str]:
    return [person.first_name for person in people_kept_by(office, text)]


@pytest.fixture
def somsri(person):
    """Somebody with an ID and two telephones, beside somebody else."""
    person("มานะ", national_id="3101700230704", phone="0898765432")
    numbers = f"{MOBILE}, {LANDLINE} ต่อ 12"
    return person("สมศรี", national_id="1101700230708", phone=numbers, address="12 หมู่ 3")


@pytest.mark.parametrize("text", ["สมศรี", "น.ส.สมศรี ตัวอย่าง", "นางสมศรี", "5678", "08-1234-5678", "0708", "1234"])
def test_names_digits_and_telephones_find_the_person(somsri, narathiwat, text):
    assert found(narathiwat, text) == ["สมศรี"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", [MOBILE, LANDLINE])
def test_a_whole_telephone_is_found_however_it_is_written(somsri, narathiwat, number, way):
    assert found(narathiwat, way(number)) == ["สมศรี"]


@pytest.mark.parametrize("part", ["081", "0812345", "234567", "12345678", "567", "35312", "17002", "708", "230708"])
def test_a_part_of_a_number_finds_nobody(somsri, narathiwat, part):
    assert found(narathiwat, part) == []


def test_several_telephones_find_everybody_who_has_one(somsri, narathiwat):
    assert found(narathiwat, "081 234 5678, 0898765432") == ["มานะ", "สมศรี"]


def test_a_hotline_is_found_by_its_four_digits(person, narathiwat):
    person("สายด่วน", phone="1506")
    assert found(narathiwat, "1506") == ["สายด่วน"]


def test_a_whole_id_finds_its_owner_and_nobody_else(somsri, narathiwat):
    assert found(narathiwat, to_thai_digits("1-1017-00230-70-8")) == ["สมศรี"]
    assert found(narathiwat, "1101700230705") == []


def test_no_digit_of_a_telephone_lies_in_the_search_text(somsri):
    assert [len([letter for letter in p.search if letter.isdigit()]) for p in Person.objects.all()] == [4, 4]


@pytest.mark.parametrize("text", [MOBILE, "5678", "0708", "1101700230708", "สมศรี"])
def test_the_same_person_is_found_from_a_seat_or_a_posting(somsri, seat, appointed, text):
    appointed(seat, who=somsri)
    assert list(seat.appointments.filter(person_matches(text, path="person__")).values_list("person", flat=True)) == [
        somsri.pk
    ]


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
def test_no_text_breaks_the_search(db, text):
    assert list(Person.objects.filter(person_matches(text))) == []


@given(text=st.text("0123456789๐๑๒๓๔๕๖๗๘๙ -.()+,ต่อ", max_size=24))
def test_no_number_breaks_the_search_and_its_address(db, text):
    assert from_address(for_address(text, session="one"), session="one") == text
    assert list(Person.objects.filter(person_matches(text))) == []


# What stands between the digits of a number, or among them unseen, when people type or paste it.
GAPS = st.sampled_from(["", "", " ", "-", "–", "\u2011", "\u200b", "\ufeff", "\u00a0", ".", "−"])
BETWEEN = st.lists(GAPS, min_size=13, max_size=13)
AS_TYPED = st.tuples(BETWEEN, st.booleans(), st.sampled_from(["", " ต่อ 12", " ext. 12", "#7"]))


def as_typed(number: str, way) -> str:
    """A number as somebody types it."""
    between, thai, extension = way
    text = "".join(digit + gap for digit, gap in zip(number, between, strict=False)).strip(" -–.−\u2011\u00a0")
    return (to_thai_digits(text) if thai else text) + extension


@given(way=AS_TYPED, abroad=st.booleans())
def test_a_telephone_is_found_and_sealed_however_it_is_typed(way, abroad, somsri, narathiwat):
    text = as_typed(f"+66{MOBILE[1:]}" if abroad else MOBILE, (["", *way[0]] if abroad else way[0], *way[1:]))
    assert found(narathiwat, text) == ["สมศรี"]
    assert for_address(text, session="one").startswith("~") and MOBILE not in for_address(text, session="one")


@given(way=AS_TYPED)
def test_an_id_is_found_and_sealed_however_it_is_typed(way, somsri, narathiwat):
    text = as_typed("1101700230708", (*way[:2], ""))
    assert found(narathiwat, text) == ["สมศรี"]
    assert for_address(text, session="one").startswith("~")


@pytest.mark.parametrize(
    "text",
    ["นส.สมศรี", "นส. สมศรี ตัวอย่าง", "คุณสมศรี", "คุณ สมศรี ตัวอย่าง", "ตัวอย่าง สมศรี", "สมศรี 5678", "ว่าที่ร้อยตรีสมศรี"],
)
def test_names_are_found_whatever_stands_before_them_and_in_any_order(somsri, narathiwat, text):
    assert found(narathiwat, text) == ["สมศรี"]


@pytest.mark.parametrize("kept", ["ณ อยุธยา", "ณอยุธยา"])
@pytest.mark.parametrize("typed", ["ณ อยุธยา", "ณอยุธยา", "อยุธยา", "สมชาย ณอยุธยา"])
def test_names_with_na_are_found_with_and_without_the_space(narathiwat, narathiwat_officer, kept, typed):
    services.register_person(by=narathiwat_officer, office=narathiwat, prefix="mr", first_name="สมชาย", last_name=kept)
    assert found(narathiwat, typed) == ["สมชาย"]


def test_a_middle_name_may_be_left_out_and_a_part_of_an_id_finds_nobody(person, narathiwat):
    person("มูฮัมหมัด ซาการียา", national_id="1101700230708")
    assert found(narathiwat, "มูฮัมหมัด ตัวอย่าง") == ["มูฮัมหมัด ซาการียา"]
    assert [found(narathiwat, text) for text in ("มูฮัมหมัด 070", "มูฮัมหมัด 7")] == [[], []]


@given(number=st.from_regex(r"\A0[689][0-9]{8}\Z"))
def test_any_telephone_finds_its_owner_whole_and_by_its_end(number, person, narathiwat):
    someone = person("โทรศัพท์", phone=number)
    ways = [number, number[-4:], format_phone(number), to_thai_digits(number)]
    assert [someone in people_kept_by(narathiwat, way) for way in ways] == [True] * 4


def test_a_sealed_personal_value_is_no_search(somsri):
    for stolen in (somsri.address, somsri.national_id, somsri.wrapped_key, somsri.phones.first().number):
        for token in (stolen, f":{stolen.partition(':')[2]}"):
            with pytest.raises(ValueError):
                from_address(f"~{token}", session="one")


def test_a_search_is_no_personal_value(somsri):
    token = for_address(MOBILE, session="one").removeprefix("~")
    assert open_for(PURPOSE, token, holder="one") == MOBILE
    key = DataKey.unwrapped(somsri.wrapped_key)
    for forged in (token, f"p{token}", f"t1{token}"):
        with pytest.raises(CannotOpen):
            key.open_text(forged, "volunteers_person.address")
        with pytest.raises(CannotOpen):
            DataKey.unwrapped(forged)
