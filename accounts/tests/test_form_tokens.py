"""The sealed token of a form: readable by the house alone, for a week."""

import time

import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import escape

from accounts.encryption import seal_for
from accounts.form_tokens import DAY, TOKEN, FormToken, token_in
from accounts.tests.posting import hidden_of


@pytest.fixture
def token():
    """The token of a form that makes a project."""
    return FormToken(user=7, page="/projects/new/?a=1", path="/projects/new/", key="k", withheld=("scan",))


def test_what_was_sealed_opens_to_the_same(token):
    assert token_in({TOKEN: token.sealed()}) == token


def test_nothing_of_it_is_readable_in_the_page(token):
    assert "projects" not in token.sealed()


@pytest.mark.parametrize("rubbish", ["", ":", "x", ":bm90aGluZw==", "t1:\x00", "ก", None])
def test_rubbish_is_no_token(rubbish):
    assert token_in({TOKEN: rubbish}) is None


def test_a_changed_token_does_not_open(token):
    sealed = token.sealed()
    assert token_in({TOKEN: sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]}) is None


def test_what_was_sealed_for_another_purpose_is_no_token():
    assert token_in({TOKEN: seal_for("volunteers.search", "{}")}) is None


@pytest.mark.parametrize(
    ("age", "opens", "old"), [(0, True, False), (DAY + 60, True, True), (7 * DAY + 60, False, None)]
)
def test_it_is_taken_for_a_day_and_opens_for_a_week(age, opens, old):
    token = FormToken(user=7, page="/", path="/", made_at=int(time.time() - age))
    found = token_in({TOKEN: token.sealed()})
    assert (found is not None, found and found.old) == (opens, old)


def test_buttons_of_a_page_share_a_token_that_names_no_route(signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get("/projects/new/?a=1")
    buttons = page.content.decode().partition('name="form_token" value="')[2].partition('"')[0]
    found = token_in({TOKEN: buttons})
    assert (found.user, found.page, found.path, found.typed) == (narathiwat_officer.pk, "/projects/new/?a=1", "", False)


def test_the_form_of_a_page_carries_its_route_key_and_reader(signed_in, narathiwat_officer):
    hidden = hidden_of(signed_in(narathiwat_officer).get("/projects/new/"))
    found = token_in(hidden)
    assert (found.user, found.path, found.key) == (narathiwat_officer.pk, "/projects/new/", hidden["form_key"])


def test_a_key_that_somebody_made_up_is_refused_in_words_however_often(signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    page = client.post("/projects/new/", {"form_key": "x", "title": ""})
    for _again in range(2):
        page = client.post("/projects/new/", hidden_of(page) | {"title": "โครงการ", "fiscal_year": "2569"})
        assert (page.status_code, "form_key" in page.context["form"].errors) == (200, True)


def test_passwords_are_named_as_never_to_be_kept(signed_in, narathiwat_officer):
    hidden = hidden_of(signed_in(narathiwat_officer).get("/accounts/password/"))
    assert token_in(hidden).withheld == ("oldpassword", "password1", "password2")


def test_nobody_who_is_not_signed_in_gets_one(client, db):
    assert TOKEN not in client.get("/sign-in/").content.decode()


def test_a_form_that_would_not_know_what_came_back_is_a_mistake_of_ours(rf, narathiwat_officer):
    request = rf.get("/")
    request.user = narathiwat_officer
    tag = Template("{% load form_tokens %}{% form_token form %}")
    with pytest.raises(TypeError):
        tag.render(Context({"request": request, "form": forms.Form()}))


def test_a_form_by_hand_that_is_sent_to_its_own_page_is_a_mistake_of_ours(rf, narathiwat_officer):
    request = rf.get("/here/")
    request.user = narathiwat_officer
    with pytest.raises(ValueError, match="PostedForm"):
        Template('{% load form_tokens %}{% form_token to="/here/" %}').render(Context({"request": request}))


def test_what_is_written_first_is_shown_later_and_escaped_once():
    text = "{% load form_tokens %}{% written_first as page %}{{ name }}{% endwritten_first %}<b>{{ page }}</b>"
    assert Template(text).render(Context({"name": "<ก>"})) == f"<b>{escape('<ก>')}</b>"


@pytest.mark.parametrize("age, old", [(86_399, False), (86_400, False), (86_401, True)])
def test_it_grows_old_after_the_last_second_of_its_day(age, old, monkeypatch):
    now = 1_774_000_000
    monkeypatch.setattr(time, "time", lambda: now)
    assert FormToken(user=7, page="/", made_at=now - age).old is old
