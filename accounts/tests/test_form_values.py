"""Values as a browser holds them: read back as they were shown, compared by meaning, told in words."""

from datetime import date, time
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from accounts.form_values import comparable, in_words, sent_of, shown_of
from thai.forms import PhoneField, ThaiDateField, ThaiTimeField

KINDS = [("a", "หนึ่ง"), ("b", "สอง"), ("กลุ่ม", [("c", "สาม")])]
STORED = [
    (forms.CharField(), "ข้อความ", "ข้อความ"),
    (forms.CharField(), None, ""),
    (forms.DecimalField(), Decimal("120000.50"), "120000.50"),
    (forms.BooleanField(), True, "on"),
    (forms.BooleanField(), False, ""),
    (forms.ChoiceField(choices=KINDS), "c", "c"),
    (forms.MultipleChoiceField(choices=KINDS), ["a"], ["a"]),
    (forms.MultipleChoiceField(choices=KINDS), None, []),
    (ThaiDateField(), date(2026, 3, 12), "12 มี.ค. 2569"),
    (ThaiTimeField(), time(9, 5), "09.05"),
]


@pytest.mark.parametrize("field, stored, shown", STORED)
def test_what_is_shown_is_what_an_untouched_field_sends(field, stored, shown):
    assert shown_of(field, stored) == shown
    data = QueryDict(mutable=True)
    data.setlist("f", shown if isinstance(shown, list) else [shown] if shown != "" else [])
    assert comparable(field, sent_of(field, data, "f")) == comparable(field, shown)


@pytest.mark.parametrize(
    "field, one, other",
    [
        (ThaiDateField(), "12 มี.ค. 2569", "12/3/2569"),
        (PhoneField(), "08 1234 5678", "๐๘๑๒๓๔๕๖๗๘"),
        (forms.CharField(), "บรรทัด\r\nสอง ", "บรรทัด\nสอง"),
        (forms.MultipleChoiceField(choices=KINDS), ["a", "b"], ["b", "a"]),
        (forms.IntegerField(required=False), "", ""),
    ],
)
def test_texts_that_mean_the_same_are_equal(field, one, other):
    assert comparable(field, one) == comparable(field, other)


def test_a_text_that_cannot_be_read_is_itself():
    assert comparable(ThaiDateField(), "32/13/2562") == "32/13/2562" != comparable(ThaiDateField(), "")


def test_choices_are_told_by_their_words():
    told = [in_words(forms.MultipleChoiceField(choices=KINDS), raw) for raw in (["a", "c"], [], ["gone"])]
    assert told == ["หนึ่ง, สาม", "", "gone"]
    assert [in_words(forms.BooleanField(), raw) for raw in ("on", "")] == ["ใช่", "ไม่ใช่"]
