"""The page of the second editor in a real browser: by keyboard alone, without scripts, in every look."""

import pytest

from config.tests.test_accessibility import LOOKS, OVERFLOW, axe, violations
from events import services
from events.models import Event
from provinces.models import Province

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
__all__ = ["axe"]
OBJECTIVES = "เพื่อสร้างความเข้าใจ\nเพื่อติดตามผล"


@pytest.fixture
def event(world):
    """The workshop of the world."""
    return Event.objects.get(pk=world["event"])


@pytest.fixture
def meet(event, world):
    """The head saves while the officer's page is open: ``meet(page)`` sends the officer's own changes then."""

    def story(page):
        page.goto(f"/events/{event.pk}/edit/")
        facts = {"kind": "workshop", "first_day": event.first_day, "last_day": event.last_day, "visibility": "full"}
        place = {"venue_name": "ศูนย์สมมติ", "venue_province": event.venue_province, "organiser_name": "ของหัวหน้า"}
        services.update_event(
            by=world.users["head"], event=Event.objects.get(pk=event.pk), title="ชื่อของหัวหน้า", objectives=["หนึ่ง"],
            provinces=list(Province.objects.filter(pk="96")), **facts, **place,
        )  # fmt: skip
        page.fill("[name=title]", "ชื่อของเจ้าหน้าที่")
        page.fill("[name=objectives]", OBJECTIVES)
        page.fill("[name=venue_room]", "ห้อง 2")
        page.locator("main .btn-primary").press("Enter")
        page.wait_for_selector("form.choose")
        return page

    return story


def test_back_to_a_change_that_was_left_writes_over_nothing_unseen(world, visit, event):
    page = visit(world.users["officer"])
    page.on("dialog", lambda asked: asked.accept())
    page.goto(f"/events/{event.pk}/edit/")
    page.fill("[name=title]", "ชื่อของเจ้าหน้าที่")
    page.goto(event.get_absolute_url())
    facts = {"title": "ชื่อของหัวหน้า", "kind": "seminar", "provinces": list(Province.objects.filter(pk="96"))}
    services.update_event(by=world.users["head"], event=Event.objects.get(pk=event.pk), **facts)
    page.go_back()
    page.wait_for_selector("#main-form")
    assert page.input_value("[name=title]") == "ชื่อของเจ้าหน้าที่"
    page.locator("main .btn-primary").press("Enter")
    page.wait_for_selector("form.choose")
    stored = Event.objects.get(pk=event.pk)
    assert (stored.title, stored.kind) == ("ชื่อของหัวหน้า", "seminar")
    assert ("ชื่อของหัวหน้า" in page.inner_text("form.choose"), page.locator("#pick-kind").count()) == (True, 0)


def press(page, *keys: str) -> None:
    """Keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize("scripts", [True, False])
def test_by_keyboard_alone_with_and_without_scripts(scripts, world, visit, meet, event, complaints):
    page = meet(visit(world.users["officer"], java_script_enabled=scripts))
    page.locator("#pick-title-mine").focus()
    press(page, "Space")
    page.locator("#pick-objectives summary").focus()
    press(page, "Enter", "Tab", "Control+End", "Enter")
    page.keyboard.type("เพื่อสรุป")
    page.locator("#pick-objectives-theirs").focus()
    press(page, "ArrowLeft", "Space")
    page.locator("form.choose .btn-primary").focus()
    press(page, "Enter")
    page.wait_for_url(f"**/events/{event.pk}/")
    stored = Event.objects.get(pk=event.pk)
    assert (stored.title, stored.objectives) == ("ชื่อของเจ้าหน้าที่", [*OBJECTIVES.split("\n"), "เพื่อสรุป"])
    assert (stored.venue_room, stored.organiser_name, complaints) == ("ห้อง 2", "ของหัวหน้า", [])


@pytest.mark.parametrize("scripts", [True, False])
def test_all_of_one_side_with_and_without_scripts(scripts, world, visit, meet, event):
    page = meet(visit(world.users["officer"], java_script_enabled=scripts))
    page.click("[name=take][value=theirs]")
    page.wait_for_selector("#pick-title-theirs:checked")
    assert page.locator(".choice .side > [value=theirs]:checked").count() == page.locator(".choice").count() == 2
    assert page.locator(".count b").inner_text() == "2"
    page.click("form.choose .btn-primary")
    page.wait_for_url(f"**/events/{event.pk}/")
    assert Event.objects.get(pk=event.pk).title == "ชื่อของหัวหน้า"


def test_what_is_not_chosen_is_named_and_leads_there(world, visit, meet):
    page = meet(visit(world.users["officer"]))
    page.click("form.choose .btn-primary")
    page.wait_for_selector(".still")
    assert page.locator(".still a").count() == 2
    page.click(".still a >> nth=0")
    assert page.evaluate("document.activeElement.id.startsWith('pick-')")


def test_the_page_shuts_nobody_out_in_any_look(world, visit, meet, axe):
    page = meet(visit(world.users["officer"], bypass_csp=True))
    found = violations(page, axe)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} scrolls sideways"] if page.evaluate(OVERFLOW) > 0 else []
    print(f"second editor's page: {len(LOOKS)} looks")
    assert "\n".join(found) == ""


def test_the_roll_says_whose_mark_stands_in_any_look(world, visit, event, axe):
    page = visit(world.users["officer"], bypass_csp=True)
    page.goto(f"/events/{event.pk}/roll/")
    place, half_day = event.participants.get(), event.sessions.get()
    services.take_roll(by=world.users["head"], event=event, marks={(place.pk, half_day.pk): "absent"})
    page.locator(".marks .mark-present input").first.check()
    page.wait_for_selector(".met-mark")
    assert "\n".join(violations(page, axe)) == ""
    page.click(".met-mark button >> nth=1")
    page.wait_for_selector("[data-saved]")
    assert event.sessions.get().attendances.get().mark == "present"
