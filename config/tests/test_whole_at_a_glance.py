"""What a look at every page found: figures whole, boxes beside their buttons, papers without buttons, terms whole."""

import pytest

from config.tests.pages import address_of
from config.tests.test_kept_together import SPLIT
from config.tests.test_register_in_a_browser import pending, vacant_seat  # noqa: F401 (fixtures)
from thai.whole import TERMS

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
# The calendar buttons that do not stand inside the box they open for.
OUTSIDE = """() => [...document.querySelectorAll('.day-box')].filter(box => {
    const [field, button] = [box.querySelector('input'), box.querySelector('.day-button')]
        .map(each => each.getBoundingClientRect())
    return button.right > field.right + 1 || button.left < field.left
}).length"""
# Figures on more than one line, and cards that leave their row unfilled.
BROKEN = """() => [...document.querySelectorAll('.fig .v')]
    .filter(each => each.scrollWidth > each.clientWidth || each.offsetHeight > 80).map(each => each.innerText)"""
UNFILLED = """() => [...document.querySelectorAll('.figures:has(> .lead)')].filter(row =>
    Math.abs(row.lastElementChild.getBoundingClientRect().right - row.getBoundingClientRect().right) > 1).length"""
# The first row of figures with as many cards as wanted, the last of them as wide as a rate becomes.
CARDS = """wanted => {
    const row = document.querySelector('.figures:has(> .lead)')
    while (row.children.length > wanted) row.lastElementChild.remove()
    while (row.children.length < wanted) row.append(row.lastElementChild.cloneNode(true))
    const figure = row.lastElementChild.querySelector('.v')
    figure.className = 'v'
    figure.textContent = '100.0%'
}"""
# Tables that reach into the edge of their card.
TOO_WIDE = """() => [...document.querySelectorAll('.card > table')].filter(table => {
    const card = table.parentElement
    return table.getBoundingClientRect().right >
        card.getBoundingClientRect().right - parseFloat(getComputedStyle(card).paddingRight) + 1
}).map(table => table.innerText.slice(0, 60))"""
LONG = "เขตป้อมปราบศัตรูพ่าย"
NARROW = """() => [...document.querySelectorAll('main .row-actions a, main .rows th > a:only-child')]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().width < 24).map(each => each.innerText)"""
CUT = "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_calendar_buttons_stand_in_their_boxes_and_what_is_asked_can_be_read(width, world, visit):
    page = visit(world.users["head"], width=width)
    page.goto("/audit/")
    page.wait_for_selector(".day-button")
    told = page.eval_on_selector("[name=q]", "each => [each.scrollWidth, each.clientWidth]")
    assert (page.evaluate(OUTSIDE), told[0] <= told[1]) == (0, True)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_figures_stand_on_one_line_and_fill_their_row(width, world, visit):
    page, seen = visit(world.users["officer"], width=width), {}
    names = ("events:event", "events:roll", "reports:dashboard", "reports:province", "reports:cluster")
    for address in (*(address_of(name, world) for name in names), "/dashboard/?as_of=2001-01-01"):
        page.goto(address)
        seen[address] = (page.evaluate(BROKEN), page.evaluate(UNFILLED))
    assert seen == dict.fromkeys(seen, ([], 0))


@pytest.mark.parametrize("width", [320, 360, 768])
def test_a_row_of_figures_is_filled_by_any_number_of_cards(width, world, visit):
    page, seen = visit(world.users["officer"], width=width), {}
    page.goto(address_of("events:event", world))
    for number in (1, 2, 3, 4):
        page.evaluate(CARDS, number)
        seen[number] = (page.evaluate(BROKEN), page.evaluate(UNFILLED))
    assert seen == dict.fromkeys(seen, ([], 0))


@pytest.mark.parametrize("width", [320, 360, 768, 1200, 1280])
def test_tables_stay_on_their_cards(width, world, pending, visit):  # noqa: F811
    page = visit(world.users["officer"], width=width)
    page.goto(address_of("reports:province", world))
    page.eval_on_selector(".compact tbody th a", "(link, name) => { link.textContent = name }", LONG)
    assert page.locator(".desks tbody tr").count() > 0
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("width", [641, 700, 767])
def test_lists_between_phone_and_tablet_stay_on_their_cards(width, world, pending, visit):  # noqa: F811
    page, seen = visit(world.users["officer"], width=width), {}
    for name in ("volunteers:roster", "volunteers:orders", "events:participants", "events:follow_ups"):
        page.goto(address_of(name, world))
        page.eval_on_selector(
            ".brief tbody th a, .brief tbody th", "(name, told) => { name.textContent = told }", LONG * 2
        )
        seen[name] = page.evaluate(TOO_WIDE)
    assert seen == dict.fromkeys(seen, [])


def test_what_opens_something_is_wide_enough_for_a_finger(world, visit):
    page = visit(world.users["officer"], width=320)
    for name in ("events:event_part", "provinces:reported_figures", "reports:dashboard"):
        page.goto(address_of(name, world))
        assert page.evaluate(NARROW) == [], name


def test_headings_and_lists_of_the_register_keep_their_terms_on_a_phone(world, visit):
    page, split = visit(world.users["officer"], width=320), {}
    for name in (
        "volunteers:seats",
        "volunteers:nominate",
        "volunteers:seat",
        "events:event_part",
        "events:follow_ups",
    ):
        page.goto(address_of(name, world))
        split[name] = page.evaluate(SPLIT, TERMS)
    assert split == dict.fromkeys(split, [])


def test_names_of_data_are_not_broken(visit):
    page = visit(width=768)
    page.goto("/open-data/")
    heights = page.eval_on_selector_all(".sets code", "all => all.map(each => each.getClientRects().length)")
    assert set(heights) == {1}


def test_paper_has_no_buttons_and_its_first_page_is_not_left_empty(world, visit):
    page = visit(world.users["admin"])
    page.emulate_media(media="print")
    page.goto(address_of("provinces:rule", world))
    assert page.locator(".two").evaluate("each => getComputedStyle(each).display") == "block"
    for address in ("/me/", address_of("events:event_part", world), "/nothing/"):
        page.goto(address)
        shown = "all => all.filter(each => each.checkVisibility()).map(each => each.innerText)"
        assert page.eval_on_selector_all("main .btn:not([href^='tel:']), .row-actions", shown) == [], address
