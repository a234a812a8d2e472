"""The number of an order as officers write it: read where it is sure, asked about once where it may be the same."""

import pytest

from volunteers.models import AppointmentOrder
from volunteers.tests.test_act import do
from volunteers.tests.test_asked_days import asked

MINISTRY = "คำสั่งกระทรวงแรงงาน"
PAPER = {"authority": MINISTRY, "number": "50", "be_year": "2569"}
THE_SAME = [
    *("50/2569.", "50//2569", "50/ 2569/", "50\u20442569", "50\u22152569", "50\\2569", "50/ปี 2569", "50 ปี 2569"),
    *("50/พ. ศ. 2569", "50 พ.ศ. 2569", "50 (พ.ศ. ๒๕๖๙)", "50/(2569)", "50/ค.ศ. 2026", "50/2026", "50/พ.ศ. 69"),
    *("ที่: 50", "เลขที่คำสั่ง 50", "คำสั่งเลขที่ 50", "No 50", "no.50/2569", "№ 50", "(50)", "“50”", "(ที่ 50/2569)"),
    *("50.", "50/", "- 50", "(50)/2569", "*50", "50ฯ", "«50»", "50/2569!", "{50}", "ที่ 50/2569/2569", "๐๕๐"),
    *("คำสั่งกระทรวงแรงงาน ที่ 50/2569", "คำสั่งกระทรวงแรงงานที่ 50", "กระทรวงแรงงาน 50/2569"),
    "คำสั่งกระทรวงแรงงาน เลขที่ ๕๐/๒๕๖๙",
]
MAY_BE_THE_SAME = [
    *("50-2569", "50-69", "50 2569", "50.2569", "50 (2569)", "50=2569", "50’69", "50.0", "2569/50"),
    *("50-2026", "50/26", "50/2569/68", "50/2569/2568", "50 ลงวันที่ 5 มกราคม 2569", "50/2569 ลว. 5 ม.ค. 69"),
    *("50 แก้ไขเพิ่มเติม", "50 (ฉบับที่ 1)", "คำสั่งกระทรวงมหาดไทย ที่ 50/2569", "จังหวัดนราธิวาส 50", "5 0"),
]
OF_THE_YEAR_BEFORE = ["50/2025", "50/68"]
OTHERS = ["51", "50/1", "1/50", "นธ 50", "นธ 0026/50", "50 (ฉบับที่ 2)", "50 ก", "5.1"]


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk, with order 50 of 2569 in the register."""
    client = signed_in(narathiwat_officer)
    client.post("/volunteers/orders/new/", PAPER)
    return client


def stored() -> list[tuple[str, int]]:
    return list(AppointmentOrder.objects.order_by("pk").values_list("number", "be_year"))


@pytest.mark.parametrize("typed", THE_SAME)
def test_the_same_number_in_another_spelling_is_the_same_order(typed, office):
    response = office.post("/volunteers/orders/new/", PAPER | {"number": typed})
    form = response.context["form"]
    codes = [error.code for error in form.errors.as_data()["__all__"]]
    assert (codes, form["number"].value(), stored()) == (["order_known_already"], typed, [("50", 2569)])


@pytest.mark.parametrize("typed", MAY_BE_THE_SAME + OF_THE_YEAR_BEFORE)
def test_what_may_be_another_paper_is_asked_about_once(typed, office):
    sent = PAPER | {"number": typed}
    questions = asked(office.post("/volunteers/orders/new/", sent))
    assert len(stored()) == 1
    office.post("/volunteers/orders/new/", sent | {"confirmed": [*questions]})
    [kept] = stored()[1:]
    year = 2568 if typed in OF_THE_YEAR_BEFORE else 2569
    assert [*questions.values()] == [f"เลขที่ {kept[0]} ปี 2569 อาจหมายถึงเลขที่ 50 ปี {year}"]


@pytest.mark.parametrize(
    "authority", ["คำสั่งกระทรวงแรงงาน ที่", "คำสั่งกระทรวงแรงงาน ที่ ๕๐/๒๕๖๙", f"{MINISTRY} เลขที่ 50//2569."]
)
def test_a_heading_that_was_typed_as_the_authority_is_the_same_order(authority, office):
    response = office.post("/volunteers/orders/new/", PAPER | {"authority": authority})
    codes = [error.code for error in response.context["form"].errors.as_data()["__all__"]]
    assert (codes, stored()) == (["order_known_already"], [("50", 2569)])


@pytest.mark.parametrize("authority", [f"{MINISTRY} ที่ 50", f"{MINISTRY} 50/2569", f"{MINISTRY} ที่ 51/2569"])
def test_a_number_in_the_authority_is_asked_about(authority, office):
    questions = asked(office.post("/volunteers/orders/new/", PAPER | {"authority": authority}))
    assert ([*questions.values()], stored()) == ([f"ผู้ออกคำสั่ง {authority} มีเลขที่อยู่ด้วย"], [("50", 2569)])


@pytest.mark.parametrize("authority", ["สำนักงานเขต ที่ 3", "สำนักงานพื้นที่ 10", "กระทรวงแรงงาน (ส่วนกลาง)"])
def test_another_authority_is_none_of_it(authority, office):
    office.post("/volunteers/orders/new/", PAPER | {"authority": authority})
    assert list(AppointmentOrder.objects.order_by("pk").values_list("authority", flat=True)[1:]) == [authority]


@pytest.mark.parametrize("typed", OTHERS)
def test_another_paper_is_entered_without_a_question(typed, office):
    office.post("/volunteers/orders/new/", PAPER | {"number": typed})
    assert stored() == [("50", 2569), (typed, 2569)]


SECOND_EDITION = ["50 (ฉบับที่ 2)", "50/2569 (ฉบับที่ 2)", "50 ฉบับที่ ๒/2569", "50 (ฉบับที่ 2) พ.ศ. 2569", "50(ฉบับ 2)"]


@pytest.mark.parametrize("typed", SECOND_EDITION)
def test_a_second_edition_is_one_paper_of_its_own(typed, office):
    office.post("/volunteers/orders/new/", PAPER | {"number": "50/2569 (ฉบับที่ 2)"})
    office.post("/volunteers/orders/new/", PAPER | {"number": typed})
    assert stored() == [("50", 2569), ("50 (ฉบับที่ 2)", 2569)]


def test_a_year_that_the_field_denies_is_not_put_in_its_place(office):
    form = office.post("/volunteers/orders/new/", PAPER | {"number": "คำสั่งกระทรวงแรงงาน ที่ 50/2568"}).context["form"]
    assert (list(form.errors), stored()) == (["be_year"], [("50", 2569)])


@pytest.mark.parametrize("typed", ["ที่", "-", "/2569", "ปี 2569", "ก/2569", "เลขที่คำสั่ง"])
def test_a_year_alone_is_no_number(typed, office):
    form = office.post("/volunteers/orders/new/", PAPER | {"number": typed}).context["form"]
    assert ([error.code for error in form.errors.as_data()["number"]], form["number"].value()) == (["no_digit"], typed)


def test_a_whole_heading_is_read_and_a_number_that_is_too_long_is_told(office):
    office.post("/volunteers/orders/new/", PAPER | {"authority": "สำนักงานแรงงานจังหวัดนราธิวาส", "number": (
        "คำสั่งสำนักงานแรงงานจังหวัดนราธิวาส ที่ 50/2569")})  # fmt: skip
    response = office.post("/volunteers/orders/new/", PAPER | {"number": "5" * 41})
    assert (list(response.context["form"].errors), stored()) == (["number"], [("50", 2569)] * 2)
    assert 'maxlength="40"' not in str(response.context["form"]["number"])


def test_a_confirmed_number_is_corrected_without_a_second_question(office):
    typed = PAPER | {"number": "50-2569"}
    office.post(
        "/volunteers/orders/new/", typed | {"confirmed": [*asked(office.post("/volunteers/orders/new/", typed))]}
    )
    order = AppointmentOrder.objects.latest("pk")
    office.post(f"/volunteers/orders/{order.pk}/edit/", typed | {"title": "แต่งตั้ง", "version": order.version})
    order.refresh_from_db()
    assert (order.number, order.title) == ("50-2569", "แต่งตั้ง")


def test_an_order_typed_with_its_act_is_asked_about_too(office, pending):
    term = {"term_start": "1/2/2569", "authority": MINISTRY, "number": "50-2569", "be_year": "2569"}
    response = do(office, pending, "appoint", **term)
    assert list(asked(response).values()) == ["เลขที่ 50-2569 ปี 2569 อาจหมายถึงเลขที่ 50 ปี 2569"]


@pytest.mark.parametrize("typed", ["50//2569", "คำสั่งกระทรวงแรงงาน ที่ 50", "(50)"])
def test_an_order_typed_with_its_act_is_the_one_in_the_list(typed, office, pending):
    term = {"term_start": "1/2/2569", "authority": MINISTRY, "number": typed, "be_year": "2569"}
    response = do(office, pending, "appoint", **term)
    codes = [error.code for errors in response.context["form"].errors.as_data().values() for error in errors]
    assert (codes, stored()) == (["order_known_already"], [("50", 2569)])
