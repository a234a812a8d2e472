"""Guests, answers and people ticked from the register."""

from types import SimpleNamespace

import pytest

from events.forms import GuestForm, InviteForm, ReplyForm
from events.forms.participants import ANSWERS
from events.invitees import Invitee
from thai.whole import whole


def invitee(key: int) -> Invitee:
    return Invitee(SimpleNamespace(pk=key, name=f"คนที่ {key}"), "ตำบลบางนาค", "อสร.", "96", "9601")


OFFERED = [invitee(1), invitee(2), invitee(3)]


def keys(form: InviteForm) -> list[int]:
    assert form.is_valid()
    return [each.person.pk for each in form.ticked()]


@pytest.mark.parametrize(
    "sent, ticked",
    [
        ({"people": ["2"]}, [2]),
        ({"people": ["3", "1"]}, [1, 3]),
        ({"everybody": "yes", "asked": "3"}, [1, 2, 3]),
        ({"everybody": "yes", "asked": "4", "people": ["1"]}, [1, 2, 3]),
    ],
)
def test_those_ticked_or_everybody(sent, ticked):
    assert keys(InviteForm(sent, invitees=OFFERED)) == ticked


@pytest.mark.parametrize("sent", [{}, {"people": []}, {"people": ["9"]}, {"people": ["ก"]}, {"everybody": ""}])
def test_nobody_or_a_stranger_is_one_error_on_the_boxes(sent):
    form = InviteForm(sent, invitees=OFFERED)
    assert (form.is_valid(), list(form.errors), len(form.errors["people"])) == (False, ["people"], 1)


def test_each_person_stands_beside_a_box_that_stays_ticked():
    rows = InviteForm({"people": ["2", "9"]}, invitees=OFFERED).rows()
    named = [(n, i.person.pk, whole(i.person.name), row) for n, (i, row) in enumerate(zip(OFFERED, rows, strict=True))]
    found = [(f'value="{key}"' in row, f'id="id_people_{n}"' in row, name in row, " checked" in row)
             for n, key, name, row in named]  # fmt: skip
    assert [each[:3] for each in found] == [(True, True, True)] * 3
    assert [each[3] for each in found] == [False, True, False]


@pytest.mark.parametrize("answer", [value for value, _label in ANSWERS])
def test_each_answer_is_read(answer):
    form = ReplyForm({"participant": "7", "reply": answer})
    assert (form.is_valid(), form.cleaned_data) == (True, {"participant": 7, "reply": answer})


@pytest.mark.parametrize("answer", ["none", "", "maybe"])
def test_no_answer_is_none_of_them(answer):
    assert list(ReplyForm({"participant": "7", "reply": answer}).errors) == ["reply"]


def test_a_guest_is_one_line_with_a_key(event):
    form = GuestForm({"name": " นาย  สมชาย\tตัวอย่าง "}, event=event)
    assert form.is_valid()
    facts = form.cleaned_data
    assert (facts["name"], facts["place"], facts["substitute_for"], len(str(facts["form_key"]))) == (
        "นาย สมชาย ตัวอย่าง", "", None, 36,
    )  # fmt: skip


def test_substitutes_and_those_who_have_one_are_not_on_offer(event, make_event, guests):
    one, two = guests(event, "สมชาย", "สมหญิง")
    guests(event, "ผู้แทน", substitute_for=one)
    guests(make_event(title="อื่น"), "คนอื่น")
    assert list(GuestForm(event=event).fields["substitute_for"].queryset) == [two]


@pytest.mark.parametrize("field, length", [("name", 221), ("place", 201), ("group", 201)])
def test_endless_texts_are_refused(field, length, event):
    form = GuestForm({"name": "สมชาย", field: "ก" * length}, event=event)
    assert list(form.errors) == [field]


@pytest.mark.parametrize("asked", ["", "2", "ก"])
def test_more_people_than_were_asked_about_are_not_added(asked):
    assert InviteForm({"everybody": "yes", "asked": asked}, invitees=OFFERED).is_valid() is False
