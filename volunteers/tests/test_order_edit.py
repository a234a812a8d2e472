"""Correcting what was typed from a paper."""

from datetime import date

import pytest

from accounts.audit import entries_about
from volunteers import services
from volunteers.models import AppointmentOrder

PAPER = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "1204", "be_year": 2568}


@pytest.fixture
def order(narathiwat_officer, narathiwat):
    """An order that Narathiwat keeps."""
    return services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER, issued_on=date(2025, 6, 1))


def address(order) -> str:
    return f"/volunteers/orders/{order.pk}/edit/"


def sent(**changes) -> dict:
    return PAPER | {"issued_on": "1 มิ.ย. 2568", "version": 1} | changes


def test_an_order_is_corrected_and_the_deed_names_the_fields(order, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(address(order), sent(number="๑๒๐๕", signatory="ปลัดกระทรวง"))
    stored = AppointmentOrder.objects.get()
    assert (response["Location"], stored.number, stored.signatory, stored.issued_on, stored.version) == (
        f"/volunteers/orders/{order.pk}/", "1205", "ปลัดกระทรวง", date(2025, 6, 1), 2,
    )  # fmt: skip
    entry = entries_about(order).first()
    assert (entry.act, entry.details) == ("volunteers.update_order", {"fields": ["number", "signatory"], "version": 2})


def test_the_form_shows_what_is_stored(order, signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).get(address(order)).context["form"]
    assert [form[name].value() for name in ("authority", "number", "be_year", "version")] == [*PAPER.values(), 1]


def test_who_comes_second_is_told_and_keeps_the_text(order, signed_in, narathiwat_officer):
    AppointmentOrder.objects.update(version=4, number="1300")
    form = signed_in(narathiwat_officer).post(address(order), sent(number="1205")).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["changed_meanwhile"]
    assert (form["number"].value(), AppointmentOrder.objects.get().number) == ("1205", "1300")


@pytest.mark.parametrize("kept_by", ["narathiwat", "centre"])
def test_a_number_that_is_there_already_is_refused(
    kept_by, order, signed_in, narathiwat_officer, ministry_admin, request
):
    office = request.getfixturevalue(kept_by)
    services.record_order(by=ministry_admin, office=office, **PAPER | {"number": "1205"})
    form = signed_in(narathiwat_officer).post(address(order), sent(number="1205")).context["form"]
    assert [error.code for error in form.errors.as_data()["__all__"]] == ["order_known_already"]
    order.refresh_from_db()
    assert (order.number, order.version) == ("1204", 1)


def test_a_province_reads_the_centres_order_and_changes_nothing(centre, ministry_admin, signed_in, narathiwat_officer):
    order = services.record_order(by=ministry_admin, office=centre, **PAPER)
    client = signed_in(narathiwat_officer)
    assert client.get(f"/volunteers/orders/{order.pk}/").context["may_change"] is False
    assert client.post(address(order), sent(number="1205")).status_code == 403
    assert AppointmentOrder.objects.get().number == "1204"


def test_the_centre_corrects_its_own(centre, ministry_admin, signed_in):
    order = services.record_order(by=ministry_admin, office=centre, **PAPER)
    assert signed_in(ministry_admin).post(address(order), sent(number="1205")).status_code == 302
    assert AppointmentOrder.objects.get().number == "1205"
