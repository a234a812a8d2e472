"""Each step on the way of an event: from where, by whom, with which reason, once."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import Event
from events.services.states import STEPS

POSSIBLE = {
    "draft": ["approve", "cancel"],
    "approved": ["publish", "cancel"],
    "published": ["start", "finish", "cancel"],
    "running": ["finish", "cancel"],
    "finished": ["close"],
    "closed": [],
    "cancelled": ["restore"],
}


@pytest.mark.parametrize("state", Event.State.values)
def test_the_head_is_offered_what_the_state_allows(state, make_event, narathiwat_head):
    assert list(services.possible_steps(make_event(state=state), narathiwat_head)) == POSSIBLE[state]


@pytest.mark.parametrize("state", Event.State.values)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_or_refused_and_never_half(state, step, make_event, narathiwat_head):
    event = make_event(state=state)
    if step in POSSIBLE[state]:
        services.change_state(by=narathiwat_head, event=event, step=step, reason="ทดสอบ")
        assert Event.objects.get().state == STEPS[step].target
        assert [entry.act for entry in entries_about(event)] == [f"events.{step}_event"]
    else:
        with pytest.raises(RuleBroken) as refusal:
            services.change_state(by=narathiwat_head, event=event, step=step, reason="ทดสอบ")
        assert (refusal.value.codes, Event.objects.get().state) == (["state_changed"], state)
        assert list(entries_about(event)) == []


@pytest.mark.parametrize("step", [name for name, step in STEPS.items() if step.needs_reason])
def test_some_steps_need_a_reason(step, make_event, narathiwat_head):
    event = make_event(state=STEPS[step].sources[0])
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=event, step=step, reason=" ")
    assert refusal.value.codes == ["reason_missing"]


@pytest.mark.parametrize("who", ["narathiwat_officer", "songkhla_officer", "advisor"])
def test_who_may_not_approve_is_refused(who, make_event, request):
    event = make_event(state="draft", provinces=["96", "90"])
    with pytest.raises(PermissionDenied):
        services.change_state(by=request.getfixturevalue(who), event=event, step="approve")
    assert Event.objects.get().state == "draft"


def test_an_unknown_step_has_a_code(event, narathiwat_head):
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=event, step="explode")
    assert refusal.value.codes == ["no_such_step"]


def test_the_reason_is_kept_without_its_spaces(event, narathiwat_head):
    services.change_state(by=narathiwat_head, event=event, step="cancel", reason="  น้ำท่วม ")
    assert entries_about(event).first().reason == "น้ำท่วม"


def test_a_step_tells_calendars_that_the_event_changed(event, narathiwat_head):
    before = event.changed_at
    services.change_state(by=narathiwat_head, event=event, step="finish")
    assert Event.objects.get().changed_at > before


def test_a_step_takes_no_turn_of_those_who_edit(event, narathiwat_head):
    services.change_state(by=narathiwat_head, event=event, step="finish")
    assert Event.objects.get().version == 1
