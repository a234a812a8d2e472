"""Making, changing and moving on an event."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import Dignitary, Event, EventRole, IssueRaised


def facts(**others):
    return {
        "kind": "workshop", "title": "ประชุม", "first_day": date(2026, 3, 12), "last_day": date(2026, 3, 13),
        "start_time": None, "end_time": None, "venue_province_id": "96", "provinces": ["96"],
    } | others  # fmt: skip


def halves(event):
    return [(s.day.day, s.half) for s in event.sessions.all()]


def test_the_same_key_makes_one_event(narathiwat, narathiwat_officer):
    key = uuid4()
    one, two = (
        services.create_event(by=narathiwat_officer, office=narathiwat, form_key=key, **facts()) for _again in range(2)
    )
    assert (one == two, Event.objects.count()) == (True, 1)
    assert [e.act for e in entries_about(one)] == ["events.create_event"]


def test_the_key_of_another_office_is_refused(narathiwat, songkhla, narathiwat_officer, songkhla_officer):
    key = uuid4()
    services.create_event(by=narathiwat_officer, office=narathiwat, form_key=key, **facts())
    with pytest.raises(RuleBroken):
        services.create_event(by=songkhla_officer, office=songkhla, form_key=key, **facts())


def test_each_day_has_two_half_days(narathiwat, narathiwat_officer):
    event = services.create_event(by=narathiwat_officer, office=narathiwat, form_key=uuid4(), **facts())
    assert halves(event) == [(12, "morning"), (12, "afternoon"), (13, "morning"), (13, "afternoon")]


def test_known_times_leave_half_days_out(narathiwat, narathiwat_officer):
    times = facts(start_time=time(13), end_time=time(12))
    event = services.create_event(by=narathiwat_officer, office=narathiwat, form_key=uuid4(), **times)
    assert halves(event) == [(12, "afternoon"), (13, "morning")]


def test_an_afternoon_alone_has_one_half_day(narathiwat, narathiwat_officer):
    times = facts(last_day=date(2026, 3, 12), start_time=time(13), end_time=time(16))
    event = services.create_event(by=narathiwat_officer, office=narathiwat, form_key=uuid4(), **times)
    assert halves(event) == [(12, "afternoon")]


def test_a_changed_event_names_the_fields_in_the_audit_trail(event, narathiwat_officer):
    services.update_event(by=narathiwat_officer, event=event, provinces=["96"], title="ชื่อใหม่", kind=event.kind)
    entry = entries_about(event).get(act="events.update_event")
    assert (Event.objects.get().title, entry.details["fields"]) == ("ชื่อใหม่", ["title"])


def test_a_change_of_facts_keeps_the_step_taken_meanwhile(event, narathiwat_officer):
    stale = Event.objects.get()
    services.change_state(by=narathiwat_officer, event=event, step="cancel", reason="น้ำท่วม")
    services.update_event(by=narathiwat_officer, event=stale, provinces=["96"], title="ชื่อใหม่")
    stored = Event.objects.get()
    assert (stored.state, stored.title, "ชื่อใหม่" in stored.search) == ("cancelled", "ชื่อใหม่", True)


def test_days_cannot_be_moved_away_from_under_a_roll(event, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    morning = event.sessions.get(half="morning")
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): "present"})
    later = date(2026, 4, 1)
    with pytest.raises(RuleBroken):
        services.update_event(by=narathiwat_officer, event=event, provinces=["96"], first_day=later, last_day=later)
    assert Event.objects.get().first_day == date(2026, 3, 12)


def test_the_head_approves_and_the_officer_publishes(make_event, narathiwat_officer, narathiwat_head):
    event = make_event(state="draft")
    with pytest.raises(PermissionDenied):
        services.change_state(by=narathiwat_officer, event=event, step="approve")
    services.change_state(by=narathiwat_head, event=event, step="approve")
    services.change_state(by=narathiwat_officer, event=event, step="publish")
    assert Event.objects.get().state == "published"


def test_the_second_of_two_steps_finds_the_state_changed(event, narathiwat_officer):
    stale = Event.objects.get()
    services.change_state(by=narathiwat_officer, event=event, step="finish")
    with pytest.raises(RuleBroken):
        services.change_state(by=narathiwat_officer, event=stale, step="finish")
    assert [e.act for e in entries_about(event)] == ["events.finish_event"]


def test_a_cancellation_needs_a_reason_and_can_be_taken_back(event, narathiwat_officer):
    with pytest.raises(RuleBroken):
        services.change_state(by=narathiwat_officer, event=event, step="cancel", reason="  ")
    services.change_state(by=narathiwat_officer, event=event, step="cancel", reason="น้ำท่วม")
    services.change_state(by=narathiwat_officer, event=event, step="restore", reason="น้ำลดแล้ว")
    assert Event.objects.get().state == "draft"


def test_steps_offered_depend_on_state_and_role(make_event, narathiwat_officer, narathiwat_head, songkhla_officer):
    event = make_event(state="draft")
    offered = [list(services.possible_steps(event, u)) for u in (narathiwat_officer, narathiwat_head, songkhla_officer)]
    assert offered == [["cancel"], ["approve", "cancel"], []]


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_what_nobody_was_told_of_is_not_cancelled_in_public(state, make_event, narathiwat_officer):
    event = make_event(state=state)
    services.change_state(by=narathiwat_officer, event=event, step="cancel", reason="เลื่อน")
    assert (Event.objects.get().state, list(Event.objects.public(on=event.first_day))) == ("cancelled", [])


def test_what_was_announced_is_cancelled_in_public(event, narathiwat_officer):
    services.change_state(by=narathiwat_officer, event=event, step="cancel", reason="เลื่อน")
    assert [shown.state for shown in Event.objects.public(on=event.first_day)] == ["cancelled"]


def test_what_was_taken_back_before_it_was_published_can_be_published_later(make_event, narathiwat_officer):
    event = make_event(state="draft")
    for step in ("cancel", "restore"):
        services.change_state(by=narathiwat_officer, event=event, step=step, reason="เลื่อน")
    Event.objects.update(state="published")
    assert list(Event.objects.announced()) == [event]


def test_the_same_dignitary_is_found_again_whatever_the_prefix(event, make_event, narathiwat_officer):
    for shown, prefix in ((event, "assoc_prof_dr"), (make_event(title="อื่น"), "")):
        minister = Dignitary(prefix=prefix, first_name="สมชาย", last_name="ตัวอย่าง")
        services.add_part(by=narathiwat_officer, event=shown, row=EventRole(role="chair"), speaker=minister)
    assert (Dignitary.objects.count(), EventRole.objects.count()) == (1, 2)


def test_the_same_role_twice_is_refused_in_words(event, narathiwat_officer):
    minister = Dignitary(first_name="สมชาย", last_name="ตัวอย่าง")
    services.add_part(by=narathiwat_officer, event=event, row=EventRole(role="chair"), speaker=minister)
    with pytest.raises(RuleBroken):
        services.add_part(by=narathiwat_officer, event=event, row=EventRole(role="chair"), speaker=minister)
    assert event.roles.count() == 1


def test_parts_keep_the_order_in_which_they_were_entered(event, narathiwat_officer):
    for text in ("หนึ่ง", "สอง"):
        services.add_part(by=narathiwat_officer, event=event, row=IssueRaised(text=text))
    assert list(event.issues.values_list("text", "order")) == [("หนึ่ง", 1), ("สอง", 2)]
