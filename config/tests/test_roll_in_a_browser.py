"""The roll as it is used: each mark is saved as it is made, what is not says so, a phone shows cards of two lines."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from config.tests.test_accessibility import OVERFLOW
from config.tests.test_keyboard_roll import hundred
from events import services
from events.models import Attendance

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
__all__ = ["hundred"]
# Whether what sticks lies over the keyboard once the page has come to rest.
COVERED = """async () => {
    const bars = [".roll-head", ".roll-rest"].map(each => document.querySelector(each)).filter(each =>
        getComputedStyle(each).position === "sticky");
    const covered = () => { const at = document.activeElement.getBoundingClientRect();
        return bars.map(each => each.getBoundingClientRect()).some(bar =>
            bar.top < at.bottom - 1 && bar.bottom > at.top + 1); };
    for (let frame = 0; frame < 40 && covered(); frame++) await new Promise(requestAnimationFrame);
    return covered();
}"""


@pytest.fixture
def open_roll(world, hundred, visit):
    """``open_roll(width=360)`` opens the page; gives it with the way to a person's choice by number and mark."""

    def open_page(**options):
        page = visit(world.users["officer"], **options)
        page.goto(f"/events/{hundred.pk}/roll/")
        keys = dict(hundred.participants.values_list("order", "pk"))
        return page, lambda number, mark: f"#row-{keys[number]} .mark-{mark} input"

    return open_page


def stored() -> dict[int, str]:
    return dict(Attendance.objects.known().values_list("participant__order", "mark"))


def test_a_mark_is_saved_as_it_is_made_and_what_is_not_can_be_tried_again(open_roll, complaints):
    page, choice = open_roll()
    page.check(choice(1, "present"))
    page.wait_for_selector("[data-saved]")
    assert (stored(), page.inner_text(".so-far")) == ({1: "present"}, "ช่วงเช้า ลงแล้ว 1 จาก 100 คน")
    page.route("**/roll/**", lambda route: route.abort())
    page.check(choice(2, "absent"))
    page.wait_for_selector(".unsaved")
    assert (page.inner_text("#roll-unsaved"), stored()) == ("ยังไม่ได้บันทึก 1 คน", {1: "present"})
    page.unroute_all()
    # Neither a search nor its end loses the choice.
    page.fill("#id_q", "ตำบลสมมติ2")
    page.wait_for_selector(".roll-found")
    assert (page.is_checked(choice(2, "absent")), page.locator(".unsaved").count()) == (True, 1)
    page.click("[data-again]")
    page.wait_for_selector("[data-saved]")
    assert (stored(), page.is_visible("#roll-unsaved")) == ({1: "present", 2: "absent"}, False)
    assert [line for line in complaints if "ERR_FAILED" not in line and "htmx" not in line.lower()] == []


def test_a_name_that_is_searched_as_it_is_typed_never_stands_in_the_address(open_roll):
    page, _choice = open_roll()
    page.fill("#id_q", "ตำบลสมมติ2")
    page.wait_for_selector(".roll-found")
    asked = parse_qs(urlsplit(page.url).query)
    assert ([*asked], asked["q"][0][0], "สมมติ" in unquote(page.url)) == (["q", "day", "half"], "~", False)
    page.reload()
    assert page.input_value("#id_q") == "ตำบลสมมติ2"
    page.context.clear_cookies()
    page.fill("#id_q", "ตำบลสมมติ3")
    page.wait_for_url("**/sign-in/**")


def test_enter_on_the_roll_saves_and_nothing_else(open_roll):
    page, choice = open_roll()
    page.check(choice(1, "absent"))
    page.wait_for_selector("[data-saved]")
    with page.expect_navigation():
        page.press(choice(1, "absent"), "Enter")
    assert stored() == {1: "absent"}


def test_enter_before_the_mark_is_answered_waits_for_it_and_asks_nothing(open_roll, complaints):
    page, choice = open_roll()
    page.check(choice(1, "absent"))
    with page.expect_navigation():
        page.press(choice(1, "absent"), "Enter")
    page.wait_for_selector("#main-form")
    assert ("kept=" in page.url, page.locator(".came-back").count(), stored(), complaints) == (
        False,
        0,
        {1: "absent"},
        [],
    )


def test_a_button_pressed_before_the_mark_is_answered_is_carried_out(open_roll, complaints):
    page, choice = open_roll()
    page.check(choice(1, "present"))
    with page.expect_navigation():
        page.click("#mark-rest")
    page.wait_for_selector(".roll-question")
    assert ("ทั้ง 99 คน" in page.inner_text(".roll-question"), stored(), complaints) == (True, {1: "present"}, [])


def test_a_mark_of_a_half_day_closed_meanwhile_says_so_and_the_page_can_be_left(open_roll, hundred, world, complaints):
    page, choice = open_roll()
    services.close_sessions(by=world.users["head"], event=hundred, sessions=list(hundred.sessions.all()), asked=100)
    page.once("dialog", lambda asked: asked.accept())
    page.check(choice(1, "excused"))
    page.wait_for_selector(".met-mark")
    assert (stored()[1], page.locator("[data-saved]").count()) == ("absent", 0)
    page.click(".crumb a")
    page.wait_for_url("**/events/")
    assert complaints == []


def test_the_page_of_whoever_only_marks_has_no_complaint(world, hundred, visit, complaints):
    page = visit(world.users["helper"])
    page.goto(f"/events/{hundred.pk}/roll/")
    page.focus("#id_q")
    for _stop in range(12):
        page.keyboard.press("Tab")
    page.fill("#id_q", "ตำบลสมมติ7")
    page.press("#id_q", "Enter")
    page.wait_for_selector(".roll-found")
    assert complaints == []


def test_the_keyboard_never_stands_under_what_sticks(open_roll):
    page, choice = open_roll()
    page.focus(choice(1, "present"))
    covered = []
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 40:
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.closest('#roll-list') !== null") and page.evaluate(COVERED):
            covered.append(page.evaluate("document.activeElement.id"))
    assert covered == []


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_fifty_cards_on_six_thousand_pixels(width, open_roll):
    page, choice = open_roll(width=width, has_touch=True)
    height = page.evaluate("document.documentElement.scrollHeight")
    small = page.eval_on_selector_all(".marks label, .marks a", """all => all.filter(each =>
        each.getBoundingClientRect().height < 36).length""")  # fmt: skip
    print(f"the roll on {width} px: {height} px high")
    assert (page.evaluate(OVERFLOW) <= 0, height <= 6100, small) == (True, True, 0)


def test_the_smallest_phone_cuts_no_tambon(open_roll, hundred):
    hundred.participants.filter(order=1).update(name="นางสาวตัวอย่างไพร จำลองศิลป์", place="ตำบลกะลุวอเหนือ อำเภอเมือง")
    page, _choice = open_roll(width=320, has_touch=True)
    cut = page.eval_on_selector_all(".roll-rows .short", "all => all.filter(e => e.scrollWidth > e.clientWidth).length")
    assert (page.inner_text(".roll-rows .short >> nth=0"), cut) == ("ต.กะลุวอเหนือ", 0)


def test_without_scripts_the_page_is_marked_and_saved_whole(open_roll):
    page, choice = open_roll(java_script_enabled=False)
    page.check(choice(1, "present"))
    page.click(".plain-save .btn-primary")
    page.check(choice(2, "absent"))
    page.click("#close-roll")
    assert (stored(), page.locator(".roll-question .btn-primary").count()) == ({1: "present", 2: "absent"}, 1)
