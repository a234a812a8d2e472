"""The list of press releases."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from events.models import PressRelease


def page(address="/news/") -> str:
    return Client().get(address).content.decode()


def test_news_of_tomorrow_and_without_a_day_is_not_out_yet(event):
    tomorrow = timezone.localdate() + timedelta(days=1)
    for day in (tomorrow, None):
        late = PressRelease.objects.create(
            event=event, headline="ยังไม่เผยแพร่", body="เนื้อ", published_on=day, is_cleared=True
        )
        assert Client().get(late.get_absolute_url()).status_code == 404
    assert "ยังไม่เผยแพร่" not in page()


def test_the_newest_comes_first(release, event):
    PressRelease.objects.create(
        event=event, headline="ใหม่กว่า", body="เนื้อ", published_on=date(2020, 3, 13), is_cleared=True
    )
    assert [r.headline for r in Client().get("/news/").context["page"]] == ["ใหม่กว่า", "พาดหัว <b>ข่าว</b>"]


def test_ten_stand_on_a_page(event):
    PressRelease.objects.bulk_create(
        PressRelease(event=event, headline=f"ข่าว {n}", body="เนื้อ", published_on=date(2020, 3, 13), is_cleared=True)
        for n in range(11)
    )
    pages = [Client().get(f"/news/?page={n}").context["page"] for n in (1, 2)]
    assert [len(each.object_list) for each in pages] == [10, 1]


def test_news_of_an_event_that_is_no_longer_public_stays(release, event):
    event.state = "cancelled"
    event.save()
    assert [each.headline for each in Client().get("/news/").context["page"]] == [release.headline]
