"""Each step on the way of an event: from where, by whom, with which reason, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import Event
from events.services.states import STEPS
from events.tests.conftest import DAY

POSSIBLE = {
    "draft": ["approve", "cancel"],
    "approved": ["publish", "cancel"],
    "published": ["start", "finish", "cancel"],
    "running": ["finish", "cancel"],
    "finished": ["close"],
    "closed": ["reopen"],
    "cancelled": ["restore"],
}


@pytest.mark.parametrize("state", Event.State.values)
def test_the_head_is_offered_what_the_state_allows(state, make_event, narathiwat_head):
    event = make_event(state=state, **ahead_by(-1))
    assert list(services.possible_steps(event, narathiwat_head)) == POSSIBLE[state]


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


def ahead_by(days: int) -> dict:
    """An event of two days whose first one lies so many days ahead."""
    first = timezone.localdate() + timedelta(days=days)
    return {"first_day": first, "last_day": first + timedelta(days=1)}


@pytest.mark.parametrize(
    "days, possible", [(1, ["cancel"]), (0, ["start", "cancel"]), (-1, ["start", "finish", "cancel"])]
)
def test_an_event_begins_and_is_over_when_its_days_have_come(days, possible, make_event, narathiwat_head):
    event = make_event(**ahead_by(days))
    assert list(services.possible_steps(event, narathiwat_head)) == possible
    for step in ("start", "finish"):
        if step not in possible:
            with pytest.raises(RuleBroken) as refusal:
                services.change_state(by=narathiwat_head, event=event, step=step)
            assert (refusal.value.codes, Event.objects.get().state) == (["day_not_come"], "published")


def test_what_is_over_is_finished_and_not_begun(make_event, narathiwat_head):
    assert list(services.possible_steps(make_event(**ahead_by(-2)), narathiwat_head)) == ["finish", "cancel"]


def test_a_step_waits_for_the_day_as_it_is_stored_not_as_it_was_loaded(event, narathiwat_head):
    Event.objects.update(**ahead_by(3))
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=event, step="finish")
    assert refusal.value.codes == ["day_not_come"]


WAY = ["cancel", "restore", "cancel", "restore", "approve", "cancel", "restore", "approve", "publish", "cancel"]


def test_what_was_announced_is_never_hidden_again(event, narathiwat_head):
    told = []
    for step in WAY:
        services.change_state(by=narathiwat_head, event=event, step=step, reason="น้ำท่วม")
        told += [(shown.for_public.is_cancelled, shown.is_announced) for shown in Event.objects.public(on=DAY)]
    assert told == [(step != "publish", True) for step in WAY]


def test_what_was_never_announced_stays_unheard_of_until_it_is(make_event, narathiwat_head):
    event, heard = make_event(state="draft"), []
    for step in ("cancel", "restore", "approve", "cancel", "restore", "approve", "publish"):
        services.change_state(by=narathiwat_head, event=event, step=step, reason="เลื่อน")
        heard += [(step, Event.objects.announced().exists(), Event.objects.get().is_announced)]
    assert [step for step, *told in heard if any(told)] == ["publish"]


@pytest.mark.parametrize("office, words", [("narathiwat", "รอแรงงานจังหวัดอนุมัติ"), ("centre", "รอกระทรวงอนุมัติ")])
def test_a_draft_says_who_must_do_what_next(office, words, make_event, request):
    assert make_event(state="draft", office=request.getfixturevalue(office)).state_in_words == words


def test_after_the_report_the_event_is_closed_and_says_so(make_event, narathiwat_head):
    event = make_event(state="finished")
    services.change_state(by=narathiwat_head, event=event, step="close")
    assert (event.state_in_words, STEPS["close"].label) == ("ปิดกิจกรรม", "ปิดกิจกรรม")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_heads_who_approve_at_the_same_moment_one_is_told(make_event, narathiwat_head, ministry_admin):
    event, ready = make_event(state="draft"), Barrier(2)

    def approve(head):
        ready.wait()
        try:
            services.change_state(by=head, event=Event.objects.get(pk=event.pk), step="approve")
            return []
        except RuleBroken as refusal:
            return refusal.codes
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(approve, (narathiwat_head, ministry_admin))) == [[], ["state_changed"]]
    assert [entry.act for entry in entries_about(event)] == ["events.approve_event"]


def test_an_event_of_which_a_source_reports_participants_took_place_and_is_not_cancelled(make_event, narathiwat_head):
    event = make_event(state="published", reported_total=1200)
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=event, step="cancel", reason="น้ำท่วม")
    assert (refusal.value.codes, Event.objects.get().state) == (["was_reported"], "published")
    assert "1,200" in str(refusal.value)


def test_an_event_whose_roll_was_closed_told_its_figure_and_is_not_cancelled(event, guests, narathiwat_head):
    guests(event, "สมชาย")
    morning = [event.sessions.get(half="morning")]
    services.close_sessions(by=narathiwat_head, event=event, sessions=morning)
    with pytest.raises(RuleBroken) as refusal:
        services.change_state(by=narathiwat_head, event=event, step="cancel", reason="น้ำท่วม")
    assert (refusal.value.codes, Event.objects.get().state) == (["roll_closed"], "published")
    services.reopen_sessions(by=narathiwat_head, event=event, sessions=morning, reason="ปิดผิดกิจกรรม")
    services.change_state(by=narathiwat_head, event=event, step="cancel", reason="น้ำท่วม")
    assert Event.objects.get().state == "cancelled"
