"""A closed event is changed by nobody before it is opened again, with a reason (decision 26)."""

import pytest

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import BoothProduct, Event, Participant, TargetGroup
from provinces import bin as office_bin
from provinces.models import BinnedRow

CLOSED = "กิจกรรมนี้ปิดแล้ว"


@pytest.fixture
def closed(event, guests, narathiwat_officer):
    """A closed event with a booth, a second one in the bin, a group, two objectives and somebody on its list."""
    booths = [BoothProduct.objects.create(event=event, name=name, order=n) for n, name in enumerate("กขค")]
    services.remove_part(by=narathiwat_officer, event=event, row=booths[2])
    TargetGroup.objects.create(event=event, name="อสร.")
    guests(event, "สมชาย")
    Event.objects.update(state="closed", was_announced=True, objectives=["หนึ่ง", "สอง"])
    return Event.objects.get()


def key(n):
    return services.key_of(n)


def first(event, model=BoothProduct):
    return services.rows_of(event, model).first()


DEEDS = {
    "facts": lambda by, e: services.update_event(by=by, event=e, provinces=["96"], title="ใหม่"),
    "objectives": lambda by, e: services.order_objectives(
        by=by, owner=e, row=key("หนึ่ง"), beside=key("สอง"), after=True
    ),
    "add": lambda by, e: services.add_part(by=by, event=e, row=TargetGroup(name="ใหม่")),
    "change": lambda by, e: services.update_part(by=by, event=e, row=first(e)),
    "move": lambda by, e: services.move_part(
        by=by, event=e, model=BoothProduct, row=first(e).pk, beside=first(e).pk + 1, after=True
    ),
    "remove": lambda by, e: services.remove_part(by=by, event=e, row=first(e)),
    "put back": lambda by, e: office_bin.put_back(by=by, binned=BinnedRow.objects.get()),
    "delete": lambda by, e: services.remove_event(by=by, event=e),
    "people": lambda by, e: services.add_participants(by=by, event=e, invitees=[]),
    "guest": lambda by, e: services.add_guest(by=by, event=e, name="ใหม่"),
    "off the list": lambda by, e: services.remove_participant(by=by, participant=Participant.objects.get()),
    "roll": lambda by, e: services.take_roll(by=by, event=e, marks={}),
    "close roll": lambda by, e: services.close_sessions(by=by, event=e, sessions=[]),
    "open roll": lambda by, e: services.reopen_sessions(by=by, event=e, sessions=[], reason="ทดสอบ"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_is_refused_until_it_is_opened_again(deed, closed, narathiwat_officer, narathiwat_head):
    for by in (narathiwat_officer, narathiwat_head):
        with pytest.raises(RuleBroken) as refusal:
            DEEDS[deed](by, closed)
        assert refusal.value.codes == ["event_closed"]
    assert list(entries_about(closed).exclude(act__in=["events.remove_part", "events.add_guest"])) == []


@pytest.mark.parametrize("deed", set(DEEDS) - {"delete"})
def test_what_was_opened_again_is_changed(deed, closed, narathiwat_officer):
    services.change_state(by=narathiwat_officer, event=closed, step="reopen", reason=" นับผิด ")
    assert (Event.objects.get().state, entries_about(closed).first().reason) == ("finished", "นับผิด")
    DEEDS[deed](narathiwat_officer, closed)


def test_opening_it_needs_a_reason(closed, narathiwat_officer):
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_officer, event=closed, step="reopen", reason=" ")
    assert (refusal.value.codes, Event.objects.get().state) == (["reason_missing"], "closed")


PAGES = {
    "edit/": {"title": "พิมพ์ไว้แล้ว", "kind": "workshop", "first_day": "12 มี.ค. 2569", "venue_province": "96",
              "provinces": "96", "visibility": "full"},
    "parts/booth-products/": {"name": "พิมพ์ไว้แล้ว"},
    "participants/guest/": {"name": "พิมพ์ไว้แล้ว"},
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_a_form_says_so_and_keeps_what_was_typed(page, closed, narathiwat_officer, signed_in):
    answer = signed_in(narathiwat_officer).post(f"{closed.get_absolute_url()}{page}", PAGES[page])
    text = answer.content.decode()
    assert (answer.status_code, CLOSED in text, "พิมพ์ไว้แล้ว" in text) == (200, True, True)


def test_the_roll_and_the_register_say_so_too(closed, holder, narathiwat_officer, signed_in):
    person, client = holder("สมหญิง"), signed_in(narathiwat_officer)
    for page, typed in (("roll/", {"reason": "x"}), ("participants/add/", {"people": [person.pk]})):
        assert CLOSED in client.post(f"{closed.get_absolute_url()}{page}", typed).content.decode()
    assert Participant.objects.count() == 1


def test_its_page_offers_to_open_it_and_no_form(closed, narathiwat_officer, signed_in):
    text = signed_in(narathiwat_officer).get(closed.get_absolute_url()).content.decode()
    assert ('value="reopen"' in text, f"{closed.get_absolute_url()}edit/" in text) == (True, False)


def test_a_project_of_a_closed_event_changes_without_it(closed, project, narathiwat_officer):
    closed.projects.add(project)
    services.update_project(by=narathiwat_officer, project=project, budget=900)
    assert (Event.objects.get().state, Event.objects.get().approval_differs) == ("closed", False)
