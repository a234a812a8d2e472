"""Typing a received order once."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from accounts.rules import RuleBroken
from thai.calendar import be_year, today
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


@pytest.fixture
def paper():
    """The ministry's order as anybody types it."""
    return {"authority": "กระทรวงแรงงาน", "number": "1204", "be_year": 2562}


def test_a_paper_that_a_second_province_types_is_a_row_of_its_own(
    narathiwat_officer, narathiwat, songkhla_officer, songkhla, paper
):
    first = services.record_order(by=narathiwat_officer, office=narathiwat, **paper)
    second = services.record_order(by=songkhla_officer, office=songkhla, **paper)
    first.refresh_from_db()
    assert (first.office, second.office, AppointmentOrder.objects.count()) == (narathiwat, songkhla, 2)
    assert list(AppointmentOrder.objects.visible_to(songkhla_officer)) == [second]


def test_who_types_the_same_paper_second_reads_nothing_of_the_first_row(
    signed_in, narathiwat_officer, narathiwat, songkhla_officer
):
    paper = {"authority": "กระทรวงแรงงาน", "number": "1204", "be_year": 2568, "title": "ข้อความของนราธิวาส"}
    first = services.record_order(by=narathiwat_officer, office=narathiwat, **paper)
    client = signed_in(songkhla_officer)
    answer = client.post("/volunteers/orders/new/", TYPED)
    pages = [client.get(address).content.decode() for address in (answer.url, "/volunteers/orders/")]
    there = f"/volunteers/orders/{first.pk}/"
    assert (answer.status_code, answer.url != there, client.get(there).status_code) == (302, True, 404)
    assert [word in page for page in pages for word in (paper["title"], "นราธิวาส", there)] == [False] * 6
    before = (first.title, first.version, first.same_as)
    first.refresh_from_db()
    assert (first.title, first.version, first.same_as) == before


def test_the_same_number_of_another_authority_or_year_is_another_order(narathiwat_officer, narathiwat, paper):
    for other in ({}, {"authority": "จังหวัดนราธิวาส"}, {"be_year": 2563}, {"number": "1205"}):
        services.record_order(by=narathiwat_officer, office=narathiwat, **paper | other)
    assert AppointmentOrder.objects.filter(office=narathiwat).count() == 4


def test_what_the_centre_keeps_is_in_the_list_already(narathiwat_officer, narathiwat, ministry_admin, centre, paper):
    services.record_order(by=ministry_admin, office=centre, **paper)
    with pytest.raises(services.RuleBroken) as refused:
        services.record_order(by=narathiwat_officer, office=narathiwat, **paper)
    assert (refused.value.codes, AppointmentOrder.objects.count()) == (["order_known_already"], 1)


def test_the_centre_may_type_what_a_province_keeps(narathiwat_officer, narathiwat, ministry_admin, centre, paper):
    services.record_order(by=narathiwat_officer, office=narathiwat, **paper)
    assert services.record_order(by=ministry_admin, office=centre, **paper).office == centre


def test_the_same_form_sent_twice_is_one_order(signed_in, narathiwat_officer):
    client, key = signed_in(narathiwat_officer), "6f1c9a3e-5d0b-4c53-9a53-2f6f0d1c7a10"
    first, second = (client.post("/volunteers/orders/new/", TYPED | {"form_key": key}) for _ in range(2))
    order = AppointmentOrder.objects.get()
    assert (first.url, second.url, str(order.form_key)) == (f"/volunteers/orders/{order.pk}/", first.url, key)
    assert AuditEntry.objects.filter(act="volunteers.record_order").count() == 1


def test_the_form_brings_a_key_along(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    keys = [client.get("/volunteers/orders/new/").context["form"]["form_key"].value() for _ in range(2)]
    assert (all(keys), keys[0] != keys[1]) == (True, True)


NEXT_YEAR = str(be_year(today()) + 1)


@pytest.mark.parametrize(
    ("number", "year", "field"),
    [
        ("1", NEXT_YEAR, "be_year"), (f"1/{NEXT_YEAR}", "", "be_year"),
        ("1/2699", "", "be_year"), ("1/2401", "", "be_year"),
        ("ที่", "2568", "number"), ("-", "2568", "number"),
    ],
)  # fmt: skip
def test_a_paper_that_cannot_be_is_refused_at_its_field(number, year, field, signed_in, narathiwat_officer):
    typed = TYPED | {"number": number, "be_year": year, "issued_on": ""}
    response = signed_in(narathiwat_officer).post("/volunteers/orders/new/", typed)
    assert (list(response.context["form"].errors), AppointmentOrder.objects.count()) == ([field], 0)


def test_nobody_is_appointed_by_a_paper_of_a_year_to_come(narathiwat_officer, narathiwat, paper):
    with pytest.raises(RuleBroken) as refusal:
        services.record_order(by=narathiwat_officer, office=narathiwat, **paper | {"be_year": int(NEXT_YEAR)})
    assert (refusal.value.codes, AppointmentOrder.objects.count()) == (["year_not_begun"], 0)
