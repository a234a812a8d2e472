"""Whatever form refuses: the title tells it, the summary counts and leads to each field, which has the same words."""

import re
from html import unescape

import pytest

from config.tests.form_walk import EXEMPT, complete, sent_by, walk

TITLE = re.compile(r"<title>\s*(.*?)\s*</title>", re.DOTALL)
LINK = re.compile(r'<li><a href="#([^"]+)">(.*?)</a></li>', re.DOTALL)
SUMMARY = re.compile(r'<div class="errors".*?</div>', re.DOTALL)
COUNT = re.compile(r"ต้องแก้ (\d+) ช่อง")
# Fewer than this means that the walk has gone blind.
REFUSING = 25


def said(line: str, page: str) -> bool:
    """Whether the page has the words of a line of the summary behind the field's name, which may hold a colon."""
    parts = line.split(": ")
    return any(": ".join(parts[at:]) in page for at in range(1, len(parts)))


def wrong_with(page: str) -> str:
    """What the page of a refused form does not tell; nothing where it refused nothing."""
    found = SUMMARY.search(page)
    if not found:
        return ""
    summary, rest = found[0], page.replace(found[0], "")
    links = LINK.findall(summary)
    lost = [target for target, _words in links if f'id="{target}"' not in rest]
    unsaid = [words for _target, words in links if not said(unescape(words), unescape(rest))]
    count = COUNT.search(summary)
    many = len({target for target, _words in links if not target.startswith("id_confirmed")})
    told = TITLE.search(page)[1].startswith("พบข้อผิดพลาด – ")
    counted = not many or (count is not None and int(count[1]) == many)
    return "" if told and counted and not lost and not unsaid else f"{told} {counted} {lost} {unsaid}"


@pytest.fixture
def refused(world, appointed, signed_in) -> dict[str, str]:
    """The page of each form that was sent with nothing in its boxes, and with nonsense in them."""
    complete(world)
    pages = {}
    for each in walk(world, signed_in):
        if each.route in EXEMPT or not each.is_typed:
            continue
        empty = each.filled() | {name: [""] for name in each.visible()}
        nonsense = each.filled() | {name: ["?!"] for name in each.form.typed}
        for values in (empty, nonsense):
            body, kind = sent_by(each, values, b"?")
            answer = signed_in(world.users[each.actor]).post(each.target, body, content_type=kind)
            pages[f"{each.name} {values is empty}"] = answer.content.decode()
    return pages


def test_every_refusal_is_told_in_title_summary_and_field(refused):
    wrong = {name: told for name, page in refused.items() if (told := wrong_with(page))}
    assert "\n".join(f"{name}: {told}" for name, told in wrong.items()) == ""
    assert sum(SUMMARY.search(page) is not None for page in refused.values()) >= REFUSING
