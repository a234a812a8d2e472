"""A form's key is claimed once; who comes second waits for what became of the first."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from accounts import sent_forms
from accounts.coming_back import sentence
from accounts.kept_posts import Typed
from accounts.models import SentForm


@pytest.fixture
def typed(narathiwat_officer):
    """What the officer typed into the form of a project."""
    values = {"form_key": ["k"], "title": ["โครงการ"], "objectives": ["หนึ่ง\r\nสอง"]}
    return Typed(narathiwat_officer.pk, "/projects/new/", "/projects/new/", "again", values)


@pytest.fixture
def key():
    """The key of a form."""
    return str(uuid4())


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits for a first sending that does not end."""
    monkeypatch.setattr(sent_forms, "PATIENCE", 0.0)
    monkeypatch.setattr(sent_forms, "PAUSE", 0.0)


@pytest.fixture
def order_with(narathiwat):
    """Something that a form with this key made."""
    orders = apps.get_model("volunteers.appointmentorder").objects
    return lambda key: orders.create(office=narathiwat, authority="ก", number="1", be_year=2569, form_key=key)


def other(typed: Typed) -> Typed:
    """The same form with another title."""
    return replace(typed, values=typed.values | {"title": ["โครงการอื่น"]})


def test_the_first_is_carried_out(key, typed):
    row, first = sent_forms.claim(key, typed)
    assert (str(row.pk), row.location, first) == (key, "", True)


def test_the_second_is_led_to_what_the_first_made(key, typed):
    sent_forms.finish(sent_forms.claim(key, typed)[0], "/projects/3/")
    row, first = sent_forms.claim(key, typed)
    assert (row.location, first) == ("/projects/3/", False)


def test_a_refused_sending_gives_the_key_back(key, typed):
    sent_forms.finish(sent_forms.claim(key, typed)[0], "")
    assert sent_forms.claim(key, typed)[1] is True


def test_a_sending_that_never_ended_is_carried_out_again_if_it_is_the_same(key, typed, impatient):
    sent_forms.claim(key, typed)
    assert [sent_forms.claim(key, each)[1] for each in (typed, other(typed))] == [True, False]


@pytest.fixture
def broken_off(key, typed):
    """A sending that died half a minute ago: its row leads nowhere."""
    sent_forms.claim(key, typed)
    SentForm.objects.update(sent_at=timezone.now() - timedelta(seconds=31))


@pytest.mark.parametrize("again", [lambda typed: typed, other], ids=["the same", "other content"])
def test_what_broke_off_is_carried_out_at_once_and_by_one(again, key, typed, broken_off, monkeypatch):
    monkeypatch.setattr(sent_forms.time, "sleep", lambda seconds: pytest.fail("waits"))
    row, first = sent_forms.claim(key, again(typed))
    stored = SentForm.objects.get()
    assert (first, stored.content, stored.sent_at > row.sent_at) == (True, sent_forms.content_of(again(typed)), True)


def test_of_two_that_broke_off_one_is_carried_out_and_the_other_stays_as_it_was(key, typed, broken_off):
    beside = sent_forms.claim(str(uuid4()), other(typed))[0]
    SentForm.objects.update(sent_at=SentForm.objects.get(pk=key).sent_at)
    assert sent_forms.claim(key, typed)[1] is True
    assert SentForm.objects.get(pk=beside.pk).content == sent_forms.content_of(other(typed))


@pytest.mark.parametrize(
    "meanwhile", [{"sent_at": timezone.now()}, {"location": "/projects/3/"}], ids=["taken over", "ended"]
)
def test_what_another_took_over_or_ended_since_it_was_looked_at_is_left_to_him(
    meanwhile, key, typed, broken_off, monkeypatch
):
    looks, row_of = [(SentForm.objects.get(), False)], sent_forms._row
    SentForm.objects.update(**meanwhile)
    monkeypatch.setattr(sent_forms, "_row", lambda *asked: looks.pop() if looks else row_of(*asked))
    monkeypatch.setattr(sent_forms.time, "sleep", lambda seconds: SentForm.objects.update(location="/projects/3/"))
    row, first = sent_forms.claim(key, typed)
    assert (row.location, first) == ("/projects/3/", False)


def test_what_broke_off_after_it_was_made_is_not_written_over_with_other_content(key, typed, broken_off, order_with):
    order_with(key)
    row, first = sent_forms.claim(key, other(typed))
    change = sent_forms.as_change(other(typed), row)
    assert (first, change.why, change.before["title"], change.values["form_key"] != ["k"]) == (
        False,
        "again",
        ["โครงการ"],
        True,
    )


def test_while_nothing_is_known_of_the_first_other_content_keeps_its_key(key, typed, impatient):
    sent_forms.claim(key, typed)
    row, first = sent_forms.claim(key, other(typed))
    back = sent_forms.as_change(other(typed), row)
    assert (first, back.why, back.values["form_key"], "ยังไม่ทราบผล" in sentence(back)) == (
        False,
        "unanswered",
        ["k"],
        True,
    )


def test_content_is_equal_whatever_the_browser_made_of_white_space_key_and_version(typed):
    same = {"form_key": ["x"], "version": ["3"], "title": [" โครงการ"], "objectives": ["หนึ่ง\nสอง"]}
    assert sent_forms.content_of(replace(typed, values=same)) == sent_forms.content_of(typed)


def test_other_content_or_another_file_is_other(typed):
    seen = {sent_forms.content_of(each) for each in (typed, other(typed), replace(typed, files=["ก.pdf"]))}
    assert len(seen) == 3


def test_what_was_typed_first_is_remembered_sealed(key, typed):
    row, _first = sent_forms.claim(key, typed)
    assert (sent_forms.first_content(row), "โครงการ" in row.sealed) == (typed.values, False)


def test_what_is_too_large_is_known_by_its_content_alone(key, typed):
    row, _first = sent_forms.claim(key, replace(typed, values={"text": ["ก" * 100_000]}))
    assert (row.sealed, sent_forms.first_content(row), len(row.content)) == ("", {}, 64)


@pytest.mark.parametrize(
    ("path", "location", "found"),
    [
        ("/events/new/", "/events/3/", "/events/3/edit/"),
        ("/volunteers/new/", "/volunteers/5/", "/volunteers/5/edit/"),
        ("/volunteers/seats/1/nominate/", "/volunteers/5/", None),
        ("/events/new/", "/events/", None),
        ("/events/new/", "/nowhere/", None),
    ],
)
def test_what_a_form_made_is_changed_where_its_name_says(path, location, found):
    assert sent_forms.edit_address(path, location) == found


@pytest.mark.parametrize(
    "location",
    ["/events/3/", "/projects/3/edit/", "/volunteers/orders/3/", "/events/3/parts/roles/", "/reported-figures/3/edit/"],
)
def test_an_address_tells_whether_its_thing_is_gone(location, db):
    assert sent_forms.is_gone(location) is True


@pytest.mark.parametrize("location", ["/events/", "/accounts/start/", "/reports/3/", "/nowhere/", "", "/me/?a=1#b"])
def test_an_address_that_names_nothing_deleted_stands(location, db):
    assert sent_forms.is_gone(location) is False


def test_keys_are_forgotten_after_two_days(key, typed):
    sent_forms.claim(key, typed)
    SentForm.objects.update(sent_at=timezone.now() - timedelta(hours=47))
    sent_forms.prune()
    assert SentForm.objects.exists()
    SentForm.objects.update(sent_at=timezone.now() - timedelta(hours=49))
    sent_forms.prune()
    assert not SentForm.objects.exists()
