"""One event as the public may read it."""

import re
from datetime import time

import pytest
from django.test import Client

from events import services
from events.models import Dignitary, Event, EventRole, ProgrammeItem
from events.tests.conftest import SECRET


def page(event) -> str:
    return Client().get(f"/schedule/events/{event.pk}/").content.decode()


def test_date_and_district_are_shown_alone(ahead):
    event = ahead(visibility="date", venue_district_id="9601")
    shown = Client().get(f"/schedule/events/{event.pk}/").context["event"]
    assert (shown.title == SECRET, shown.kind, shown.venue, shown.start_time) == (False, "", "", None)
    assert shown.area == "อำเภอเมืองนราธิวาส จังหวัดนราธิวาส"


def test_what_a_source_counted_is_public_with_the_full_event_alone(make_event):
    events = [make_event(reported_total=987, visibility=seen) for seen in ("full", "date")]
    assert ["987" in page(event) for event in events] == [True, False]


def test_where_the_whole_roll_was_closed_the_public_reads_its_number_and_no_other(
    event, release, guests, narathiwat_officer
):
    Event.objects.filter(pk=event.pk).update(reported_total=987)
    morning, places = event.sessions.get(half="morning"), guests(event, "สมชาย", "สมหญิง")
    services.take_roll(by=narathiwat_officer, event=event, marks={(places[0].pk, morning.pk): "present"})
    services.close_sessions(by=narathiwat_officer, event=event, sessions=event.sessions.all())
    for address in (f"/schedule/events/{event.pk}/", release.get_absolute_url()):
        told = " ".join(Client().get(address).content.decode().split())
        assert ("<dt> ผู้เข้าร่วม </dt> <dd> 1 คน </dd>" in told, "987" in told) == (True, False)


@pytest.mark.parametrize("facts", [{"state": "draft"}, {"state": "approved"}, {"visibility": "after"}])
def test_an_event_that_is_not_public_is_404(facts, ahead):
    assert Client().get(f"/schedule/events/{ahead(**facts).pk}/").status_code == 404


def test_nobody_puts_into_a_calendar_what_is_over(ahead, make_event):
    assert [".ics" in page(event) for event in (ahead(), make_event())] == [True, False]


def test_everything_about_a_full_event_is_shown(ahead):
    event = ahead(start_time=time(9), objectives=["ถ่ายทอดแนวทาง"])
    minister = Dignitary.objects.create(first_name="ประธาน", last_name="ตัวอย่าง")
    EventRole.objects.create(event=event, role="chair", dignitary=minister)
    ProgrammeItem.objects.create(event=event, day=event.first_day, phase="morning", kind="lecture", title="บรรยายพิเศษ")
    event.target_groups.create(name="บัณฑิตแรงงาน")
    event.booth_products.create(name="กระจูด")
    text = page(event)
    facts = (SECRET, "ห้องลับ", "09.00", "ถ่ายทอดแนวทาง", "ประธาน ตัวอย่าง", "บรรยายพิเศษ", "บัณฑิตแรงงาน", "กระจูด")
    assert [fact for fact in facts if fact not in text] == []


def test_a_cancelled_event_says_so(ahead):
    shown = Client().get(f"/schedule/events/{ahead(state='cancelled').pk}/").context["event"]
    assert shown.is_cancelled


def test_the_organiser_as_announced_is_named_unless_hidden(ahead, narathiwat):
    events = [ahead(organiser_name="กระทรวงแรงงาน", visibility=seen) for seen in ("full", "date")]
    names = [Client().get(f"/schedule/events/{e.pk}/").context["event"].organiser for e in events]
    assert names == ["กระทรวงแรงงาน", narathiwat.name]


@pytest.mark.parametrize("number", ["0", "999999", str(10**30)])
def test_an_event_that_does_not_exist_is_404(number, gazetteer):
    assert Client().get(f"/schedule/events/{number}/").status_code == 404


SHARED = re.compile(r'<(?:meta property|link rel)="([a-z:_]+)" (?:content|href)="([^"]*)">')


def test_the_card_of_an_event_tells_day_place_and_picture(make_event, inland):
    event = make_event(title="ประชุม <b>", start_time=time(9), venue_name="สวนอาหารริมน้ำ", visibility="full")
    said = dict(SHARED.findall(Client().get(f"/schedule/events/{event.pk}/?from=line").content.decode()))
    assert (said["og:title"], said["canonical"]) == (
        "ประชุม &lt;b&gt;", f"http://testserver/schedule/events/{event.pk}/",
    )  # fmt: skip
    assert said["og:description"].startswith("12 มี.ค. 2569 · เวลา 09.00 น. · สวนอาหารริมน้ำ · จังหวัดนราธิวาส")
    assert said["og:image"].endswith("/static/pictures/share.png")


def test_the_card_of_a_hidden_event_tells_no_more_than_its_page(make_event, inland):
    event = make_event(title="ลับ", start_time=time(9), venue_name="ที่ลับ", visibility="date")
    assert "ลับ" not in page(event) and "09.00" not in page(event)


def test_the_second_page_of_a_list_has_an_address_of_its_own(make_event, inland):
    text = Client().get("/schedule/?page=2&utm_source=x").content.decode()
    assert dict(SHARED.findall(text))["canonical"] == "http://testserver/schedule/?page=2"


def test_who_is_expected_is_not_told_as_who_took_part(ahead):
    event = ahead()
    event.target_groups.create(name="บัณฑิตแรงงาน", expected=12)
    told = " ".join(page(event).split())
    assert ('<h2 id="groups">กลุ่มเป้าหมาย</h2>' in told, "เป้าหมาย 12 คน" in told) == (True, True)
