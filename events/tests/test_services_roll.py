"""Taking the roll: once, again, corrected, closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import Attendance, Participant


@pytest.fixture
def morning(event):
    """The morning of the workshop."""
    return event.sessions.get(half="morning")


def marks(event) -> dict:
    return dict(Attendance.objects.filter(session__event=event).values_list("participant__name", "mark"))


def test_the_same_roll_twice_writes_once(event, morning, guests, narathiwat_officer):
    one, two = guests(event, "สมชาย", "สมหญิง")
    cells = {(one.pk, morning.pk): "present", (two.pk, morning.pk): "excused"}
    assert services.take_roll(by=narathiwat_officer, event=event, marks=cells) == 2
    assert services.take_roll(by=narathiwat_officer, event=event, marks=cells) == 0
    assert marks(event) == {"สมชาย": "present", "สมหญิง": "excused"}


def test_an_open_mark_can_be_taken_back(event, morning, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): "present"})
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): ""})
    assert marks(event) == {}


def test_closing_writes_who_was_absent_and_closes_once(event, morning, guests, narathiwat_officer):
    one, _two = guests(event, "สมชาย", "สมหญิง")
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): "present"})
    assert services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning]) == 1
    assert services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning]) == 0
    assert marks(event) == {"สมชาย": "present", "สมหญิง": "absent"}


def test_a_closed_mark_is_corrected_only_with_a_reason(event, morning, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    cell = {(one.pk, morning.pk): "present"}
    with pytest.raises(RuleBroken):
        services.take_roll(by=narathiwat_officer, event=event, marks=cell)
    assert marks(event) == {"สมชาย": "absent"}
    services.take_roll(by=narathiwat_officer, event=event, marks=cell, reason="ลงชื่อในใบลงทะเบียนแล้ว")
    assert marks(event) == {"สมชาย": "present"}
    entry = entries_about(event).first()
    assert (entry.act, entry.reason) == ("events.take_roll", "ลงชื่อในใบลงทะเบียนแล้ว")


def test_a_closed_mark_is_never_taken_back(event, morning, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    with pytest.raises(RuleBroken):
        services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): ""}, reason="ลบ")


def test_a_substitute_is_present_exactly_while_standing_in(event, morning, guests, narathiwat_officer):
    (principal,) = guests(event, "สมชาย")
    guests(event, "ผู้แทนสมชาย", substitute_for=principal)
    services.take_roll(by=narathiwat_officer, event=event, marks={(principal.pk, morning.pk): "substituted"})
    assert marks(event) == {"สมชาย": "substituted", "ผู้แทนสมชาย": "present"}
    services.take_roll(by=narathiwat_officer, event=event, marks={(principal.pk, morning.pk): "present"})
    assert marks(event) == {"สมชาย": "present"}


@pytest.mark.parametrize("mark", ["substituted", "rubbish"])
def test_a_mark_that_cannot_be_is_refused_and_nothing_is_written(mark, event, morning, guests, narathiwat_officer):
    one, two = guests(event, "สมชาย", "สมหญิง")
    with pytest.raises(RuleBroken):
        services.take_roll(
            by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): "present", (two.pk, morning.pk): mark}
        )
    assert marks(event) == {}


def test_another_event_s_people_are_refused(event, morning, make_event, guests, narathiwat_officer):
    (stranger,) = guests(make_event(title="อื่น"), "สมชาย")
    with pytest.raises(RuleBroken):
        services.take_roll(by=narathiwat_officer, event=event, marks={(stranger.pk, morning.pk): "present"})


def test_a_day_that_has_not_come_is_not_closed(make_event, guests, narathiwat_officer):
    ahead = timezone.localdate() + timedelta(days=3)
    event = make_event(first_day=ahead, last_day=ahead)
    guests(event, "สมชาย")
    with pytest.raises(RuleBroken):
        services.close_sessions(by=narathiwat_officer, event=event, sessions=list(event.sessions.all()))


@pytest.mark.parametrize(
    "mark, reason, code",
    [("rubbish", "", "not_of_event"), ("substituted", "", "no_substitute")],
)
def test_each_refusal_has_a_code(mark, reason, code, event, morning, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    with pytest.raises(RuleBroken) as refusal:
        services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): mark}, reason=reason)
    assert refusal.value.codes == [code]


@pytest.mark.parametrize("mark, reason, code", [("", "ลบ", "roll_closed"), ("present", " ", "reason_missing")])
def test_each_refusal_of_a_closed_roll_has_a_code(mark, reason, code, event, morning, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    with pytest.raises(RuleBroken) as refusal:
        services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): mark}, reason=reason)
    assert (refusal.value.codes, marks(event)) == ([code], {"สมชาย": "absent"})


def test_an_empty_list_is_not_closed(event, morning, narathiwat_officer):
    with pytest.raises(RuleBroken) as refusal:
        services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    assert (refusal.value.codes, event.sessions.get(pk=morning.pk).closing) == (["nobody_listed"], None)


def test_taking_and_closing_are_two_entries(event, morning, guests, narathiwat_officer):
    one, _two = guests(event, "สมชาย", "สมหญิง")
    cells = {(one.pk, morning.pk): "present"}
    services.take_roll(by=narathiwat_officer, event=event, marks=cells)
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    closed, taken = list(entries_about(event))[:2]
    assert (taken.act, taken.details) == ("events.take_roll", {"cells": [[one.pk, morning.pk, "present"]]})
    assert (closed.act, closed.details) == ("events.close_roll", {"sessions": [morning.pk], "absent": 1})


def test_nothing_changed_leaves_no_entry(event, morning, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): ""})
    assert [entry.act for entry in entries_about(event)] == ["events.add_guest"]


def test_who_and_how_stand_beside_the_mark(event, morning, guests, narathiwat_officer, narathiwat_head):
    (one,) = guests(event, "สมชาย")
    cell = (one.pk, morning.pk)
    services.take_roll(by=narathiwat_officer, event=event, marks={cell: "present"}, proof="bulk")
    services.take_roll(by=narathiwat_head, event=event, marks={cell: "absent"})
    row = Attendance.objects.get()
    assert (row.mark, row.proof, row.recorded_by) == ("absent", "sheet", narathiwat_head)


def test_a_mark_of_a_place_that_is_not_on_the_list_is_refused_whatever_its_half_day(event, narathiwat_officer):
    session = event.sessions.get(half="morning")
    Participant.objects.create(pk=session.pk, event=event, name="สมชาย", order=1)
    services.recount(event)
    with pytest.raises(RuleBroken) as refusal:
        services.take_roll(by=narathiwat_officer, event=event, marks={(999_999, session.pk): "absent"})
    assert (refusal.value.codes, Attendance.objects.count()) == (["not_of_event"], 0)
