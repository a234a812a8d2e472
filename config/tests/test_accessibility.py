"""axe-core on every page, light and dark, on a phone and on a desk: WCAG 2.0 to 2.2, A and AA, no violation."""

from contextlib import contextmanager

import pytest
from django.conf import settings

from config.tests.pages import pages_of
from config.tests.test_access import BY_NAME

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NOT_PAGES = (".csv", ".json", ".ics", ".pdf", "/download/", "/healthz", "/readyz")
# Of a violation: rule, what to do, and the first places.
RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)"""
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
LOOKS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]
# Fewer pages than this means that the walk has gone blind.
FLOOR = {"anonymous": 12, "officer": 36, "advisor": 18}


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, from the pinned package."""
    return (settings.NODE_MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8")


def html_pages(world, actor: str) -> list[str]:
    """Addresses of an actor's pages; the officer finds the public ones with the anonymous visitor's eyes."""
    addresses = [page for page in pages_of(world, actor).values() if not page.endswith(NOT_PAGES)]
    shared = set(pages_of(world, "anonymous").values()) if actor != "anonymous" else set()
    return [address for address in addresses if address not in shared]


@contextmanager
def examining(page, axe: str):
    """A way to examine the page as it stands in every look: ``examine()`` gives violations by look."""

    def examine() -> dict[str, list[str]]:
        page.evaluate(axe)
        found = {}
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            if violations := page.evaluate(RUN, TAGS):
                found[f"{page.url} {width} {scheme}"] = violations
        return found

    yield examine


@pytest.mark.parametrize("actor", ["anonymous", "officer", "advisor"])
def test_no_page_shuts_anybody_out(actor, world, visit, axe):
    # Only this test's own script needs the policy out of the way.
    page, found = visit(world.users[actor], bypass_csp=True), {}
    addresses = html_pages(world, actor)
    for address in addresses:
        page.goto(address)
        with examining(page, axe) as examine:
            found |= examine()
    print(f"accessibility, {actor}: {len(addresses)} pages in {len(LOOKS)} looks")
    assert found == {}
    assert len(addresses) >= FLOOR[actor]


def test_no_form_shuts_anybody_out_when_it_refuses(world, visit, axe):
    page, found, forms = visit(world.users["officer"], bypass_csp=True), {}, 0
    for address in html_pages(world, "officer"):
        page.goto(address)
        if not page.locator("main form.form[method=post]").count():
            continue
        page.eval_on_selector("main form.form[method=post]", "form => { form.noValidate = true; form.requestSubmit(); }")
        page.wait_for_load_state()
        if page.locator(".errors").count():
            forms += 1
            with examining(page, axe) as examine:
                found |= examine()
    print(f"accessibility: {forms} forms with their errors")
    assert found == {}
    assert forms >= 8


def test_no_page_scrolls_sideways_on_the_smallest_phone(world, visit):
    wide = {}
    for actor in ("anonymous", "officer", "advisor"):
        page = visit(world.users[actor], width=320)
        for address in html_pages(world, actor):
            page.goto(address)
            if page.evaluate(OVERFLOW) > 0:
                wide[address] = page.evaluate(OVERFLOW)
    assert wide == {}


def test_every_page_of_the_access_table_is_visited(world):
    visited = {page for actor in FLOOR for page in html_pages(world, actor)}
    pages = {page for actor in FLOOR for page in pages_of(world, actor).values() if not page.endswith(NOT_PAGES)}
    assert (visited, len(BY_NAME) >= 60) == (pages, True)
