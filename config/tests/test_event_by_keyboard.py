"""An event with its programme and five guests, from the list of events to published, by the keyboard alone."""

import pytest

from config.tests.keyboard import Keyboard
from config.tests.test_calendar import until
from config.tests.test_choosers import PLACE, ROWS
from events import services
from events.models import Event

MOST = 40
SAVE = "#main-form .btn-primary"
STANDS_ON = "document.activeElement.shadowRoot?.activeElement?.textContent.trim()"
PROGRAMME = (("09.00", "พิธีเปิด"), ("10.00", "บรรยาย"), ("13.00", "ฝึกปฏิบัติ"))


def choose(keys: Keyboard, box: str, text: str, wanted: str) -> None:
    """Search in a chooser and take what comes first."""
    keys.to(box)
    keys.page.keyboard.type(text)
    until(keys.page, ROWS, wanted)
    keys.press()


def make_the_event(keys: Keyboard) -> None:
    """The form, with the last day from the calendar and the place from the chooser."""
    keys.to("[href='/events/new/']").press(leads=True)
    keys.to("[name=title]").type("ประชุมอาสาสมัครแรงงาน").to("[name=kind]").arrow("ArrowDown")
    choose(keys, "[name=venue_district]", "ตากใ", "ตากใบ")
    until(keys.page, PLACE, ["ตากใบ", "96"])
    keys.to("[name=first_day]").type("8 ธ.ค. 2569").to("[name=last_day] + .day-button").press()
    until(keys.page, "document.activeElement.localName", "calendar-month")
    until(keys.page, STANDS_ON, "8")
    keys.arrow()
    until(keys.page, STANDS_ON, "9")
    keys.press()
    until(keys.page, "document.querySelector('[name=last_day]').value", "9 ธ.ค. 2569")
    keys.to(SAVE).press(leads=True)


def say_what_happens(keys: Keyboard) -> None:
    """Three lines of the programme, and back to the event."""
    keys.to("[href$='/programme/']").press(leads=True)
    for time, title in PROGRAMME:
        keys.to("[name=phase]").arrow("ArrowDown").to("[name=start_time]").type(time)
        keys.to("[name=kind]").arrow("ArrowDown").to("#main-form [name=title]").type(title)
        keys.to(SAVE).press(leads=True)
    keys.to(".head .actions .btn").press(leads=True)


def invite(keys: Keyboard) -> None:
    """Five guests, and back to the event."""
    keys.to("main [href$='/participants/']").press(leads=True)
    for number in range(5):
        keys.to("[href$='/participants/guest/']").press(leads=True)
        keys.to("[name=name]").type(f"นางสาวสมหญิง ตัวอย่าง{'กขคงจ'[number]}").to(SAVE).press(leads=True)
    keys.to(".crumb li:last-child a").press(leads=True)


@pytest.mark.chromium
@pytest.mark.django_db(transaction=True)
def test_from_nothing_to_published(visit, narathiwat_officer, narathiwat_head, complaints):
    # Without the sliding of the page the keyboard is where it goes at once.
    page = visit(narathiwat_officer, reduced_motion="reduce")
    page.goto("/events/")
    keys = Keyboard(page)
    make_the_event(keys)
    say_what_happens(keys)
    invite(keys)
    event = Event.objects.get()
    services.change_state(by=narathiwat_head, event=event, step="approve")
    page.reload()
    keys.to("form:has([name=step][value=publish]) button").press(leads=True)
    event.refresh_from_db()
    kept = (event.state, event.venue_district.name_th, str(event.last_day), event.programme.count())
    assert kept == ("published", "ตากใบ", "2026-12-09", 3)
    assert (event.participants.count(), keys.unseen, complaints) == (5, [], [])
    print(f"event by keyboard: {keys.activations} activations")
    assert keys.activations <= MOST
