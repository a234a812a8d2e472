"""The calendar's entries, read back by a calendar library."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from events.calendar_feed import calendar_feed
from events.models import Event

ADDRESS = "https://portal.example/schedule/events/"
NARATHIWAT = "กิจกรรม จังหวัดนราธิวาส"


@pytest.fixture
def read(make_event):
    """Make an event and read its entry: ``read(start_time=time(9))``."""

    def make(**facts):
        event = make_event(**facts)
        Event.objects.update(changed_at=datetime(2026, 3, 1, 2, tzinfo=UTC))
        feed = calendar_feed(NARATHIWAT, Event.objects.all(), lambda each: f"{ADDRESS}{each.pk}/")
        first, *more = Calendar.from_ical(feed).walk("VEVENT")
        names = [f"event-{event.pk}{end}@labour-volunteer-network" for end in ("", "-2", "-3")]
        assert [str(entry["uid"]) for entry in (first, *more)] == names[: len(more) + 1]
        return [first, *more] if more else first

    return make


def span(entry) -> tuple[str, str]:
    return str(entry.decoded("dtstart"))[:16], str(entry.decoded("dtend"))[:16]


@pytest.mark.parametrize(
    "facts, expected",
    [
        ({}, ("2026-03-12", "2026-03-13")),
        ({"start_time": time(9)}, ("2026-03-12 09:00", "2026-03-12 12:00")),
        ({"start_time": time(9), "end_time": time(16)}, ("2026-03-12 09:00", "2026-03-12 16:00")),
        ({"end_time": time(16)}, ("2026-03-12", "2026-03-13")),
        ({"start_time": time(9), "visibility": "date"}, ("2026-03-12", "2026-03-13")),
    ],
)
def test_hours_where_they_are_known_and_public_else_whole_days(facts, expected, read):
    assert span(read(**facts)) == expected


def test_each_day_of_several_has_an_entry_with_its_hours(read):
    days = read(last_day=date(2026, 3, 14), start_time=time(9), end_time=time(16))
    assert [span(entry) for entry in days] == [(f"2026-03-{n} 09:00", f"2026-03-{n} 16:00") for n in (12, 13, 14)]


WHOLE = ("", "")


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (13, 12, [("13:00", "16:30"), WHOLE, WHOLE]),
        (13, 16, [("13:00", "16:00"), WHOLE, WHOLE]),
        (18, 12, [("18:00", "21:00"), WHOLE, WHOLE]),
        (9, 12, [("09:00", "16:30"), ("09:00", "16:30"), ("09:00", "12:00")]),
    ],
)
def test_a_start_after_noon_is_of_the_first_day_and_an_end_by_noon_of_the_last(start, end, hours, read):
    days = read(last_day=date(2026, 3, 14), start_time=time(start), end_time=time(end))
    assert [tuple(moment[11:] for moment in span(entry)) for entry in days] == hours


def test_without_hours_each_day_is_a_whole_one(read):
    days = read(last_day=date(2026, 3, 13))
    assert [span(entry) for entry in days] == [("2026-03-12", "2026-03-13"), ("2026-03-13", "2026-03-14")]


def test_an_entry_makes_nobody_busy_and_a_later_change_is_a_later_edition(read):
    entry = read()
    Event.objects.update(changed_at=datetime(2026, 3, 2, tzinfo=UTC))
    feed = calendar_feed(NARATHIWAT, Event.objects.all(), lambda each: ADDRESS)
    (later,) = Calendar.from_ical(feed).walk("VEVENT")
    assert (str(entry["transp"]), str(entry["uid"])) == ("TRANSPARENT", str(later["uid"]))
    assert int(later["sequence"]) - int(entry["sequence"]) == 22 * 3600


def test_events_of_others_say_who_invites_and_ones_own_do_not(read, narathiwat):
    assert str(read()["description"]) == f"จัดโดย {narathiwat.name}"
    feed = calendar_feed(NARATHIWAT, Event.objects.all(), lambda each: ADDRESS, host=narathiwat.pk)
    assert all("description" not in entry for entry in Calendar.from_ical(feed).walk("VEVENT"))


@pytest.mark.parametrize(
    "state, status", [("published", "CONFIRMED"), ("running", "CONFIRMED"), ("cancelled", "CANCELLED")]
)
def test_a_cancelled_event_stays_as_cancelled(state, status, read):
    assert str(read(state=state)["status"]) == status


def test_title_and_place_of_a_full_event(read):
    entry = read(venue_name="สวนอาหารริมน้ำ", venue_district_id="9601")
    assert (str(entry["summary"]), str(entry["location"])) == (
        "การประชุมเชิงปฏิบัติการทดลอง", "สวนอาหารริมน้ำ, อำเภอเมืองนราธิวาส จังหวัดนราธิวาส",
    )  # fmt: skip


def test_a_hidden_event_tells_its_district_alone(read):
    entry = read(venue_name="ห้องลับ", title="ชื่อลับ", visibility="date")
    assert (str(entry["location"]), "ลับ" in entry.to_ical().decode()) == ("จังหวัดนราธิวาส", False)


def test_an_entry_leads_to_the_public_page_and_says_when_it_changed(read):
    entry = read()
    assert str(entry["url"]).startswith(ADDRESS)
    assert entry.decoded("last-modified") == entry.decoded("dtstamp") == datetime(2026, 3, 1, 2, tzinfo=UTC)


def test_the_same_events_give_the_same_bytes(make_event):
    make_event()
    feeds = {calendar_feed(NARATHIWAT, Event.objects.all(), lambda each: ADDRESS) for _again in range(2)}
    assert len(feeds) == 1


def test_a_calendar_without_events_names_itself_and_asks_to_be_read_again():
    calendar = Calendar.from_ical(calendar_feed(NARATHIWAT, [], lambda each: ADDRESS))
    assert ("นราธิวาส" in str(calendar["x-wr-calname"]), calendar.walk("VEVENT")) == (True, [])
    assert (str(calendar["method"]), str(calendar["x-wr-timezone"])) == ("PUBLISH", "Asia/Bangkok")
