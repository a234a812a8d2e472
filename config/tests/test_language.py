"""The language switch: a cookie, and back to the page it was on."""

import pytest
from django.test import Client

from accounts.tests.posting import hidden_of


def test_the_language_switch_comes_back_to_the_page(client, db):
    answer = client.post("/language/", {"language": "en", "next": "/help/?a=1"})
    assert (answer.status_code, answer.url) == (302, "/help/?a=1")
    assert '<html lang="en">' in client.get("/help/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_the_language_switch_leads_nowhere_else(client, db, elsewhere):
    assert client.post("/language/", {"language": "en", "next": elsewhere}).url == "/"


def test_an_unknown_language_changes_nothing(client, db):
    assert client.post("/language/", {"language": "xx", "next": "/help/"}).cookies.keys() == set()


def test_the_choice_is_kept_for_a_year_and_no_script_reads_it(client, db):
    cookie = client.post("/language/", {"language": "en"}).cookies["django_language"]
    assert (cookie.value, cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("en", 365 * 86400, True, "Lax")


def test_the_choice_can_be_taken_back(client, db):
    client.post("/language/", {"language": "en"})
    client.post("/language/", {"language": "th"})
    assert '<html lang="th">' in client.get("/help/").content.decode()


def test_without_a_page_to_go_back_to_it_is_home(client, db):
    assert client.post("/language/", {"language": "en"}).url == "/"


def test_looking_at_the_address_changes_nothing(client, db):
    answer = client.get("/language/", {"language": "en"})
    assert (answer.status_code, answer.cookies.keys()) == (405, set())


def test_a_page_that_a_browser_would_read_as_another_host_is_not_gone_to(client, db):
    for back in ("/\\\\example.org", "\\\\example.org", "help/", "///example.org"):
        assert client.post("/language/", {"language": "en", "next": back}).url == "/"


def test_a_form_on_the_page_goes_along_and_comes_back_filled(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    hidden = hidden_of(client.get("/projects/new/"))
    answer = client.post("/language/", hidden | {"language": "en", "title": "โครงการลับ"})
    page = client.get(answer.url)
    assert (answer.url.partition("?")[0], page.context["form"]["title"].value()) == ("/projects/new/", "โครงการลับ")
    assert "The language was changed" in page.content.decode()


def test_who_was_signed_out_meanwhile_gets_the_form_in_the_other_language_after_signing_in(
    signed_in, narathiwat_officer
):
    client = signed_in(narathiwat_officer)
    hidden = hidden_of(client.get("/projects/new/"))
    client.session.flush()
    answer = client.post("/language/", hidden | {"language": "en", "title": "โครงการลับ"})
    asked = client.get(answer.url)
    assert (asked.url.startswith("/sign-in/?next="), "%3Fkept%3D" in asked.url) == (True, True)


def test_a_form_goes_along_only_with_the_token_of_its_session(narathiwat_officer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(narathiwat_officer)
    hidden = hidden_of(client.get("/projects/new/")) | {"language": "en", "title": "โครงการลับ"}
    answer = client.post("/language/", hidden | {"csrfmiddlewaretoken": "a" * 64})
    page = client.get(answer.url)
    assert ("django_language" in client.cookies, page.context["form"].kept.why) == (False, "stale")
    assert client.post("/language/", hidden | {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}).cookies
