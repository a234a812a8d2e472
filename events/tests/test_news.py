"""Press releases as everybody reads them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Dignitary, EventRole, PressRelease


@pytest.fixture
def release(event):
    """A press release with everything a source can print."""
    minister = Dignitary.objects.create(first_name="สมชาย", last_name="ตัวอย่าง", position="ที่ปรึกษา")
    EventRole.objects.create(event=event, dignitary=minister, role="chair")
    return PressRelease.objects.create(
        event=event, headline="พาดหัว <b>ข่าว</b>", lead="ความนำ", body="ย่อหน้าแรก\n\nย่อหน้าสอง",
        hashtags=["NNT", "กรมประชาสัมพันธ์"], reporter="ทัดดาว ตัวอย่าง", editor="สุนทรี ตัวอย่าง",
        source_name="สำนักงานประชาสัมพันธ์จังหวัด", publisher="กองเผยแพร่", channel="รัฐบาลไทย",
        source_url="https://example.go.th/27137", published_on=date(2019, 11, 28), view_count=652,
        verbatim=[{"text": "แรงงานงานจังหวัด", "note": "พิมพ์ซ้ำ"}],
    )  # fmt: skip


def page(address="/news/") -> str:
    return Client().get(address).content.decode()


def test_every_credit_and_fact_is_printed(release):
    facts = ["ความนำ", "ย่อหน้าสอง", "#NNT", "#กรมประชาสัมพันธ์", "ทัดดาว", "สุนทรี", "สำนักงานประชาสัมพันธ์", "กองเผยแพร่",
             "รัฐบาลไทย", "https://example.go.th/27137", "28 พฤศจิกายน พ.ศ. 2562", "652", "แรงงานงานจังหวัด", "พิมพ์ซ้ำ",
             "ห้องธารพลอย", "ที่ปรึกษา"]  # fmt: skip
    text = page(release.get_absolute_url())
    assert [fact for fact in facts if fact not in text] == []
    assert "<b>ข่าว</b>" not in text


def test_what_the_source_does_not_say_is_not_stated(event):
    release = PressRelease.objects.create(event=event, headline="ข่าว", body="เนื้อ", published_on=date(2020, 3, 13))
    assert page(release.get_absolute_url()).count(str(_("not stated"))) >= 7


def test_news_of_tomorrow_and_without_a_day_is_not_out_yet(event):
    tomorrow = timezone.localdate() + timedelta(days=1)
    for day in (tomorrow, None):
        late = PressRelease.objects.create(event=event, headline="ยังไม่เผยแพร่", body="เนื้อ", published_on=day)
        assert Client().get(late.get_absolute_url()).status_code == 404
    assert "ยังไม่เผยแพร่" not in page()


def test_the_newest_comes_first(release, event):
    PressRelease.objects.create(event=event, headline="ใหม่กว่า", body="เนื้อ", published_on=date(2020, 3, 13))
    assert [r.headline for r in Client().get("/news/").context["page"]] == ["ใหม่กว่า", "พาดหัว <b>ข่าว</b>"]


@pytest.mark.parametrize("facts", [{"visibility": "date"}, {"state": "draft"}])
def test_hidden_facts_of_the_event_stay_hidden(facts, release, event):
    for name, value in facts.items():
        setattr(event, name, value)
    event.save()
    assert "ห้องธารพลอย" not in page(release.get_absolute_url())
