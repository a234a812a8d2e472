"""A session says when it ends, lasts longer by the button alone, and never longer than a day."""

from datetime import datetime, timedelta

import pytest

from accounts.tests.posting import seconds_left

BEGIN = datetime.fromisoformat("2026-11-27T08:00:00+07:00")
HOUR = 3600


@pytest.fixture
def browser(signed_in, outsider, time_machine):
    """A browser that signed in at eight in the morning: ``browser(hours=2).get(…)`` two hours later."""
    time_machine.move_to(BEGIN, tick=False)
    client = signed_in(outsider)

    def later(**passed):
        time_machine.move_to(BEGIN + timedelta(**passed), tick=False)
        return client

    return later


def test_every_page_says_how_long_the_session_lasts(browser):
    assert [seconds_left(browser(hours=n).get("/me/")) for n in (0, 11)] == [12 * HOUR, HOUR]


def test_asking_does_not_make_it_last_longer(browser):
    told = [browser(hours=n).post("/accounts/stay/").json() for n in (10, 11)]
    assert [each["left"] for each in told] == [2 * HOUR, HOUR]
    assert told[1] == {"left": HOUR, "at": "20.00 น.", "canLast": True}


def test_the_button_makes_it_last_as_long_again(browser):
    told = browser(hours=11).post("/accounts/stay/", {"stay": "1"}).json()
    assert (told["left"], told["canLast"]) == (12 * HOUR, True)
    assert browser(hours=22).get("/me/").status_code == 200


def test_a_day_after_the_sign_in_it_ends_whatever_was_done(browser):
    browser(hours=11).post("/accounts/stay/", {"stay": "1"})
    told = browser(hours=22).post("/accounts/stay/", {"stay": "1"}).json()
    assert told == {"left": 2 * HOUR, "at": "08.00 น.", "canLast": False}
    assert browser(hours=24, seconds=1).get("/me/").status_code == 302


@pytest.mark.parametrize(("seconds", "longer"), [(59, True), (60, False)])
def test_what_the_button_would_add_is_told_from_more_than_a_minute(seconds, longer, browser):
    told = browser(hours=11, minutes=58, seconds=seconds).post("/accounts/stay/", {"stay": "1"}).json()
    assert told["canLast"] is longer


def test_without_a_deed_it_ends_after_twelve_hours(browser):
    assert browser(hours=11).get("/me/").status_code == 200
    assert browser(hours=12, seconds=1).get("/me/").status_code == 302


def test_who_is_not_signed_in_is_not_told(client, db):
    assert client.post("/accounts/stay/", {"stay": "1"}).url == "/sign-in/?next=/accounts/stay/"


def test_another_site_keeps_nobody_signed_in(outsider):
    from django.conf import settings
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(outsider, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.post("/accounts/stay/", {"stay": "1"}).status_code == 403
