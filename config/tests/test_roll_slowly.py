"""The roll where answers take their time: what is marked meanwhile is not lost, nor what a colleague marked."""

import pytest

from config.tests.test_roll_in_a_browser import hundred, open_roll, stored
from events import services
from events.models import Attendance

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
__all__ = ["hundred", "open_roll"]


class Line:
    """The way to the server: what is sent waits until it is let go."""

    def __init__(self, page):
        self.page, self.held, self.is_open = page, [], False
        page.route(lambda address: "/roll/" in address or "/search/" in address, self._hold)

    def _hold(self, route) -> None:
        if route.request.method == "POST" and not self.is_open:
            self.held.append(route)
        else:
            route.continue_()

    def wait(self, n: int = 1) -> None:
        """Until so many have been sent and wait."""
        for _moment in range(100):
            if len(self.held) >= n:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{len(self.held)} sent")

    def open(self) -> None:
        """Let everything through, from now on."""
        self.is_open = True
        while self.held:
            self.held.pop(0).continue_()


def marked_by(head, event, **marks: str) -> None:
    """A colleague marks by number: ``_1="absent"``."""
    (session,) = event.sessions.all()
    for number, mark in marks.items():
        place = event.participants.get(order=int(number[1:]))
        services.take_roll(by=head, event=event, marks={(place.pk, session.pk): mark}, proof=Attendance.Proof.SHEET)


def until_stored(page, marks: dict[int, str]) -> None:
    """Until these marks stand, and the page says that nothing is on its way."""
    page.wait_for_selector(f".so-far:has-text('ลงแล้ว {len(marks)} จาก')")
    page.wait_for_selector("#roll-waiting", state="hidden")
    assert stored() == marks


def test_marks_are_sent_one_after_the_other_and_the_page_says_how_many_wait(open_roll):
    page, choice = open_roll()
    line = Line(page)
    for number in range(1, 6):
        page.check(choice(number, "present"))
    line.wait()
    assert (len(line.held), page.inner_text("#roll-waiting")) == (1, "กำลังบันทึก 5 คน")
    line.open()
    until_stored(page, dict.fromkeys(range(1, 6), "present"))
    page.wait_for_selector("#roll-waiting", state="hidden")


def test_a_mark_made_while_a_search_is_on_its_way_is_saved_and_the_search_shown(open_roll):
    page, choice = open_roll()
    line = Line(page)
    page.fill("#id_q", "ตำบลสมมติ2")
    line.wait()
    page.check(choice(1, "present"))
    page.check(choice(3, "absent"))
    line.open()
    until_stored(page, {1: "present", 3: "absent"})
    page.wait_for_selector(".roll-found")
    assert (page.locator(choice(1, "present")).count(), page.locator(choice(2, "present")).count()) == (0, 1)


def test_a_search_waits_for_the_mark_on_its_way(open_roll):
    page, choice = open_roll()
    line = Line(page)
    page.check(choice(1, "present"))
    line.wait()
    page.fill("#id_q", "ตำบลสมมติ2")
    page.wait_for_timeout(600)
    assert [route.request.url.rpartition("/search/")[1] for route in line.held] == [""]
    line.open()
    page.wait_for_selector(".roll-found")
    assert stored() == {1: "present"}


def test_a_second_choice_on_a_line_that_somebody_marked_leaves_the_others_their_turn(open_roll, hundred, world):
    page, choice = open_roll()
    marked_by(world.users["head"], hundred, _1="excused")
    line = Line(page)
    page.check(choice(1, "present"))
    line.wait()
    page.check(choice(1, "absent"))
    for number in (2, 3):
        page.check(choice(number, "present"))
    line.open()
    until_stored(page, {1: "excused", 2: "present", 3: "present"})
    page.wait_for_selector(".met-mark")
    page.click(".crumb a")
    page.wait_for_url("**/events/")


def test_the_last_of_several_choices_on_a_line_counts(open_roll):
    page, choice = open_roll()
    line = Line(page)
    page.check(choice(1, "present"))
    line.wait()
    page.check(choice(1, "absent"))
    line.open()
    page.wait_for_selector(f"{choice(1, 'absent').split()[0]} [name^=initial-][value=absent]", state="attached")
    until_stored(page, {1: "absent"})
    assert page.is_checked(choice(1, "absent"))


