"""What was sealed for one purpose opens nothing of another, whichever way somebody carries it."""

import pytest
from django.urls import reverse

from accounts import kept_posts
from accounts.encryption import CannotOpen, DataKey
from accounts.form_tokens import TOKEN, FormToken, token_in
from accounts.kept_posts import Typed
from accounts.tests.posting import hidden_of
from volunteers.searching import for_address, from_address

NUMBER = "0812345678"
SESSION = "one"


@pytest.fixture
def sealed(person, narathiwat_officer, signed_in):
    """One of each kind of sealed value that a reader or the database holds, by its name."""
    someone = person("สมศรี", phone=NUMBER, address="12 หมู่ 3")
    page = signed_in(narathiwat_officer).get(reverse("volunteers:person_edit", args=[someone.pk]))
    typed = Typed(narathiwat_officer.pk, "/", "/", "signed_out", {"q": [NUMBER]})
    return {
        "search": for_address(NUMBER, session=SESSION).removeprefix("~"),
        "token": FormToken(user=narathiwat_officer.pk, page="/", path="/").sealed(),
        "kept": typed.sealed(),
        "shown": hidden_of(page)["shown"],
        "value": someone.address,
        "data key": someone.wrapped_key,
    }


def opens(kind: str, text: str, user) -> bool:
    """Whether a value opens as one of a kind."""
    try:
        return {
            "search": lambda: from_address(f"~{text}", session=SESSION),
            "token": lambda: token_in({TOKEN: text}),
            "kept": lambda: kept_posts.opened(text, user.pk),
            "data key": lambda: DataKey.unwrapped(text),
        }[kind]() is not None
    except (ValueError, CannotOpen):
        return False


@pytest.mark.parametrize("opener", ["search", "token", "kept", "data key"])
def test_an_opener_opens_its_own_kind_alone(opener, sealed, narathiwat_officer):
    forms = {kind: [text, text.partition(":")[2], f":{text.partition(':')[2]}"] for kind, text in sealed.items()}
    opened = {kind for kind, ways in forms.items() if any(opens(opener, way, narathiwat_officer) for way in ways)}
    assert opened == {opener}


@pytest.mark.parametrize("page", ["/volunteers/", "/volunteers/graduates/", "/volunteers/orders/"])
@pytest.mark.parametrize("kind", ["token", "kept", "shown", "value", "data key"])
def test_a_page_opens_no_foreign_value_as_a_search(page, kind, sealed, signed_in, narathiwat_officer):
    answer = signed_in(narathiwat_officer).get(page, {"q": f"~{sealed[kind]}"})
    assert (answer.status_code, NUMBER in answer.content.decode()) == (400, False)


@pytest.mark.parametrize("kind", ["search", "kept", "shown", "value"])
def test_a_lost_form_with_a_foreign_value_for_its_token_is_not_kept(kind, sealed, client):
    answer = client.post("/projects/new/", {TOKEN: sealed[kind], "title": "โครงการ"})
    assert (answer.status_code, "kept" in answer.url, kept_posts.KeptPost.objects.count()) == (302, False, 0)
