"""What is kept is never older than what is written, holds nothing of a reader, and is only a help."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone, translation
from redis.exceptions import ConnectionError as RedisIsAway

from provinces.kept import PAGE_SECONDS, kept, key_of, public_page, written_for_all
from provinces.stamps import touched


class Page:
    """A public page that counts how often it is made."""

    def __init__(self, answer=lambda request: HttpResponse("a page")):
        self.made, self.answer = 0, answer

    def __call__(self, request, **kwargs):
        self.made += 1
        return self.answer(request)

    __name__ = "page"


def ask(page, path="/news/", **more):
    """Ask for the page as a browser without a session does."""
    request = RequestFactory().get(path, **more)
    request.user = AnonymousUser()
    return public_page("page")(page)(request)


def test_a_page_is_made_once_until_something_is_written(db):
    page = Page()
    answers = [ask(page).content for _time in range(3)]
    assert (answers, page.made) == ([b"a page"] * 3, 1)
    touched(["96"])
    assert (ask(page).content, page.made) == (b"a page", 2)


def test_a_page_of_a_province_outlives_what_is_written_next_door(db):
    page = Page()
    view = public_page()(page)
    for written in ([], ["90"], ["96"], [None]):
        touched(written)
        view(RequestFactory().get("/schedule/96/"), province_code="96")
    assert page.made == 3


@pytest.mark.parametrize(
    ("path", "more"),
    [("/news/?page=2", {}), ("/news/?page=1&page=2", {}), ("/news/", {"headers": {"host": "127.0.0.1"}})],
)
def test_another_page_number_or_address_is_another_page(db, path, more):
    page = Page()
    for _time in range(2):
        ask(page)
        ask(page, path, **more)
    assert page.made == 2


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/news/?utm=1", {}),
        (f"/news/?page={'1' * 250}", {}),
        ("/news/", {"headers": {"cookie": "sessionid=abc"}}),
        ("/news/", {"headers": {"hx-request": "true"}}),
    ],
)
def test_who_brings_something_of_their_own_is_answered_afresh(db, path, more):
    page = Page()
    for _time in range(2):
        ask(page, path, **more)
    assert page.made == 2


def test_each_language_has_its_own(db):
    page = Page(lambda request: HttpResponse(translation.get_language()))
    for language in ("th", "en", "th"):
        with translation.override(language):
            assert ask(page).content.decode() == language
    assert page.made == 2


def test_a_page_is_kept_for_a_minute_and_not_past_midnight(db, time_machine):
    page = Page()
    for moment in (datetime(2026, 3, 12, 23, 58), datetime(2026, 3, 12, 23, 59, 30), datetime(2026, 3, 13, 0, 0, 10)):
        time_machine.move_to(timezone.make_aware(moment), tick=False)
        ask(page)
    assert (page.made, PAGE_SECONDS) == (3, 60)


def _with_cookie(request):
    response = HttpResponse("hello")
    response.set_cookie("seen", "1")
    return response


@pytest.mark.parametrize(
    "answer",
    [lambda request: HttpResponse(get_token(request)), _with_cookie, lambda request: HttpResponse(status=404)],
)
def test_a_token_a_cookie_or_a_refusal_is_never_kept(db, answer):
    page = Page(answer)
    ask(page)
    ask(page)
    assert page.made == 2


def test_a_part_is_written_as_if_nobody_asked(narathiwat_officer):
    request = RequestFactory().get("/dashboard/?as_of=2020-01-01")
    request.user = narathiwat_officer
    register = reverse("volunteers:roster")
    written = [write("_navigation.html", {}, request) for write in (render_to_string, written_for_all)]
    assert [register in text for text in written] == [True, False]


class AwayCache(LocMemCache):
    """A cache whose server is away."""

    def get(self, *args, **kwargs):
        raise RedisIsAway

    def set(self, *args, **kwargs):
        raise RedisIsAway


def test_a_cache_that_fails_is_one_that_holds_nothing(db, settings):
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": f"{__name__}.AwayCache"}}
    page = Page()
    assert [ask(page).content for _time in range(2)] == [b"a page"] * 2
    assert (page.made, kept(key_of("x", None), lambda: 7)) == (2, 7)


def test_a_figure_is_kept_under_everything_it_depends_on(db):
    made = []
    for days in ("2020-01-01", "2020-01-02", "2020-01-01"):
        kept(key_of("roster", "96", days), lambda days=days: made.append(days) or days)
    assert made == ["2020-01-01", "2020-01-02"]
