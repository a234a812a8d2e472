"""Tambons and orders as officers type them: with their district, with or without kinds, by number and year."""

from datetime import date

import pytest

from provinces.models import Subdistrict
from volunteers import services
from volunteers.models import AppointmentOrder
from volunteers.searching import order_matches, order_references, people_kept_by
from volunteers.searching_places import abolished, tambon_matches
from volunteers.tests.reading import table, words


def tambons(text: str) -> set[str]:
    """The codes of the present tambons found."""
    return set(Subdistrict.objects.filter(tambon_matches(text), valid_to=None).values_list("code", flat=True))


@pytest.fixture
def order(narathiwat, narathiwat_officer):
    """An order of the office."""
    paper = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "1234", "be_year": 2569, "title": "แต่งตั้งอาสาสมัครแรงงาน"}
    return services.record_order(by=narathiwat_officer, office=narathiwat, **paper)


def test_two_tambons_of_one_name_are_told_apart_by_their_district(gazetteer):
    both = tambons("สะกอม")
    assert len(both) == 2
    ways = ["สะกอม เทพา", "ตำบลสะกอม อำเภอเทพา", "ต.สะกอม อ.เทพา", "ต. สะกอม  อ. เทพา", "อ.เทพา ต.สะกอม",
            "สะกอม อ.เทพา", "ตําบลสะกอม อําเภอเทพา", "ตำบลสะกอม อำเภอเทพา จังหวัดสงขลา", "sakom thepha",
            "ตำบลสะกอมอำเภอเทพา", "ต.สะกอมอ.เทพาจ.สงขลา", "ตําบลสะกอมอําเภอเทพาจังหวัดสงขลา"]  # fmt: skip
    (of_thepha,) = tambons("สะกอม เทพา")
    assert {text: tambons(text) for text in ways} == {text: {of_thepha} for text in ways}
    assert of_thepha.startswith("9005") and of_thepha in both


@pytest.mark.parametrize("text", ["ลำภู", "ตําบลลำภู", "ตำบลลําภู", "ต.ลำภู", "ตำบล ลํา\u200bภู"])
def test_sara_am_in_pieces_finds_the_tambon(gazetteer, text):
    assert {code[:4] for code in tambons(text)} == {"9601"}


def test_a_district_alone_finds_all_its_tambons(gazetteer):
    assert {code[:4] for code in tambons("อำเภอเทพา")} == {"9005"}


@pytest.mark.parametrize(
    "text",
    ["สุไหงโก-ลก", "สุไหงโกลก", "อ.สุไหงโกลก", "ตำบลสุไหงโกลก", "สุไหงโกลก อ.สุไหงโก-ลก", "สุไหงโก–ลก", "สุไหงโก\u2011ลก"],
)
def test_a_name_is_found_without_its_hyphen(gazetteer, text):
    assert {code[:4] for code in tambons(text)} == {"9610"}


@pytest.mark.parametrize("text", ["-", "- -", "อ.-"])
def test_a_hyphen_alone_names_no_place(gazetteer, text):
    assert "960102" not in tambons(text)


@pytest.mark.parametrize("text", ["9601", "96 01", "๙๖๐๑", "96", "960", "01", "ตำบล", "ตำบล 96"])
def test_digits_are_no_part_of_an_area_code(gazetteer, text):
    assert tambons(text) == set()


def test_a_whole_code_finds_its_tambon(gazetteer):
    assert tambons("960101") == tambons("๙๖๐๑๐๑") == {"960101"}


def test_an_abolished_code_finds_and_names_who_followed(gazetteer, signed_in, narathiwat_officer, open_seats):
    heir = Subdistrict.objects.get(pk="960102")
    gone = Subdistrict.objects.create(
        code="969901", district=heir.district, name_th="ตำบลเก่า", valid_to=date(2019, 12, 31)
    )
    between = Subdistrict.objects.create(
        code="969902", district=heir.district, name_th="กลาง", valid_to=date(2021, 1, 1)
    )
    gone.successors.add(between)
    between.successors.add(heir)
    open_seats([heir])
    assert (tambons("969901"), abolished("๙๖๙๙๐๑")) == ({"960102"}, [(gone, [heir])])
    client = signed_in(narathiwat_officer)
    answer = client.get(client.post("/volunteers/search/", {"to": "/volunteers/", "q": "969901"}).url)
    assert (len(table(answer)), heir.title in words(answer, ".notice")[0]) == (1, True)
    assert abolished("960102") == abolished("9699") == []


