"""Typing a received order once."""

from datetime import date

import pytest

from volunteers import services
from volunteers.models import AppointmentOrder

TYPED = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "ที่ ๑๒๐๔", "be_year": "๒๕๖๘", "issued_on": "1 มิ.ย. 2568"}


def test_thai_digits_are_understood(signed_in, narathiwat_officer, narathiwat):
    response = signed_in(narathiwat_officer).post("/volunteers/orders/new/", TYPED)
    order = AppointmentOrder.objects.get()
    assert response.url == f"/volunteers/orders/{order.pk}/"
    assert (str(order), order.issued_on) == ("คำสั่งกระทรวงแรงงาน 1204/2568", date(2025, 6, 1))
    assert order.office == narathiwat


def test_the_same_order_twice_is_refused(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    client.post("/volunteers/orders/new/", TYPED)
    second = client.post("/volunteers/orders/new/", TYPED)
    assert list(second.context["form"].errors) == ["__all__"]
    assert AppointmentOrder.objects.count() == 1


def test_what_the_ministry_types_is_for_every_office(signed_in, ministry_admin, songkhla_officer, centre):
    signed_in(ministry_admin).post("/volunteers/orders/new/", TYPED)
    order = AppointmentOrder.objects.get()
    assert order.office == centre
    assert list(AppointmentOrder.objects.visible_to(songkhla_officer)) == [order]


@pytest.mark.parametrize("year", ["2025", "68", "abcd", "99999999999999999999", "-2568", "²568", "025629999"])
def test_a_year_that_is_not_buddhist_is_refused_and_kept(signed_in, narathiwat_officer, year):
    response = signed_in(narathiwat_officer).post("/volunteers/orders/new/", TYPED | {"be_year": year})
    assert list(response.context["form"].errors) == ["be_year"]
    assert f'value="{year}"' in response.content.decode()


@pytest.mark.parametrize(("role", "status"), [("auditor", 403), ("advisor", 403)])
def test_others_may_not(signed_in, request, role, status):
    response = signed_in(request.getfixturevalue(role)).post("/volunteers/orders/new/", TYPED)
    assert (response.status_code, AppointmentOrder.objects.count()) == (status, 0)


def test_a_paper_that_a_second_province_types_is_kept_at_the_centre(
    narathiwat_officer, narathiwat, songkhla_officer, songkhla, centre
):
    paper = {"authority": "กระทรวงแรงงาน", "number": "1204", "be_year": 2562}
    first = services.record_order(by=narathiwat_officer, office=narathiwat, **paper)
    assert services.record_order(by=songkhla_officer, office=songkhla, **paper) == first
    first.refresh_from_db()
    assert (first.office, AppointmentOrder.objects.count()) == (centre, 1)
    with pytest.raises(services.RuleBroken):
        services.record_order(by=narathiwat_officer, office=narathiwat, **paper)
