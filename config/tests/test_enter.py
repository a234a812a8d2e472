"""Enter in a box of a form saves the form; no other button of the page is pressed by it."""

import re

import pytest

from events.models import Project
from provinces.models import Office

BUTTON = re.compile(r'<button[^>]*form="main-form"[^>]*>')


@pytest.mark.parametrize("address", ["/projects/new/", "/events/new/", "/volunteers/new/", "/accounts/password/"])
def test_the_first_button_of_a_form_is_the_plain_save(address, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(address).content.decode()
    first = BUTTON.search(page)[0]
    assert ("name=" in first, "formaction" in first, page.index(first) < page.index('id="main-form"')) == (
        False, False, True,
    )  # fmt: skip


def test_a_page_without_a_form_has_no_such_button(signed_in, narathiwat_officer):
    assert BUTTON.findall(signed_in(narathiwat_officer).get("/projects/").content.decode()) == []


@pytest.mark.chromium
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
def test_enter_in_a_box_saves(script, visit, narathiwat_officer):
    page = visit(narathiwat_officer, java_script_enabled=script)
    page.goto("/projects/new/")
    page.fill("[name=title]", "โครงการที่กด Enter")
    page.press("[name=fiscal_year]", "Enter")
    page.wait_for_url(re.compile(r"/projects/\d+/"))
    assert list(Project.objects.values_list("title", "office")) == [
        ("โครงการที่กด Enter", Office.objects.get(province="96").pk)
    ]
