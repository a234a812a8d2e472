"""The page of an office: where it is, who signs, and which rules hold there today."""

from datetime import timedelta

import pytest

from provinces import services
from provinces.models import Signatory
from thai.calendar import today


@pytest.fixture
def address(narathiwat):
    """The page of Narathiwat's office."""
    return narathiwat.get_absolute_url()


def held(client, office) -> dict[str, tuple[str, str]]:
    """Each rule as the page of an office tells it, with what is said of whose it is."""
    answer = client.get(office.get_absolute_url())
    return {
        each.rule.key: (each.told, "own" if each.row and each.row.office_id else "")
        for each in answer.context["rules"]
    }  # fmt: skip


def test_what_nobody_entered_is_said_and_led_to(address, signed_in, narathiwat_officer, songkhla_officer):
    own, others = (signed_in(who).get(address).content.decode() for who in (narathiwat_officer, songkhla_officer))
    assert [page.count('<span class="unknown">') + page.count("<dd>ไม่ระบุ</dd>") for page in (own, others)] == [2, 2]
    links = [[f"{address}{page}" in told for page in ("edit/", "signatories/new/")] for told in (own, others)]
    assert links == [[True, True], [False, False]]


@pytest.mark.parametrize("last", [None, 0])
def test_who_signs_is_told_as_papers_print_it(last, narathiwat, address, signed_in, advisor):
    facts = {"name": "นายสมมติ ทดลอง", "position": "แรงงานจังหวัด", "acting_for": "ผู้ว่าราชการจังหวัด"}
    day = today()
    Signatory.objects.create(office=narathiwat, first_day=day, last_day=None if last is None else day, **facts)
    page = signed_in(advisor).get(address)
    ((row, signs),) = page.context["signatories"]
    assert (row.under_the_name, signs) == (["แรงงานจังหวัด", "ปฏิบัติราชการแทนผู้ว่าราชการจังหวัด"], True)
    assert "ทดลอง" in page.content.decode()


def test_of_those_who_sign_today_no_one_is_left_out():
    day, far = today(), today() + timedelta(days=9)
    spans = {
        "now": (day, None),
        "last day": (day, day),
        "over": (day - timedelta(days=2), day - timedelta(days=1)),
        "to come": (far, None),
    }
    told = {name: Signatory(first_day=first, last_day=last).signs_on(day) for name, (first, last) in spans.items()}
    assert told == {"now": True, "last day": True, "over": False, "to come": False}


def test_a_rule_of_the_office_goes_before_the_nations(narathiwat, centre, signed_in, ministry_admin):
    admin, client = {"by": ministry_admin, "key": "term_years"}, signed_in(ministry_admin)
    services.change_rule(office=centre, value=2, valid_from=today(), source="ระเบียบ", **admin)
    assert held(client, narathiwat)["term_years"] == ("2 ปี", "")
    services.change_rule(office=narathiwat, value=4, valid_from=today() - timedelta(days=9), **admin)
    assert [held(client, office)["term_years"] for office in (narathiwat, centre)] == [("4 ปี", "own"), ("2 ปี", "")]


def test_a_rule_of_days_to_come_does_not_hold_yet(centre, signed_in, ministry_admin):
    tomorrow = today() + timedelta(days=1)
    services.change_rule(by=ministry_admin, office=centre, key="term_years", value=2, valid_from=tomorrow)
    assert held(signed_in(ministry_admin), centre) == {
        "term_years": ("3 ปี", ""), "holder_acts_on": ("ไม่ใช่", ""), "ending_soon_days": ("90 วัน", ""),
    }  # fmt: skip
