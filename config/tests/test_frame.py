"""The frame around every page: headers, errors, sign-in, navigation."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from config import errors
from config.tests.pages import heading, html_pages_of, is_html

INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=")
PUBLIC_PAGES = ["home", "help", "privacy", "accounts:sign_in"]


def hrefs(response) -> set[str]:
    return set(re.findall(r'href="([^"]*)"', response.content.decode()))


@pytest.mark.parametrize("name", PUBLIC_PAGES)
def test_public_pages_carry_a_strict_policy_and_nothing_inline(client, db, name):
    answer = client.get(reverse(name))
    policy = answer["Content-Security-Policy"]
    assert ("default-src 'none'" in policy, "unsafe" in policy) == (True, False)
    assert INLINE.findall(answer.content.decode()) == []


@pytest.mark.parametrize("name", PUBLIC_PAGES)
def test_each_page_has_one_heading_a_skip_link_and_its_language(client, db, name):
    page = client.get(reverse(name)).content.decode()
    assert (page.count("<h1>"), page.count('href="#main"'), page.count('id="main"')) == (1, 1, 1)
    assert page.count('<html lang="th">') == 1


def test_what_a_signed_in_person_reads_is_stored_nowhere(signed_in, outsider):
    assert "no-store" in signed_in(outsider).get("/help/")["Cache-Control"]


def test_a_missing_page_says_so_in_words(client, db):
    answer = client.get("/no-such-page/")
    assert (answer.status_code, heading(answer)) == (404, _("Page not found"))


@pytest.mark.parametrize(
    "view, failure, status, words",
    [
        (errors.bad_request, SuspiciousOperation(), 400, "This request cannot be read"),
        (errors.forbidden, PermissionDenied(), 403, "Your account may not do this"),
        (errors.forbidden, PermissionDenied("The desk is not open."), 403, "This cannot be done now"),
    ],
)
def test_refusals_say_what_to_do_next(rf, db, view, failure, status, words):
    request = rf.get("/")
    request.user = AnonymousUser()
    answer = view(request, failure)
    assert (answer.status_code, heading(answer)) == (status, _(words))
    assert "1506" in answer.content.decode()


def test_the_500_page_needs_neither_database_nor_request():
    answer = errors.server_error(None)
    assert (answer.status_code, heading(answer)) == (500, _("The portal made a mistake"))


def test_a_stale_form_offers_the_way_back(db):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/?next=/me/", {"login": "somchai"})
    assert (answer.status_code, heading(answer)) == (403, _("The form was not saved"))
    assert "/sign-in/?next=/me/" in hrefs(answer)


def test_a_stale_sign_in_begins_anew_and_still_knows_where_to_go(db):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/sign-in/")
    answer = browser.post("/sign-in/", {"login": "somchai", "next": "/me/", "csrfmiddlewaretoken": "a" * 64})
    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/me/")
    assert (
        escape(_("This page had waited too long. Please sign in once more."))
        in browser.get(answer.url).content.decode()
    )


def test_the_page_after_too_many_attempts_names_the_wait(rf, db):
    request = rf.get("/")
    request.user = AnonymousUser()
    shown = render_to_string("accounts/wait.html", {"wait_minutes": 7}, request=request)
    assert [escape(_("Too many attempts")) in shown, "7 นาที" in shown] == [True, True]


def test_a_wrong_password_is_said_first_and_keeps_the_name(client, narathiwat_officer):
    answer = client.post("/sign-in/", {"login": "narathiwat-officer", "password": "wrong"})
    page = answer.content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1].strip()
    assert title.startswith(_("Error") + " – ")
    assert ('value="narathiwat-officer"' in page, 'value="wrong"' in page) == (True, False)
    assert page.index('id="error-summary"') < page.index('name="login"')


def test_sign_in_leads_back_to_the_page_that_asked(client, narathiwat_officer):
    form = {"login": "narathiwat-officer", "password": "labour-demo-test", "next": "/help/"}
    assert client.post("/sign-in/", form).url == "/help/"


def test_demonstration_accounts_stay_out_of_a_real_portal(client, db, settings):
    shown = []
    for settings.DEMO in (False, True):
        shown.append("narathiwat-officer" in client.get("/sign-in/").content.decode())
    assert shown == [False, True]


def test_the_banner_stands_on_the_demonstration_only(client, db, settings):
    shown = []
    for settings.DEMO in (False, True):
        caches["pages"].clear()
        shown.append('class="demo"' in client.get("/help/").content.decode())
    assert shown == [False, True]


@pytest.mark.parametrize(
    "person, register, sign_in",
    [("narathiwat_officer", True, False), ("advisor", False, False), (None, False, True)],
)
def test_the_menu_offers_what_the_reader_may_open(request, signed_in, client, db, person, register, sign_in):
    browser = signed_in(request.getfixturevalue(person)) if person else client
    links = hrefs(browser.get("/help/"))
    assert (reverse("volunteers:roster") in links, "/sign-in/" in links) == (register, sign_in)


def test_the_menu_marks_where_the_reader_is(client, db):
    page = client.get("/help/").content.decode()
    assert set(re.findall(r'<a href="([^"]*)"\s+aria-current="page"', page)) == {"/help/"}


def test_no_page_lights_two_items_of_the_menu(world, signed_in):
    client, lit = signed_in(world.users["head"]), {}
    for address in html_pages_of(world, "head"):
        answer = client.get(address)
        page = answer.content.decode() if is_html(answer) else ""
        menu = page.partition('<nav class="main-nav"')[2].partition("</nav>")[0]
        lit[address] = len(re.findall(r'aria-current="(?:page|true)"', menu))
    assert {address for address, items in lit.items() if items > 1} == set()
    assert [lit[address] for address in ("/events/", "/projects/", "/follow-ups/")] == [1, 1, 1]


def test_the_footer_names_the_readers_own_office(signed_in, narathiwat_officer, narathiwat):
    narathiwat.phone = "0 7353 0000"
    narathiwat.save()
    assert "0 7353 0000" in signed_in(narathiwat_officer).get("/help/").content.decode()


def test_the_old_password_is_asked_before_a_new_one(signed_in, outsider):
    form = {"oldpassword": "wrong", "password1": "ยาวพอสำหรับทดสอบ", "password2": "ยาวพอสำหรับทดสอบ"}
    assert signed_in(outsider).post("/accounts/password/", form).context["form"].errors.keys() == {"oldpassword"}


def test_a_changed_password_is_the_one_that_counts(signed_in, outsider):
    new = "ประโยคลับที่ยาวพอสมควร"
    form = {"oldpassword": "labour-demo-test", "password1": new, "password2": new}
    assert signed_in(outsider).post("/accounts/password/", form).url == reverse("start")
    outsider.refresh_from_db()
    assert outsider.check_password(new)


def test_every_page_tells_when_it_was_made(client, db, time_machine):
    time_machine.move_to(date(2019, 11, 28))
    assert "28 พ.ย. 2562" in client.get("/privacy/").content.decode()
