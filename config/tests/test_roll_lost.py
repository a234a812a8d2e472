"""What the roll does with a mark that was not saved: it comes back, is sent again, and nothing is done over it."""

import pytest
from django.contrib.sessions.models import Session

from config.tests.browser import session_cookie
from config.tests.test_roll_in_a_browser import hundred, open_roll, stored
from config.tests.test_roll_slowly import Line, marked_by, until_stored
from events import services

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
__all__ = ["hundred", "open_roll"]


def answer_posts(page, answer) -> None:
    """What is sent is answered so, what is asked for as always."""
    page.route("**/roll/**", lambda route: answer(route) if route.request.method == "POST" else route.continue_())


def sign_in_again(page, user) -> None:
    """Type name and password where the page led."""
    page.wait_for_url("**/sign-in/**")
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", "labour-demo-test")
    page.click("main form.form [type=submit]")


def test_all_that_was_chosen_comes_back_when_the_session_ended(open_roll, world):
    page, choice = open_roll()
    line = Line(page)
    for number in range(1, 6):
        page.check(choice(number, "present"))
    line.wait()
    Session.objects.all().delete()
    line.open()
    sign_in_again(page, world.users["officer"])
    page.wait_for_selector(".came-back")
    assert [page.is_checked(choice(number, "present")) for number in range(1, 7)] == [True] * 5 + [False]
    until_stored(page, dict.fromkeys(range(1, 6), "present"))
    page.wait_for_selector(".came-back.ok")
    told = page.inner_text(".came-back"), page.locator(".came-back button").count(), "kept=" in page.url
    assert told == ("รายการที่ท่านเลือกไว้บันทึกครบแล้ว", 0, False)


def test_of_somebody_taken_off_meanwhile_the_others_are_saved_all_the_same(open_roll, hundred, world):
    page, choice = open_roll()
    line = Line(page)
    for number in (1, 2, 3):
        page.check(choice(number, "present"))
    line.wait()
    services.remove_participant(by=world.users["head"], participant=hundred.participants.get(order=1))
    line.open()
    page.wait_for_selector("text=ถูกนำออกจากบัญชีรายชื่อแล้ว")
    assert stored() == {2: "present", 3: "present"}


@pytest.mark.parametrize(("deed", "left"), [("close-roll", {1: "present"}), ("mark-rest", {1: "absent"})])
def test_nothing_is_done_to_the_half_day_over_a_mark_that_was_lost(deed, left, open_roll, hundred):
    page, choice = open_roll()
    page.click(f"#{deed}")
    page.wait_for_selector(".roll-question")
    answer_posts(page, lambda route: route.abort())
    page.check(choice(1, left[1]))
    page.wait_for_selector(".unsaved")
    page.click(".roll-question .btn-primary")
    page.wait_for_timeout(400)
    assert (stored(), page.locator(".unsaved").count()) == ({}, 1)
    page.unroute_all()
    page.click(".roll-question .btn-primary")
    page.wait_for_selector(".errors, .notice.ok, .notice.error, .messages")
    assert stored()[1] == left[1]


def test_a_fault_of_the_machine_is_tried_again_and_is_no_refusal(open_roll):
    page, choice = open_roll()
    answer_posts(page, lambda route: route.fulfill(status=503))
    page.check(choice(1, "absent"))
    page.wait_for_selector("[data-again]")
    page.unroute_all()
    page.check(choice(2, "present"))
    page.wait_for_selector("#roll-unsaved", state="hidden")
    until_stored(page, {1: "absent", 2: "present"})


def test_a_mark_made_all_the_same_is_sent_again_as_such(open_roll, hundred, world):
    page, choice = open_roll()
    marked_by(world.users["head"], hundred, _1="excused")
    page.check(choice(1, "present"))
    page.wait_for_selector(".met-mark")
    answer_posts(page, lambda route: route.abort())
    page.click(".met-mark button[value^=own]")
    page.wait_for_selector("[data-again]")
    page.unroute_all()
    page.click("[data-again]")
    page.wait_for_selector("[data-saved]")
    until_stored(page, {1: "present"})


def lost(page, choice, number: int, mark: str) -> None:
    """A mark that the network did not take."""
    answer_posts(page, lambda route: route.abort())
    page.check(choice(number, mark))
    page.wait_for_selector(f"{choice(number, mark).split()[0]} .unsaved")
    page.unroute_all()


def narrow(page, text: str) -> None:
    """Search the list."""
    page.fill("#id_q", text)
    page.wait_for_selector(".roll-found")


