"""Who looks alike: the same name under any prefix, the same telephone, never another office's people."""

from uuid import uuid4

import pytest
from django.template.loader import render_to_string

from volunteers import services
from volunteers.duplicates import look_alikes, spelt
from volunteers.forms import PersonForm
from volunteers.models import Person
from volunteers.searching import person_matches


def test_prefix_and_spaces_do_not_hide_a_double(person, narathiwat):
    first = person("สมศรี")
    found = look_alikes(office=narathiwat, first_name="สมศรี", last_name="ตัวอย่าง", phone="")
    assert found == [first]


@pytest.mark.parametrize("before", ["คุณ ", "นาย คุณ ", "นาย.", "ดร. นาย ", "นาง สาว"])
def test_no_prefix_before_the_name_hides_a_double_or_the_person_searched_for(person, narathiwat, before):
    first = person("ทดลอง")
    found = look_alikes(office=narathiwat, first_name=f"{before}ทดลอง", last_name="ตัวอย่าง", phone="")
    assert (found, list(Person.objects.filter(person_matches(f"{before}ทดลอง")))) == ([first], [first])


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


def test_all_are_told_of_whom_the_form_shows_five(person, narathiwat):
    for _number in range(7):
        person("สมศรี")
    form = PersonForm({"first_name": "สมศรี", "last_name": "ตัวอย่าง"}, office=narathiwat)
    assert (form.is_valid(), len(form.look_alikes), len(form.shown_alikes)) == (False, 7, 5)
    assert "แสดง 5 จาก 7 รายการ" in render_to_string("volunteers/_look_alikes.html", {"form": form})


ALIKE = [
    ("สมศรี", "ตัวอย่าง"), ("ตัวอย่าง", "สมศรี"), ("นายสมศรี", "ตัวอย่าง"), ("นส.สมศรี", "ตัวอย่าง"),
    ("สมศรี มูฮัมหมัด", "ตัวอย่าง"), ("สมศรี ซารี มูฮัมหมัด อาแด", "ตัวอย่าง"), ("ว่าที่ร้อยตรี สมศรี", "ตัวอย่าง"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last"), ALIKE)
def test_swapped_prefixed_and_with_a_middle_name_it_is_the_same_person(narathiwat, narathiwat_officer, first, last):
    kept = services.register_person(by=narathiwat_officer, office=narathiwat, first_name=first, last_name=last)
    for other_first, other_last in ALIKE[:4]:
        asked = {"first_name": other_first, "last_name": other_last, "phone": ""}
        assert look_alikes(office=narathiwat, **asked) == [kept]


@pytest.mark.parametrize(("first", "last"), [("คุณสมศรี", "ตัวอย่าง"), ("สมศรี", "นายตัวอย่าง"), ("สมศรี", "คุณ ตัวอย่าง")])
def test_what_reads_as_a_prefix_hides_nobody_wherever_it_is_glued(narathiwat, narathiwat_officer, first, last):
    kept = services.register_person(by=narathiwat_officer, office=narathiwat, first_name=first, last_name=last)
    asked = {"first_name": "สมศรี", "last_name": "ตัวอย่าง", "phone": ""}
    assert look_alikes(office=narathiwat, **asked) == [kept]
    assert look_alikes(office=narathiwat, first_name=first, last_name=last, phone="") == [kept]


@pytest.mark.parametrize(
    ("first", "last"), [("สม ศรี", "ตัวอย่าง"), ("สมศรี", "ตัว อย่าง"), ("สมศรี", "ตัว-อย่าง"), ("สมศรี (ศรี)", "ตัวอย่าง")]
)
def test_a_space_or_a_hyphen_hides_nobody(narathiwat, narathiwat_officer, first, last):
    kept = services.register_person(by=narathiwat_officer, office=narathiwat, first_name=first, last_name=last)
    plain = {"first_name": "สมศรี", "last_name": "ตัวอย่าง"}
    other = services.register_person(by=narathiwat_officer, office=narathiwat, **plain)
    assert look_alikes(office=narathiwat, **plain, phone="", apart_from=other) == [kept]
    assert look_alikes(office=narathiwat, first_name=first, last_name=last, phone="", apart_from=kept) == [other]


def test_a_name_that_stands_in_brackets_alone_is_not_everybody_s():
    assert [spelt("(สมชาย)").may_be(spelt(other)) for other in ("(สมหญิง)", "(สมชาย)", "สมหญิง")] == [False, True, False]


@pytest.mark.parametrize(("first", "last"), [("สมศรี", "อื่น"), ("สม", "ตัวอย่าง"), ("สมศรี", ""), ("", "ตัวอย่าง")])
def test_who_shares_one_word_only_is_somebody_else(person, narathiwat, first, last):
    person("สมศรี")
    assert look_alikes(office=narathiwat, first_name=first, last_name=last, phone="") == []


def test_na_with_and_without_its_space_is_one_name(narathiwat, narathiwat_officer):
    kept = services.register_person(by=narathiwat_officer, office=narathiwat, first_name="กร", last_name="ณ อยุธยา")
    assert look_alikes(office=narathiwat, first_name="กร", last_name="ณอยุธยา", phone="") == [kept]


def test_whom_the_same_form_entered_a_moment_ago_is_nobody_else(person, narathiwat, narathiwat_officer):
    key, facts = uuid4(), {"first_name": "สมศรี", "last_name": "ตัวอย่าง", "phone": "0812345678"}
    services.register_person(by=narathiwat_officer, office=narathiwat, form_key=key, **facts)
    other = person("สมศรี")
    found = look_alikes(office=narathiwat, form_key=key, **facts)
    assert (found, len(look_alikes(office=narathiwat, form_key=uuid4(), **facts))) == ([other], 2)


@pytest.mark.parametrize("named", ["Mr. John Smith", "mr john smith", "Mr.John Smith", "MR JOHN  SMITH", "John Smith"])
def test_a_foreign_title_hides_no_double(named):
    assert spelt("Mr. John Smith").may_be(spelt(named))
    assert not spelt("Msimang Smith").may_be(spelt("imang Smith"))
