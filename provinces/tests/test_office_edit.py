"""An office's address, telephone and letter prefix are its own to enter."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from accounts.tests.editing import opened
from provinces import services
from provinces.models import Office


@pytest.fixture
def address(narathiwat):
    """The form of Narathiwat's office."""
    return f"/offices/{narathiwat.pk}/edit/"


@pytest.mark.parametrize(
    ("typed", "stored"), [("073531234 ต่อ 12", "0 7353 1234 ต่อ 12"), ("๐๘๑-๒๓๔-๕๖๗๘", "08 1234 5678"), ("", "")]
)
def test_the_telephone_is_kept_as_offices_print_it(typed, stored, address, narathiwat, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    sent = opened(client, address) | {"phone": typed, "address": "99 หมู่ 1\nตำบลลำภู", "letter_prefix": "นธ ๐๐๒๖"}
    assert client.post(address, sent)["Location"] == narathiwat.get_absolute_url()
    office = Office.objects.get(pk=narathiwat.pk)
    assert (office.phone, office.address, office.version) == (stored, "99 หมู่ 1\nตำบลลำภู", 2)
    assert entries_about(office).first().details["fields"] == sorted(
        {"address", "letter_prefix", *(["phone"] if stored else [])}
    )


def test_what_is_no_telephone_is_said_and_nothing_is_lost(address, narathiwat, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    form = client.post(address, opened(client, address) | {"phone": "ไม่มี", "address": "99 หมู่ 1"}).context["form"]
    assert (list(form.errors), form["address"].value()) == (["phone"], "99 หมู่ 1")
    assert Office.objects.get(pk=narathiwat.pk).address == ""


def test_who_comes_second_chooses(address, narathiwat, signed_in, narathiwat_officer, narathiwat_head):
    officer, head = signed_in(narathiwat_officer), signed_in(narathiwat_head)
    shown = opened(officer, address)
    head.post(address, opened(head, address) | {"letter_prefix": "นธ 0026"})
    asked = officer.post(address, shown | {"letter_prefix": "นธ 0027"})
    assert asked.templates[0].name == "accounts/second_editor.html"
    assert Office.objects.get(pk=narathiwat.pk).letter_prefix == "นธ 0026"


def test_another_office_does_not_exist_here(address, narathiwat, signed_in, songkhla_officer):
    client = signed_in(songkhla_officer)
    assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]
    with pytest.raises(PermissionDenied):
        services.update_office(by=songkhla_officer, office=narathiwat, phone="1506")
