"""What is written of an event shows at once on the pages that are kept for everybody, in every province concerned."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from events import services
from events.services import audit
from provinces.stamps import stamp_of, touched
from thai.calendar import today


@pytest.fixture
def ahead():
    """An event a month from now in Hat Yai, of which everybody reads everything before it is over."""
    day = today() + timedelta(days=30)
    return {"first_day": day, "last_day": day, "venue_province_id": "90", "venue_district_id": "9011"}


def stale(write) -> list[str]:
    """The provinces of which nothing kept is good any more after a write."""
    before = {code: stamp_of(code) for code in ("90", "96")}
    write()
    return [code for code, stamp in before.items() if stamp_of(code) != stamp]


def shown(title, *addresses) -> list[bool]:
    """Whether each page shows the title to anybody."""
    return [title in Client().get(address).content.decode() for address in addresses]


def test_an_event_is_announced_to_everybody_at_once(make_event, narathiwat_head, ahead):
    event = make_event(title="งานใหม่", state="approved", **ahead)
    addresses = ["/", "/schedule/", "/schedule/96/", reverse("events:schedule_feed", args=["96"])]
    before = shown("งานใหม่", *addresses)
    services.change_state(by=narathiwat_head, event=event, step="publish")
    assert (before, shown("งานใหม่", *addresses)) == ([False] * 4, [True] * 4)


def test_an_event_that_leaves_a_province_leaves_its_page(make_event, narathiwat_officer):
    event = make_event(title="สัมมนาที่ย้าย", provinces=["96", "90"])
    address = reverse("events:schedule_province", args=["90"])
    before = shown("สัมมนาที่ย้าย", address)
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"])
    assert (before, shown("สัมมนาที่ย้าย", address)) == ([True], [False])


def test_a_roll_and_its_closing_are_written_about_every_province_of_the_event(joint_event, guests, narathiwat_officer):
    (guest,) = guests(joint_event, "สมชาย")
    session = joint_event.sessions.first()
    marks = {(guest.pk, session.pk): "present"}
    by = {"by": narathiwat_officer, "event": joint_event}
    assert stale(lambda: services.take_roll(**by, marks=marks)) == ["90", "96"]
    assert stale(lambda: services.close_sessions(**by, sessions=[session])) == ["90", "96"]


def test_a_deed_on_an_event_of_one_province_is_nothing_to_its_neighbour(event, narathiwat_officer):
    deed = {"by": narathiwat_officer, "event": event, "provinces": ["96"], "title": "ชื่อใหม่"}
    assert stale(lambda: services.update_event(**deed)) == ["96"]


def test_what_changes_nothing_leaves_what_is_kept(event, narathiwat_officer):
    assert stale(lambda: services.close_sessions(by=narathiwat_officer, event=event, sessions=[])) == []


def test_stamps_of_one_deed_are_locked_in_the_order_of_their_codes(make_event, narathiwat_officer, monkeypatch):
    """Else two joint events that are changed at one moment wait for each other, and PostgreSQL throws one away."""
    locked: list[str] = []

    def noting(provinces):
        codes = sorted(set(provinces))
        locked.extend(code for code in codes if code not in locked)
        touched(codes)

    event = make_event(provinces=["96"])
    monkeypatch.setattr(audit, "touched", noting)
    services.update_event(by=narathiwat_officer, event=event, provinces=["90", "96"])
    assert locked == ["90", "96"]
