"""The roll of a hundred by keyboard alone: three are absent, the others came, and the half-day is closed."""

import pytest

from config.tests.keyboard import Keyboard
from events.models import Attendance, Event, Participant, Session

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
SAVED = "#row-{} [data-saved]"


@pytest.fixture
def hundred(world):
    """A workshop that is over, with a hundred on its list and one half-day to be taken."""
    event = Event.objects.get(pk=world["event"])
    event.participants.all().delete()
    day = event.first_day.replace(year=event.first_day.year - 1)
    Event.objects.filter(pk=event.pk).update(first_day=day, last_day=day)
    Session.objects.filter(event=event).exclude(pk=event.sessions.first().pk).delete()
    event.sessions.update(day=day, half="morning")
    rows = [
        Participant(event=event, name=f"นางสาวสมมติที่ {n} ตัวอย่าง", place=f"ตำบลสมมติ{n} อำเภอเมือง", order=n)
        for n in range(1, 101)
    ]
    Participant.objects.bulk_create(rows)
    return event


def marks(event: Event) -> dict[str, int]:
    """How many stand at which mark."""
    found = list(Attendance.objects.known().filter(session__event=event).values_list("mark", flat=True))
    return {mark: found.count(mark) for mark in sorted(set(found))}


def test_a_hundred_are_marked_and_closed_in_eight_activations(world, hundred, visit, complaints):
    page = visit(world.users["officer"])
    page.goto(f"/events/{hundred.pk}/roll/")
    keyboard = Keyboard(page)
    for number in (7, 48, 93):
        keyboard.to("#id_q").type(str(number))
        place = hundred.participants.get(order=number)
        page.wait_for_selector(f".roll-found ~ table #row-{place.pk}")
        keyboard.to(f"#row-{place.pk} input[type=radio]").arrow(times=2)
        page.wait_for_selector(SAVED.format(place.pk))
        keyboard.to("#id_q", key="Shift+Tab")
    keyboard.to("#mark-rest").press(leads=True)
    keyboard.to(".roll-question .btn-primary").press(leads=True)
    keyboard.to("#close-roll").press(leads=True)
    keyboard.to(".roll-question .btn-primary").press(leads=True)
    print(f"activations: {keyboard.activations}")
    assert (marks(hundred), hundred.sessions.with_closings().get().closing.places) == (
        {"absent": 3, "present": 97},
        100,
    )
    assert (keyboard.activations <= 8, keyboard.unseen, complaints) == (True, [], [])
