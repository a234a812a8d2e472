"""What has no roll: a cancelled list stands, a draft tells no number, and no page offers what is refused."""

import pytest

from accounts.rules import RuleBroken
from events import access, services
from events.figures import event_figure
from events.invitees import invitees
from events.models import Event, Participant
from provinces.permissions import Scope
from thai.days import today_as_known_now

STATES = ["cancelled", "closed"]
DEEDS = {
    "people": lambda by, e: services.add_participants(
        by=by, event=e, invitees=invitees(scope=Scope(codes=frozenset({"96"})), on=e.first_day)
    ),
    "guest": lambda by, e: services.add_guest(by=by, event=e, name="ใหม่"),
    "substitute": lambda by, e: services.add_guest(
        by=by, event=e, name="ผู้แทน", substitute_for=Participant.objects.get()
    ),
    "off the list": lambda by, e: services.remove_participant(by=by, participant=Participant.objects.get()),
}


@pytest.fixture
def listed(event, guests, holder):
    """An event with one guest on its list, and somebody who could be invited; ``listed("cancelled")``."""
    guests(event, "สมชาย")
    holder("สมหญิง")

    def in_state(state):
        Event.objects.update(state=state, was_announced=True)
        return Event.objects.get()

    return in_state


@pytest.mark.parametrize("deed", DEEDS)
def test_the_list_of_a_cancelled_event_stays_as_it_was(deed, listed, narathiwat_officer, narathiwat_head):
    event = listed("cancelled")
    for by in (narathiwat_officer, narathiwat_head):
        with pytest.raises(RuleBroken) as refusal:
            DEEDS[deed](by, event)
        assert (refusal.value.codes, refusal.value.messages) == (
            ["event_cancelled"],
            [access.why_the_list_stands(event)],
        )
    assert list(event.participants.values_list("name", flat=True)) == ["สมชาย"]


@pytest.mark.parametrize("deed", DEEDS)
def test_the_cancellation_taken_back_it_is_worked_on_again(deed, listed, narathiwat_officer):
    event = listed("cancelled")
    services.change_state(by=narathiwat_officer, event=event, step="restore", reason="จัดได้แล้ว")
    DEEDS[deed](narathiwat_officer, event)
    assert event.participants.count() == (0 if deed == "off the list" else 2)


@pytest.mark.parametrize(("state", "offered"), [("published", True), ("cancelled", False), ("closed", False)])
def test_no_page_offers_what_is_refused(state, offered, listed, signed_in, narathiwat_officer):
    client, event = signed_in(narathiwat_officer), listed(state)
    text = client.get(f"/events/{event.pk}/participants/").content.decode()
    buttons = [f"/participants/{word}/" in text for word in ("guest", "add", "remove")]
    roll = client.get(f"/events/{event.pk}/roll/").content.decode()
    assert (buttons, 'name="action"' in roll, str(access.why_the_list_stands(event)) in text) == (
        [offered] * 3,
        offered,
        True,
    )


def test_a_form_opened_before_says_so_and_keeps_the_name(listed, signed_in, narathiwat_officer):
    event = listed("cancelled")
    answer = signed_in(narathiwat_officer).post(f"/events/{event.pk}/participants/guest/", {"name": "นางสาวพิมพ์ไว้"})
    assert access.why_the_list_stands(event) in answer.content.decode()
    assert 'value="นางสาวพิมพ์ไว้"' in answer.content.decode()


@pytest.mark.parametrize(("state", "word"), [("draft", "ยังไม่อนุมัติ"), ("cancelled", "ยกเลิก")])
def test_what_has_no_roll_says_one_word_on_every_page(state, word, make_event, project, signed_in, narathiwat_officer):
    event = make_event(state=state, reported_total=649)
    event.projects.add(project)
    client = signed_in(narathiwat_officer)
    pages = [event.get_absolute_url(), f"/events/{event.pk}/roll/", "/events/", project.get_absolute_url()]
    for page in pages:
        text = client.get(page).content.decode()
        assert (f'<span class="unknown">{word}</span>' in text, "649 คน" in text, "ยังไม่สรุปยอด" in text) == (
            True,
            False,
            False,
        )
    assert event_figure(event, today_as_known_now()).persons is None
