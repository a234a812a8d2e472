"""Pages of figures as they are seen: cards of few lines, no sideways scroll, a total once on paper, dark shades."""

import pytest

from events.figures import EventTotals, Rate
from reports import figures

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
# As full as the card of events gets: rolls beside reported totals, latecomers, every reason to leave one out.
FULL = EventTotals(
    events=1204, persons=118_604, attendances=204_452, expected=131_000, unknown_events=13,
    rated=Rate(98_452, 99_456), late=12, reported_persons=20_152, open_events=104, events_ahead=11, without_target=241,
)  # fmt: skip
# The lines of what a card says beneath its number: the heights at which its words stand.
LINES = """cards => cards.map(card => {
  const walk = document.createTreeWalker(card, NodeFilter.SHOW_TEXT), tops = new Set()
  while (walk.nextNode()) {
    const words = document.createRange()
    words.selectNodeContents(walk.currentNode)
    for (const box of words.getClientRects()) if (box.width > 1) tops.add(Math.round(box.bottom / 4))
  }
  return tops.size
})"""
BESIDE = "document.documentElement.scrollWidth - innerWidth"
DISPLAY = "part => getComputedStyle(part).display"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_card_of_the_nation_breaks_into_seven_lines(width, world, visit, monkeypatch):
    monkeypatch.setattr(figures, "event_totals", lambda *about, **days: FULL)
    page = visit(world.users["advisor"], width=width)
    page.goto("/dashboard/")
    lines = page.eval_on_selector_all(".figures .d", LINES)
    assert len(lines) == 6 and max(lines) <= 6


def test_no_page_of_figures_scrolls_sideways_on_the_smallest_phone(world, visit):
    page, wide = visit(world.users["officer"], width=320), {}
    code, cluster = world["province"], world["cluster"]
    for address in (
        "/dashboard/",
        f"/dashboard/{code}/",
        f"/dashboard/{code}/{code}01/",
        f"/dashboard/clusters/{cluster}/",
    ):
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach(part => { part.open = true })")
        wide[address] = page.evaluate(BESIDE)
    assert wide == dict.fromkeys(wide, 0)


def test_on_paper_the_day_stands_on_top_and_the_total_once(world, visit):
    page = visit(world.users["advisor"])
    page.goto("/dashboard/")
    page.emulate_media(media="print")
    assert page.is_visible(".asof b") and not page.is_visible(".asof summary")
    # A footer group of a table is repeated at the foot of every page, a row group is not.
    assert page.eval_on_selector("#provinces tfoot", DISPLAY) == "table-row-group"
    assert (
        page.eval_on_selector(".figures", "grid => getComputedStyle(grid).gridTemplateColumns.split(' ').length") == 4
    )


def test_the_page_says_which_way_its_shades_go(world, visit):
    page, told = visit(world.users["advisor"]), {}
    page.goto("/dashboard/")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        told[scheme] = page.inner_text(".shades")
    assert told == {"light": "สีเข้มกว่า คือ ครอบคลุมมากกว่า", "dark": "สีอ่อนกว่า คือ ครอบคลุมมากกว่า"}
