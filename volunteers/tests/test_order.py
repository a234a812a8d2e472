"""One order and the people appointed by it."""

from datetime import date

import pytest

from volunteers import services
from volunteers.tests.reading import table


@pytest.fixture
def order(narathiwat_officer, narathiwat):
    """An order received by Narathiwat."""
    return services.record_order(
        by=narathiwat_officer, office=narathiwat, authority="คำสั่งกระทรวงแรงงาน", number="1204", be_year=2568
    )


@pytest.fixture
def somsri(nominated, seat, person, narathiwat_officer, order):
    """Somebody appointed by the order."""
    appointment = nominated(seat, who=person("สมศรี"))
    services.appoint(
        by=narathiwat_officer, appointment=appointment, order=order,
        term_start=date(2025, 6, 11), term_end=date(2028, 6, 10),
    )  # fmt: skip
    return appointment


def test_the_people_stand_below_the_order(signed_in, narathiwat_officer, order, somsri):
    rows = table(signed_in(narathiwat_officer).get(f"/volunteers/orders/{order.pk}/"))
    district = somsri.seat.subdistrict.district.name
    place = f"{somsri.seat.subdistrict.name} {district}"
    assert rows == [["สมศรี ตัวอย่าง", place, "11 มิ.ย. 2568 – 10 มิ.ย. 2571"]]


def test_the_neighbour_finds_no_such_order(signed_in, songkhla_officer, order, somsri):
    response = signed_in(songkhla_officer).get(f"/volunteers/orders/{order.pk}/")
    assert (response.status_code, "สมศรี" in response.content.decode()) == (404, False)


def test_a_ministry_order_shows_each_office_its_own_people(
    signed_in, songkhla_officer, narathiwat_officer, order, somsri, centre
):
    order.office = centre
    order.save()
    seen = [
        table(signed_in(who).get(f"/volunteers/orders/{order.pk}/")) for who in (narathiwat_officer, songkhla_officer)
    ]
    assert [len(rows) for rows in seen] == [1, 0]


@pytest.mark.parametrize("verb", ["undo", "void"])
def test_who_was_appointed_by_mistake_is_not_below_the_order(signed_in, narathiwat_officer, order, somsri, verb):
    getattr(services, verb)(by=narathiwat_officer, appointment=somsri, reason="ผิดคน")
    assert table(signed_in(narathiwat_officer).get(f"/volunteers/orders/{order.pk}/")) == []
