"""What an appointment rests on: three choices, each with its fields; what is chosen decides, else what is filled in."""

import re
from datetime import date

import pytest

from volunteers import services
from volunteers.forms.terms import orders_offered
from volunteers.models import AppointmentOrder

START = {"term_start": "1/2/2569", "term_end": "30/6/2569"}


@pytest.fixture
def order(narathiwat, narathiwat_officer):
    """Enter an order of the office: ``order("7", 2569)``."""

    def make(number, year, issued_on=None, **facts):
        paper = {"authority": "คำสั่งกระทรวงแรงงาน", "number": number, "be_year": year, "issued_on": issued_on}
        return services.record_order(by=narathiwat_officer, office=narathiwat, **paper, **facts)

    return make


@pytest.fixture
def appoint(signed_in, narathiwat_officer, pending):
    """Send the form: ``appoint(order=…)``."""

    def send(**typed):
        address = f"/volunteers/appointments/{pending.pk}/appoint/"
        answer = signed_in(narathiwat_officer).post(address, {"version": pending.version, **START, **typed})
        pending.refresh_from_db()
        return answer

    return send


def test_a_reason_filled_alone_suffices(appoint, pending):
    appoint(no_order_reason="ตามหนังสือของผู้ว่าราชการจังหวัด", authority="คำสั่งกระทรวงแรงงาน")
    assert (pending.order, pending.no_order_reason) == (None, "ตามหนังสือของผู้ว่าราชการจังหวัด")


@pytest.mark.parametrize("chosen, kept", [("order", ("7", "")), ("new", ("9", "")), ("none", (None, "ตามหนังสือ"))])
def test_what_is_chosen_decides_whatever_else_was_filled_in(chosen, kept, appoint, pending, order):
    typed = {"order": order("7", 2569).pk, "number": "9", "be_year": "2569", "no_order_reason": "ตามหนังสือ"}
    appoint(evidence=chosen, authority="คำสั่งกระทรวงแรงงาน", **typed)
    assert (pending.order and pending.order.number, pending.no_order_reason) == kept


def test_what_is_wrong_about_another_choice_stands_in_nobodys_way(appoint, pending, order):
    appoint(evidence="order", order=order("7", 2569).pk, number="ไม่มีเลข", be_year="ปีหน้า")
    assert (pending.order.number, AppointmentOrder.objects.count()) == ("7", 1)


def test_orders_are_offered_newest_first_and_none_after_today(pending, order, time_machine):
    time_machine.move_to(date(2026, 3, 1), tick=False)
    order("1", 2568, date(2025, 5, 1)), order("2", 2569, date(2026, 1, 5)), order("3", 2569, date(2026, 2, 20))
    AppointmentOrder.objects.create(
        office=pending.office, authority="ก", number="4", be_year=2569, issued_on=date(2026, 3, 2)
    )
    AppointmentOrder.objects.create(office=pending.office, authority="ก", number="5", be_year=2570)
    assert [each.number for each in orders_offered(pending)] == ["3", "2", "1"]


def test_the_form_offers_three_choices_each_with_its_fields_beneath(signed_in, narathiwat_officer, pending):
    page = signed_in(narathiwat_officer).get(f"/volunteers/appointments/{pending.pk}/appoint/").content.decode()
    parts = re.split(r'name="evidence"', page)[1:]
    names = [re.findall(r'name="(\w+)"', part.partition("</fieldset>")[0]) for part in parts]
    assert names == [["order"], ["number", "be_year", "authority"], ["no_order_reason"]]
    assert "checked" not in page.partition('<fieldset class="choose-one"')[2].partition("</fieldset>")[0]
