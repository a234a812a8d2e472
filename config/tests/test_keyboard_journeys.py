"""Two journeys by keyboard alone: the advisor's five minutes, and a volunteer on the smallest phone."""

import pytest

from config.tests.keyboard import Keyboard
from events.models import Participant
from thai.calendar import today
from volunteers import services
from volunteers.models import Appointment, Person

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
# Whether a thing lies in the window as it stands now.
IN_SIGHT = "each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


def test_an_advisor_sees_who_waits_on_whose_desk_with_two_keys(world, visit, complaints):
    waits = Appointment.objects.get(pk=world["appointment"])
    services.propose(by=world.users["officer"], appointment=waits, on=today())
    page = visit(world.users["advisor"])
    page.goto("/accounts/start/")
    keyboard = Keyboard(page)
    keyboard.to("main table a[href^='/dashboard/96/']").press(leads=True)
    keyboard.to("main a[href='#desks']").press()
    # The page glides there.
    page.wait_for_timeout(1_500)
    assert page.locator("#desks").evaluate(IN_SIGHT)
    assert (keyboard.activations, keyboard.unseen, complaints) == (2, [], [])


def test_a_volunteer_answers_and_finds_the_calendar_on_the_smallest_phone(world, visit, complaints):
    Person.objects.filter(pk=world["person"]).update(user=world.users["volunteer"])
    page = visit(world.users["volunteer"], width=320)
    page.goto("/me/")
    keyboard, wide = Keyboard(page), [page.evaluate(SIDEWAYS)]
    keyboard.to("[name=reply][value=coming]").press(leads=True)
    assert list(Participant.objects.filter(person=world["person"]).values_list("reply", flat=True)) == ["coming"]
    keyboard.to(".phone-menu summary").press()
    keyboard.to(".phone-menu a[href='/schedule/']").press(leads=True)
    wide += [page.evaluate(SIDEWAYS)]
    keyboard.to("main a[href='/schedule/events/{event}/']".format(**world.things)).press(leads=True)
    wide += [page.evaluate(SIDEWAYS)]
    keyboard.to("main a[href$='/schedule/events/{event}.ics']".format(**world.things))
    assert (keyboard.activations, wide, keyboard.unseen, complaints) == (4, [0, 0, 0], [], [])
