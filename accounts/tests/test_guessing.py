"""Guessing a password by every way in: hosts, ports, proxies, many names; and what the answers give away."""

import re

import pytest
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, MD5PasswordHasher
from django.test import Client

from accounts.models import SignInTries, User
from accounts.tests.test_limits import enter, guess, inside

OFFICE = "203.0.113.7"
HOSTS = ["testserver", "TESTSERVER", "testserver.", "localhost", "127.0.0.1"]
PORTS = ["", ":80", ":443", ":8000", ":65535"]
# What a stranger may write of where he comes from; a proxy appends to the first and hands the others on.
SENDERS = [
    {},
    {"x-forwarded-for": "198.51.100.{n}"},
    {"x-forwarded-for": "198.51.100.{n}, 198.51.100.2, 198.51.100.3"},
    {"x-forwarded-for": "198.51.100.2, 198.51.100.3, 198.51.100.{n}"},
    {"x-forwarded-for": "rubbish{n},,"},
    {"x-real-ip": "198.51.100.{n}", "forwarded": "for=198.51.100.{n};host=other{n}.example"},
    {"x-forwarded-host": "other{n}.example", "x-forwarded-port": "999{n}"},
]


@pytest.fixture
def hashes(monkeypatch):
    """How many passwords were hashed so far: that is what takes the time."""
    counted, encode = [], MD5PasswordHasher.encode

    def counting(self, password, salt):
        counted.append(1)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return counted


@pytest.mark.parametrize("host", HOSTS)
def test_no_alias_and_no_port_of_the_host_is_a_new_beginning(host, narathiwat_officer):
    ways = [f"{host}{port}" for port in PORTS]
    tried = [enter(password="wrong", headers={"host": way}).status_code for way in ways]
    assert (tried, [enter(headers={"host": way}).status_code for way in ways]) == ([200] * 5, [429] * 5)


@pytest.mark.parametrize("proxies", [0, 1, 2])
@pytest.mark.parametrize("sender", SENDERS)
def test_no_invented_sender_is_a_new_beginning_however_many_proxies_are_trusted(
    sender, proxies, narathiwat_officer, settings
):
    settings.TRUSTED_PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    said = [{name: value.format(n=n) for name, value in sender.items()} for n in range(8)]
    ways = [{"headers": headers, "REMOTE_ADDR": f"203.0.113.{n}"} for n, headers in enumerate(said)]
    tried = [enter(password="wrong", **way).status_code for way in ways]
    assert (tried, enter(**ways[0]).status_code) == ([200] * 5 + [429] * 3, 429)


def test_two_hundred_wrong_names_from_one_office_lock_nobody_out_and_empty_no_counter(
    narathiwat_officer, songkhla_officer, settings
):
    settings.TRUSTED_PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    here = {"headers": {"x-forwarded-for": OFFICE}, "REMOTE_ADDR": OFFICE}
    guess(5)
    wrong = {enter(f"nobody-{number}", **here).status_code for number in range(200)}
    assert (wrong, SignInTries.objects.count()) == ({200}, 201)
    assert (enter(**here).status_code, enter("songkhla-officer", **here).status_code) == (429, 302)


def test_a_hundred_guesses_at_one_account_let_five_through_and_leave_its_owner_in(narathiwat_officer, hashes):
    own = Client()
    enter(client=own)
    own.post("/accounts/sign-out/")
    before = len(hashes)
    assert guess(100).count(200) == len(hashes) - before == 5
    assert (enter(client=own).status_code, inside(own)) == (302, True)


def account(kind: str, officer: User) -> str:
    """The name of an account of this kind."""
    if kind == "closed":
        User.objects.filter(pk=officer.pk).update(is_active=False)
    if kind == "without a password":
        User.objects.filter(pk=officer.pk).update(password=f"{UNUSABLE_PASSWORD_PREFIX}x")
    if kind == "of the demonstration":
        User.objects.filter(pk=officer.pk).update(demonstration=True)
    return "nobody" if kind == "unknown" else officer.username


def told(answer, name: str) -> tuple:
    """What an answer says, without the name that was typed and the keys that differ each time."""
    page = answer.content.decode().replace(name, "NAME")
    page = re.sub(r'(csrfmiddlewaretoken" value=")[^"]*|datetime="[^"]*"', "", page)
    return answer.status_code, sorted(answer.cookies), answer.get("Retry-After"), page


KINDS = ["unknown", "closed", "without a password", "of the demonstration"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_password_is_told_the_same_after_the_same_work_whatever_the_account(
    kind, narathiwat_officer, songkhla_officer, hashes, settings, time_machine
):
    settings.PRODUCTION = kind == "of the demonstration"
    time_machine.move_to("2026-11-28T09:00:00+07:00", tick=False)
    said, work = [], []
    for name in (songkhla_officer.username, account(kind, narathiwat_officer)):
        before, answers = len(hashes), [enter(name, "wrong password") for _ in range(7)]
        said.append([told(answer, name) for answer in answers])
        work.append(len(hashes) - before)
    assert (said[0] == said[1], work) == (True, [5, 5])


def test_a_rest_is_told_with_its_end(narathiwat_officer, time_machine):
    time_machine.move_to("2026-11-28T09:00:00+07:00", tick=False)
    guess(5)
    rests = enter()
    time_machine.move_to("2026-11-28T09:10:00+07:00", tick=False)
    assert [(each.status_code, each["Retry-After"]) for each in (rests, enter())] == [(429, "900"), (429, "300")]


def test_the_page_that_changes_a_password_counts_by_account_too(narathiwat_officer, signed_in):
    tried = []
    for number in range(8):
        headers = {"x-forwarded-for": f"198.51.100.{number}", "host": f"localhost:{8000 + number}"}
        typed = {"oldpassword": "wrong", "password1": "correct horse battery", "password2": "correct horse battery"}
        tried.append(signed_in(narathiwat_officer).post("/accounts/password/", typed, headers=headers).status_code)
    assert tried == [200] * 5 + [429] * 3
