"""Ticking people of the register in a real browser: who was ticked stays so while the list is narrowed."""

import pytest

from events.models import Event
from events.tests.conftest import holder

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
__all__ = ["holder"]


@pytest.fixture
def event(world):
    """The workshop of the world, with nobody on its list."""
    found = Event.objects.get(pk=world["event"])
    found.participants.all().delete()
    return found


@pytest.fixture
def list_of(world, holder, event, visit):
    """The page for adding people, with two who serve in two districts."""
    holder("เมือง", "960103")
    holder("ตากใบ", "960203")
    page = visit(world.users["officer"])
    page.goto(f"/events/{event.pk}/participants/add/")
    return page


def tick(page, name: str) -> None:
    page.get_by_label(name).check()


def told(page) -> str:
    return page.inner_text("[data-ticked]")


def test_who_was_ticked_stays_so_in_another_district_and_is_added(list_of, event):
    tick(list_of, "เมือง ตัวอย่าง")
    assert told(list_of) == "เลือกไว้ 1 คน"
    list_of.get_by_role("link", name="ตากใบ").click()
    list_of.wait_for_selector("[data-ticked]:has-text('ไม่ได้แสดง')")
    tick(list_of, "ตากใบ ตัวอย่าง")
    assert told(list_of) == "เลือกไว้ 2 คน · ในจำนวนนี้ 1 คนไม่ได้แสดงในหน้านี้"
    list_of.get_by_role("button", name="เพิ่มคนที่เลือก").click()
    list_of.wait_for_selector("text=เลิกทำ 2 คน")
    assert {place.name for place in event.participants.all()} == {"เมือง ตัวอย่าง", "ตากใบ ตัวอย่าง"}


def test_back_and_a_question_and_a_search_without_a_hit_keep_them(list_of):
    asked = []
    list_of.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tick(list_of, "เมือง ตัวอย่าง")
    list_of.get_by_role("link", name="ตากใบ").click()
    list_of.wait_for_url("**district=9602")
    tick(list_of, "ตากใบ ตัวอย่าง")
    list_of.get_by_role("button", name="เพิ่มทั้ง 1 คน").click()
    list_of.wait_for_url("**ask=everybody**")
    list_of.fill("#id_q", "ไม่มีใครชื่อนี้")
    list_of.press("#id_q", "Enter")
    list_of.wait_for_selector("[data-ticked]:has-text('2 คนไม่ได้แสดง')")
    assert told(list_of) == "เลือกไว้ 2 คน · ในจำนวนนี้ 2 คนไม่ได้แสดงในหน้านี้"
    for _step in range(3):
        list_of.go_back()
    list_of.wait_for_selector("[data-ticked]:has-text('เลือกไว้ 2 คน')")
    assert (list_of.get_by_label("เมือง ตัวอย่าง").is_checked(), asked) == (True, [])


def test_a_search_keeps_the_ticks_too(list_of):
    tick(list_of, "เมือง ตัวอย่าง")
    list_of.fill("#id_q", "ตากใบ")
    list_of.press("#id_q", "Enter")
    list_of.wait_for_selector("[data-ticked]:has-text('ไม่ได้แสดง')")
    list_of.get_by_role("link", name="ทุกอำเภอ").click()
    list_of.wait_for_url("**/add/?q=*")
    assert told(list_of).startswith("เลือกไว้ 1 คน")


@pytest.mark.parametrize("trouble", ["network", "language"])
def test_what_was_not_sent_is_still_ticked_in_another_district(trouble, list_of):
    tick(list_of, "เมือง ตัวอย่าง")
    if trouble == "network":
        list_of.context.set_offline(True)
        list_of.get_by_role("button", name="เพิ่มคนที่เลือก").click()
        list_of.wait_for_selector(".unsent")
        list_of.context.set_offline(False)
    else:
        list_of.click(".tools summary")
        list_of.click(".tools [name=language][value=en]")
        list_of.wait_for_selector("html[lang=en] .came-back")
    list_of.on("dialog", lambda dialog: dialog.accept())
    list_of.locator("nav.filters a").nth(2).click()
    list_of.wait_for_url("**district=**")
    list_of.wait_for_function("document.querySelector('[data-ticked]').textContent.includes('1')")