WRITTEN = [
    "1234/2569",
    "ที่ ๑๒๓๔/๒๕๖๙",
    "ที่1234 / 2569",
    "1234/69",
    "คำสั่งกระทรวงแรงงาน ที่ 1234/2569",
    "1234\u200b/\u00a02569",
    *("1234//2569", "1234/ 2569/", "1234\u22152569", "1234/ปี 2569", "1234 พ. ศ. 2569", "(1234/2569)", "1234/พ.ศ. 69."),
    *("เลขที่คำสั่ง 1234/2569", "No 1234/2569", "คำสั่งกระทรวงแรงงาน ที่: 1234 พ.ศ. 2569", "1234/2026"),
    *("ที่ 1234 ลงวันที่ 5 มกราคม 2569", "คำสั่งกระทรวงแรงงาน 1234/2569 ลงวันที่ 5 มกราคม 2569", "ที่ 1234 - 2569"),
]


@pytest.mark.parametrize("text", WRITTEN)
def test_an_order_is_found_by_number_and_year_in_every_search(text, order, person, appointed, seat, narathiwat):
    who = person("สมศรี")
    appointment = appointed(seat, who=who)
    AppointmentOrder.objects.filter(pk=order.pk).get().appointments.add(appointment)
    assert ("1234", 2569) in order_references(text)
    assert list(AppointmentOrder.objects.filter(order_matches(text))) == [order]
    assert list(people_kept_by(narathiwat, text)) == [who]


NUMBER_ALONE = ["ที่ 1234", "ที่: 1234", "เลขที่คำสั่ง 1234", "No 1234", "(1234)", "แรงงาน ที่ : 1234", "1234", "๑๒๓๔"]
DIGITS_ALONE = ["1234 (2569)", "1234-2569", "1234 2569", "2569", "แรงงาน 2569", "อาสาสมัคร"]


@pytest.mark.parametrize("text", NUMBER_ALONE + DIGITS_ALONE)
def test_an_order_is_found_by_a_part_of_what_it_says(text, order):
    assert list(AppointmentOrder.objects.filter(order_matches(text))) == [order]


@pytest.mark.parametrize(
    "text", ["123", "1234/2568", "1234-2568", "1234/2569 (ฉบับที่ 2)", "234", "12342569", "/", "1234/9999", "\u200b"]
)
def test_a_part_of_a_number_finds_no_order(text, order):
    assert list(AppointmentOrder.objects.filter(order_matches(text))) == []


@pytest.mark.parametrize("number", ["๑๒๓๔", "01234", "ที่ 1234"])
def test_an_order_is_found_however_its_own_number_was_typed(number, order):
    order.number = number
    order.save()
    assert [list(AppointmentOrder.objects.filter(order_matches(text))) for text in ("1234/2569", "1234")] == [
        [order]
    ] * 2


def test_the_search_box_of_orders_finds_the_order(order, signed_in, narathiwat, narathiwat_officer):
    services.record_order(by=narathiwat_officer, office=narathiwat, authority="คำสั่งอื่น", number="5", be_year=2569)
    client = signed_in(narathiwat_officer)
    answer = client.post("/volunteers/search/", {"to": "/volunteers/orders/", "q": "ที่ ๑๒๓๔/๒๕๖๙"})
    assert "1234" not in answer.url
    assert [row[0] for row in table(client.get(answer.url))] == ["คำสั่งกระทรวงแรงงาน 1234/2569"]
    nothing = client.get("/volunteers/orders/", {"q": "ไม่มีเลย"})
    assert (table(nothing), len(words(nothing, ".empty"))) == ([], 1)


@pytest.mark.parametrize("text", [
    "ตย 100/2568", "กระทรวงแรงงาน ตย 100/2568", "ตย 100 / 2568", "ตย 100/68", "ตย100/2568", "ตย. 100/2568",
    "คำสั่งกระทรวงแรงงาน ที่ ตย 100/2568",
])  # fmt: skip
def test_an_order_is_found_by_its_number_as_the_portal_prints_it(text, order):
    order.number, order.be_year = "ตย 100", 2568
    order.save()
    assert list(AppointmentOrder.objects.filter(order_matches(text))) == [order]
