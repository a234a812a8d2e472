"""The public schedule shows what the office lets be known, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Dignitary, EventRole

SECRET = "ชื่อที่ยังไม่เผยแพร่"


@pytest.fixture
def ahead(make_event):
    """An event in five days: ``ahead(visibility="date")``."""
    day = timezone.localdate() + timedelta(days=5)

    def make(**facts):
        return make_event(**{"first_day": day, "last_day": day, "title": SECRET, "venue_name": "ห้องลับ"} | facts)

    return make


def page(address: str) -> str:
    return Client().get(address).content.decode()


@pytest.mark.parametrize("address", ["/schedule/", "/schedule/96/"])
def test_a_full_event_is_listed_with_title_and_place(address, ahead):
    ahead()
    assert [SECRET in page(address), "ห้องลับ" in page(address)] == [True, True]


@pytest.mark.parametrize(
    "facts", [{"visibility": "date"}, {"visibility": "after"}, {"state": "draft"}, {"state": "approved"}]
)
def test_what_is_hidden_leaks_on_no_page(facts, ahead):
    event = ahead(**facts)
    EventRole.objects.create(
        event=event, role="chair", dignitary=Dignitary.objects.create(first_name="ประธานลับ", last_name="ตัวอย่าง")
    )
    addresses = ["/", "/schedule/", "/schedule/96/", "/schedule/96.ics", f"/schedule/events/{event.pk}/"]
    pages = [page(address) for address in addresses]
    assert [w for w in (SECRET, "ห้องลับ", "ประธานลับ") if any(w in text for text in pages)] == []


def test_date_and_district_are_shown_alone(ahead):
    event = ahead(visibility="date", venue_district_id="9601")
    shown = Client().get(f"/schedule/events/{event.pk}/").context["event"]
    assert (shown.title == SECRET, shown.kind, shown.venue, shown.start_time) == (False, "", "", None)
    assert shown.area == "อำเภอเมืองนราธิวาส จังหวัดนราธิวาส"


def test_what_a_source_counted_is_public_with_the_full_event_alone(make_event):
    events = [make_event(reported_total=987, visibility=seen) for seen in ("full", "date")]
    assert ["987" in page(f"/schedule/events/{event.pk}/") for event in events] == [True, False]


def test_an_event_shown_afterwards_appears_when_it_is_over(make_event):
    event = make_event(visibility="after", title=SECRET)
    assert [SECRET in page(a) for a in ("/schedule/96/", f"/schedule/events/{event.pk}/")] == [True, True]


@pytest.mark.parametrize("facts", [{"state": "draft"}, {"state": "approved"}, {"visibility": "after"}])
def test_an_event_that_is_not_public_is_404(facts, ahead):
    assert Client().get(f"/schedule/events/{ahead(**facts).pk}/").status_code == 404


@pytest.mark.parametrize("code", ["00", "1", "961", "xx", "96%00", "๙๖"])
def test_an_unknown_province_is_404(code, gazetteer):
    assert [Client().get(f"/schedule/{code}{end}").status_code for end in ("/", ".ics")] == [404, 404]


def test_a_joint_event_is_on_both_schedules(ahead):
    ahead(provinces=["96", "90"])
    assert [SECRET in page(f"/schedule/{code}/") for code in ("96", "90")] == [True, True]


def test_no_participant_is_public(ahead, guests):
    event = ahead()
    guests(event, "สมชาย ผู้ถูกเชิญ")
    assert [a for a in ("/schedule/96/", f"/schedule/events/{event.pk}/") if "ผู้ถูกเชิญ" in page(a)] == []
