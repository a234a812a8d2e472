"""Pages for everybody are kept: they hold nothing of a reader, and what is written shows at once."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.tests.pages import address_of, body_of, html_pages_of, pages_of
from config.tests.test_access import BY_NAME

# What has a form of its own, tells how the machine is, or belongs to one person, is made anew each time.
NOT_KEPT = {"accounts:sign_in", "healthz", "readyz"}
KEPT = sorted(name for name, row in BY_NAME.items() if row.get["anonymous"] == 200 and name not in NOT_KEPT)


@pytest.mark.parametrize("name", KEPT)
def test_the_second_reader_gets_the_same_page_for_one_query(name, world):
    address = address_of(name, world)
    first = Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        second = Client().get(address)
    assert (second.status_code, body_of(second)) == (200, body_of(first))
    assert [query["sql"] for query in captured if "provinces_stamp" not in query["sql"]] == []
    assert len(captured) == 1


def test_pages_for_everybody_set_no_cookie_and_hold_no_token(world):
    holding = {}
    for name, address in pages_of(world, "anonymous").items():
        answer = Client().get(address)
        if name not in NOT_KEPT and (answer.cookies or b"csrfmiddlewaretoken" in body_of(answer)):
            holding[name] = sorted(answer.cookies)
    assert holding == {}


SHARED = re.compile(r'<(?:meta (?:name|property)|link rel)="([a-z:_]+)" (?:content|href)="([^"]*)">')


def test_every_page_for_everybody_says_what_messengers_and_search_engines_show(world):
    lacking = {}
    for address in html_pages_of(world, "anonymous"):
        said = dict(SHARED.findall(Client().get(address).content.decode()))
        wanted = ("description", "canonical", "og:title", "og:description", "og:url", "og:image")
        lacking[address] = [what for what in wanted if not said.get(what, "").strip()]
    assert {name: what for name, what in lacking.items() if what} == {}


def test_a_page_that_is_not_there_is_offered_to_nobody(world):
    answer = Client().get("/schedule/events/999999/")
    said = dict(SHARED.findall(answer.content.decode()))
    assert (answer.status_code, set(said)) == (404, {"viewport", "stylesheet"})


def test_a_page_of_somebody_is_not_offered_to_search_engines(world, signed_in):
    page = signed_in(world.users["officer"]).get("/events/").content.decode()
    assert set(dict(SHARED.findall(page))) == {"viewport", "stylesheet"}


def test_a_signed_in_reader_sees_and_leaves_nothing_of_others(world, signed_in):
    officer = signed_in(world.users["officer"])
    pages = [browser.get("/schedule/").content.decode() for browser in (Client(), officer, Client())]
    assert ["ออกจากระบบ" in page for page in pages] == [False, True, False]
    assert pages[0] == pages[2]
