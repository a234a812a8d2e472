"""A signatory is corrected, or signs until a day, in the form that entered them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from accounts.tests.editing import opened
from provinces import services
from provinces.models import Signatory


@pytest.fixture
def row(narathiwat):
    """The head of Narathiwat's office signs."""
    facts = {"name": "นายสมชาย ตัวอย่าง", "position": "แรงงานจังหวัด", "first_day": date(2025, 10, 1)}
    return Signatory.objects.create(office=narathiwat, **facts)


@pytest.fixture
def address(row):
    """Its form."""
    return f"/offices/{row.office_id}/signatories/{row.pk}/edit/"


def test_the_last_day_is_entered_and_the_deed_names_it(row, address, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    sent = opened(client, address) | {"last_day": "30 ก.ย. 2569"}
    assert client.post(address, sent)["Location"] == row.get_absolute_url()
    entry = entries_about(row).first()
    assert (Signatory.objects.get().last_day, entry.act, entry.details["fields"]) == (
        date(2026, 9, 30), "provinces.update_signatory", ["last_day"],
    )  # fmt: skip


def test_who_comes_second_chooses(row, address, signed_in, narathiwat_officer, narathiwat_head):
    officer, head = signed_in(narathiwat_officer), signed_in(narathiwat_head)
    shown = opened(officer, address)
    head.post(address, opened(head, address) | {"position": "แรงงานจังหวัดนราธิวาส"})
    asked = officer.post(address, shown | {"position": "ผู้อำนวยการ"})
    assert asked.templates[0].name == "accounts/second_editor.html"
    assert Signatory.objects.get().position == "แรงงานจังหวัดนราธิวาส"


@pytest.mark.parametrize("page", ["edit", "remove"])
def test_another_office_s_does_not_exist_nor_under_another_address(
    page, row, signed_in, songkhla, songkhla_officer, narathiwat_officer
):
    neighbour, own = signed_in(songkhla_officer), signed_in(narathiwat_officer)
    assert neighbour.get(f"/offices/{row.office_id}/signatories/{row.pk}/{page}/").status_code == 404
    assert own.get(f"/offices/{songkhla.pk}/signatories/{row.pk}/{page}/").status_code == 404
    with pytest.raises(PermissionDenied):
        services.update_signatory(by=songkhla_officer, row=row, position="x")
