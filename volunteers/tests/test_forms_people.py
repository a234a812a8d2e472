"""The form of a person: what is typed, what is asked, what goes to the verb."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.identity import PhoneError, clean_phone
from thai.spelling import tidy
from volunteers.forms import PersonForm
from volunteers.forms.searches import SearchField
from volunteers.searching import for_address

TYPED = {"first_name": "สมศรี", "last_name": "ตัวอย่าง"}
KEY = "6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10"
DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙ -+().,;/ต่อ"


def form(office, **typed) -> PersonForm:
    filled = PersonForm(TYPED | typed, office=office)
    filled.is_valid()
    return filled


def test_a_new_person_goes_to_the_verb_with_the_key_of_the_form(narathiwat):
    fields = form(narathiwat, form_key=KEY, phone="081-234 5678", birth_date="1 พ.ค. 2515").person_fields()
    assert (str(fields.pop("form_key")), "version" in fields) == (KEY, False)
    assert fields == {
        "prefix": "", "first_name": "สมศรี", "last_name": "ตัวอย่าง", "national_id": "", "birth_date": date(1972, 5, 1),
        "phone": "0812345678", "email": "", "line_id": "", "address": "",
    }  # fmt: skip


def test_a_changed_person_goes_with_the_version_and_without_an_untouched_id(narathiwat, person):
    someone = person("สมศรี", national_id="1101700230708")
    filled = PersonForm(TYPED | {"version": "1"}, office=narathiwat, person=someone)
    assert filled.is_valid()
    fields = filled.person_fields()
    assert (fields["version"], "form_key" in fields, "national_id" in fields) == (1, False, False)


def test_the_form_of_a_record_never_holds_its_id(narathiwat, person):
    someone = person("สมศรี", national_id="1101700230708", address="12 หมู่ 3")
    page = str(PersonForm(office=narathiwat, person=someone))
    assert ["12 หมู่ 3" in page, "x-xxxx-xxxx0-70-8" in page, "1101700230708" in page] == [True, True, False]
    assert "1-1017-00230-70-8" not in page


def test_the_record_itself_is_no_look_alike(narathiwat, person):
    someone = person("สมศรี", phone="0812345678")
    filled = PersonForm(TYPED | {"phone": "0812345678", "version": "1"}, office=narathiwat, person=someone)
    assert (filled.is_valid(), filled.look_alikes) == (True, [])


def test_a_look_alike_is_asked_about_and_kept_when_said_so(narathiwat, person):
    first = person("สมศรี")
    asked, kept = form(narathiwat), form(narathiwat, another_person="on")
    assert (asked.look_alikes, list(asked.errors)) == ([first], ["__all__"])
    assert kept.errors == {}


def test_a_merged_record_is_no_look_alike(narathiwat, person):
    first, second = person("สมศรี"), person("มานะ")
    first.merged_into = second
    first.save()
    assert form(narathiwat).look_alikes == []


def test_what_stays_of_a_refused_new_form_has_no_version(narathiwat):
    refused = form(narathiwat)
    before = dict(refused.data)
    refused.show_latest()
    assert dict(refused.data) == before


@given(text=st.text(DIGITS, max_size=30))
def test_whatever_is_typed_as_a_telephone_is_read_as_everywhere_or_refused(text, narathiwat):
    filled = form(narathiwat, phone=text)
    try:
        expected = clean_phone(text) if text.strip() else ""
    except PhoneError:
        assert list(filled.errors) == ["phone"]
    else:
        assert filled.cleaned_data["phone"] == expected


@given(text=st.text(DIGITS, max_size=30).map(tidy))
def test_a_search_in_an_address_comes_back_and_a_plain_number_does_not_pass(text):
    field = SearchField(required=False)
    field.session = "one"
    assert field.clean(for_address(text, session="one")) == text
    if sum(letter.isdigit() for letter in text) > 4:
        with pytest.raises(Exception, match=r"address|ที่อยู่|หมายเลข|เลข"):
            field.clean(text)


@pytest.mark.parametrize(
    ("chosen", "typed", "kept"),
    [
        ("mr", "นายทดลอง", ("mr", "ทดลอง")),
        ("miss", "นส.ทดลอง", ("miss", "ทดลอง")),
        ("sgm3", "จ.ส.ต.ทดลอง", ("sgm3", "ทดลอง")),
        ("", "น.ส.ทดลอง", ("miss", "ทดลอง")),
        ("", "นส. ทดลอง", ("miss", "ทดลอง")),
        ("", "นาย ทดลอง", ("mr", "ทดลอง")),
        ("", "ว่าที่ร้อยตรีทดลอง", ("acting_2lt", "ทดลอง")),
        ("", "ว่าที่ ร.ต.หญิง ทดลอง", ("acting_2lt_f", "ทดลอง")),
        ("", "พล.ต.อ.ทดลอง", ("pol_gen", "ทดลอง")),
        ("", "นายิกา", ("", "นายิกา")),
        ("", "นส ทดลอง", ("miss", "ทดลอง")),
        ("", "นสมร", ("", "นสมร")),
        ("mr", "คุณ ทดลอง", ("mr", "ทดลอง")),
        ("", "คุณ นส.ทดลอง", ("miss", "ทดลอง")),
        ("", "คุณากร", ("", "คุณากร")),
        ("mrs", "สาวิตรี", ("mrs", "สาวิตรี")),
    ],
)
def test_a_prefix_in_the_first_name_goes_where_it_belongs(narathiwat, chosen, typed, kept):
    fields = form(narathiwat, prefix=chosen, first_name=typed).person_fields()
    assert (fields["prefix"], fields["first_name"]) == kept


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [("", "นายทดลอง"), ("mrs", "นายทดลอง"), ("mr", "ว่าที่ร้อยตรีทดลอง"), ("", "นางสาวรี"), ("mr", "คุณทดลอง")],
)
def test_what_may_be_a_prefix_is_asked_about_once(narathiwat, chosen, typed):
    asked = form(narathiwat, prefix=chosen, first_name=typed)
    assert [error.code for error in asked.errors.as_data()["first_name"]] == ["prefix_in_name"]
    kept = form(narathiwat, prefix=chosen, first_name=typed, name_as_typed="on").person_fields()
    assert (kept["prefix"], kept["first_name"]) == (chosen, typed)


def test_a_stored_name_that_begins_like_a_prefix_is_not_asked_about_again(narathiwat, person):
    someone = person("นายกร")
    filled = PersonForm(TYPED | {"first_name": "นายกร", "version": "1"}, office=narathiwat, person=someone)
    assert (filled.is_valid(), filled.cleaned_data["first_name"]) == (True, "นายกร")
