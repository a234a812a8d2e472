"""Whole days in a real browser: what officers, advisors and volunteers come for, with and without JavaScript."""

import pytest
from celery import Celery
from django.urls import reverse

from config.tests.browser import answered
from provinces.models import Subdistrict
from reports.catalogue import REPORTS
from reports.models import ReportRun
from reports.question import Format
from reports.tasks import make_report
from volunteers import services
from volunteers.models import Person

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
SAVE = "main form[method=post] .btn-primary[type=submit]"
# Where the keyboard is, and whether one can see it: a ring or an edge on the control or on its label.
FOCUS = """async () => {
    const at = document.activeElement;
    await Promise.all(at.getAnimations().map(each => each.finished));
    const near = [at, at.nextElementSibling, at.parentElement].filter(Boolean);
    const ringed = node => { const s = getComputedStyle(node);
        return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none" };
    const box = at.getBoundingClientRect();
    return { name: at.name || "", value: at.value || "", text: at.textContent.trim().slice(0, 40),
        tag: at.tagName, seen: near.some(ringed), inside: box.bottom > 0 && box.top < innerHeight };
}"""


@pytest.fixture
def vacant_seat(world, open_seats):
    """A seat in the next tambon that nobody holds."""
    tambon = Subdistrict.objects.filter(district_id="9601", valid_to=None).order_by("code")[3]
    return open_seats([tambon])[0]


@pytest.fixture
def newcomer(world, narathiwat, narathiwat_officer):
    """Somebody in the register without a seat."""
    return services.register_person(
        by=narathiwat_officer, office=narathiwat, first_name="สมใจ", last_name="ใจงาม", phone="0812345678"
    )  # fmt: skip


@pytest.fixture
def no_broker(monkeypatch):
    """No message leaves; the test does the worker's part itself."""
    monkeypatch.setattr(Celery, "send_task", lambda self, *args, **kwargs: None)


def sign_in(page, username: str) -> None:
    """Through the form, as people do."""
    page.goto("/sign-in/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", "labour-demo-test")
    page.click("main form [type=submit]")
    page.wait_for_url("**/volunteers/**")


def send(page) -> None:
    """Press the form's main button and wait for the answer."""
    with answered(page):
        page.click(SAVE)


def step(page, kind: str, **typed: str) -> None:
    """From a person's page through the form of an act and back."""
    page.click(f"main a[href$='/{kind}/']")
    page.wait_for_url(f"**/{kind}/")
    for name, text in typed.items():
        page.fill(f"[name={name}]", text)
    send(page)


def tab_to(page, wanted) -> list[dict]:
    """Press Tab until ``wanted`` likes where the keyboard is; every stop on the way."""
    stops = []
    for _press in range(120):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
        if wanted(stops[-1]):
            return stops
    raise AssertionError(f"the keyboard does not get there: {stops[-5:]}")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_officer_fills_a_vacant_seat(javascript, vacant_seat, newcomer, visit, complaints):
    page = visit(java_script_enabled=javascript)
    sign_in(page, "narathiwat-officer")
    page.click(f"main a[href='{reverse('volunteers:nominate', args=[vacant_seat.pk])}']")
    page.fill("main [name=q]", "สมใจ")
    with page.expect_navigation():
        page.press("main [name=q]", "Enter")
    page.click(f"main a[href='?person={newcomer.pk}']")
    page.wait_for_url(f"**?person={newcomer.pk}")
    send(page)
    step(page, "propose")
    step(page, "appoint", term_start="1 ต.ค. 2569", term_end="30 ก.ย. 2572", no_order_reason="หนังสือจังหวัด")
    assert "1 ต.ค. 2569 – 30 ก.ย. 2572" in page.inner_text("main")
    page.goto(vacant_seat.get_absolute_url())
    assert (page.locator(".seat.s-appointed").count(), complaints) == (1, [])
    assert "สมใจ ใจงาม" in page.inner_text("main")


