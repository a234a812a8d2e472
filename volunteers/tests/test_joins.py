"""Each app answers for itself; the register asks without knowing who answers."""

from datetime import date

import pytest

from accounts.encryption import CannotOpen
from volunteers import joins, services
from volunteers.answers import drop_personal_values, find_orders, find_people, own_record
from volunteers.joins import Finding, Section, Waiting
from volunteers.models import Person

TODAY = date(2026, 11, 27)


@pytest.fixture
def somsri(person, appointed, seat):
    """A holder whose telephone the office knows."""
    who = person("สมศรี", national_id="1101700230708", phone="0812345678", birth_date=date(1972, 5, 1))
    appointed(seat, who=who, start=date(2024, 1, 1), end=date(2026, 12, 31))
    return who


def test_everybody_who_joined_is_asked_in_turn(monkeypatch, narathiwat_officer):
    one, other = Finding("ก", "หนึ่ง", "", "/1/"), Finding("ข", "สอง", "", "/2/")
    monkeypatch.setattr(joins, "searches", [lambda user, text: [one], lambda user, text: [other]])
    assert list(joins.found(narathiwat_officer, "ใดๆ")) == [one, other]


def test_joining_twice_is_joining_once():
    open_list = []
    joins.join(open_list, find_people, own_record)
    joins.join(open_list, find_people)
    assert open_list == [find_people, own_record]


def test_the_most_urgent_stands_first_and_what_has_no_day_last(monkeypatch, narathiwat_officer):
    late = Waiting("งาน", "เกินกำหนด", None, date(2026, 11, 1), "/1/")
    soon = Waiting("งาน", "ใกล้กำหนด", None, date(2026, 12, 1), "/2/")
    some_day = Waiting("งาน", "ไม่มีกำหนด", date(2026, 1, 1), None, "/3/")
    monkeypatch.setattr(joins, "work_lists", [lambda user, on: [some_day, soon], lambda user, on: [late]])
    assert joins.waiting(narathiwat_officer, on=TODAY) == [late, soon, some_day]


def test_parts_without_anything_to_tell_are_left_out(monkeypatch, person):
    told, empty = Section("ทะเบียน", [("ชื่อ", "สมศรี")]), Section("การบรรจุ", [])
    monkeypatch.setattr(joins, "exports", [lambda who: [told, empty]])
    assert joins.export(person("สมศรี")) == [told]


def test_a_person_is_found_by_who_may_see_them(somsri, narathiwat_officer, songkhla_officer, advisor):
    found = Finding("บุคคล", somsri.name, "สำนักงานแรงงานจังหวัดนราธิวาส", somsri.get_absolute_url())
    assert list(find_people(narathiwat_officer, "สมศรี")) == [found]
    assert [list(find_people(user, "สมศรี")) for user in (songkhla_officer, advisor)] == [[], []]


def test_more_people_than_are_shown_are_told(person, narathiwat_officer):
    for number in range(27):
        person(f"มานะ{number}")
    *_people, last = find_people(narathiwat_officer, "มานะ")
    assert (len(_people), last.title) == (25, "แสดง 25 จาก 27 รายการ")
    assert (last.address, last.search) == ("/volunteers/", "มานะ")


def test_an_order_is_found_by_who_may_see_it(narathiwat, narathiwat_officer, songkhla_officer, advisor):
    facts = {"authority": "คำสั่งกระทรวงแรงงาน", "number": "1234", "be_year": 2569}
    paper = services.record_order(by=narathiwat_officer, office=narathiwat, **facts)
    (found,) = find_orders(narathiwat_officer, "ที่ ๑๒๓๔/๒๕๖๙")
    assert (found.what, found.title, found.address) == ("คำสั่ง", str(paper), f"/volunteers/orders/{paper.pk}/")
    assert [list(find_orders(user, "1234/2569")) for user in (songkhla_officer, advisor)] == [[], []]


def test_more_orders_than_are_shown_are_told(narathiwat, narathiwat_officer):
    for number in range(27):
        facts = {"authority": "คำสั่งกระทรวงแรงงาน", "number": str(number + 1), "be_year": 2568}
        services.record_order(by=narathiwat_officer, office=narathiwat, **facts)
    *_orders, last = find_orders(narathiwat_officer, "กระทรวงแรงงาน")
    assert (len(_orders), last.title) == (25, "แสดง 25 จาก 27 รายการ")
    assert (last.address, last.search) == ("/volunteers/orders/", "กระทรวงแรงงาน")


def test_the_export_tells_everything_the_register_holds(somsri, seat):
    record, terms, postings = own_record(somsri)
    assert dict(record.lines)["โทรศัพท์"] == "0812345678"
    assert terms.lines == [
        ("1 ม.ค. 2567 – 31 ธ.ค. 2569", f"{seat.subdistrict.title} {seat.subdistrict.district.title}")
    ]
    assert postings.lines == []


def test_what_is_erased_opens_nowhere(somsri):
    kept = Person.objects.get(pk=somsri.pk)
    drop_personal_values(somsri)
    erased = Person.objects.get(pk=somsri.pk)
    assert (erased.private.national_id, erased.private.phone, erased.private.birth_date) == ("", "", None)
    kept.wrapped_key = erased.wrapped_key
    with pytest.raises(CannotOpen):
        kept.private.national_id  # noqa: B018 (reading opens)


def test_whose_values_were_erased_is_found_by_name_alone(somsri, narathiwat_officer):
    drop_personal_values(somsri)
    found = [len(list(find_people(narathiwat_officer, text))) for text in ("สมศรี", "0812345678", "1101700230708")]
    assert found == [1, 0, 0]
