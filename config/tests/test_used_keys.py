"""The key of a form that made something elsewhere, at another office, event or person, is answered with a sentence."""

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from accounts.records import Keyed
from config.tests.conftest import make_event
from config.tests.form_walk import EXEMPT, URL_ENCODED, Walked, backend, complete, walk
from config.tests.rubbish import encoded
from config.tests.test_sent_once import good, name_of, open_form
from events.models import AdvisorRemark, Dignitary, IssueRaised
from volunteers import services

USED = "แบบฟอร์มนี้ใช้แล้ว"
# The one changes what is there, and its form carries a key that is never used; the other makes nothing without a file,
# which the walk does not send (its key elsewhere: intake/tests/test_handing_in.py).
MAKE_NOTHING = {"volunteers:person_edit", "intake:rosters"}


@pytest.fixture
def elsewhere(world, songkhla, songkhla_officer):
    """What a row is put under so that it lies out of the officer's reach, by the name of its column."""
    event = make_event(songkhla, timezone.localdate())
    stranger = services.register_person(by=songkhla_officer, office=songkhla, first_name="อื่น", last_name="ไกล")
    speaker = Dignitary.objects.create(first_name="อื่น", last_name="ไกล")
    return {
        "office": songkhla.pk,
        "event": event.pk,
        "person": stranger.pk,
        "province": "90",
        "requested_by": songkhla_officer.pk,
        "remark": AdvisorRemark.objects.create(event=event, speaker=speaker, kind="policy", text="อื่น").pk,
        "issue": IssueRaised.objects.create(event=event, text="อื่น").pk,
    }


def rows_with(key: str) -> list[models.Model]:
    """Everything that a form with this key made."""
    keyed = [model for model in apps.get_models() if issubclass(model, Keyed)]
    return [row for model in keyed for row in model._base_manager.filter(form_key=key)]


def take_away(row: models.Model, elsewhere: dict) -> None:
    """Put what was made where the actor does not reach it."""
    mine = {field.name for field in row._meta.concrete_fields if getattr(row, field.attname) is not None}
    type(row)._base_manager.filter(pk=row.pk).update(**{f"{n}_id": pk for n, pk in elsewhere.items() if n in mine})


def sent(each: Walked) -> dict[str, list[str]]:
    """What the form accepts, with its key and without its token, which alone would refuse a foreign key."""
    left_out = {"form_token", "substitute_for"}
    return {name: values for name, values in good(each).items() if name not in left_out}


def sent_again_elsewhere(each: Walked, client, elsewhere: dict) -> str | None:
    """What is wrong with the answer to a key that was used elsewhere; None if the form made nothing to begin with."""
    values = encoded(sent(each))
    client.post(each.target, values, content_type=URL_ENCODED)
    rows = rows_with(sent(each)["form_key"][0])
    for row in rows:
        take_away(row, elsewhere)
    answer = client.post(each.target, values, content_type=URL_ENCODED)
    told = answer.status_code == 200 and USED in answer.content.decode()
    return None if not rows else "" if told else f"{name_of(each)}: {answer.status_code}"


def test_a_key_used_elsewhere_is_answered_with_a_sentence_in_every_form(world, appointed, elsewhere, signed_in):
    complete(world)
    walked = [each for each in walk(world, signed_in) if each.is_typed and each.route not in EXEMPT]
    keyed = [each for each in walked if "form_key" in each.form.fields]
    told = {}
    for each in keyed:
        client = Client(raise_request_exception=False)
        client.force_login(world.users[each.actor], backend=backend())
        each = open_form(client, each.actor, each.page)
        answer = sent_again_elsewhere(each, client, elsewhere)
        told |= {} if answer is None else {name_of(each): answer}
    print(f"used keys: {len(told)} forms")
    assert {name: answer for name, answer in told.items() if answer} == {}
    assert {name_of(each) for each in keyed} - told.keys() == MAKE_NOTHING
