"""Fifty canaries in the register: a walk over every page as every role finds none outside the cells allowed here."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import uuid4

import pytest
from celery import Celery
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.tests.access import ACTORS
from config.tests.canaries import Canary, traces
from config.tests.crawler import Crawl
from config.tests.pages import address_of
from config.tests.test_access import BY_NAME
from entry.testmode import some
from events.models import Event, Participant
from events.services import recount
from jobs.models import StoredFile
from provinces.models import District, Subdistrict
from reports.models import ReportRun
from reports.question import Format
from reports.tasks import make_report
from volunteers import services
from volunteers.models import Person

NUMBER = 50
ROLES = (*ACTORS, "acting_head")
# Where a telephone, an address, an e-mail stand in full, and for whom. A national ID stands nowhere.
CONTACT = {"phone", "address", "contact"}
REGISTER = {"volunteers:person": CONTACT}
KEEPER = REGISTER | {"volunteers:person_edit": CONTACT}
ALLOWED: dict[str, dict[str, set[str]]] = dict.fromkeys(("officer", "head", "acting_head", "admin"), KEEPER) | {
    "auditor": REGISTER,
}
KINDS = CONTACT | {"national_id"}
SOUGHT = Canary(NUMBER)
LISTS = ("/volunteers/", "/volunteers/graduates/", "/volunteers/orders/")
STRANGE = ("/volunteers/999999/", "/volunteers/?q=39099", "/no/such/page/", "/events/0/", "/reports/999999/download/")


@pytest.fixture
def fifty(world, narathiwat, narathiwat_officer, open_seats, member, monkeypatch):
    """Fifty people with all their numbers: in office, put forward, posted, on a list, with accounts of their own."""
    monkeypatch.setattr(Celery, "send_task", lambda _app, *args, **kwargs: None)
    world.users["acting_head"] = member("narathiwat-acting", narathiwat, "acting_head")
    by, today = narathiwat_officer, timezone.localdate()
    people = [
        services.register_person(by=by, office=narathiwat, first_name="ทดลอง", **Canary(number).fields())
        for number in range(1, NUMBER + 1)
    ]
    seats = open_seats(Subdistrict.objects.filter(district_id="9602", valid_to=None).order_by("code")[:4])
    for person, seat in zip(people, seats, strict=False):
        held = services.nominate(by=by, person=person, office=narathiwat, seat=seat, on=date(2025, 10, 1))
        term = {"term_start": date(2025, 10, 1), "term_end": today + timedelta(days=20)}
        services.appoint(by=by, appointment=held, no_order_reason="ทดลอง", **term)
    services.post_graduate(
        by=by, person=people[5], district=District.objects.get(code="9602"), first_day=date(2025, 10, 1)
    )
    event = Event.objects.get(pk=world["event"])
    for order, person in enumerate(people, 10):
        Participant.objects.create(event=event, person=person, name=person.name, province_id="96", order=order)
    recount(event)
    for person, actor in ((people[0], "volunteer"), (people[5], "graduate"), (people[6], "helper")):
        Person.objects.filter(pk=person.pk).update(user=world.users[actor])
    return people


@pytest.fixture
def files(world, fifty, signed_in):
    """A finished report of every kind and format."""
    client = signed_in(world.users["officer"])
    page = client.get("/reports/").context["form"]
    for kind, _title in page.fields["kind"].choices:
        for format in Format.values:
            asked = {"kind": kind, "format": format, "province": "96", "with_names": "on", "form_key": str(uuid4())}
            client.post("/reports/", asked)
    ReportRun.objects.update(state="queued", file=None)
    for run in ReportRun.objects.all():
        make_report(run.pk)
    # What is lost is a 404 to everybody, and the walk would read nothing of it.
    assert [file.pk for file in StoredFile.objects.all() if not file.file.storage.exists(file.file.name)] == []
    return ReportRun.objects.filter(state="done")


def starts(client, world, fifty, files) -> list[str]:
    """Every route of the table, people, every file, searches for the last canary, and addresses that lead nowhere."""
    routes = [address_of(name, world) for name in sorted(BY_NAME)]
    people = [reverse(name, args=[p.pk]) for p in fifty[:3] for name in ("volunteers:person", "volunteers:person_edit")]
    found = [reverse("reports:download", args=[run.pk]) for run in files]
    for to in LISTS:
        for text in (SOUGHT.phone, SOUGHT.national_id, SOUGHT.surname):
            answer = client.post("/volunteers/search/", {"to": to, "q": text})
            found += [answer.url] if answer.status_code == 302 else []
    return ["/", *routes, *people, *found, *STRANGE]


def shown(walk: Crawl) -> dict[str, set[str]]:
    """What each route shows of the canaries, names apart; what the reader typed stands in the search box again."""
    found = defaultdict(set)
    for route, address, text in walk.answers():
        typed = {("phone", NUMBER), ("national_id", NUMBER)} if "q=~" in address else set()
        found[route] |= {kind for kind, _number in traces(text) - typed} - {"name"}
    return {route: kinds for route, kinds in found.items() if kinds}


def walked(actor, world, fifty, files, signed_in, *, most: int) -> dict[str, set[str]]:
    """What a role finds on a walk over everything."""
    client = signed_in(world.users[actor]) if world.users[actor] else Client()
    walk = Crawl(client, starts(client, world, fifty, files), most)
    found = shown(walk)
    print(f"crawl as {actor}: {len(walk.seen)} pages of {len(BY_NAME)} routes {dict(walk.kinds)}")
    return found


@pytest.mark.sampled
def test_a_walk_as_every_role_finds_numbers_in_the_cells_allowed_alone(world, fifty, files, signed_in):
    print(f"{len(ROLES)} roles, {len(ROLES) * len(BY_NAME) * len(KINDS)} cells, {len(fifty)} canaries")
    roles = some(ROLES, one_in=3)
    found = {actor: walked(actor, world, fifty, files, signed_in, most=1) for actor in roles}
    assert found == {actor: ALLOWED.get(actor, {}) for actor in roles}


@pytest.mark.deep
@pytest.mark.parametrize("actor", ROLES)
def test_a_walk_over_every_link_finds_no_more(actor, world, fifty, files, signed_in):
    assert walked(actor, world, fifty, files, signed_in, most=60) == ALLOWED.get(actor, {})