def test_a_refused_form_says_why_first_and_keeps_what_was_typed(vacant_seat, newcomer, visit, complaints):
    page = visit()
    sign_in(page, "narathiwat-officer")
    page.goto(f"/volunteers/seats/{vacant_seat.pk}/nominate/?person={newcomer.pk}")
    page.fill("[name=on]", "31 กุมภา 2569")
    send(page)
    focused = page.evaluate("document.activeElement.className")
    assert (focused, page.input_value("[name=on]")) == ("errors", "31 กุมภา 2569")
    page.click(".errors a")
    assert (page.evaluate("document.activeElement.name"), complaints) == ("on", [])


def test_a_roll_is_taken_with_the_keyboard_alone(world, grow, visit, complaints):
    grow(world)
    page = visit(world.users["officer"])
    page.goto(f"/events/{world['event']}/roll/")
    names = list(dict.fromkeys(page.eval_on_selector_all("[type=radio]", "all => all.map(one => one.name)")))
    stops = []
    for name in names:
        stops += tab_to(page, lambda stop, name=name: stop["name"] == name)
        while page.evaluate(FOCUS)["value"] != "present":
            page.keyboard.press("ArrowRight")
    for place in page.query_selector_all(".roll-rows tbody tr"):
        place.wait_for_selector("[data-saved]")
    page.reload()
    marked = page.eval_on_selector_all("[type=radio]:checked", "all => all.map(one => one.value)")
    assert (marked, len(names)) == (["present"] * 3, 3)
    assert ([stop for stop in stops if not stop["seen"] or not stop["inside"]], complaints) == ([], [])


@pytest.mark.parametrize("kind", [report.kind for report in REPORTS])
@pytest.mark.parametrize("form", Format.values)
def test_a_report_is_asked_for_watched_and_taken_away(
    kind, form, world, no_broker, visit, complaints, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    page = visit(world.users["officer"])
    page.goto("/reports/")
    page.check(f"[name=kind][value={kind}]")
    page.check(f"[name=format][value={form}]")
    page.check("[name=period][value=day]")
    page.fill("[name=as_of]", "30 ก.ย. 2569")
    send(page)
    assert page.locator("progress").count() == 1
    make_report(ReportRun.objects.latest("pk").pk)
    page.wait_for_selector("#progress a[href$='/download/']")
    with page.expect_download() as download:
        page.click("#progress a[href$='/download/']")
    start = {"xlsx": b"PK\x03\x04", "pdf": b"%PDF"}[form]
    assert (download.value.path().read_bytes()[:4], complaints) == (start, [])


def test_a_volunteer_answers_an_invitation_on_the_phone(world, visit, complaints):
    Person.objects.filter(pk=world["person"]).update(user=world.users["volunteer"])
    page = visit(world.users["volunteer"], width=360, has_touch=True)
    page.goto("/me/")
    with page.expect_navigation():
        page.tap("[name=reply][value=coming]")
    heights = page.eval_on_selector_all(".replies button", "all => all.map(one => one.getBoundingClientRect().height)")
    assert (page.locator(".reply.is-coming").count(), min(heights) >= 44) == (1, True)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    page.click(".phone-menu summary")
    with page.expect_navigation():
        page.click(".phone-menu [name=language]")
    assert (page.get_attribute("html", "lang"), page.url.endswith("/me/"), complaints) == ("en", True, [])


def test_an_advisor_goes_from_the_nation_to_the_tambon(world, visit, complaints):
    page = visit(world.users["advisor"])
    page.goto("/accounts/start/")
    page.click("main table a[href^='/dashboard/96/']")
    page.click("main table a[href^='/dashboard/96/9601/']")
    seats = page.locator("main .seat").count()
    assert (page.url.partition("/dashboard/")[2], seats >= 1) == ("96/9601/", True)
    page.click(".asof summary")
    page.fill("main [name=as_of]", "28 พ.ย. 2562")
    page.press("main [name=as_of]", "Enter")
    page.wait_for_url("**as_of=**")
    assert ("28 พ.ย. 2562" in page.inner_text("main"), complaints) == (True, [])
