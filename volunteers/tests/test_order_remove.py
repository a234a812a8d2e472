"""Deleting an order into the bin, while nobody is appointed by it."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from provinces import bin as office_bin
from provinces.models import BinnedRow
from volunteers import services
from volunteers.models import Appointment, AppointmentOrder

PAPER = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "1204", "be_year": 2568}


@pytest.fixture
def order(narathiwat_officer, narathiwat):
    """An order that Narathiwat keeps."""
    return services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER, title="แต่งตั้งอาสาสมัครแรงงาน")


def test_it_goes_into_the_bin_and_comes_back(order, signed_in, narathiwat_officer):
    before, client = AppointmentOrder.objects.values().get(), signed_in(narathiwat_officer)
    assert client.post(f"/volunteers/orders/{order.pk}/remove/")["Location"] == "/volunteers/orders/"
    assert AppointmentOrder.objects.count() == 0
    back = client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")["Location"]
    assert (back, AppointmentOrder.objects.values().get()) == (f"/volunteers/orders/{order.pk}/", before)
    acts = [entry.act for entry in entries_about(order)]
    assert acts == ["provinces.put_back", "volunteers.remove_order", "volunteers.record_order"]


def test_one_by_which_somebody_is_appointed_stays(order, signed_in, narathiwat_officer, appointed, seat):
    appointed(seat)
    Appointment.objects.update(order=order)
    response = signed_in(narathiwat_officer).post(f"/volunteers/orders/{order.pk}/remove/", follow=True)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert (AppointmentOrder.objects.count(), BinnedRow.objects.count()) == (1, 0)
    person = Appointment.objects.get().person
    assert response.context["staying"] == [f"{person} · {seat.subdistrict.title}"]


def test_of_many_a_few_are_named_in_as_many_queries(
    order, signed_in, narathiwat_officer, appointed, seats, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("provinces.bin.NAMED", 2)
    for seat in seats:
        appointed(seat)
    Appointment.objects.update(order=order)
    client = signed_in(narathiwat_officer)
    with django_assert_max_num_queries(9):
        page = client.get(f"/volunteers/orders/{order.pk}/remove/")
    assert (len(page.context["staying"]), page.context["staying"][-1]) == (3, "และรายอื่น ๆ")


def test_people_whom_the_reader_may_not_know_of_are_not_named(order, narathiwat_officer, appointed, seat, songkhla):
    appointed(seat)
    Appointment.objects.update(order=order, office=songkhla)
    assert services.resting_on(order, by=narathiwat_officer) == ["และรายอื่น ๆ"]


def test_one_to_which_another_is_joined_stays(order, songkhla, songkhla_officer, ministry_admin):
    other = services.record_order(by=songkhla_officer, office=songkhla, **PAPER)
    services.join_orders(by=ministry_admin, orders=[other], paper=order)
    with pytest.raises(services.RuleBroken) as refusal:
        services.remove_order(by=ministry_admin, order=order)
    assert (refusal.value.codes, AppointmentOrder.objects.count()) == (["referred_to"], 2)


def test_typed_anew_meanwhile_it_is_not_put_back_twice(order, signed_in, narathiwat_officer, narathiwat):
    client = signed_in(narathiwat_officer)
    client.post(f"/volunteers/orders/{order.pk}/remove/")
    fresh = services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER)
    client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert (AppointmentOrder.objects.get(), BinnedRow.objects.count()) == (fresh, 1)


def test_entered_by_the_centre_meanwhile_it_stays_in_the_bin_and_says_why(
    order, narathiwat_officer, ministry_admin, centre
):
    services.remove_order(by=narathiwat_officer, order=order)
    services.record_order(by=ministry_admin, office=centre, **PAPER)
    with pytest.raises(services.RuleBroken) as refusal:
        office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    found = [kept.office for kept in AppointmentOrder.objects.all()]
    assert (refusal.value.codes, found, BinnedRow.objects.fresh().count()) == (["order_known_already"], [centre], 1)


def test_put_back_it_follows_the_paper_it_was_joined_to(order, narathiwat_officer, ministry_admin, member, songkhla):
    papers = {name: {"number": PAPER["number"], "be_year": 2568, "authority": name} for name in ("ก", "ข")}
    first, last = [
        services.record_order(by=ministry_admin, office=songkhla, **papers[name]) for name in ("ก", "ข")
    ]  # fmt: skip
    services.join_orders(by=ministry_admin, orders=[order], paper=first)
    order.refresh_from_db()
    services.remove_order(by=narathiwat_officer, order=order)
    services.join_orders(by=ministry_admin, orders=[first], paper=last)
    office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert AppointmentOrder.objects.get(pk=order.pk).same_as == last


@pytest.mark.parametrize("role", ["songkhla_officer", "auditor", "advisor", "outsider"])
def test_others_delete_nothing(role, order, request):
    with pytest.raises(PermissionDenied):
        services.remove_order(by=request.getfixturevalue(role), order=order)
    assert (AppointmentOrder.objects.count(), BinnedRow.objects.count()) == (1, 0)


def test_the_question_offers_one_button(order, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(f"/volunteers/orders/{order.pk}/remove/").content.decode()
    assert (page.count("btn-danger"), str(order) in page, AppointmentOrder.objects.count()) == (1, True, 1)
