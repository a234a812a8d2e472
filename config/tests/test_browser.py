"""What only a real browser can show: forms are sent once, menus open without JavaScript, no sideways scroll."""

import pytest

from events.models import Event

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
PAGES = ["/", "/sign-in/", "/help/", "/privacy/", "/no-such-page/"]

LINES_OF_A_WORD = """spans => spans.map(span => {
  const words = document.createRange()
  words.selectNodeContents(span)
  return words.getClientRects().length
})"""


@pytest.fixture
def browser(visit):
    """Open pages of the live server as anybody: ``browser(width=320).goto("/help/")``."""
    return lambda width=1280, **options: visit(width=width, **options)


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_page_scrolls_sideways(browser, width):
    page, wide = browser(width), {}
    for address in PAGES:
        page.goto(address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide == dict.fromkeys(PAGES, 0)


def test_the_words_of_a_state_stay_whole_on_a_dashboard_of_any_width(visit, narathiwat_officer):
    lines, page = {}, visit(narathiwat_officer)
    page.goto("/dashboard/96/")
    for width in (320, 641, 768, 900, 1080, 1199, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        lines[width] = page.eval_on_selector_all(".figures .k svg + span", LINES_OF_A_WORD)
    assert lines == dict.fromkeys(lines, [1, 1, 1])


def test_the_buttons_that_put_in_order_are_not_printed(visit, world):
    page = visit(world.users["officer"])
    Event.objects.filter(pk=world["event"]).update(objectives=["ข้อหนึ่ง", "ข้อสอง"])
    page.goto(f"/events/{world['event']}/")
    shown = "rows => rows.map(row => row.checkVisibility())"
    assert True in page.eval_on_selector_all(".moves", shown)
    page.emulate_media(media="print")
    assert True not in page.eval_on_selector_all(".moves, .grip", shown)


def test_a_double_click_sends_a_form_once(browser):
    page, sent = browser(), []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    page.goto("/sign-in/")
    page.fill("[name=login]", "somchai")
    page.fill("[name=password]", "wrong")
    page.evaluate("for (const _ of '12') document.querySelector('main form').requestSubmit()")
    page.wait_for_selector(".errors")
    assert len(sent) == 1


def test_the_form_can_be_sent_again_after_an_error(browser):
    page = browser()
    page.goto("/sign-in/")
    for _attempt in range(2):
        page.fill("[name=login]", "somchai")
        page.fill("[name=password]", "wrong")
        page.click("main [type=submit]")
        page.wait_for_selector(".errors:focus")
    assert page.input_value("[name=login]") == "somchai"


def test_the_phone_menu_opens_without_javascript(browser):
    page = browser(360, java_script_enabled=False)
    page.goto("/help/")
    page.click(".phone-menu summary")
    page.click(".phone-menu a[href='/schedule/']")
    assert page.url.endswith("/schedule/")


def test_escape_closes_the_menu_and_gives_the_focus_back(browser):
    page = browser(360)
    page.goto("/help/")
    page.click(".phone-menu summary")
    page.keyboard.press("Escape")
    state = page.evaluate("[document.querySelector('.phone-menu').open, document.activeElement.tagName]")
    assert state == [False, "SUMMARY"]


def test_buttons_and_links_of_the_menu_can_be_hit_with_a_thumb(browser):
    page = browser(360)
    page.goto("/help/")
    page.click(".phone-menu summary")
    sizes = "nodes => nodes.map(node => node.getBoundingClientRect().height)"
    assert min(page.eval_on_selector_all(".phone-menu a, .phone-menu button, .phone-menu summary", sizes)) >= 44
