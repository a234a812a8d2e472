"""Who signs for an office is entered once, with the days."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.rules import RuleBroken
from provinces import services
from provinces.models import Signatory

TYPED = {"name": "นายสมชาย  ตัวอย่าง", "position": "แรงงานจังหวัดนราธิวาส", "first_day": "1 ต.ค. 2568"}
FACTS = {"name": "นายสมชาย ตัวอย่าง", "position": "แรงงานจังหวัดนราธิวาส", "first_day": date(2025, 10, 1)}


@pytest.fixture
def send(narathiwat, signed_in, narathiwat_officer):
    """The officer sends the form."""
    client = signed_in(narathiwat_officer)
    return lambda **typed: client.post(f"/offices/{narathiwat.pk}/signatories/new/", TYPED | typed)


def test_name_position_and_on_whose_behalf_as_papers_print_them(send, narathiwat):
    assert send(acting_for="ปฏิบัติราชการแทน ผู้ว่าราชการจังหวัดนราธิวาส")["Location"] == narathiwat.get_absolute_url()
    row = Signatory.objects.get()
    assert (row.name, row.first_day, row.last_day) == ("นายสมชาย ตัวอย่าง", date(2025, 10, 1), None)
    assert row.under_the_name == ["แรงงานจังหวัดนราธิวาส", "ปฏิบัติราชการแทนผู้ว่าราชการจังหวัดนราธิวาส"]


def test_sent_twice_it_is_one(send):
    key = str(uuid4())
    assert [send(form_key=key).status_code for _ in range(2)] == [302, 302]
    assert Signatory.objects.count() == 1


def test_the_key_of_another_office_s_form_is_no_success_here(songkhla, ministry_admin, narathiwat):
    key = uuid4()
    services.add_signatory(by=ministry_admin, office=songkhla, form_key=key, **FACTS)
    with pytest.raises(RuleBroken) as refusal:
        services.add_signatory(by=ministry_admin, office=narathiwat, form_key=key, **FACTS)
    assert (refusal.value.codes, narathiwat.signatories.exists()) == (["form_used"], False)


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"name": "นาย"}, "name"), ({"last_day": "30 ก.ย. 2568"}, "last_day"), ({"first_day": "เมื่อวาน"}, "first_day"),
     ({"position": "—"}, "position")],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(typed, field, send):
    assert (list(send(**typed).context["form"].errors), Signatory.objects.exists()) == ([field], False)


@pytest.mark.parametrize(("last_day", "asked"), [("", True), ("2025-12-31", True), ("2025-12-30", False)])
def test_who_signs_in_these_days_already_is_asked_about_once(last_day, asked, send, narathiwat):
    Signatory.objects.create(office=narathiwat, **FACTS | {"last_day": last_day or None})
    response = send(name="นาย สมชาย ตัวอย่าง", position="รักษาราชการแทนแรงงานจังหวัด", first_day="31 ธ.ค. 2568")
    assert (response.status_code == 200) is asked
    if asked:
        told = dict(response.context["form"].asks.field.choices)
        assert [*told.values()] == ["นายสมชาย ตัวอย่าง เป็นผู้ลงนามอยู่แล้ว ตั้งแต่วันที่ 1 ต.ค. 2568"]


@pytest.mark.parametrize(("last_day", "asked"), [("1 ต.ค. 2568", True), ("30 ก.ย. 2568", False)])
def test_who_signed_until_the_other_begins_is_asked_about_from_that_day(last_day, asked, send, narathiwat):
    Signatory.objects.create(office=narathiwat, **FACTS)
    response = send(position="รักษาราชการแทนแรงงานจังหวัด", first_day="1 ก.ย. 2568", last_day=last_day)
    assert (response.status_code == 200) is asked


def test_the_very_same_again_is_refused_in_words(narathiwat, narathiwat_officer):
    services.add_signatory(by=narathiwat_officer, office=narathiwat, **FACTS)
    with pytest.raises(RuleBroken) as refusal:
        services.add_signatory(by=narathiwat_officer, office=narathiwat, **FACTS)
    assert refusal.value.codes == ["already_there"]


def test_the_database_holds_the_order_of_the_days(narathiwat):
    with pytest.raises(IntegrityError), transaction.atomic():
        Signatory.objects.create(office=narathiwat, **FACTS | {"last_day": date(2025, 9, 30)})


def test_nobody_enters_who_signs_next_door(narathiwat, songkhla_officer, signed_in):
    assert signed_in(songkhla_officer).post(f"/offices/{narathiwat.pk}/signatories/new/", TYPED).status_code == 404
    with pytest.raises(PermissionDenied):
        services.add_signatory(by=songkhla_officer, office=narathiwat, **FACTS)
