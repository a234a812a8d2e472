"""Walls that once could be taken away without a test that noticed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from config.tests.test_access import BY_NAME
from events import services as event_services
from events.forms import GuestForm
from events.models import Event, Participant
from volunteers import services
from volunteers.forms.terms import orders_offered
from volunteers.models import Appointment, AppointmentOrder

# They lead whoever is signed in back without doing anything (test_language.py, test_frame.py).
LED_BACK = {"language", "accounts:sign_in"}
# What the officer reaches by POST; each has to ask for the token of its page first.
POSTED = sorted(
    name for name, row in BY_NAME.items() if row.post["officer"] not in (403, 404, 405) and name not in LED_BACK
)


def test_no_post_is_taken_without_the_token_of_its_page(world):
    client, taken = Client(enforce_csrf_checks=True), {}
    client.force_login(world.users["officer"], backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in POSTED:
        address = reverse(name, kwargs={key: world[value] for key, value in BY_NAME[name].kwargs.items()})
        taken[name] = client.post(address, {"draft": "discard"}).status_code
    assert taken == dict.fromkeys(POSTED, 403)
    assert {"accounts:sign_out", "events:roll", "reports:list", "volunteers:search"} <= set(POSTED)


@pytest.fixture
def elsewhere(world):
    """A participant of another event."""
    other = Event.objects.get(pk=world["event"])
    other.pk, other.form_key = None, None
    other.save()
    return Participant.objects.create(event=other, name="คนของงานอื่น", order=1)


def test_a_substitute_stands_in_for_somebody_of_the_same_event(world, elsewhere):
    event = Event.objects.get(pk=world["event"])
    here = GuestForm({"name": "ผู้แทน", "substitute_for": world["participant"]}, event=event)
    there = GuestForm({"name": "ผู้แทน", "substitute_for": elsewhere.pk}, event=event)
    assert (here.is_valid(), list(there.errors)) == (True, ["substitute_for"])


@pytest.mark.parametrize("deed", ["reply", "remove"])
def test_a_participant_of_another_event_is_neither_answered_for_nor_removed(deed, world, elsewhere, signed_in):
    client = signed_in(world.users["officer"])
    answer = client.post(
        f"/events/{world['event']}/participants/{deed}/", {"participant": elsewhere.pk, "reply": "coming"}
    )
    elsewhere.refresh_from_db()
    assert (answer.status_code, elsewhere.reply) == (404, "none")


def test_a_part_is_removed_by_its_organiser_alone(world):
    event = Event.objects.get(pk=world["event"])
    role = event.roles.get()
    with pytest.raises(PermissionDenied):
        event_services.remove_part(by=world.users["neighbour"], event=event, row=role)
    assert event.roles.count() == 1


def test_an_appointment_rests_on_an_order_that_its_office_may_use(
    world, songkhla, songkhla_officer, narathiwat_officer
):
    held = Appointment.objects.get(pk=world["appointment"])
    theirs = services.record_order(
        by=songkhla_officer, office=songkhla, authority="จังหวัดสงขลา", number="77", be_year=2569
    )
    assert [order.pk for order in orders_offered(held)] == [world["order"]]
    client = Client()
    client.force_login(narathiwat_officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    services.propose(by=narathiwat_officer, appointment=held, on=held.acts.get().effective_on)
    typed = {"term_start": "1 ต.ค. 2569", "term_end": "30 ก.ย. 2571", "order": theirs.pk, "confirmed": "on"}
    page = client.post(f"/volunteers/appointments/{held.pk}/appoint/", typed)
    assert (page.status_code, page.context["form"].has_error("order", "invalid_choice")) == (200, True)


def test_no_appointment_rests_on_a_revoked_order(world):
    held = Appointment.objects.get(pk=world["appointment"])
    AppointmentOrder.objects.filter(pk=world["order"]).update(state=AppointmentOrder.State.REVOKED)
    assert list(orders_offered(held)) == []
