"""A refusal tells every reason, each with its code, on the form that asked."""

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import ValidationError

from accounts.rules import RuleBroken, raise_all, refusals_on, refusals_told


class DayForm(forms.Form):
    """A form that was filled in."""

    day = forms.CharField()
    refreshed = False

    def show_latest(self):
        self.refreshed = True


@pytest.fixture
def form():
    """The form with a day typed."""
    filled = DayForm({"day": "28 พ.ย. 2562"})
    assert filled.is_valid()
    return filled


TAKEN = RuleBroken("ตำแหน่งนี้มีผู้ดำรงตำแหน่งแล้ว", code="seat_taken")
FUTURE = RuleBroken({"day": ValidationError("วันที่ยังมาไม่ถึง", code="day_in_future")})


def test_one_reason_has_one_code():
    assert (TAKEN.codes, TAKEN.messages) == (["seat_taken"], ["ตำแหน่งนี้มีผู้ดำรงตำแหน่งแล้ว"])


def test_a_reason_without_a_code_has_an_empty_one():
    assert RuleBroken("ทำไม่ได้").codes == [""]


def test_all_reasons_are_told_at_once():
    with pytest.raises(RuleBroken) as refusal:
        raise_all([TAKEN, RuleBroken("บุคคลนี้ดำรงตำแหน่งอื่นอยู่", code="person_taken")])
    assert refusal.value.codes == ["seat_taken", "person_taken"]


def test_reasons_of_fields_and_of_the_whole_stand_together():
    with pytest.raises(RuleBroken) as refusal:
        raise_all([TAKEN, FUTURE])
    assert refusal.value.message_dict == {"__all__": TAKEN.messages, "day": FUTURE.messages}
    assert refusal.value.codes == ["seat_taken", "day_in_future"]


def test_without_a_reason_nothing_is_raised():
    assert raise_all([]) is None


def test_a_refusal_stands_on_its_field_and_what_was_typed_stays(form):
    with refusals_on(form):
        raise FUTURE
    assert (dict(form.errors), form["day"].value()) == ({"day": ["วันที่ยังมาไม่ถึง"]}, "28 พ.ย. 2562")


def test_a_refused_form_is_brought_up_to_date(form):
    with refusals_on(form):
        raise TAKEN
    assert (form.non_field_errors(), form.refreshed) == (TAKEN.messages, True)


def test_what_succeeds_leaves_the_form_alone(form):
    with refusals_on(form):
        pass
    assert (form.errors, form.refreshed) == ({}, False)


def test_a_fault_of_ours_is_not_taken_for_a_refusal(form):
    with pytest.raises(KeyError), refusals_on(form):
        raise KeyError("x")


def test_a_button_is_told_at_the_head_of_the_page(rf):
    request = rf.post("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    with refusals_told(request):
        raise_all([TAKEN, FUTURE])
    told = [(m.level, m.message) for m in request._messages]
    assert told == [(messages.ERROR, "ตำแหน่งนี้มีผู้ดำรงตำแหน่งแล้ว วันที่ยังมาไม่ถึง")]
