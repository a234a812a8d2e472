"""What was sent without a session opens in its browser alone, and what is not found is told in a sentence."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import KeptPost
from accounts.tests.posting import hidden_of

NEW = "/projects/new/"
NOT_FOUND = "ข้อมูลที่พิมพ์ไว้เก็บได้หนึ่งชั่วโมง"


def enter(client, user):
    """Sign in as somebody does, and be known in this browser from then on; where that leads."""
    return client.post("/sign-in/", {"login": user.username, "password": "labour-demo-test"}).url


@pytest.fixture
def own(narathiwat_head):
    """The head's browser, in which he signed in."""
    client = Client()
    enter(client, narathiwat_head)
    return client


def sent_without_session(client, hidden, title, **headers):
    """Send a project from a browser whose session has ended; the address under which it is kept."""
    client.cookies.pop("sessionid", None)
    answer = client.post(NEW, hidden | {"title": title}, headers=headers)
    return answer.url.partition("next=")[2].replace("%3F", "?").replace("%3D", "=") if answer.status_code == 302 else ""


def title_at(client, address):
    """What stands in the form that an address leads to."""
    return client.get(address).context["form"]["title"].value()


def told(client, address):
    """Whether the page says that nothing was found."""
    return NOT_FOUND in client.get(address).content.decode()


def test_who_signs_in_where_he_typed_finds_it_again(own, narathiwat_head):
    sent_without_session(own, hidden_of(own.get(NEW)), "ของหัวหน้า")
    assert title_at(own, enter(own, narathiwat_head)) == "ของหัวหน้า"


def test_a_browser_that_was_never_known_finds_it_again_too(signed_in, narathiwat_head):
    client = signed_in(narathiwat_head)
    sent_without_session(client, hidden_of(client.get(NEW)), "ของหัวหน้า")
    assert title_at(client, enter(client, narathiwat_head)) == "ของหัวหน้า"


def test_what_was_sent_in_anothers_session_is_found_at_the_next_sign_in(own, narathiwat_head, narathiwat_officer):
    hidden = hidden_of(own.get(NEW))
    own.cookies.pop("sessionid")
    enter(own, narathiwat_officer)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = own.cookies
    answer = strict.post(NEW, hidden | {"title": "ของหัวหน้า", "csrfmiddlewaretoken": "a" * 64})
    assert (answer.status_code, "ของหัวหน้า" in answer.content.decode()) == (403, False)
    own.cookies.pop("sessionid")
    assert title_at(own, enter(own, narathiwat_head)) == "ของหัวหน้า"


def test_a_strangers_text_never_stands_where_its_user_signs_in(own, narathiwat_head):
    address = sent_without_session(Client(), hidden_of(own.get(NEW)), "ของคนแปลกหน้า")
    own.cookies.pop("sessionid")
    assert enter(own, narathiwat_head) == "/accounts/start/"
    assert (title_at(own, address), told(own, address)) == (None, True)


def test_a_flood_of_strangers_pushes_nothing_out_that_its_user_sent(own, narathiwat_head):
    hidden = hidden_of(own.get(NEW))
    sent_without_session(own, hidden, "ของหัวหน้า")
    for _each in range(6):
        sent_without_session(Client(), hidden, "ของคนแปลกหน้า")
    assert (title_at(own, enter(own, narathiwat_head)), KeptPost.objects.count()) == ("ของหัวหน้า", 6)


def test_what_another_site_makes_a_browser_send_is_not_kept(own):
    hidden = hidden_of(own.get(NEW))
    assert sent_without_session(Client(), hidden, "จากเว็บอื่น", sec_fetch_site="cross-site") == ""
    assert KeptPost.objects.exists() is False


def test_of_seven_tabs_the_first_two_say_that_nothing_was_found(own, narathiwat_head):
    hidden = [hidden_of(own.get(NEW)) for _tab in range(7)]
    addresses = [sent_without_session(own, each, f"แท็บ {number}") for number, each in enumerate(hidden)]
    enter(own, narathiwat_head)
    assert [told(own, address) for address in addresses] == [True] * 2 + [False] * 5
    assert [title_at(own, address) for address in addresses] == [None] * 2 + [f"แท็บ {n}" for n in range(2, 7)]


@pytest.mark.parametrize("page", [NEW, "/events/new/", "/volunteers/new/", "/accounts/password/", "/events/"])
def test_after_an_hour_every_page_says_so_once(page, signed_in, narathiwat_officer):
    key = KeptPost.objects.create(
        user=narathiwat_officer, sealed="x", made_at=timezone.now() - timedelta(minutes=61)
    ).pk
    client = signed_in(narathiwat_officer)
    assert client.get(f"{page}?kept={key.hex}").content.decode().count(NOT_FOUND) == 1
    assert told(client, page) is False


def test_who_opens_what_was_kept_for_another_is_told_nothing(own, signed_in, narathiwat_officer):
    address = sent_without_session(own, hidden_of(own.get(NEW)), "ของหัวหน้า")
    page = signed_in(narathiwat_officer).get(address).content.decode()
    assert [text in page for text in ('id="main-form"', NOT_FOUND, "ของหัวหน้า")] == [True, False, False]
