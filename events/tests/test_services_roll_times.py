"""No roll on a draft, on what was cancelled, or on a half-day that has not come; none closed before it is over."""

from datetime import datetime, time

import pytest
from django.utils import timezone

from accounts.rules import RuleBroken
from events import access, services
from events.models import Attendance, Event, RollClosing
from events.tests.conftest import DAY
from thai.calendar import BANGKOK


@pytest.fixture
def clerk(event, guests, narathiwat_officer, time_machine):
    """Takes the roll of one guest at an hour of the day: ``clerk(8, "morning", "present")`` gives the refusals."""
    (guest,) = guests(event, "สมชาย")

    def at(hour, half, mark="present", *, minute=0, day=DAY, close=False):
        time_machine.move_to(datetime(day.year, day.month, day.day, hour, minute, tzinfo=BANGKOK), tick=False)
        session = event.sessions.get(half=half)
        marks = {(guest.pk, session.pk): mark} if mark is not None else {}
        try:
            services.take_roll(by=narathiwat_officer, event=event, marks=marks, reason="แก้")
            if close:
                services.close_sessions(by=narathiwat_officer, event=event, sessions=[session])
        except RuleBroken as refusal:
            return refusal.codes
        return []

    return at


@pytest.mark.parametrize(
    "day, hour, minute, half, refused",
    [
        (DAY.replace(day=11), 23, 59, "morning", ["half_day_not_come"]),
        (DAY, 0, 0, "morning", []),
        (DAY, 11, 59, "afternoon", ["half_day_not_come"]),
        (DAY, 12, 0, "afternoon", []),
        (DAY.replace(day=20), 8, 0, "morning", []),
    ],
)
def test_the_roll_is_taken_from_the_half_day_on(day, hour, minute, half, refused, clerk):
    assert (clerk(hour, half, minute=minute, day=day), Attendance.objects.count()) == (refused, int(not refused))


@pytest.mark.parametrize(
    "end, hour, minute, half, refused",
    [
        (time(16), 11, 59, "morning", True),
        (time(16), 12, 0, "morning", False),
        (time(16), 15, 59, "afternoon", True),
        (time(16), 16, 0, "afternoon", False),
        (None, 16, 29, "afternoon", True),
        (None, 16, 30, "afternoon", False),
    ],
)
def test_the_roll_is_closed_when_the_half_day_is_over(end, hour, minute, half, refused, clerk, event):
    Event.objects.filter(pk=event.pk).update(end_time=end)
    codes = clerk(hour, half, minute=minute, close=True)
    assert (codes, RollClosing.objects.count()) == (["half_day_not_come"] if refused else [], int(not refused))


@pytest.mark.parametrize("state", Event.State.values)
def test_a_draft_and_what_was_cancelled_or_closed_have_no_roll(state, clerk, event):
    Event.objects.filter(pk=event.pk).update(state=state)
    refused = {"draft": ["no_roll"], "cancelled": ["no_roll"], "closed": ["event_closed"]}.get(state, [])
    assert [clerk(13, "morning"), clerk(13, "morning", None, close=True)] == [refused, refused]


def test_a_mark_that_should_never_have_been_is_taken_back_all_the_same(clerk, event):
    clerk(13, "morning")
    Event.objects.filter(pk=event.pk).update(state="draft")
    refused, taken_back = clerk(13, "morning", "absent"), clerk(13, "morning", "")
    assert (refused, taken_back, Attendance.objects.count()) == (["no_roll"], [], 0)


def test_what_counts_is_the_event_as_stored_when_the_turn_comes(clerk, event):
    """The officer's page is older than what the head did: the event was moved to the evening."""
    Event.objects.filter(pk=event.pk).update(end_time=time(20))
    assert clerk(17, "afternoon", close=True) == ["half_day_not_come"]


def test_the_page_offers_only_what_the_clock_allows(clerk, event, signed_in, narathiwat_officer):
    clerk(13, "morning", None)
    client, halves = signed_in(narathiwat_officer), event.sessions.all()
    pages = [client.get(f"/events/{event.pk}/roll/?half={each.half}").content.decode() for each in halves]
    offered = [
        f'value="ask:{deed}:{each.pk}"' in page
        for deed in ("rest", "close")
        for each, page in zip(halves, pages, strict=True)
    ]
    assert (offered, "16.00 น.</span> ของวันนี้" in pages[1]) == ([True, True, True, False], True)


def test_before_the_day_the_page_shows_the_list_and_no_marks(make_event, guests, signed_in, narathiwat_officer):
    ahead = timezone.localdate().replace(year=timezone.localdate().year + 1)
    event = make_event(first_day=ahead, last_day=ahead)
    guests(event, "สมชาย")
    text = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/").content.decode()
    assert ("สมชาย" in text, 'type="radio"' in text, 'name="action"' in text) == (True, False, False)


def test_the_page_of_a_draft_says_why_there_is_no_roll(make_event, guests, signed_in, narathiwat_officer):
    event = make_event(state="draft")
    guests(event, "สมชาย")
    page = signed_in(narathiwat_officer).get(f"/events/{event.pk}/roll/")
    assert (page.context["no_roll"], 'type="radio"' in page.content.decode()) == (access.why_no_roll(event), False)


@pytest.mark.parametrize(("state", "offered"), [("draft", False), ("approved", True), ("cancelled", False)])
def test_the_page_of_an_event_offers_the_roll_only_where_there_is_one(
    state, offered, make_event, signed_in, narathiwat_officer
):
    event = make_event(state=state)
    page = signed_in(narathiwat_officer).get(event.get_absolute_url()).content.decode()
    assert (f'href="/events/{event.pk}/roll/"' in page) is offered
