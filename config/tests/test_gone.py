"""Deleted while its page is open: deleting it once more is a success; what was typed on it is shown, to its office."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import get_resolver

from accounts.rules import RuleBroken
from events import services
from events.forms import PART_FORMS
from events.models import Event, Project
from provinces import bin as office_bin
from provinces.gone import already_deleted
from provinces.models import BinnedRow
from volunteers.models import GraduatePosting

TEXT = "ข้อความที่พิมพ์อยู่นาน"
# Of each part of an event a box that is typed into.
PARTS = {
    "projects": "activity_number",
    "roles": "speaker_name",
    "programme": "title",
    "target-groups": "name",
    "booth-products": "name",
    "remarks": "text",
    "issues": "text",
    "follow-ups": "text",
    "news": "headline",
}


@dataclass
class Thing:
    """Something of Narathiwat that nothing keeps where it is: its pages, a box on them, where its deletion leads."""

    edit: str
    remove: str
    after: str
    box: str

    @property
    def sent(self) -> dict[str, str]:
        """What its form sends."""
        return {self.box: TEXT, "version": "1", "shown": "เดิมทั้งหมด"}


def of_event(world) -> Thing:
    day = Event.objects.get(pk=world["event"]).first_day
    draft = services.create_event(
        by=world.users["officer"], office=Event.objects.get(pk=world["event"]).office, form_key=None, provinces=["96"],
        kind="workshop", title="ร่างที่ลบ", first_day=day, last_day=day, venue_province_id="96",
    )  # fmt: skip
    own = draft.get_absolute_url()
    return Thing(f"{own}edit/", f"{own}remove/", "/events/", "title")


def of_project(world) -> Thing:
    project = Project.objects.get(pk=world["project"])
    project.event_projects.all().delete()
    own = project.get_absolute_url()
    return Thing(f"{own}edit/", f"{own}remove/", "/projects/", "title")


def of_order(world) -> Thing:
    own = f"/volunteers/orders/{world['order']}/"
    return Thing(f"{own}edit/", f"{own}remove/", "/volunteers/orders/", "signatory")


def of_posting(world) -> Thing:
    own, posting = f"/volunteers/postings/{world['posting']}/", GraduatePosting.objects.get(pk=world["posting"])
    return Thing(f"{own}correct/", f"{own}void/", posting.person.get_absolute_url(), "reason")


def of_figure(world) -> Thing:
    own = f"/reported-figures/{world['reported_figure']}/"
    return Thing(f"{own}edit/", f"{own}remove/", "/reported-figures/", "source")


def of_signatory(world) -> Thing:
    office = f"/offices/{world['office']}/"
    own = f"{office}signatories/{world['signatory']}/"
    return Thing(f"{own}edit/", f"{own}remove/", office, "position")


def of_part(part: str) -> Callable[..., Thing]:
    def make(world) -> Thing:
        event = Event.objects.get(pk=world["event"])
        row = services.rows_of(event, PART_FORMS[part]._meta.model).order_by("pk").first()
        if part in {"remarks", "issues"}:
            row.follow_ups.all().delete()
        after = f"/events/{event.pk}/parts/{part}/"
        return Thing(f"{after}{row.pk}/edit/", f"{after}{row.pk}/remove/", after, PARTS[part])

    return make


MAKERS = {"event": of_event, "project": of_project, "order": of_order, "posting": of_posting, "figure": of_figure,
          "signatory": of_signatory}  # fmt: skip
MAKERS |= {part: of_part(part) for part in PARTS}


@pytest.fixture(params=MAKERS)
def thing(request, world) -> Thing:
    """One of every kind that can be deleted."""
    return MAKERS[request.param](world)


def levels(client) -> list[str]:
    """The kinds of the sentences that wait for the reader's next page."""
    return [message.level_tag for message in client.get("/bin/").context["messages"]]


def test_every_kind_that_can_be_deleted_is_walked():
    labels = {PART_FORMS[part]._meta.model._meta.label_lower for part in PARTS}
    labels |= {"events.event", "events.project", "volunteers.appointmentorder", "volunteers.graduateposting"}
    labels |= {"provinces.reportedfigure", "provinces.signatory"}
    # A guest is taken off by a button of the list, which has no page (test_guest_edit.py).
    labels |= {"events.participant"}
    assert set(office_bin.kinds) == labels


def test_every_page_that_deletes_is_named_by_its_kind():
    routes = [f"{app}:{name}" for app in ("events", "provinces", "volunteers") for name in names_in(f"{app}.urls")]
    # A place on a list is taken away by a button of the list.
    pages = {route for route in routes if route.endswith("_remove")} - {"events:participant_remove"}
    assert {kind.deletion for kind in office_bin.kinds.values()} - {"volunteers:posting_void", ""} == pages


def names_in(urls: str) -> list[str]:
    return [name for name in get_resolver(urls).reverse_dict if isinstance(name, str)]


