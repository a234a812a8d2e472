"""Every list on paper: whose it is, which day, what was asked for, all columns, which part of the list; no menus."""

import pytest

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
LISTS = [
    *("/volunteers/?province=96", "/volunteers/orders/", "/volunteers/graduates/", "/audit/"),
    *("/events/", "/projects/", "/follow-ups/", "/reports/", "/reported-figures/", "/bin/"),
    *("/events/{event}/participants/", "/events/{event}/roll/"),
]
# Paper is 178 mm wide between its margins.
PAPER = {"width": 673, "height": 900}
SHOWN = """wanted => [...document.querySelectorAll(wanted)].filter(each => each.checkVisibility()).length"""
# Columns that the screen has and the paper has not: of the first table, by the words in its head.
COLUMNS = """() => {
    const heads = [...document.querySelectorAll("main table:first-of-type thead th")];
    return heads.filter(each => !each.checkVisibility()).map(each => each.textContent.trim());
}"""
NOT_ON_PAPER = ".top, .filters, .actions .btn, .foot, main form button, .pages a"


@pytest.fixture
def paper(world, grow, visit):
    """Open a page as it is printed: ``paper("/events/")``."""
    grow(world)
    page = visit(world.users["head"])
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")

    def printed(address):
        page.goto(address.format(**world.things))
        return page

    return printed


def test_lists_keep_their_columns_and_their_head_and_lose_the_menus(paper):
    wrong = {}
    for address in LISTS:
        page = paper(address)
        head = page.locator("main table thead").first.evaluate("each => getComputedStyle(each).display")
        found = (page.evaluate(SHOWN, NOT_ON_PAPER), page.evaluate(COLUMNS), head)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if found != (0, [], "table-header-group") or wide > 0:
            wrong[address] = (*found, wide)
    assert wrong == {}


def test_paper_says_whose_it_is_what_was_asked_for_and_which_part_it_shows(paper):
    said = paper("/volunteers/?province=96&state=nominated").inner_text("body")
    assert "สำนักงานแรงงานจังหวัดนราธิวาส · พิมพ์เมื่อ" in said
    assert "ทะเบียนอาสาสมัครแรงงาน จังหวัดนราธิวาส" in said
    assert "สถานะ: ตรวจสอบคุณสมบัติ" in said.replace("\n", " "), said
    assert "รายการที่ 1–3 จากทั้งหมด 3" in said


def test_what_was_not_asked_for_is_not_said(paper):
    page = paper("/events/?kind=workshop&q=")
    assert page.locator(".head .print-only").inner_text() == "ประเภท: ประชุมเชิงปฏิบัติการ"
    assert paper("/events/").locator(".head .print-only").inner_text() == ""
