"""No form takes text in a field of its own making: one spelling everywhere, and nothing that nobody can see."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.urls import get_resolver

from config.tests.test_manners import ARROW, CODE, TEMPLATES
from events.forms import PART_FORMS
from events.forms.lines import HashtagsField, LinesField
from events.models import Event, Project
from thai.forms import (
    AmountField,
    BuddhistYearField,
    NationalIDField,
    NumberField,
    PhoneField,
    ThaiDateField,
    ThaiTimeField,
)
from thai.texts import EmailField, LineField, ProseField, WebAddressField
from volunteers.forms.numbered import OrderNumberField
from volunteers.models import AppointmentOrder, Person

TIDY = (LineField, EmailField, WebAddressField, ProseField, LinesField)
# Text that is read as something else and never kept; what is hidden or a password is taken letter by letter.
READERS = {"DayField", "MomentField", "UUIDField"}
INVISIBLE = "\u200b\ufeff"
# One text as it is written and as a web page, an old phone or a PDF hands it over, by the field that reads it.
HOSTILE: dict[type[forms.Field], tuple[str, str]] = {
    EmailField: ("som@example.org", "\ufeffsom@exam\u200bple.org\u00a0"),
    WebAddressField: ("https://example.org/น้ำ", "\u202ehttps://example.org/\u200bน้ํา\r\n"),
    HashtagsField: ("#น้ำ #แดง", "＃น้ํา\u200b\u00a0#เเดง"),
    OrderNumberField: ("1234/2569", "ที่\u00a0๑๒๓๔\u200b / ๒๕๖๙"),
    LinesField: ("น้ำ\nแดง", "\ufeffน้ํา\u00a0\r\n\r\nเเดง\u200b"),
    ProseField: ("น้ำ แดง\nดี", "\ufeffน้ํา\u00a0 เเดง\r\nดี\u200b"),
    LineField: ("น้ำ แดง", "\ufeffน้ํา\u00a0 เเดง\u200b"),
    AmountField: ("1200.50", "\ufeff๑,\u200b๒๐๐.๕๐\u00a0"),
    NumberField: ("120", "\ufeff๑\u200b๒๐\u00a0"),
    BuddhistYearField: ("2562", "\ufeffพ.ศ.\u00a0๒๕\u200b๖๒"),
    NationalIDField: ("1101700230708", "1\u20111017‑00230–70\u200b\u00a0๘"),
    PhoneField: ("0812345678 ต่อ 12", "โทร.\u00a0+66\u2011๘๑–234\u200b5678\u00a0ต่อ ๑๒"),
    ThaiTimeField: ("09.00", "\ufeff๙.\u200b๐๐\u00a0น."),
    ThaiDateField: ("28 พ.ย. 2562", "\ufeff๒๘\u00a0พ.\u200bย. ๒๕๖๒"),
}


def form_classes(base: type = forms.BaseForm) -> Iterator[type]:
    """Every form of ours that the addresses load, those of tests apart."""
    for child in base.__subclasses__():
        package, *rest = child.__module__.split(".")
        if package in ARROW and "tests" not in rest:
            yield child
        yield from form_classes(child)


def test_every_text_field_of_every_form_tidies_what_is_typed():
    assert get_resolver().url_patterns and PART_FORMS["news"] in set(form_classes())
    bare = {
        f"{form.__name__}.{name}: {type(field).__name__}"
        for form in form_classes()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField) and not (isinstance(field, TIDY) or field.widget.is_hidden)
        if type(field).__name__ not in READERS and not isinstance(field.widget, forms.PasswordInput)
    }
    assert bare == set()


def read(field: forms.Field, text: str):
    """What a field makes of a text, or the words of its refusal."""
    try:
        return field.to_python(text)
    except forms.ValidationError as refused:
        return refused.messages


def test_every_field_of_every_form_reads_hostile_spellings_as_the_plain_ones():
    wrong, seen = [], set()
    for form in form_classes():
        for name, field in form.base_fields.items():
            kind = next((kind for kind in HOSTILE if isinstance(field, kind)), None)
            if kind and not field.widget.is_hidden:
                plain, hostile = HOSTILE[kind]
                seen.add(kind)
                read_so = read(field, hostile)
                wrong += [f"{form.__name__}.{name}: {read_so}"] * (read_so != read(field, plain) or not read_so)
    assert (wrong, set(HOSTILE) - seen) == ([], set())


def test_every_number_is_typed_into_a_box_that_takes_thai_digits():
    """``type=number`` drops ๑๒๐ without a word, and the form saves "unknown"."""
    assert [
        f"{form.__name__}.{name}"
        for form in form_classes()
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.NumberInput)
    ] == []
    numeric = re.compile(r"type=.?number|NumberInput|\bforms\.(Float|Decimal|Integer)Field\((?!widget=forms\.Hidden)")
    texts = [path for path in CODE if not {"tests", "thai"} & set(path.parts)] + TEMPLATES
    assert [str(path) for path in texts if numeric.search(path.read_text(encoding="utf-8"))] == []


def test_no_form_makes_a_bare_text_field_while_it_is_built():
    bare = re.compile(r"\bforms\.(Char|Email|URL|Slug|Regex)Field\((?!widget=forms\.HiddenInput)")
    code = [path for path in CODE if "tests" not in path.parts]
    assert [str(path) for path in code if bare.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("address", "sent", "field"),
    [
        ("/volunteers/new/", {"first_name": INVISIBLE}, "first_name"),
        ("/volunteers/orders/new/", {"authority": INVISIBLE, "number": "1", "be_year": "2568"}, "authority"),
        ("/volunteers/orders/new/", {"authority": "คำสั่ง", "number": INVISIBLE, "be_year": "2568"}, "number"),
        ("/projects/new/", {"title": INVISIBLE, "fiscal_year": "2569"}, "title"),
        ("/events/new/", {"title": INVISIBLE, "first_day": "12/3/2569"}, "title"),
    ],
)
def test_a_required_text_that_nobody_can_see_is_refused(address, sent, field, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(address, sent)
    assert [error.code for error in response.context["form"].errors.as_data()[field]] == ["required"]
    stored = [model.objects.exists() for model in (Person, AppointmentOrder, Project, Event)]
    assert (response.status_code, stored) == (200, [False] * 4)


def test_one_paper_is_one_order_however_its_letters_were_typed(signed_in, narathiwat_officer):
    for authority, number in (("คำสั่งเเรงงาน", "ที่ ๑๒๐๔"), ("คําสั่งแรงงาน\u200b", "\ufeffที่ 1204\r\n")):
        sent = {"authority": authority, "number": number, "be_year": "2568"}
        response = signed_in(narathiwat_officer).post("/volunteers/orders/new/", sent)
    codes = [error.code for error in response.context["form"].errors.as_data()["__all__"]]
    assert [(order.authority, order.number) for order in AppointmentOrder.objects.all()] == [("คำสั่งแรงงาน", "1204")]
    assert (response.status_code, len(codes)) == (200, 1)
