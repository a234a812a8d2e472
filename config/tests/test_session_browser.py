"""In a browser: who is about to be signed out reads it in time, and one key is enough to go on."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


def ends_in(seconds: int) -> None:
    """As if the last deed lay so long ago."""
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=seconds))


@pytest.fixture
def page(visit, outsider):
    """A page whose reader is signed out in two hundred seconds."""
    page = visit(outsider)
    page.goto("/me/")
    ends_in(200)
    page.goto("/help/")
    page.wait_for_selector("#session-ends[open]")
    return page


def left() -> float:
    return (Session.objects.get().expire_date - timezone.now()).total_seconds()


def test_the_notice_comes_in_time_and_one_key_goes_on(page, complaints):
    assert page.evaluate("document.activeElement.textContent.trim()") == "ใช้งานต่อ"
    assert left() < 201
    page.keyboard.press("Enter")
    page.wait_for_selector("#session-ends:not([open])", state="attached")
    assert (left() > 43_000, page.url.endswith("/help/"), complaints) == (True, True, [])


def test_closing_the_notice_makes_nothing_last_longer(page, complaints):
    page.keyboard.press("Escape")
    page.wait_for_selector("#session-ends:not([open])", state="attached")
    assert (left() < 201, complaints) == (True, [])


def test_another_tab_at_work_needs_no_notice(visit, outsider, complaints):
    page = visit(outsider)
    page.goto("/me/")
    ends_in(305)
    page.goto("/help/")
    ends_in(40_000)
    page.wait_for_timeout(6_500)
    assert (page.locator("#session-ends[open]").count(), complaints) == (0, [])


def test_who_was_signed_out_is_told_and_stays_on_the_page_with_what_was_typed(visit, outsider):
    page = visit(outsider)
    page.goto("/me/")
    ends_in(200)
    page.goto("/help/")
    page.wait_for_selector("#session-ends[open]")
    Session.objects.all().delete()
    page.keyboard.press("Enter")
    page.wait_for_selector("#session-ends [data-after]:visible")
    focused = page.evaluate("document.activeElement.textContent.trim()")
    assert (focused, page.url.endswith("/help/")) == ("ปิดข้อความนี้", True)
