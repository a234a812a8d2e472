"""One paper is there once in an office, however it is spelt; the database says so too, also of rows from before."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from volunteers import services
from volunteers.models import AppointmentOrder
from volunteers.tests.test_asked_days import asked

PAPER = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "9901", "be_year": 2569}
SPELLINGS = [
    {"authority": "คําสั่งกระทรวงแรงงาน"},
    {"authority": "คำสั่ง\u200bกระทรวงแรงงาน\ufeff"},
    {"authority": "คำสั่ง\u00a0กระทรวงแรงงาน"},
    {"authority": "กระทรวงแรงงาน"},
    {"authority": "คำสั่ง  กระทรวงเเรงงาน"},
    {"authority": "“กระทรวงแรงงาน”"},
    {"authority": "คำสั่ง รง."},
    {"number": "ที่ ๙๙๐๑"},
    {"number": "9901 / 2569", "be_year": ""},
    {"number": "ที่ ๙๙๐๑/๒๕๖๙"},
    {"number": "9901/69"},
    {"number": "09901"},
]


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk, with one paper in the register."""
    client = signed_in(narathiwat_officer)
    client.post("/volunteers/orders/new/", PAPER)
    return client


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_paper_in_another_spelling_is_refused(spelling, office):
    response = office.post("/volunteers/orders/new/", PAPER | spelling)
    codes = [error.code for error in response.context["form"].errors.as_data()["__all__"]]
    assert (codes, AppointmentOrder.objects.count()) == (["order_known_already"], 1)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_database_refuses_it_too(spelling, office, narathiwat):
    facts = PAPER | spelling | {"be_year": 2569}
    with pytest.raises(IntegrityError), transaction.atomic():
        AppointmentOrder.objects.create(
            office=narathiwat, **facts | {"number": facts["number"].replace("/69", "/2569")}
        )


def test_a_year_behind_the_number_is_put_in_its_field(office):
    office.post("/volunteers/orders/new/", PAPER | {"number": "ที่ ๑๒๓๔/๒๕๖๙", "be_year": ""})
    order = AppointmentOrder.objects.latest("pk")
    assert (order.number, order.be_year) == ("1234", 2569)


def test_two_years_that_differ_are_asked_about(office):
    response = office.post("/volunteers/orders/new/", PAPER | {"number": "1234/2568"})
    form = response.context["form"]
    assert (list(form.errors), form["number"].value(), AppointmentOrder.objects.count()) == (
        ["be_year"],
        "1234/2568",
        1,
    )


def test_another_number_year_or_authority_is_another_paper(office):
    for other in ({"number": "9902"}, {"be_year": 2568}, {"authority": "จังหวัดนราธิวาส"}):
        office.post("/volunteers/orders/new/", PAPER | other)
    assert AppointmentOrder.objects.count() == 4


def test_an_order_is_not_corrected_into_another(office, narathiwat, narathiwat_officer):
    other = services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER | {"number": "9902"})
    sent = PAPER | {"authority": "กระทรวงแรงงาน", "version": 1}
    response = office.post(f"/volunteers/orders/{other.pk}/edit/", sent)
    other.refresh_from_db()
    assert (list(response.context["form"].errors), other.number) == (["__all__"], "9902")


@pytest.fixture
def doubles(narathiwat, narathiwat_officer):
    """Two rows of one paper as they may stand from before: no keys yet."""
    services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER)
    services.record_order(by=narathiwat_officer, office=narathiwat, **PAPER | {"number": "9902"})
    AppointmentOrder.objects.update(number="9901")
    return AppointmentOrder.objects.order_by("pk")


def test_rows_from_before_stay_and_are_told_apart(doubles, narathiwat_officer):
    import_module("volunteers.migrations.0007_one_paper_once").fill_keys(apps, None)
    first, second = doubles
    assert [row.authority_key for row in doubles] == ["กระทรวงแรงงาน", f"กระทรวงแรงงาน#{second.pk}"]
    services.update_order(by=narathiwat_officer, order=second, title="แต่งตั้งอาสาสมัครแรงงาน")
    with pytest.raises(services.RuleBroken):
        services.update_order(by=narathiwat_officer, order=second, authority="กระทรวงแรงงาน", number="๙๙๐๑")
    second.refresh_from_db()
    services.update_order(by=narathiwat_officer, order=second, number="9903")
    assert [row.number_key for row in doubles] == ["9901", "9903"]


def keys() -> list[tuple[str, str]]:
    return list(AppointmentOrder.objects.order_by("pk").values_list("number_key", "authority_key"))


@pytest.fixture
def odd_rows(narathiwat, songkhla):
    """Rows as older versions kept them: keys that took an odd spelling for another paper."""
    spelt = ("9901/2569.", "9901", "(9901)", "12 69", "1269/2569.", "12/69", "9902//2569")
    offices = (*[narathiwat] * 6, songkhla)
    kept = ("9901/2569", "9901", "(9901)", "1269", "1269/2569", "12/69", "9902//2569")
    for office, number, key in zip(offices, spelt, kept, strict=True):
        order = AppointmentOrder.objects.create(
            office=office, **PAPER | {"number": f"ก {AppointmentOrder.objects.count()}"}
        )
        AppointmentOrder.objects.filter(pk=order.pk).update(number=number, number_key=key)
    return AppointmentOrder.objects.order_by("pk")


def test_keys_of_odd_spellings_are_read_anew_and_no_row_is_lost(odd_rows):
    numbers = list(odd_rows.values_list("number", flat=True))
    pks = list(odd_rows.values_list("pk", flat=True))
    import_module("volunteers.migrations.0010_numbers_as_written").read_anew(apps, None)
    ministry = "กระทรวงแรงงาน"
    assert keys() == [
        ("9901", f"{ministry}#{pks[0]}"), ("9901", ministry), ("9901", f"{ministry}#{pks[2]}"),
        ("12 69", ministry), ("1269", ministry), ("12", ministry), ("9902", ministry),
    ]  # fmt: skip
    assert list(odd_rows.values_list("number", flat=True)) == numbers


def test_keys_that_were_read_anew_stay_as_they_are(odd_rows):
    read_anew = import_module("volunteers.migrations.0010_numbers_as_written").read_anew
    read_anew(apps, None)
    before = keys()
    read_anew(apps, None)
    assert keys() == before


def test_an_order_that_was_typed_oddly_before_is_known_already(signed_in, narathiwat_officer, odd_rows):
    import_module("volunteers.migrations.0010_numbers_as_written").read_anew(apps, None)
    response = signed_in(narathiwat_officer).post("/volunteers/orders/new/", PAPER | {"number": "12"})
    codes = [error.code for error in response.context["form"].errors.as_data()["__all__"]]
    assert codes == ["order_known_already"]


def test_two_digits_that_may_be_another_year_are_asked_about_once(office):
    typed = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "12/68", "be_year": 2569}
    response = office.post("/volunteers/orders/new/", typed)
    assert list(asked(response).values()) == ["เลขที่ 12/68 ปี 2569 อาจหมายถึงเลขที่ 12 ปี 2568"]
    office.post("/volunteers/orders/new/", typed | {"confirmed": [*asked(response)]})
    order = AppointmentOrder.objects.latest("pk")
    assert (order.number, order.be_year) == ("12/68", 2569)