def test_all_comes_back_behind_a_token_that_a_new_sign_in_made_stale(open_roll, world, live_server):
    page, choice = open_roll()
    line = Line(page)
    for number in (1, 2, 3):
        page.check(choice(number, "present"))
    line.wait()
    page.context.clear_cookies()
    page.context.add_cookies([session_cookie(world.users["officer"], live_server.url)])
    line.open()
    page.wait_for_selector(".came-back")
    until_stored(page, dict.fromkeys((1, 2, 3), "present"))


@pytest.mark.parametrize("deed", ["close-roll", "language"])
def test_what_a_search_hides_goes_with_the_whole_page(deed, open_roll):
    page, choice = open_roll()
    lost(page, choice, 1, "absent")
    narrow(page, "ตำบลสมมติ2")
    if deed == "language":
        page.click(".tools summary")
        page.click(".tools [name=language][value=en]")
        page.wait_for_selector("html[lang=en] .came-back")
    else:
        page.click("#close-roll")
        page.wait_for_selector(".roll-question")
    page.wait_for_function("document.querySelectorAll('#roll-unsaved:not([hidden])').length === 0")
    page.wait_for_timeout(600)
    assert stored() == {1: "absent"}


def test_a_whole_page_that_the_network_lost_leaves_every_choice_unsaved(open_roll):
    page, choice = open_roll()
    line = Line(page)
    for number in (1, 2, 3):
        page.check(choice(number, "present"))
    line.wait()
    Session.objects.all().delete()
    page.route(
        "**/roll/**", lambda route: route.abort() if "hx-request" not in route.request.headers else route.fallback()
    )
    line.open()
    page.wait_for_selector(".unsent")
    assert (page.inner_text("#roll-unsaved"), page.locator(".is-unsaved").count()) == ("ยังไม่ได้บันทึก 3 คน", 3)


def test_a_lost_mark_that_a_search_brings_back_writes_over_nobody(open_roll, hundred, world):
    page, choice = open_roll()
    lost(page, choice, 1, "present")
    marked_by(world.users["head"], hundred, _1="excused")
    narrow(page, "1")
    page.click("[data-again]")
    page.wait_for_selector(".met-mark")
    assert stored() == {1: "excused"}


def test_the_last_choice_counts_also_after_one_made_all_the_same(open_roll, hundred, world):
    page, choice = open_roll()
    marked_by(world.users["head"], hundred, _1="excused")
    page.check(choice(1, "present"))
    page.wait_for_selector(".met-mark")
    line = Line(page)
    page.click(".met-mark button[value^=own]")
    line.wait()
    page.check(choice(1, "absent"))
    page.click(".crumb a")
    line.open()
    page.wait_for_url("**/events/")
    assert stored() == {1: "absent"}


def test_of_somebody_taken_off_the_line_says_so_while_another_mark_is_lost(open_roll, hundred, world):
    page, choice = open_roll()
    lost(page, choice, 2, "present")
    services.remove_participant(by=world.users["head"], participant=hundred.participants.get(order=1))
    page.check(choice(1, "present"))
    page.wait_for_selector(f"{choice(1, 'present').split()[0]} [data-afresh]")
    assert stored() == {}


@pytest.mark.parametrize(("deed", "mark"), [("close", "present"), ("rest", "absent")])
def test_without_scripts_what_is_chosen_beside_the_question_counts_first(deed, mark, open_roll, hundred):
    page, choice = open_roll(java_script_enabled=False)
    page.goto(f"{page.url}?action={deed}:{hundred.sessions.get().pk}")
    page.check(choice(1, mark))
    with page.expect_navigation():
        page.click(".roll-question .btn-primary")
    assert (stored()[1], hundred.sessions.with_closings().get().closing) == (mark, None)


def test_a_search_after_the_session_ended_takes_along_what_was_not_saved(open_roll, world):
    page, choice = open_roll()
    answer_posts(page, lambda route: route.abort())
    page.check(choice(1, "absent"))
    page.wait_for_selector(".unsaved")
    page.unroute_all()
    Session.objects.all().delete()
    page.fill("#id_q", "ตำบลสมมติ2")
    sign_in_again(page, world.users["officer"])
    until_stored(page, {1: "absent"})


def test_loading_anew_after_a_refusal_asks_before_another_lost_mark_goes(open_roll):
    page, choice = open_roll()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    for number, answer in ((1, lambda route: route.fulfill(status=403)), (2, lambda route: route.abort())):
        answer_posts(page, answer)
        page.check(choice(number, "absent"))
        page.wait_for_selector(f"{choice(number, 'absent').split()[0]} .unsaved")
        page.unroute_all()
    page.click("[data-afresh]")
    page.wait_for_timeout(300)
    assert (asked, page.is_checked(choice(2, "absent"))) == (["beforeunload"], True)
