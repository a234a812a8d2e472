"""The public front page: find your province, the next events, the latest news."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Event
from provinces.models import Province


@pytest.fixture
def announced(narathiwat):
    """Make a published event of tomorrow in Songkhla: ``announced("date", title="…")``."""

    def make(visibility="full", **fields):
        day = timezone.localdate() + timedelta(days=1)
        facts = {"kind": "seminar", "title": "สัมมนาทดลอง", "venue_name": "ห้องลับ", "state": "published"}
        facts |= {"first_day": day, "last_day": day} | fields
        return Event.objects.create(office=narathiwat, venue_province_id="90", visibility=visibility, **facts)

    return make


def test_home_offers_every_province_in_thai_order(client, gazetteer):
    page = client.get("/").content.decode()
    offered = re.findall(r'<option value="(\d\d)">', page)
    assert offered == list(Province.objects.order_by("sort_key").values_list("code", flat=True))


def test_choosing_a_province_leads_to_its_schedule(client, gazetteer):
    answer = client.get("/", {"province": "96"})
    assert (answer.status_code, answer.url) == (302, "/schedule/96/")


@pytest.mark.parametrize("code", ["", "99", "9", "สงขลา", "96' --"])
def test_an_unknown_province_shows_home_again(client, gazetteer, code):
    assert client.get("/", {"province": code}).templates[0].name == "config/home.html"


def test_home_shows_the_next_event_with_its_place(client, announced):
    event = announced()
    page = client.get("/").content.decode()
    assert (event.title in page, event.venue_name in page) == (True, True)


def test_home_keeps_title_and_place_of_a_date_only_event(client, announced):
    event = announced("date")
    page = client.get("/").content.decode()
    assert (event.title in page, event.venue_name in page, event.get_kind_display() in page) == (False, False, False)
    assert "จังหวัดสงขลา" in page


def test_home_shows_what_comes_and_neither_yesterday_nor_a_draft(client, announced):
    today = timezone.localdate()
    announced(title="ประชุมวันนี้", first_day=today, last_day=today)
    announced(title="ประชุมเมื่อวาน", first_day=today - timedelta(days=1), last_day=today - timedelta(days=1))
    announced(title="ประชุมที่ยังเป็นร่าง", state="draft")
    page = client.get("/").content.decode()
    assert re.findall("ประชุม(?:วันนี้|เมื่อวาน|ที่ยังเป็นร่าง)", page) == ["ประชุมวันนี้"]


def test_home_shows_five_events_the_nearest_first(client, announced):
    days = [timezone.localdate() + timedelta(days=ahead) for ahead in (7, 3, 5, 1, 6, 2, 4)]
    for day in days:
        announced(title=f"ประชุม {day.isoformat()}", first_day=day, last_day=day)
    shown = re.findall(r"ประชุม (\d{4}-\d\d-\d\d)", client.get("/").content.decode())
    assert shown == [day.isoformat() for day in sorted(days)[:5]]


def test_home_says_so_where_nothing_is_announced(client, gazetteer):
    assert "ยังไม่มี" in client.get("/").content.decode()


def test_a_title_is_text_and_never_a_tag(client, announced):
    announced(title="<script>alert(1)</script>")
    page = client.get("/").content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt;" in page) == (False, True)
