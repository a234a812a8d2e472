"""Whom an office can invite on the day of an event."""

from datetime import date

import pytest
from django.utils import translation

from events.invitees import GRADUATES, VOLUNTEERS, invitees
from provinces.models import District
from provinces.permissions import Scope
from volunteers import services as register

DAY = date(2026, 3, 12)
NARATHIWAT, BOTH, NOBODY = (Scope(codes=frozenset(codes)) for codes in (("96",), ("96", "90"), ()))


@pytest.fixture
def graduate(narathiwat, narathiwat_officer):
    """Hire a labour graduate: ``graduate("บัณฑิต", "9601", date(2025, 10, 1))``; returns the person."""

    def make(first_name, district, first_day, last_day=None):
        person = register.register_person(
            by=narathiwat_officer, office=narathiwat, prefix="", first_name=first_name, last_name="ตัวอย่าง"
        )
        where = District.objects.get(code=district)
        register.post_graduate(
            by=narathiwat_officer, person=person, district=where, first_day=first_day, last_day=last_day
        )
        return person

    return make


def told(**asked) -> list[tuple[str, str, str]]:
    """First name, group and place of everybody on offer."""
    return [(i.person.first_name, i.group, i.place) for i in invitees(**({"scope": NARATHIWAT, "on": DAY} | asked))]


def test_holders_come_first_by_tambon_then_graduates_by_district(holder, graduate):
    graduate("บัณฑิตตากใบ", "9602", date(2025, 10, 1))
    graduate("บัณฑิตเมือง", "9601", date(2025, 10, 1))
    holder("ลำภู", "960102")
    holder("บางนาค", "960101")
    assert told() == [
        ("บางนาค", VOLUNTEERS, "ตำบลบางนาค อำเภอเมืองนราธิวาส"),
        ("ลำภู", VOLUNTEERS, "ตำบลลำภู อำเภอเมืองนราธิวาส"),
        ("บัณฑิตเมือง", GRADUATES, "อำเภอเมืองนราธิวาส"),
        ("บัณฑิตตากใบ", GRADUATES, "อำเภอตากใบ"),
    ]


def test_a_graduate_is_on_offer_while_serving(graduate):
    graduate("บัณฑิต", "9601", date(2025, 10, 1), date(2026, 3, 12))
    days = (date(2025, 9, 30), date(2025, 10, 1), DAY, date(2026, 3, 13))
    assert [len(told(on=day)) for day in days] == [0, 1, 1, 0]


def test_both_are_known_by_their_district(holder, graduate):
    holder("บางนาค", "960101")
    graduate("บัณฑิตตากใบ", "9602", date(2025, 10, 1))
    found = [(i.person.first_name, i.district_code) for i in invitees(scope=NARATHIWAT, on=DAY)]
    assert found == [("บางนาค", "9601"), ("บัณฑิตตากใบ", "9602")]


def test_two_provinces_are_offered_together_and_none_gives_nobody(holder, songkhla, songkhla_officer):
    holder("นราธิวาส")
    holder("สงขลา", "900101", office=songkhla, by=songkhla_officer)
    assert [[name for name, *_ in told(scope=scope)] for scope in (BOTH, NARATHIWAT, NOBODY)] == [
        ["สงขลา", "นราธิวาส"], ["นราธิวาส"], [],
    ]  # fmt: skip


def test_the_place_is_thai_whatever_the_language_of_the_page(holder):
    holder("บางนาค")
    with translation.override("en"):
        assert told() == [("บางนาค", VOLUNTEERS, "ตำบลบางนาค อำเภอเมืองนราธิวาส")]


def test_the_province_of_the_place_goes_with_the_person(holder):
    holder("บางนาค")
    assert [i.province_code for i in invitees(scope=NARATHIWAT, on=DAY)] == ["96"]
