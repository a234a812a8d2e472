"""Whatever page, paper or file shows a value in full, or takes names along, the trail tells who looked and at whom."""

import pytest

from accounts.models import AuditEntry
from config.tests.canaries import seen
from config.tests.pages import address_of, body_of, pages_of
from config.tests.test_leaks import canaries, text_of  # noqa: F401 (a fixture)
from provinces import trail
from volunteers.acts.kinds import Kind
from volunteers.models import Person

IN_FULL = {"national_id", "phone", "address", "contact"}
# Lists and files that name people: a look as well, though they show no number.
LISTS = {"events:participants", "events:sign_in_sheet", "reports:download", "volunteers:audit_export"}


def looked_at(since: int) -> set[int]:
    """The people in the entries written since."""
    return set(AuditEntry.objects.filter(pk__gt=since, seen__isnull=False).values_list("seen__person", flat=True))


@pytest.mark.parametrize("actor", ["officer", "head", "admin", "auditor"])
def test_who_is_shown_in_full_is_in_an_entry_and_masked_values_are_no_look(actor, world, canaries, signed_in):  # noqa: F811
    people = dict(zip(Person.objects.order_by("pk").values_list("pk", flat=True), canaries, strict=True))
    client, missing, listed = signed_in(world.users[actor]), {}, set()
    for name, address in pages_of(world, actor).items():
        since = AuditEntry.objects.latest("pk").pk
        text = text_of(client.get(address))
        shown = {person for person, canary in people.items() if seen(text, [canary]) & IN_FULL}
        told = looked_at(since)
        if shown - told:
            missing[name] = shown - told
        if told and not shown:
            listed.add(name)
    assert (missing, listed) == ({}, LISTS & pages_of(world, actor).keys())


def test_head_shows_nothing_and_is_no_look(world, canaries, signed_in):  # noqa: F811
    client, since = signed_in(world.users["head"]), AuditEntry.objects.latest("pk").pk
    bodies = {body_of(client.head(address)) for address in pages_of(world, "head").values()}
    assert (bodies, AuditEntry.objects.filter(pk__gt=since).count()) == ({b""}, 0)
    client.get(address_of("volunteers:person", world))
    assert AuditEntry.objects.filter(pk__gt=since).count() == 1


def test_every_deed_of_the_portal_has_its_words(world):
    written = set(AuditEntry.objects.values_list("act", flat=True))
    steps = {f"volunteers.{kind}" for kind in Kind.values}
    assert (written | steps) - trail.words.keys() == set()
    assert [str(said) for _kind, said in trail.words.values() if not str(said).strip()] == []
