"""The form of an order: what officers copy from paper."""

from datetime import date

import pytest

from volunteers.forms import OrderForm

PAPER = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "1204", "be_year": "2568"}


def read(**typed) -> OrderForm:
    form = OrderForm(PAPER | typed)
    form.is_valid()
    return form


@pytest.mark.parametrize("text", ["1204", "ที่ 1204", "ที่ ๑๒๐๔", " ๑๒๐๔ ", "ที่1204"])
def test_a_number_is_the_same_however_it_is_copied(text):
    assert read(number=text).cleaned_data["number"] == "1204"


@pytest.mark.parametrize("name", ["authority", "number", "be_year"])
def test_authority_number_and_year_are_needed(name):
    assert list(read(**{name: " "}).errors) == [name]


def test_the_rest_may_be_unknown():
    data = read().cleaned_data
    rest = {name: data[name] for name in ("title", "signatory", "issued_on", "effective_on")}
    assert rest == {"title": "", "signatory": "", "issued_on": None, "effective_on": None}


def test_days_are_read_as_on_paper():
    data = read(issued_on="๑ มิ.ย. ๒๕๖๘", effective_on="11/6/2568").cleaned_data
    assert (data["issued_on"], data["effective_on"]) == (date(2025, 6, 1), date(2025, 6, 11))


def test_two_forms_have_two_keys_and_one_keeps_its_own():
    key = "6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10"
    first, second = read().cleaned_data["form_key"], read().cleaned_data["form_key"]
    assert (first != second, str(read(form_key=key).cleaned_data["form_key"])) == (True, key)
