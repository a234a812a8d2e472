"""Filled forms in wrong hands: with fields that they do not have, and from people who may not write."""

import pytest

from accounts.form_tokens import TOKEN
from config.tests.access import ACTORS, READERS
from config.tests.form_walk import EXEMPT, Walked, complete, sent_by, walk
from config.tests.rubbish import EXTRA
from config.tests.snapshots import belongings, everything
from config.tests.test_access import BY_NAME
from config.tests.test_bad_input import undone
from config.tests.test_sent_once import good

SIGNED_IN_READERS = [actor for actor in ACTORS if actor in READERS and actor != "anonymous"]
REFUSED = (403, 404, 405)
PASSWORDS = {
    "accounts:password": {
        "oldpassword": ["labour-demo-test"],
        "password1": ["หนึ่งสองสาม-456"],
        "password2": ["หนึ่งสองสาม-456"],
    }
}


@pytest.fixture
def walked(world, appointed, signed_in) -> list[Walked]:
    """Every form of officer, administrator, advisor and volunteer."""
    complete(world)
    return [each for each in walk(world, signed_in) if each.route not in EXEMPT]


def outcome(client, each: Walked, sent: dict[str, list[str]]) -> tuple[int, dict]:
    """The answer to a form and whose everything is after it; what it did is taken back."""
    with undone():
        return send(client, each, sent), belongings()


def send(client, each: Walked, sent: dict[str, list[str]]) -> int:
    """Send a form as a browser does, with a file where it takes one; returns the status."""
    body, kind = sent_by(each, sent)
    return client.post(each.target, body, content_type=kind).status_code


def test_fields_that_a_form_does_not_have_are_not_heard(walked, world, signed_in):
    heard, refused = [], []
    for each in walked:
        user, sent = world.users[each.actor], good(each) | PASSWORDS.get(each.route, {})
        extra = {name: [value] for name, value in EXTRA.items() if name not in each.form.fields}
        plain, more = (outcome(signed_in(user), each, posted) for posted in (sent, sent | extra))
        heard += [each.name] * (plain != more)
        refused += [each.target] * (plain[0] != 302)
    print(f"extra fields: {len(walked)} forms, {len(refused)} of them refused")
    assert heard == []
    # What is refused hears nothing and proves nothing.
    assert refused == []


def forms_of_others(walked: list[Walked], reader: str) -> list[Walked]:
    """The forms that the table refuses to a reader, and that are not of their own page."""
    return [each for each in walked if each.actor != reader and BY_NAME[each.route].post[reader] in REFUSED]


def test_who_may_not_write_changes_nothing_with_the_forms_of_others(walked, world, signed_in):
    clients = {reader: signed_in(world.users[reader]) for reader in SIGNED_IN_READERS}
    before, found, declared = everything(), {}, {}
    for reader, client in clients.items():
        for each in forms_of_others(walked, reader):
            sent = {name: values for name, values in good(each).items() if name != TOKEN}
            found[reader, each.name] = send(client, each, sent)
            declared[reader, each.name] = BY_NAME[each.route].post[reader]
    print(f"forms of others: {len(found)} posts")
    assert found == declared
    assert [table for table, rows in everything().items() if rows != before[table]] == []
    assert len(found) >= 200