def test_back_shows_what_is_stored_by_then(open_roll, hundred, world):
    page, choice = open_roll()
    page.check(choice(1, "present"))
    page.wait_for_selector("[data-saved]")
    page.click(".crumb a")
    page.wait_for_url("**/events/")
    marked_by(world.users["head"], hundred, _1="absent", _2="excused")
    page.go_back()
    page.wait_for_selector("#main-form")
    assert (page.is_checked(choice(1, "absent")), page.is_checked(choice(2, "excused"))) == (True, True)
    with page.expect_navigation():
        page.press(choice(3, "present"), "Enter")
    assert stored() == {1: "absent", 2: "excused"}


def test_closing_waits_for_the_mark_on_its_way_and_asks_anew_by_its_number(open_roll, hundred):
    page, choice = open_roll()
    page.click("#close-roll")
    page.wait_for_selector(".roll-question")
    line = Line(page)
    page.check(choice(1, "present"))
    page.click(".roll-question .btn-primary")
    page.wait_for_timeout(400)
    assert len(line.held) == 1
    line.open()
    page.wait_for_selector(".errors, .notice.bad, .notice.error")
    assert (stored(), hundred.sessions.with_closings().get().closing) == ({1: "present"}, None)


def test_what_the_network_did_not_take_goes_with_the_next_mark(open_roll):
    page, choice = open_roll()
    page.context.set_offline(True)
    for number in (1, 2):
        page.check(choice(number, "absent"))
        page.wait_for_selector(f"{choice(number, 'absent').split()[0]} .unsaved")
    page.evaluate("addEventListener('online', event => event.stopImmediatePropagation(), { capture: true })")
    page.context.set_offline(False)
    page.check(choice(3, "present"))
    until_stored(page, {1: "absent", 2: "absent", 3: "present"})
    page.wait_for_selector("#roll-unsaved", state="hidden")


def test_what_was_not_saved_goes_with_the_whole_page_and_nothing_asks(open_roll, complaints):
    page, choice = open_roll()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.route(
        "**/roll/**", lambda route: route.abort() if route.request.headers.get("hx-request") else route.continue_()
    )
    page.check(choice(2, "absent"))
    page.wait_for_selector(".unsaved")
    with page.expect_navigation():
        page.click("#close-roll")
    page.wait_for_selector(".roll-question")
    assert (stored(), asked) == ({2: "absent"}, [])


def test_a_link_waits_for_the_mark_on_its_way(open_roll):
    page, choice = open_roll()
    line, there = Line(page), page.url
    page.check(choice(1, "present"))
    line.wait()
    page.click(".crumb a")
    page.wait_for_timeout(300)
    assert (page.url, stored()) == (there, {})
    line.open()
    page.wait_for_url("**/events/")
    assert stored() == {1: "present"}


def test_after_a_mark_that_was_lost_the_page_is_not_left_by_an_old_wish(open_roll):
    page, choice = open_roll()
    line, there = Line(page), page.url
    page.check(choice(1, "present"))
    line.wait()
    page.click(".crumb a")
    line.held.pop().abort()
    page.wait_for_selector(".unsaved")
    line.open()
    page.check(choice(2, "present"))
    page.wait_for_selector("#roll-unsaved", state="hidden")
    until_stored(page, {1: "present", 2: "present"})
    assert page.url == there


def test_undoing_all_the_others_waits_for_the_mark_on_its_way(open_roll):
    page, choice = open_roll()
    page.click("#mark-rest")
    page.click(".roll-question .btn-primary")
    page.wait_for_selector(".roll-undo")
    line = Line(page)
    page.check(choice(1, "absent"))
    line.wait()
    page.click(".roll-undo button")
    page.wait_for_timeout(300)
    assert len(line.held) == 1
    line.open()
    page.wait_for_selector(".notice:has-text('99')")
    assert stored() == {1: "absent"}
