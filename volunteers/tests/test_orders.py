"""The list of orders: the own office's and the ministry's."""

from datetime import date

import pytest

from volunteers import services
from volunteers.tests.reading import table, words


@pytest.fixture
def order(narathiwat_officer, narathiwat):
    """An order received by Narathiwat."""
    return services.record_order(
        by=narathiwat_officer, office=narathiwat, authority="คำสั่งกระทรวงแรงงาน", number="1204", be_year=2568
    )


def test_the_own_orders_are_listed(signed_in, narathiwat_officer, order):
    rows = table(signed_in(narathiwat_officer).get("/volunteers/orders/"))
    assert [row[0] for row in rows] == ["คำสั่งกระทรวงแรงงาน 1204/2568"]


def test_the_ministrys_orders_are_for_everybody(signed_in, songkhla_officer, ministry_admin, centre, order):
    services.record_order(by=ministry_admin, office=centre, authority="คำสั่งปลัดกระทรวง", number="5", be_year=2569)
    rows = table(signed_in(songkhla_officer).get("/volunteers/orders/"))
    assert [row[0] for row in rows] == ["คำสั่งปลัดกระทรวง 5/2569"]


def test_an_empty_list_says_what_to_do(signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).get("/volunteers/orders/")
    assert len(words(response, ".empty")) == 1


def test_the_advisor_may_not(signed_in, advisor, order):
    assert signed_in(advisor).get("/volunteers/orders/").status_code == 403


def test_the_auditor_reads_every_offices_orders(signed_in, auditor, order):
    rows = table(signed_in(auditor).get("/volunteers/orders/"))
    assert [row[0] for row in rows] == ["คำสั่งกระทรวงแรงงาน 1204/2568"]


def test_the_newest_stands_first_and_an_unknown_day_last(signed_in, narathiwat_officer, narathiwat):
    for number, issued_on in (("9", date(2025, 3, 1)), ("10", date(2025, 6, 1)), ("8", None)):
        services.record_order(
            by=narathiwat_officer, office=narathiwat, authority="ก", number=number, be_year=2568, issued_on=issued_on
        )
    rows = table(signed_in(narathiwat_officer).get("/volunteers/orders/"))
    assert [row[0] for row in rows] == ["ก 10/2568", "ก 9/2568", "ก 8/2568"]


def test_a_joined_order_says_so_in_the_list(signed_in, narathiwat_officer, ministry_admin, centre, order):
    paper = services.record_order(by=ministry_admin, office=centre, authority="กระทรวง", number="1204", be_year=2568)
    services.join_orders(by=ministry_admin, orders=[order], paper=paper)
    rows = words(signed_in(narathiwat_officer).get("/volunteers/orders/"), ".joined")
    assert rows == [f"กระทรวงได้รวมกับ กระทรวง 1204/2568 ของ{centre.name} เป็นคำสั่งฉบับเดียวกัน"]


@pytest.mark.parametrize(("page", "numbers"), [("2", ["1"]), ("99", ["1"]), ("x", ["26", "2"]), ("-1", ["1"])])
def test_rubbish_for_a_page_leads_to_the_nearest(signed_in, narathiwat_officer, narathiwat, page, numbers):
    for number in range(1, 27):
        services.record_order(by=narathiwat_officer, office=narathiwat, authority="ก", number=str(number), be_year=2568)
    rows = table(signed_in(narathiwat_officer).get("/volunteers/orders/", {"page": page}))
    ends = [rows[0][0], rows[-1][0]] if len(rows) > 1 else [rows[0][0]]
    assert ends == [f"ก {number}/2568" for number in numbers]
