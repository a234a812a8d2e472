"""The calendar feed, read back as a calendar program does."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from provinces.stamps import touched

BANGKOK = ZoneInfo("Asia/Bangkok")
pytestmark = pytest.mark.usefixtures("inland")


def entries() -> list:
    return Calendar.from_ical(Client().get("/schedule/96.ics").content).walk("VEVENT")


def soon(days=5) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_known_times_are_bangkok_times(make_event):
    make_event(first_day=soon(), last_day=soon(6), start_time=time(9), end_time=time(16, 30), venue_name="ห้อง; ก, ข")
    entry, _second = entries()
    assert entry.decoded("dtstart") == datetime.combine(soon(), time(9), BANGKOK)
    assert entry.decoded("dtend") == datetime.combine(soon(), time(16, 30), BANGKOK)
    assert entry["location"] == "ห้อง; ก, ข, จังหวัดนราธิวาส"
    body = Client().get("/schedule/96.ics").content
    assert (body.count(b"BEGIN:VTIMEZONE"), b"TZID:Asia/Bangkok" in body) == (1, True)


def test_an_unknown_time_is_the_whole_day(make_event):
    make_event(first_day=soon(), last_day=soon(6))
    told = [(entry.decoded("dtstart"), entry.decoded("dtend")) for entry in entries()]
    assert told == [(soon(), soon(6)), (soon(6), soon(7))]


def test_a_start_without_an_end_has_a_usual_length(make_event):
    make_event(first_day=soon(), last_day=soon(), start_time=time(11))
    (entry,) = entries()
    assert entry.decoded("dtend") - entry.decoded("dtstart") == timedelta(hours=3)


def test_a_cancelled_event_stays_as_cancelled(make_event):
    make_event(first_day=soon(), last_day=soon(), state="cancelled")
    assert [entry["status"] for entry in entries()] == ["CANCELLED"]


def test_drafts_and_old_events_are_left_out(make_event):
    make_event(first_day=soon(), last_day=soon(), state="draft")
    make_event(first_day=soon(-400), last_day=soon(-400))
    assert entries() == []


def test_the_title_of_a_hidden_event_is_general(make_event):
    make_event(first_day=soon(), last_day=soon(), visibility="date", title="ลับ", start_time=time(9))
    (entry,) = entries()
    assert ("ลับ" in entry["summary"], entry.decoded("dtstart")) == (False, soon())


def test_lines_are_folded_and_end_as_the_standard_says(make_event):
    make_event(first_day=soon(), last_day=soon(), title="ก" * 200)
    lines = Client().get("/schedule/96.ics").content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [entry["summary"] for entry in entries()] == ["ก" * 200]


def test_an_unchanged_feed_answers_304_and_a_changed_one_anew(make_event):
    event = make_event(first_day=soon(), last_day=soon())
    etag = Client().get("/schedule/96.ics")["ETag"]
    again = Client().get("/schedule/96.ics", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    event.title = "ชื่อใหม่"
    event.save()
    touched(["96"])
    assert Client().get("/schedule/96.ics", headers={"if-none-match": etag}).status_code == 200


def test_the_feed_is_a_calendar_for_everybody(make_event):
    response = Client().get("/schedule/96.ics")
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
