"""axe-core on every page, light and dark, on a phone and on a desk: WCAG 2.0 to 2.2, A and AA, no violation."""

import pytest
from django.conf import settings

from config.tests.access import EVERY_ACTOR
from config.tests.browser import answered
from config.tests.pages import html_pages_of
from config.tests.test_access import BY_NAME
from entry.testmode import DEPTH

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Of a violation: rule, what to do, and the first places.
RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)"""
UNFOLD = "document.querySelectorAll('main details').forEach(part => { part.open = true })"
FORM = "main form.form[method=post]"
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
LOOKS = [(320, "light"), (1280, "dark"), (320, "dark"), (1280, "light")]
# Both widths and both schemes, each once; the deep run has the other two as well.
TWO_LOOKS = LOOKS[:2]
# Fewer pages than this means that the walk has gone blind.
FLOOR = {"anonymous": 10, "officer": 36, "advisor": 13}
# Whose own pages are few, or the same as an officer's but for a button or two.
OTHERS = ["volunteer", "graduate", "helper", "outsider", "head", "neighbour", "admin", "auditor"]
LISTS = [
    *("/volunteers/", "/volunteers/seats/", "/volunteers/orders/", "/volunteers/graduates/", "/audit/"),
    *("/events/", "/projects/", "/follow-ups/", "/schedule/", "/schedule/96/", "/news/"),
    *("/reports/", "/reported-figures/", "/bin/", "/me/", "/dashboard/", "/dashboard/96/"),
]


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, from the pinned package."""
    return (settings.NODE_MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8")


def own_pages(world, actor: str) -> list[str]:
    """An actor's pages without those that everybody reads; these are examined with the anonymous visitor's eyes."""
    shared = set(html_pages_of(world, "anonymous")) if actor != "anonymous" else set()
    return [address for address in html_pages_of(world, actor) if address not in shared]


def violations(page, axe: str) -> list[str]:
    """What axe finds on the page as it stands, on a phone and on a desk; and whether it scrolls sideways."""
    page.evaluate(axe)
    page.evaluate(UNFOLD)
    found = []
    for width, scheme in LOOKS if DEPTH == "deep" else TWO_LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{page.url} {width} {scheme} {violation}" for violation in page.evaluate(RUN, TAGS)]
        if wider := page.evaluate(OVERFLOW):
            found.append(f"{page.url} {width} scrolls sideways by {wider} px")
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("actor", ["anonymous", "officer", "advisor"])
def test_no_page_shuts_anybody_out(actor, world, visit, axe):
    # Only this test's own script needs the policy out of the way.
    page, found = visit(world.users[actor], bypass_csp=True), []
    addresses = own_pages(world, actor)
    for address in addresses:
        page.goto(address)
        found += violations(page, axe)
    print(f"accessibility, {actor}: {len(addresses)} pages")
    assert "\n".join(found) == ""
    assert len(addresses) >= FLOOR[actor]


def walked(page, addresses: list[str], axe: str) -> str:
    """What is wrong on the pages."""
    found = []
    for address in addresses:
        page.goto(address)
        found += violations(page, axe)
    return "\n".join(found)


@pytest.mark.parametrize("actor", ["helper", "volunteer"])
def test_no_page_of_whom_one_meets_outside_shuts_anybody_out(actor, world, visit, axe):
    page = visit(world.users[actor], bypass_csp=True)
    own = [address for address in own_pages(world, actor) if address in {"/me/", f"/events/{world['event']}/roll/"}]
    assert (walked(page, own, axe), len(own)) == ("", {"helper": 2, "volunteer": 1}[actor])


def test_no_empty_list_shuts_anybody_out(narathiwat_head, visit, axe):
    assert walked(visit(narathiwat_head, bypass_csp=True), LISTS[::3], axe) == ""


@pytest.mark.deep
@pytest.mark.parametrize("actor", OTHERS)
def test_no_page_of_any_other_role_shuts_anybody_out(actor, world, visit, axe):
    page = visit(world.users[actor], bypass_csp=True)
    assert walked(page, own_pages(world, actor), axe) == ""


@pytest.mark.deep
@pytest.mark.parametrize("actor", ["narathiwat_officer", "advisor", "ministry_admin", "outsider"])
def test_no_empty_list_of_any_role_shuts_anybody_out(actor, request, signed_in, visit, axe):
    user = request.getfixturevalue(actor)
    client = signed_in(user)
    own = [address for address in LISTS if client.get(address).status_code == 200]
    assert walked(visit(user, bypass_csp=True), own, axe) == ""


@pytest.mark.sampled
@pytest.mark.parametrize("actor, floor", [("anonymous", 1), ("officer", 8)])
def test_no_form_shuts_anybody_out_when_it_refuses(actor, floor, world, visit, axe):
    page, found, forms = visit(world.users[actor], bypass_csp=True), [], 0
    for address in own_pages(world, actor):
        page.goto(address)
        if not page.locator(FORM).count():
            continue
        with answered(page):
            page.eval_on_selector(FORM, "form => { form.noValidate = true; form.requestSubmit() }")
        if page.locator(".errors").count():
            forms += 1
            found += violations(page, axe)
    print(f"accessibility, {actor}: {forms} forms with their errors")
    assert "\n".join(found) == ""
    assert forms >= floor


@pytest.mark.parametrize("width, menu", [(360, ".phone-menu"), (1280, ".tools .menu")])
def test_no_open_menu_shuts_anybody_out(width, menu, world, visit, axe):
    page = visit(world.users["officer"], width=width, bypass_csp=True)
    page.goto("/help/")
    page.click(f"{menu} summary")
    page.evaluate(axe)
    assert page.evaluate(RUN, TAGS) == []
    assert page.locator(f"{menu} [name=language]").is_visible()


def of_the_others(world) -> dict[str, str]:
    """The pages that none of the actors above opens, each with the first of the others who does."""
    seen = {page for actor in FLOOR for page in html_pages_of(world, actor)}
    found = {page: actor for actor in reversed(OTHERS) for page in html_pages_of(world, actor)}
    return {page: actor for page, actor in found.items() if page not in seen}


def test_no_page_that_one_role_alone_opens_shuts_anybody_out(world, visit, axe):
    pages, found = of_the_others(world), []
    for actor in sorted(set(pages.values())):
        page = visit(world.users[actor], bypass_csp=True)
        found.append(walked(page, [each for each, who in pages.items() if who == actor], axe))
    assert "".join(found) == ""
    assert {"/audit/", f"/offices/{world['office']}/rules/term_years/"} <= pages.keys()


def test_every_page_of_the_access_table_is_visited(world):
    """Whatever any actor of the table opens is opened by one whose pages are walked."""
    visited = {page for actor in FLOOR for page in own_pages(world, actor)} | of_the_others(world).keys()
    pages = {page for actor in EVERY_ACTOR if actor in world.users for page in html_pages_of(world, actor)}
    assert (pages - visited, len(BY_NAME) >= 60) == (set(), True)
