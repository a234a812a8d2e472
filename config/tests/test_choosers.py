"""Long lists are searched: one box for every district of the country, several provinces, projects by year."""

import pytest

from config.tests.browser import answered
from config.tests.test_accessibility import RUN, TAGS, axe  # noqa: F401 (a fixture)
from config.tests.test_calendar import until
from events.models import Event, Project
from provinces.models import District

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
ROWS = (
    "[...document.querySelectorAll('.choices:not([hidden]) [role=option] > span')].map(row => row.textContent).join()"
)
PLACE = "[document.querySelector('[name=venue_district]').value, document.querySelector('[name=venue_province]').value]"
TOLD = "document.activeElement.closest('.chooser').querySelector('[role=status]').textContent"
CHOSEN = "[...document.querySelector('[name=provinces]').selectedOptions].map(option => option.value).join()"


@pytest.fixture
def form(visit, narathiwat_officer, narathiwat):
    """The officer's tab with the form of a new event, its choosers ready."""
    District.objects.filter(pk="9011").update(name_th="เมืองน่านน้ำ")
    for year in (2569, 2570):
        Project.objects.create(title="เสริมสร้างเครือข่าย", fiscal_year=year, office=narathiwat)
    page = visit(narathiwat_officer, bypass_csp=True)
    page.goto("/events/new/")
    until(page, "document.querySelectorAll('.chooser').length", 3)
    return page


@pytest.mark.parametrize("typed", ["เมืองน", "อ.เมืองน", "อําเภอเมืองน", "  เมือง น"])
def test_a_district_is_found_however_it_is_typed_and_the_province_follows(typed, form):
    form.focus("[name=venue_district]")
    form.keyboard.insert_text(typed)
    until(form, ROWS, "เมืองนราธิวาส,เมืองน่านน้ำ")
    form.keyboard.press("Enter")
    until(form, PLACE, ["เมืองนราธิวาส", "96"])
    assert form.text_content("#id_venue_district-province") == "นราธิวาส"
    assert form.locator(".choices:not([hidden])").count() == 0


def test_a_text_that_is_in_no_list_is_kept_and_told(form):
    form.focus("[name=venue_district]")
    form.keyboard.insert_text("เมืองที่ไม่มี")
    until(form, TOLD, "ไม่พบในรายการ โปรดพิมพ์ให้สั้นลง")
    form.keyboard.press("ArrowDown")
    until(form, ROWS, "")
    form.keyboard.press("Escape")
    with answered(form):
        form.keyboard.press("Enter")
    until(form, PLACE, ["เมืองที่ไม่มี", ""])
    assert form.text_content("#error-summary").strip().startswith("ยังบันทึกไม่ได้ ต้องแก้ ")
    assert form.title().startswith("พบข้อผิดพลาด – ")
    form.click(".errors [href='#id_venue_district']")
    until(form, "document.activeElement.name", "venue_district")


def test_provinces_are_put_in_and_taken_out_by_keyboard(form):
    form.focus("#id_provinces")
    form.keyboard.insert_text("สงขลา")
    until(form, ROWS, "สงขลา")
    form.keyboard.press("Enter")
    until(form, CHOSEN, "96,90")
    form.focus(".picked button")
    form.keyboard.press("Enter")
    until(form, CHOSEN, "90")
    until(form, "document.activeElement.id", "id_provinces")


def test_what_was_chosen_is_what_is_saved(form, complaints):
    form.focus("#id_project")
    form.keyboard.press("ArrowDown")
    until(form, ROWS, "ไม่ระบุ,เสริมสร้างเครือข่าย,เสริมสร้างเครือข่าย")
    for _row in range(3):
        form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    form.fill("[name=title]", "ประชุม")
    form.select_option("[name=kind]", "workshop")
    form.fill("[name=first_day]", "8 ก.ย. 2569")
    form.fill("[name=venue_district]", "เมืองน่านน้ำ")
    form.press("[name=title]", "Tab")
    with form.expect_navigation():
        # By keyboard: on a busy machine a press of the mouse missed the button while the page was still scrolling.
        form.press("#main-form .btn-primary", "Enter")
    event = Event.objects.get()
    years = [each.project.fiscal_year for each in event.event_projects.all()]
    assert (years, event.venue_district_id, complaints) == ([2569], "9011", [])


@pytest.mark.parametrize("width", [320, 1280])
def test_an_open_chooser_shuts_nobody_out(width, form, axe):  # noqa: F811
    form.set_viewport_size({"width": width, "height": 900})
    form.evaluate(axe)
    found = []
    for box, typed in (("#id_provinces", "ส"), ("[name=venue_district]", "เมือง"), ("#id_project", "")):
        form.focus(box)
        form.keyboard.insert_text(typed)
        form.keyboard.press("ArrowDown")
        form.wait_for_selector(".choices:not([hidden])")
        for scheme in ("light", "dark"):
            form.emulate_media(color_scheme=scheme)
            found += form.evaluate(RUN, TAGS)
    assert (found, form.evaluate("document.documentElement.scrollWidth")) == ([], width)
