"""The trail's page: who reads which entries, in words, and what they may ask it for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit import record
from provinces import trail
from thai.display import local_date
from volunteers.tests.reading import table, words


@pytest.fixture
def looks(narathiwat_officer, songkhla_officer, person, signed_in):
    """The officer of Narathiwat looked at Somsri, somebody at Songkhla entered an order, and a stranger knocked."""
    somsri = person("สมศรี")
    signed_in(narathiwat_officer).get(somsri.get_absolute_url())
    record(by=songkhla_officer, act="volunteers.record_order", target=songkhla_officer, province_code="90")
    record(by=None, act="accounts.sign_in_failed", target=None, login="0f3a")
    return somsri


def read(client, **asked) -> list[list[str]]:
    """What was done, by whom, about what, with how many people; without the time."""
    return [row[:4] for row in table(client.get("/audit/", asked))]


LOOK = ["เปิดดูข้อมูล", "narathiwat-officer", "สมศรี ตัวอย่าง", "1"]
ENTERED = ["บันทึกบุคคลเข้าทะเบียน", "narathiwat-officer", "สมศรี ตัวอย่าง", "0"]
ELSEWHERE = ["บันทึกคำสั่ง", "songkhla-officer", "songkhla-officer", "0"]
KNOCK = ["เข้าสู่ระบบไม่สำเร็จ", "–", "–", "0"]


def test_a_head_reads_the_own_office_and_the_auditor_the_nation(looks, signed_in, narathiwat_head, auditor):
    assert read(signed_in(narathiwat_head)) == [LOOK, ENTERED]
    assert read(signed_in(auditor)) == [KNOCK, ELSEWHERE, LOOK, ENTERED]


def test_the_sign_ins_of_the_own_people_have_no_province_and_are_read_at_home(
    narathiwat_officer, songkhla_officer, narathiwat_head, signed_in
):
    for user in (narathiwat_officer, songkhla_officer):
        record(by=user, act="accounts.sign_in", target=user)
        record(by=None, act="accounts.sign_in_failed", target=user)
    assert [row[2] for row in read(signed_in(narathiwat_head))] == ["narathiwat-officer"] * 2


@pytest.mark.parametrize(("asked", "found"), [
    ({"what": "look"}, [LOOK]), ({"what": "change"}, [ELSEWHERE, ENTERED]), ({"what": "door"}, [KNOCK]),
    ({"what": "taken"}, []), ({"q": "~"}, None), ({"what": "rubbish"}, None), ({"first": "32/13/2569"}, None),
])  # fmt: skip
def test_it_is_asked_for_kinds_and_rubbish_is_refused_in_words(looks, signed_in, auditor, asked, found):
    client = signed_in(auditor)
    if found is None:
        assert client.get("/audit/", asked).status_code == 400
    else:
        assert read(client, **asked) == found


def test_it_is_asked_for_who_and_for_days(looks, signed_in, auditor, songkhla_officer):
    client, today = signed_in(auditor), local_date(timezone.localdate())
    yesterday, tomorrow = (local_date(timezone.localdate() + timedelta(days=days)) for days in (-1, 1))
    assert read(client, who=songkhla_officer.pk) == [ELSEWHERE]
    assert (len(read(client, first=today, last=today)), read(client, first=tomorrow)) == (4, [])
    assert read(client, last=yesterday) == []
    assert client.get("/audit/", {"first": tomorrow, "last": today}).status_code == 400


def test_whom_is_searched_by_post_and_no_name_stands_in_the_address(looks, person, signed_in, auditor):
    person("มานะ")
    client = signed_in(auditor)
    sent = client.post("/volunteers/search/", {"to": "/audit/", "q": "สมศรี", "what": "look"})
    assert (sent.url.partition("?")[0], "%E0" in sent.url, "what=look" in sent.url) == ("/audit/", False, True)
    assert [row[:4] for row in table(client.get(sent.url))] == [LOOK]


def test_a_person_of_another_office_is_not_named(looks, signed_in, songkhla_officer, member, songkhla, auditor):
    head = member("songkhla-head", songkhla, "head")
    record(by=auditor, act="volunteers.view_person", target=looks, province_code="90", seen=[looks.pk])
    assert read(signed_in(head))[0] == ["เปิดดูข้อมูล", "auditor", "–", "1"]


def test_the_page_offers_only_accounts_whose_deeds_are_read(looks, signed_in, narathiwat_head):
    shown = words(signed_in(narathiwat_head).get("/audit/"), "select")[0]
    assert shown.split() == ["ทุกคน", "narathiwat-head", "narathiwat-officer"]


def test_what_has_no_words_is_told_by_its_name_as_a_change(narathiwat_officer, narathiwat, signed_in, auditor):
    record(by=narathiwat_officer, act="provinces.never_heard_of", target=narathiwat)
    assert read(signed_in(auditor), what=trail.Kind.CHANGE) == [
        ["provinces.never_heard_of", "narathiwat-officer", "–", "0"]
    ]
