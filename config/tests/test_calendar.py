"""The calendar beside the boxes for days: B.E. years, by keyboard, wherever a day is asked; the box stays a box."""

import re
from datetime import date

import pytest

from config.tests.pages import html_pages_of, is_html
from config.tests.test_accessibility import RUN, TAGS, axe  # noqa: F401 (a fixture)
from thai.calendar import format_date
from thai.forms import ThaiDateField

BOX = re.compile(
    r"<input[^>]*name=\"(?:as_of|known_at|known_on|day|on|dated|[a-z_]*_(?:day|on|date|start|end))\"[^>]*>"
)
NO_DAY = re.compile(r'type="(?:hidden|radio)"')
OPENER = "[name=last_day] + .day-button"
STATE = """[document.activeElement.shadowRoot?.activeElement?.textContent ?? document.activeElement.className,
    document.querySelector(".day-told")?.textContent]"""


def until(page, script: str, wanted) -> None:
    """Wait until the page answers a script so: the policy of the portal lets no other waiting through."""
    for _again in range(100):
        if page.evaluate(script) == wanted:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(script) == wanted


def test_every_box_for_a_day_is_offered_the_calendar(world, signed_in):
    boxes, without = set(), set()
    for actor in ("officer", "advisor", "admin"):
        client = signed_in(world.users[actor])
        for page in html_pages_of(world, actor):
            answer = client.get(page)
            found = BOX.findall(answer.content.decode()) if is_html(answer) else []
            asked = {box for box in found if not NO_DAY.search(box)}
            boxes |= asked
            without |= {f"{page}: {box}" for box in asked if "data-day" not in box}
    assert (without, len(boxes) >= 12) == (set(), True)


def test_who_has_no_such_field_loads_nothing_of_it(signed_in, client, narathiwat_officer, people_of_the_portal):
    told = {}
    for name, browser, page in (
        ("volunteer", signed_in(people_of_the_portal["volunteer"]), "/me/"),
        ("public", client, "/schedule/"),
        ("officer", signed_in(narathiwat_officer), "/events/new/"),
    ):
        html = browser.get(page).content.decode()
        told[name] = ["js/fields.js" in html, "css/choosing.css" in html, 'id="calendar-parts"' in html]
    assert told == {"volunteer": [False] * 3, "public": [False] * 3, "officer": [True] * 3}


def test_the_days_that_a_form_takes_are_those_of_its_calendar(db):
    from django import forms

    class Form(forms.Form):
        first = ThaiDateField(last=lambda: date(2026, 12, 9))
        last = ThaiDateField(first=date(2026, 1, 2), after="first")

    shown = [{k: v for k, v in box.field.widget.attrs.items() if k.startswith("data-")} for box in Form()]
    assert shown == [
        {"data-day": "", "data-max": "2026-12-09"},
        {"data-day": "", "data-min": "2026-01-02", "data-from": "first"},
    ]


@pytest.mark.chromium
@pytest.mark.django_db(transaction=True)
def test_a_day_is_chosen_by_keyboard_alone(visit, narathiwat_officer, complaints):
    page = visit(narathiwat_officer)
    page.goto("/events/new/")
    page.fill("[name=first_day]", "๘ ธันวาคม ๒๕๖๙")
    page.focus(OPENER)
    page.keyboard.press("Enter")
    until(page, STATE, ["8", "อังคารที่ 8 ธ.ค. 2569 (ค.ศ. 2026)"])
    assert page.text_content(".bound") == "วันแรก 8 ธ.ค. 2569"
    page.keyboard.press("ArrowRight")
    until(page, STATE, ["9", "พุธที่ 9 ธ.ค. 2569 (ค.ศ. 2026)"])
    page.keyboard.press("Enter")
    until(page, "document.querySelector('[name=last_day]').value", "9 ธ.ค. 2569")
    until(page, "document.activeElement.className", "day-button")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('dialog[open]').length", 1)
    page.keyboard.press("Escape")
    until(
        page,
        "[document.querySelectorAll('dialog[open]').length, document.activeElement.className].join()",
        "0,day-button",
    )
    assert (page.input_value("[name=last_day]"), complaints) == ("9 ธ.ค. 2569", [])


@pytest.mark.chromium
@pytest.mark.django_db(transaction=True)
def test_box_and_server_count_the_years_alike_also_when_they_began_in_april(visit, narathiwat_officer):
    page = visit(narathiwat_officer)
    page.goto("/events/new/")
    days = [
        date(1939, 2, 1),
        date(1939, 4, 1),
        date(1940, 3, 31),
        date(1940, 4, 1),
        date(1941, 1, 1),
        date(2024, 2, 29),
    ]
    script = """async ([days, never]) => {
        const m = await import("/static/js/thai_day.js");
        return [days.map(each => [m.write(each), m.read(m.write(each))]), m.read(never)];
    }"""
    told = page.evaluate(script, [[each.isoformat() for each in days], "1 ก.พ. 2483"])
    assert told == [[[format_date(each), each.isoformat()] for each in days], ""]


@pytest.mark.chromium
@pytest.mark.django_db(transaction=True)
def test_month_and_buddhist_year_are_set_and_nobody_is_shut_out(visit, narathiwat_officer, axe):  # noqa: F811
    page = visit(narathiwat_officer, width=320, bypass_csp=True)
    page.goto("/events/new/")
    page.fill("[name=first_day]", "31/1/2569")
    page.click("[name=first_day] + .day-button")
    page.wait_for_selector("dialog[open]")
    page.select_option("dialog select", "2")
    until(page, "document.querySelector('.day-told').textContent", "เสาร์ที่ 28 ก.พ. 2569 (ค.ศ. 2026)")
    page.fill("dialog input", "๒๕๖๗")
    page.press("dialog input", "Enter")
    until(page, "document.querySelector('.day-told').textContent", "พุธที่ 28 ก.พ. 2567 (ค.ศ. 2024)")
    page.evaluate(axe)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate(RUN, TAGS)
    assert (found, page.evaluate("document.documentElement.scrollWidth")) == ([], 320)


@pytest.mark.chromium
@pytest.mark.django_db(transaction=True)
def test_without_scripts_the_box_is_all_there_is(visit, narathiwat_officer):
    page = visit(narathiwat_officer, java_script_enabled=False)
    page.goto("/events/new/")
    counts = [page.locator(name).count() for name in (".day-button", ".chooser", "select[name=project]")]
    assert counts == [0, 0, 1]
    assert page.locator("[name=venue_province]").is_visible()
