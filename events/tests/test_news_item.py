"""One press release as everybody reads it."""

from datetime import date

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils.translation import gettext as _

from accounts.audit import record
from events import services
from events.models import BoothProduct, Event, PressRelease, TargetGroup, WithdrawnRelease
from provinces.models import BinnedRow
from thai.calendar import today
from thai.display import local_date


def page(release) -> str:
    return Client().get(release.get_absolute_url()).content.decode()


def test_every_credit_and_fact_is_printed(release):
    facts = ["ความนำ", "ย่อหน้าสอง", "#NNT", "#กรมประชาสัมพันธ์", "ทัดดาว", "สุนทรี", "สำนักงานประชาสัมพันธ์", "กองเผยแพร่",
             "รัฐบาลไทย", "https://example.go.th/27137", "28 พฤศจิกายน พ.ศ. 2562", "652", "แรงงานงานจังหวัด", "พิมพ์ซ้ำ",
             "ห้องธารพลอย", "ที่ปรึกษา"]  # fmt: skip
    text = page(release)
    assert [fact for fact in facts if fact not in text] == []
    assert "<b>ข่าว</b>" not in text


def test_addresses_in_the_text_are_links_and_thai_ones_are_readable(event):
    address = "https://www.mol.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7"
    text = f"อ่านต่อที่ {address}.\n\n<b>www.mol.go.th</b>"
    facts = {"headline": "ข่าว", "lead": f"({address})", "body": text, "source_url": address}
    shown = page(PressRelease.objects.create(event=event, published_on=date(2020, 3, 13), is_cleared=True, **facts))
    link = f'<a class="address" href="{address}" rel="noopener nofollow">https://www.mol.go.th/ข่าว</a>'
    assert (f"<p>อ่านต่อที่ {link}.</p>" in shown, f"({link})" in shown, shown.count(link)) == (True, True, 2)
    assert ("&lt;b&gt;www.mol.go.th&lt;/b&gt;" in shown, shown.count(">https://www.mol.go.th/ข่าว</a>")) == (True, 3)


def test_what_the_source_does_not_say_is_not_stated(event):
    release = PressRelease.objects.create(
        event=event, headline="ข่าว", body="เนื้อ", published_on=date(2020, 3, 13), is_cleared=True
    )
    assert page(release).count(str(_("not stated"))) >= 7


HIDDEN = [
    {"visibility": "date"},
    {"visibility": "after", "first_day": date(2099, 1, 1), "last_day": date(2099, 1, 1)},
    {"state": "draft"},
    {"state": "approved"},
    {"state": "cancelled", "never_announced": True},
]


@pytest.mark.parametrize("facts", HIDDEN)
def test_news_is_as_public_as_its_event(facts, release, event):
    def told() -> list:
        lists = [Client().get(address).context[name] for address, name in (("/news/", "page"), ("/", "news"))]
        return [Client().get(release.get_absolute_url()).status_code, *([each.pk for each in rows] for rows in lists)]

    assert told() == [200, [release.pk], [release.pk]]
    Event.objects.filter(pk=event.pk).update(**facts)
    caches["pages"].clear()
    assert told() == [404, [], []]


def test_after_an_event_shown_afterwards_its_news_is_public(release, event):
    Event.objects.filter(pk=event.pk).update(visibility="after")
    assert "ห้องธารพลอย" in page(release)


def test_products_and_groups_of_a_public_event_stand_beside_the_news(release, event):
    BoothProduct.objects.create(event=event, name="กระจูดนราธิวาส")
    TargetGroup.objects.create(event=event, name="บัณฑิตแรงงาน", expected=40)
    shown = Client().get(release.get_absolute_url()).context
    assert ([p.name for p in shown["products"]], [g.expected for g in shown["groups"]]) == (["กระจูดนราธิวาส"], [40])


def test_what_becomes_of_an_event_shows_at_once_on_kept_pages_of_its_news(release, event, narathiwat_officer):
    assert Client().get("/news/").context["page"].object_list
    for step, shown in (("cancel", 1), ("restore", 1)):
        services.change_state(by=narathiwat_officer, event=event, step=step, reason="น้ำท่วม")
        assert len(Client().get("/news/").context["page"].object_list) == shown
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"], visibility="date")
    assert list(Client().get("/news/").context["page"].object_list) == []


def test_who_writes_news_reads_whether_it_is_public(release, event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/parts/news/"
    public = client.get(address).context["public"]
    Event.objects.filter(pk=event.pk).update(state="draft")
    assert (public, client.get(address).context["public"]) == ({release}, set())


@pytest.mark.parametrize("address", ["/news/999999/", f"/news/{10**30}/"])
def test_news_that_does_not_exist_is_404(address, event):
    assert Client().get(address).status_code == 404


@pytest.fixture
def withdrawn(release, signed_in, narathiwat_officer):
    """The office withdraws its news; gives the browser that did it."""
    client = signed_in(narathiwat_officer)
    client.post(f"/events/{release.event_id}/parts/news/{release.pk}/remove/")
    return client


def test_withdrawn_news_says_so_at_its_address_and_nothing_of_its_text(release, withdrawn):
    response = Client().get(release.get_absolute_url())
    text = response.content.decode()
    assert (response.status_code, local_date(today()).split()[-1] in text) == (410, True)
    told = [release.headline, "พาดหัว", "ความนำ", "ย่อหน้า", "ทัดดาว", "example.go.th", "NNT", release.event.title]
    assert [word for word in told if word in text] == []


def test_withdrawn_news_is_in_no_list(release, withdrawn):
    assert [list(Client().get("/news/").context["page"].object_list), PressRelease.objects.count()] == [[], 0]


def test_put_back_it_reads_as_before(release, withdrawn):
    before = PressRelease.objects.filter(pk=release.pk).values()
    withdrawn.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert (before.get()["verbatim"], Client().get(release.get_absolute_url()).status_code) == (release.verbatim, 200)
    assert WithdrawnRelease.objects.count() == 0


def test_news_that_nobody_had_read_leaves_nothing_behind(event, signed_in, narathiwat_officer):
    ahead = PressRelease.objects.create(
        event=event, headline="ข่าว", body="เนื้อ", published_on=date(2099, 1, 1), is_cleared=True
    )
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/parts/news/{ahead.pk}/remove/")
    assert (Client().get(ahead.get_absolute_url()).status_code, WithdrawnRelease.objects.count()) == (404, 0)


def test_after_its_day_in_the_bin_the_address_still_says_so(release, withdrawn):
    BinnedRow.objects.all().delete()
    assert Client().get(release.get_absolute_url()).status_code == 410


def test_when_news_was_changed_is_read_within_the_office_and_never_by_the_public(
    release, signed_in, narathiwat_officer, songkhla_officer
):
    record(by=narathiwat_officer, act="events.update_part", target=release, province_code="96")
    browsers = (signed_in(narathiwat_officer), signed_in(songkhla_officer), Client())
    assert ["แก้ไขล่าสุด" in each.get(release.get_absolute_url()).content.decode() for each in browsers] == [
        True, False, False,
    ]  # fmt: skip
