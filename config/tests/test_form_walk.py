"""Nothing typed is lost: every form of the URL table loses its session, its token and its language, and comes back."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import KeptPost, SignInTries
from config.tests.form_walk import EXEMPT, FILE_NAME, MARK, Walked, backend, complete, sent_by, walk
from config.tests.html_forms import forms_of
from config.tests.snapshots import everything

# Fewer than this means that the walk has gone blind.
TYPED, BUTTONS, FILES = 39, 8, 5
# Signing in again leaves its moment and the count of tries.
SENT_BACK = {"accounts_keptpost", "accounts_sentform", "accounts_user", "accounts_signintries"}
SECRETS = {"oldpassword", "password1", "password2"}
# A list's search keeps its text; its filters are chosen in the list again, which shows what they stand at.
ASKED_AGAIN = {"volunteers:search": {"district", "as_of"}}


@pytest.fixture
def walked(world, appointed, signed_in) -> list[Walked]:
    """Every form that is sent by POST, but for those exempted with a reason."""
    complete(world)
    return [each for each in walk(world, signed_in) if each.route not in EXEMPT]


def stored() -> dict:
    """Everything but what is kept for the way back, and the moment of the last sign-in."""
    return {table: rows for table, rows in everything().items() if table not in SENT_BACK}


def send(client, address: str, each: Walked, values: dict[str, list[str]]):
    """Send a form as a browser does."""
    body, kind = sent_by(each, values)
    return client.post(address, body, content_type=kind)


def sign_in(client, user, answer):
    """Follow the answer to the sign-in, sign in there and open the page that it leads to."""
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("accounts:sign_in"))
    form = forms_of(client.get(answer.url).content.decode())
    there = next(each for each in form if "login" in each.fields).fields["next"].value
    who = {"login": user.username, "password": "labour-demo-test", "next": there}
    return client.get(client.post("/sign-in/", who).url)


def standing(response, each: Walked) -> dict[str, list[str]]:
    """What the form holds on the page now, field by field as a person sees it."""
    assert response.status_code == 200, each.name
    page = response.content.decode()
    again = [form for form in forms_of(page) if form.fields.keys() >= set(each.visible())]
    found = next(form for form in again if (form.id == "main-form") == each.is_typed)
    return {name: values for name, values in found.as_shown().items() if name in each.visible()}


def expected(each: Walked) -> dict[str, list[str]]:
    """What was typed, without passwords."""
    never_back = SECRETS | ASKED_AGAIN.get(each.route, set())
    return {name: v for name, v in each.filled().items() if name in each.visible() and name not in never_back}


def came_back(response, each: Walked) -> str:
    """An empty text if the form stands there as typed with one sentence, else what is wrong."""
    page, held = response.content.decode(), standing(response, each)
    wrong = {name for name, values in expected(each).items() if held.get(name) != values}
    sentences = page.count("came-back") + page.count('class="notice warning"')
    single = sentences == 1 and 'id="error-summary"' not in page
    files = bool(each.form.files) == (FILE_NAME in page)
    return "" if single and files and not wrong else f"{each.name}: lost {sorted(wrong)}, {sentences} sentences"


def test_every_form_carries_a_token(walked):
    typed, buttons = [e for e in walked if e.is_typed], [e for e in walked if e.token and not e.is_typed]
    assert len({each.route for each in walked if each.form.files}) == FILES
    print(f"form walk: {len(walked)} forms, {len(typed)} with fields, {len(buttons)} buttons; exempt: {len(EXEMPT)}")
    assert [each.name for each in walked if each.token is None] == []
    assert (len(typed) >= TYPED, len(buttons) >= BUTTONS) == (True, True)


def test_every_form_comes_back_after_the_session_expired(walked, world, signed_in):
    wrong = []
    for each in walked:
        user, before = world.users[each.actor], stored()
        client = signed_in(user)
        client.session.flush()
        answer = send(client, each.target, each, each.filled())
        wrong.append(came_back(sign_in(client, user, answer), each))
        wrong.append(f"{each.name}: something was saved" if stored() != before else "")
    assert list(filter(None, wrong)) == []


def test_every_form_comes_back_when_its_token_of_the_session_is_stale(walked, world):
    wrong = []
    for each in walked:
        client = Client(enforce_csrf_checks=True)
        client.force_login(world.users[each.actor], backend=backend())
        answer = send(client, each.target, each, each.filled() | {"csrfmiddlewaretoken": ["a" * 64]})
        wrong.append(came_back(client.get(answer.url), each) if answer.status_code == 302 else f"{each.name}: no way")
    assert list(filter(None, wrong)) == []


def test_every_form_comes_back_in_the_other_language(walked, world, signed_in):
    wrong = []
    for each in walked:
        client = signed_in(world.users[each.actor])
        if each.is_typed:
            answer = send(client, "/language/", each, each.filled() | {"language": ["en"]})
            before = everything()
            page = client.get(answer.url)
            looked = everything() != before or SignInTries.objects.exists()
            wrong.append(f"{each.name}: looking at it did something" if looked else "")
            wrong.append(came_back(page, each))
            wrong.append("" if '<html lang="en">' in page.content.decode() else f"{each.name}: not in English")
    assert list(filter(None, wrong)) == []


def test_another_user_sees_nothing_of_any_form(walked, world, signed_in):
    told = []
    for each in walked:
        client, stranger = signed_in(world.users[each.actor]), world.users["head"]
        client.session.flush()
        answer = send(client, each.target, each, each.filled())
        page = sign_in(client, stranger, answer).content.decode()
        told += [each.name] * (MARK in page or FILE_NAME in page or "came-back" in page or "notice warning" in page)
    assert told == []


def test_a_form_of_somebody_else_who_has_left_is_kept_for_them_and_not_carried_out(walked, world, signed_in):
    wrong = []
    for each in walked:
        before, client = stored(), signed_in(world.users["head"])
        answer = send(client, each.target, each, each.filled())
        told = MARK in answer.content.decode() or FILE_NAME in answer.content.decode() or stored() != before
        kept = KeptPost.objects.latest("made_at").user == world.users[each.actor]
        wrong += [each.name] * (answer.status_code != 403 or told or not kept)
    assert wrong == []


def test_a_form_without_a_token_is_not_kept(walked, world, client):
    for each in walked:
        send(client, each.target, each, each.filled() | {"form_token": [":bm90aGluZw=="]})
    assert KeptPost.objects.exists() is False
