"""On a small phone no name of a place or a person and no fixed term of a list stands on two lines."""

import re

import geothai
import pytest

from config.tests.pages import address_of, is_html, pages_of
from thai.whole import EVERYDAY
from volunteers.models import Person

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
# The words among `names` that stand on more than one line of the page, as `Range.getClientRects` sees them.
SPLIT = """names => {
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = new Set()
  while (walk.nextNode()) {
    const text = walk.currentNode.data
    if (walk.currentNode.parentElement.closest('option, title, .visually-hidden, details:not([open])')) continue
    for (const name of names) for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const word = document.createRange()
      word.setStart(walk.currentNode, at)
      word.setEnd(walk.currentNode, at + name.length)
      const tops = [...word.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top))
      if (Math.max(...tops) - Math.min(...tops) > 8) found.add(name)
    }
  }
  return [...found]
}"""
# A day, a time and a telephone as pages show them.
TOLD = re.compile(r"[0-9]{1,2} [ก-ฮ.]{3,6} 25[0-9]{2}|[0-9]{1,2}[.][0-9]{2} น[.]|0[0-9] ?[0-9]{3,4} [0-9]{4}")
LEAKED = re.compile(r"""&lt;span|=["'][^"'<>]*<span|<(?:title|option)[^>]*>[^<]*<span""")
# How wide a title is, and how much of the card is left beside its table.
ROOM = """() => {
  const box = wanted => document.querySelector(wanted).getBoundingClientRect(), table = box("table.rows")
  return [box("table.rows tbody th").width,
          document.querySelector(".card:has(> table)").getBoundingClientRect().right - table.right]
}"""
LABOUR = ("อาสาสมัครแรงงาน", "บัณฑิตแรงงาน", "ชี้เป้า")
PLACES = {area.name_th for area in geothai.provinces()} - EVERYDAY
PLACES |= {area.name_th for area in geothai.districts("96")} | {area.name_th for area in geothai.subdistricts("9601")}
PAGES = (
    *("reports:dashboard", "reports:province", "reports:district", "events:list", "events:event", "events:roll"),
    *("events:participants", "events:schedule", "events:schedule_event", "volunteers:roster", "volunteers:person"),
    *("volunteers:seat", "volunteers:order", "reports:list"),
)


@pytest.mark.parametrize("width", [320, 360])
def test_no_name_and_no_term_stands_on_two_lines(world, visit, width):
    page, split = visit(world.users["officer"], width=width), {}
    people = [name for each in Person.objects.all() for name in (each.first_name, each.last_name)]
    names = [*LABOUR, *PLACES, *people]
    for name in PAGES:
        page.goto(address_of(name, world))
        split[name] = page.evaluate(SPLIT, names)
    assert split == dict.fromkeys(PAGES, [])


def test_no_day_no_time_and_no_telephone_stands_on_two_lines(world, visit):
    page, split = visit(world.users["officer"], width=320), {}
    for name in PAGES:
        page.goto(address_of(name, world))
        told = sorted(set(TOLD.findall(page.locator("body").evaluate("body => body.textContent"))))
        split[name] = page.evaluate(SPLIT, told)
    assert split == dict.fromkeys(PAGES, [])


@pytest.mark.parametrize("width", [660, 768, 1024])
def test_titles_of_events_have_room_on_a_tablet_and_the_table_its_card(width, world, visit):
    page = visit(world.users["officer"], width=width)
    page.goto("/events/")
    title, left = page.evaluate(ROOM)
    assert (title >= 200, left >= 0) == (True, True)


def test_what_keeps_words_together_stands_in_no_attribute_and_is_never_read_as_text(world, signed_in):
    client, seen = signed_in(world.users["officer"]), 0
    for address in pages_of(world, "officer").values():
        answer = client.get(address)
        if is_html(answer):
            page, seen = answer.content.decode(), seen + 1
            assert LEAKED.findall(page) == [], address
    assert seen >= 40
