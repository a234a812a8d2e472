"""Whom an event lists by name alone: guests, substitutes, office holders, who approved by letter."""

import pytest

from events.forms import GuestForm
from events.forms.approval import PaperApprovalForm
from events.forms.holders import RoleForm

ALONE = ["นาย", "คุณ", "นส.", "คุณ หญิง", "นาย ดร.", "พล.ต.อ. ดร."]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALONE)
def test_a_prefix_alone_is_refused_wherever_a_name_is_typed(event, name):
    forms = {
        "name": GuestForm({"name": name}, event=event),
        "approver_name": PaperApprovalForm({"approver_name": name}, event=event),
        "speaker_name": RoleForm({"speaker_name": name}, event=event),
        "principal_as_printed": RoleForm({"principal_as_printed": name}, event=event),
    }
    told = [form.errors.get(field, [""])[0] for field, form in forms.items()]
    assert told == ["กรุณาพิมพ์ชื่อต่อจากคำนำหน้า เช่น รศ.ดร.สมชาย ตัวอย่าง"] * 4


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["หญิง", "นายิกา", "คุณากร ใจดี", "พระนาย", "ผศ.ดร.หญิง ใจดี"])
def test_a_name_that_begins_like_one_is_taken(event, name):
    assert "name" not in GuestForm({"name": name}, event=event).errors