def test_deleted_again_by_the_same_and_by_a_colleague_leads_to_the_same_place_with_a_success(thing, world, signed_in):
    there = BinnedRow.objects.count()
    for who in ("officer", "officer", "head"):
        client = signed_in(world.users[who])
        assert (client.post(thing.remove, {"reason": "ลงผิด", "version": "1"}).url, levels(client)) == (
            thing.after,
            ["success"],
        )
    assert BinnedRow.objects.count() == there + 1


def test_put_back_again_leads_to_it_with_a_success(thing, world, signed_in):
    client = signed_in(world.users["officer"])
    client.post(thing.remove, {"reason": "ลงผิด", "version": "1"})
    client.get("/bin/")
    button = f"/bin/{BinnedRow.objects.latest('pk').pk}/put-back/"
    led_to = {client.post(button).url for _again in range(3)}
    assert (len(led_to), led_to & {"/bin/"}, set(levels(client))) == (1, set(), {"success"})
    assert client.get(led_to.pop()).status_code == 200


def test_changed_after_a_colleague_deleted_it_the_text_is_shown_and_the_bin_is_named(thing, world, signed_in):
    signed_in(world.users["head"]).post(thing.remove, {"reason": "ลงผิด", "version": "1"})
    answer = signed_in(world.users["officer"]).post(thing.edit, thing.sent)
    page, binned = answer.content.decode(), BinnedRow.objects.latest("pk")
    assert (answer.status_code, [text for _label, text in answer.context["typed"]]) == (410, [TEXT])
    said = [TEXT, office_bin.title_of(binned), "narathiwat-head", 'href="/bin/"']
    assert [each for each in said if each not in page] == []


def test_others_learn_nothing_of_what_was_deleted(thing, world, signed_in):
    signed_in(world.users["officer"]).post(thing.remove, {"reason": "ลงผิด", "version": "1"})
    title = office_bin.title_of(BinnedRow.objects.latest("pk"))
    for who in ("neighbour", "auditor", "advisor", "outsider", "volunteer"):
        for address in (thing.edit, thing.remove):
            answer = signed_in(world.users[who]).post(address, thing.sent)
            assert answer.status_code in (403, 404)
            assert (title in answer.content.decode(), TEXT in answer.content.decode()) == (False, False)


def test_a_page_below_a_deleted_event_shows_what_was_typed_there(world, signed_in):
    draft, client = of_event(world), signed_in(world.users["officer"])
    client.post(draft.remove)
    answer = client.post(draft.edit.replace("edit", "parts/issues"), {"text": TEXT})
    assert (answer.status_code, answer.context["typed"]) == (410, [("", TEXT)])


def test_a_chosen_value_is_told_in_words_and_a_key_not_at_all(world, signed_in):
    draft, client = of_event(world), signed_in(world.users["officer"])
    client.post(draft.remove)
    typed = dict(client.post(draft.edit, {"kind": "workshop", "venue_province": "96", "title": ""}).context["typed"])
    assert list(typed.values()) == [str(dict(Event._meta.get_field("kind").flatchoices)["workshop"])]


def test_who_only_looks_is_told_as_well_and_after_a_day_nobody(world, signed_in, monkeypatch):
    draft, client = of_event(world), signed_in(world.users["officer"])
    client.post(draft.remove)
    assert (client.get(draft.edit).status_code, client.get(draft.edit).context["typed"]) == (410, [])
    BinnedRow.objects.update(at="2026-01-01T00:00:00+07:00")
    assert client.get(draft.edit).status_code == 404


def test_what_another_deleted_at_this_moment_is_a_page_about_nothing_and_any_other_refusal_stays():
    with pytest.raises(Http404), already_deleted():
        raise RuleBroken("ถูกลบแล้ว", code="deleted_already")
    with pytest.raises(RuleBroken), already_deleted():
        raise RuleBroken("ยังมีผู้อ้างถึง", code="referred_to")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", MAKERS)
def test_six_at_once_delete_it_and_six_at_once_put_it_back(kind, world, signed_in):
    thing, client = MAKERS[kind](world), signed_in(world.users["officer"])
    led_to = at_once(client, thing.remove)
    assert led_to == {thing.after}
    button = f"/bin/{BinnedRow.objects.latest('pk').pk}/put-back/"
    back = at_once(client, button)
    assert (len(back), back & {"/bin/", "404", "500"}) == (1, set())


def at_once(client, address: str) -> set[str]:
    """Where six equal posts of one moment lead, each with a connection of its own."""
    ready = Barrier(6)

    def send(_number) -> str:
        alone = Client(raise_request_exception=False)
        alone.cookies = client.cookies
        ready.wait()
        try:
            answer = alone.post(address, {"reason": "ลงผิด", "version": "1"})
            return answer.headers.get("Location", str(answer.status_code))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        return set(pool.map(send, range(6)))
