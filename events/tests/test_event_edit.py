"""The form that changes an event."""

import pytest

from events.models import Event
from events.tests.test_event_new import typed


def test_the_form_shows_what_is_stored(event, signed_in, narathiwat_officer):
    form = signed_in(narathiwat_officer).get(f"/events/{event.pk}/edit/").context["form"]
    assert (form["first_day"].value(), form["start_time"].value(), form["venue_district"].value()) == (
        "12 มี.ค. 2569", "09.00", "เมืองนราธิวาส",
    )  # fmt: skip


def test_changes_are_written(event, signed_in, narathiwat_officer):
    sent = typed(title="ชื่อใหม่", reported_total="๑๐๐", reported_total_source="สวท.")
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/edit/", sent)
    stored = Event.objects.get()
    assert (stored.title, stored.reported_total, stored.state) == ("ชื่อใหม่", 100, "published")


def test_a_refused_change_loses_nothing(event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/edit/", typed(first_day="32/13/2562"))
    assert (response.status_code, Event.objects.get().title) == (200, event.title)


@pytest.mark.parametrize("who, status", [("songkhla_officer", 403), ("advisor", 403), ("ministry_admin", 200)])
def test_only_the_organiser_edits_a_joint_event(who, status, joint_event, signed_in, request):
    client = signed_in(request.getfixturevalue(who))
    assert client.get(f"/events/{joint_event.pk}/edit/").status_code == status
