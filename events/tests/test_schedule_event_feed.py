"""The calendar of one event, for the one who was invited."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from thai.calendar import BANGKOK

pytestmark = pytest.mark.usefixtures("inland")


def entries(event) -> list:
    return Calendar.from_ical(Client().get(f"/schedule/events/{event.pk}.ics").content).walk("VEVENT")


def test_an_event_of_two_days_is_two_entries_and_no_other_event_is_among_them(make_event):
    make_event(title="อีกงาน")
    event = make_event(last_day=date(2026, 3, 13), start_time=time(8, 30), end_time=time(16))
    assert [(str(entry["summary"]), str(entry.decoded("dtstart"))[:16]) for entry in entries(event)] == [
        (event.title, "2026-03-12 08:30"), (event.title, "2026-03-13 08:30"),
    ]  # fmt: skip


def test_it_leads_back_to_its_page_which_offers_it_until_it_is_over(make_event, time_machine):
    event, offered = make_event(), []
    assert str(entries(event)[0]["url"]) == f"http://testserver/schedule/events/{event.pk}/"
    for day in (event.last_day, event.last_day + timedelta(days=1)):
        time_machine.move_to(datetime.combine(day, time(9), BANGKOK))
        page = Client().get(f"/schedule/events/{event.pk}/").content.decode()
        offered.append(f'href="/schedule/events/{event.pk}.ics"' in page)
    assert offered == [True, False]


def test_what_was_cancelled_says_so_and_is_not_offered_any_more(make_event):
    event = make_event(state="cancelled")
    assert [str(entry["status"]) for entry in entries(event)] == ["CANCELLED"]
    assert ".ics" not in Client().get(f"/schedule/events/{event.pk}/").content.decode()


@pytest.mark.parametrize(
    "facts", [{"state": "draft"}, {"visibility": "after", "first_day": date(2099, 1, 1), "last_day": date(2099, 1, 1)}]
)
def test_an_event_that_is_not_public_is_404(facts, make_event):
    assert Client().get(f"/schedule/events/{make_event(**facts).pk}.ics").status_code == 404
