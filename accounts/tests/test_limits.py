"""Five wrong passwords, then a quarter of an hour's rest; the owner's own device stays open."""

import threading
from datetime import UTC, datetime, timedelta
from unittest.mock import Mock

import pytest
import time_machine
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts import limits
from accounts.models import SignInTries

PASSWORD = "labour-demo-test"
NINE = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)


def enter(username="narathiwat-officer", password=PASSWORD, client=None, **extra):
    """Post the sign-in form, from a device of its own unless one is given."""
    return (client or Client()).post("/sign-in/", {"login": username, "password": password}, **extra)


def guess(times=5, username="narathiwat-officer", client=None):
    """Type a wrong password so many times; the statuses of the answers."""
    return [enter(username, "wrong password", client).status_code for _ in range(times)]


def inside(client):
    """Whether somebody is signed in here."""
    return "_auth_user_id" in client.session


def test_the_sixth_try_waits_even_with_the_right_password(narathiwat_officer):
    assert guess() == [200] * 5
    stranger = Client()
    answer = enter(client=stranger)
    assert (answer.status_code, inside(stranger)) == (429, False)
    assert 0 < int(answer["Retry-After"]) <= 900
    assert "narathiwat-officer" in answer.content.decode()


def test_after_a_quarter_of_an_hour_the_right_password_enters(narathiwat_officer):
    with time_machine.travel(NINE) as clock:
        guess()
        clock.shift(timedelta(minutes=14))
        assert enter().status_code == 429
        clock.shift(timedelta(minutes=2))
        owner = Client()
        assert (enter(client=owner).status_code, inside(owner)) == (302, True)


def test_trying_on_while_it_rests_does_not_make_the_rest_longer(narathiwat_officer):
    with time_machine.travel(NINE) as clock:
        guess(5)
        clock.shift(timedelta(minutes=10))
        assert guess(5) == [429] * 5
        clock.shift(timedelta(minutes=6))
        assert enter().status_code == 302


@pytest.mark.parametrize("fault", [OperationalError("database is locked"), InterfaceError("connection closed")])
def test_a_sign_in_that_the_database_did_not_answer_is_no_try(narathiwat_officer, monkeypatch, fault):
    def silent(*args, **kwargs):
        raise fault

    owner = Client(raise_request_exception=False)
    with monkeypatch.context() as during:
        during.setattr("django.contrib.sessions.backends.db.SessionStore.cycle_key", silent)
        assert [enter(client=owner).status_code for _ in range(6)] == [503] * 6
    assert guess(4) == [200] * 4
    assert (enter(client=owner).status_code, inside(owner)) == (302, True)


def test_a_wrong_password_that_could_not_be_noted_is_no_try_either(narathiwat_officer, monkeypatch):
    stranger = Client(raise_request_exception=False)
    with monkeypatch.context() as during:
        during.setattr("accounts.entrances.record", Mock(side_effect=OperationalError("disk is full")))
        assert guess(6, client=stranger) == [503] * 6
    assert guess(6) == [200] * 5 + [429]


def test_a_stranger_does_not_close_the_owners_own_device(narathiwat_officer):
    own = Client()
    enter(client=own)
    own.post("/accounts/sign-out/")
    guess(9)
    assert (enter(client=own).status_code, inside(own)) == (302, True)


def test_the_owners_own_device_has_five_tries_too(narathiwat_officer):
    own = Client()
    enter(client=own)
    own.post("/accounts/sign-out/")
    assert guess(6, client=own) == [200] * 5 + [429]


def test_a_device_known_to_one_account_is_a_stranger_to_another(narathiwat_officer, songkhla_officer):
    theirs = Client()
    enter("songkhla-officer", client=theirs)
    theirs.post("/accounts/sign-out/")
    guess(5)
    assert enter(client=theirs).status_code == 429


def test_a_changed_cookie_is_a_stranger(narathiwat_officer):
    own = Client()
    enter(client=own)
    own.post("/accounts/sign-out/")
    own.cookies["device"] = own.cookies["device"].value[:-1] + "x"
    guess(5)
    assert enter(client=own).status_code == 429


def test_a_right_password_begins_anew(narathiwat_officer):
    assert [*guess(4), enter().status_code, *guess(5)] == [200] * 4 + [302] + [200] * 5


def test_an_unknown_account_rests_like_a_known_one(narathiwat_officer):
    assert guess(6, "nobody") == guess(6) == [200] * 5 + [429]


@pytest.mark.parametrize("host", ["localhost:8000", "localhost:9999", "127.0.0.1", "testserver"])
def test_another_host_port_or_sender_is_no_new_beginning(host, narathiwat_officer):
    guess()
    answer = enter(headers={"host": host, "x-forwarded-for": "203.0.113.9"}, REMOTE_ADDR="203.0.113.7")
    assert answer.status_code == 429


@pytest.mark.parametrize(
    "spelling", ["NARATHIWAT-officer", " narathiwat-officer ", "narathıwat-officer", "narathiwat－officer"]
)
def test_another_spelling_is_no_new_beginning(spelling, narathiwat_officer):
    guess()
    assert guess(1, spelling) == [429]


def test_two_hundred_strangers_behind_one_address_lock_nobody_out(narathiwat_officer):
    for number in range(200):
        limits.try_once(limits.Device("office").counter(f"nobody-{number}"))
    assert enter().status_code == 302


def test_an_empty_form_is_no_try(narathiwat_officer):
    for _ in range(9):
        enter(password="")
    assert (SignInTries.objects.count(), enter().status_code) == (0, 302)


def test_counters_name_nobody_and_leave_when_their_rest_is_over(narathiwat_officer):
    with time_machine.travel(NINE) as clock:
        guess(3, "somchai")
        assert "somchai" not in str(SignInTries.objects.values())
        clock.shift(timedelta(minutes=16))
        enter()
    assert SignInTries.objects.count() == 0


def test_a_lost_cache_gives_no_new_tries(narathiwat_officer, monkeypatch):
    from django.core.cache import cache

    guess(4)
    cache.clear()
    assert guess(2) == [200, 429]


@given(st.text(min_size=1, max_size=30))
def test_folding_is_done_once_and_case_does_not_matter(name):
    once = limits.folded(name)
    assert limits.folded(once) == limits.folded(name.upper()) == once


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_one_moment_exactly_five_are_let_through():
    let_through = []

    def many():
        try:
            let_through.extend(limits.try_once("k" * 64) == 0 for _ in range(20))
        finally:
            connection.close()

    threads = [threading.Thread(target=many) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(let_through), sum(let_through)) == (160, 5)


def test_on_a_shared_computer_who_was_not_seen_for_longest_falls_out(rf):
    request = rf.get("/")
    for number in range(limits.DEVICE_ACCOUNTS + 1):
        answer = HttpResponse()
        limits.Device.of(request).remember(f"officer-{number}", answer)
        request.COOKIES = {name: morsel.value for name, morsel in answer.cookies.items()}
    device = limits.Device.of(request)
    known = [device.knows(f"officer-{number}") for number in range(limits.DEVICE_ACCOUNTS + 1)]
    assert known == [False, *[True] * limits.DEVICE_ACCOUNTS]
