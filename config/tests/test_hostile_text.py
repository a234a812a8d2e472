"""Stored texts that try to become code: no page runs them, shows them as elements, or makes the browser complain."""

import pytest

from config.tests.pages import html_pages_of
from events.models import (
    AdvisorRemark,
    BoothProduct,
    Dignitary,
    Event,
    FollowUp,
    IssueRaised,
    Participant,
    PressRelease,
    Project,
    TargetGroup,
)
from volunteers.models import AppointmentOrder, Person

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]
HOSTILE = """'"><script>alert(1)</script><img class=hostile src=x onerror=alert(1)>{{7}}"""
TEXTS = {
    AdvisorRemark: ["text"],
    AppointmentOrder: ["authority", "title", "signatory"],
    BoothProduct: ["name"],
    Dignitary: ["first_name", "position"],
    Event: ["title", "venue_room", "venue_name", "organiser_name"],
    FollowUp: ["text", "agency"],
    IssueRaised: ["text"],
    Participant: ["name", "place", "group"],
    Person: ["first_name", "last_name"],
    PressRelease: ["headline", "body"],
    Project: ["title"],
    TargetGroup: ["name"],
}


@pytest.fixture
def hostile_world(world):
    """The world with the hostile text in every free text."""
    for model, names in TEXTS.items():
        lengths = {name: model._meta.get_field(name).max_length for name in names}
        model.objects.update(**{name: HOSTILE[:most] for name, most in lengths.items()})
    for person in Person.objects.all():
        person.private.seal(line_id=HOSTILE, email=HOSTILE, address=HOSTILE)
        person.save()
    return world


@pytest.mark.parametrize("actor", ["anonymous", "officer", "advisor"])
def test_no_stored_text_becomes_code(actor, hostile_world, visit, complaints):
    page, fired, elements = visit(hostile_world.users[actor]), [], {}
    page.on("dialog", lambda dialog: (fired.append(page.url), dialog.dismiss()))
    shown = 0
    for address in html_pages_of(hostile_world, actor):
        page.goto(address)
        elements |= {address: count} if (count := page.locator(".hostile, main script").count()) else {}
        shown += "onerror=alert(1)" in page.inner_text("body")
    assert (fired, elements, complaints) == ([], {}, [])
    assert shown >= {"anonymous": 4, "officer": 12, "advisor": 4}[actor]
