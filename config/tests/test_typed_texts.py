"""No form takes text in a field of its own making: one spelling everywhere, and nothing that nobody can see."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.urls import get_resolver

from config.tests.test_manners import ARROW, CODE
from events.forms import PART_FORMS
from events.forms.lines import LinesField
from events.models import Event, Project
from thai.texts import EmailField, LineField, ProseField, VerbatimField, WebAddressField
from volunteers.models import AppointmentOrder, Person

TIDY = (LineField, EmailField, WebAddressField, ProseField, VerbatimField, LinesField)
# Text that is read as something else and never kept; what is hidden or a password is taken letter by letter.
READERS = {"DayField", "MomentField", "UUIDField"}
INVISIBLE = "\u200b\ufeff"


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
