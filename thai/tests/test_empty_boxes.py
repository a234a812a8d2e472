"""What nobody can see is an empty box; a NUL is none."""

import pytest
from django import forms

from thai.forms import (
    AmountField,
    BuddhistYearField,
    DayField,
    MomentField,
    NationalIDField,
    NumberField,
    PhoneField,
    ThaiTimeField,
)
from thai.tests.test_forms import NomineeForm


@pytest.mark.parametrize("blank", ["", " ", "\u200b \u00a0", "\n", "\ufeff"])
def test_what_nobody_can_see_is_empty_and_no_mistake(blank):
    form = NomineeForm({"day": blank, "start": blank, "national_id": blank, "phone": blank})
    assert [(name, error.code) for name, (error,) in form.errors.as_data().items()] == [("day", "required")]
    assert form.cleaned_data == {"start": None, "national_id": "", "phone": ""}


@pytest.mark.parametrize("field", [DayField, ThaiTimeField, PhoneField, NationalIDField, NumberField, AmountField,
                                   BuddhistYearField, MomentField])  # fmt: skip
def test_a_nul_is_no_empty_box_in_any_field(field):
    with pytest.raises(forms.ValidationError):
        field(required=False).clean("\0")
