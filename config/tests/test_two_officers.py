"""Two officers, one record, any order of opening, typing, sending, choosing: nothing is written over unseen (F13)."""

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from config.tests.two_officers import Desk, TwoOfficers
from entry.testmode import slow
from events import services as event_services
from events.forms import EventEditForm
from events.models import Event
from volunteers import services
from volunteers.forms import PersonForm
from volunteers.models import Person

DAY = date(2026, 3, 12)


@pytest.fixture
def users(narathiwat_officer, narathiwat_head):
    """The two who edit."""
    return {"officer": narathiwat_officer, "head": narathiwat_head}


@pytest.fixture
def event(narathiwat, users):
    """Makes a new event to edit, each on a day of its own: two of one title on one day are asked about."""
    days = (DAY - timedelta(days=n) for n in count())

    def new() -> Desk:
        day = next(days)
        made = Event.objects.create(
            kind="workshop", title="ก", venue_room="ก", venue_name="ก", organiser_name="ก", office=narathiwat,
            first_day=day, last_day=day, venue_province_id="96",
        )  # fmt: skip
        made.provinces.add("96")

        def form(who, data):
            return EventEditForm(data, user=users[who], instance=Event.objects.get(pk=made.pk))

        def save(who, sent):
            facts = sent.facts() | {"version": sent.cleaned_data["version"]}
            event_services.update_event(by=users[who], event=sent.record, **facts)

        return Desk(("title", "venue_room", "venue_name", "organiser_name"), form, save)

    return new


@pytest.fixture
def person(narathiwat, users):
    """Makes a new person to edit."""

    def new() -> Desk:
        kept = {"line_id": "ก", "address": "ก"}
        made = services.register_person(by=users["head"], office=narathiwat, first_name="ก", last_name="ก", **kept)

        def form(who, data):
            if data:
                data["another_person"] = "on"
            return PersonForm(data, office=narathiwat, person=Person.objects.get(pk=made.pk))

        def save(who, sent):
            services.update_person(by=users[who], person=sent.record, **sent.person_fields())

        return Desk(("first_name", "last_name", "line_id", "address"), form, save)

    return new


def let_them(new_desk, *, alone: bool) -> None:
    """Run the machine as deep as asked for, and say how often."""
    begun = []

    def counted() -> Desk:
        begun.append(1)
        return new_desk()

    steps = settings(slow(3, whole_when_deep=True), stateful_step_count=20)
    run_state_machine_as_test(lambda: TwoOfficers(counted, alone=alone), settings=steps)
    print(f"two officers: {len(begun)} interleavings, none written over unseen")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["event", "person"])
def test_nothing_is_written_over_unseen_in_any_order(kind, request):
    let_them(request.getfixturevalue(kind), alone=False)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["event", "person"])
def test_nothing_is_written_over_unseen_on_connections_of_their_own(kind, request):
    let_them(request.getfixturevalue(kind), alone=True)
