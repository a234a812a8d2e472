"""Who is on the list and what they answered."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.rules import RuleBroken
from events import services
from events.access import inviting_scope
from events.invitees import Invitee, invitees
from events.models import Event, Participant
from provinces.permissions import Scope

NARATHIWAT = Scope(codes=frozenset({"96"}))


def names(found: list[Invitee]) -> list[str]:
    return [f"{i.person.first_name} {i.place}" for i in found]


def test_who_served_on_the_day_of_the_event_can_be_invited(holder):
    holder("สมหญิง", "960102")
    holder("สมชาย", "960101")
    assert names(invitees(scope=NARATHIWAT, on=date(2026, 3, 12))) == [
        "สมชาย ตำบลบางนาค อำเภอเมืองนราธิวาส",
        "สมหญิง ตำบลลำภู อำเภอเมืองนราธิวาส",
    ]
    assert invitees(scope=NARATHIWAT, on=date(2024, 6, 10)) == []


def test_adding_twice_lists_once_as_printed_that_day(event, holder, narathiwat_officer):
    person = holder("สมหญิง")
    for expected in (1, 0):
        found = invitees(scope=NARATHIWAT, on=event.first_day)
        assert services.add_participants(by=narathiwat_officer, event=event, invitees=found) == expected
    listed = event.participants.get()
    person.first_name = "เปลี่ยนชื่อ"
    person.save()
    assert (listed.name, listed.place, listed.group, listed.order) == (
        "สมหญิง ตัวอย่าง", "ตำบลบางนาค อำเภอเมืองนราธิวาส", "อาสาสมัครแรงงาน", 1,
    )  # fmt: skip


def test_an_office_invites_only_its_own_people(
    joint_event, narathiwat_officer, songkhla_officer, ministry_admin, advisor
):
    users = (narathiwat_officer, songkhla_officer, ministry_admin, advisor)
    assert [sorted(inviting_scope(u, joint_event).codes) for u in users] == [["96"], ["90"], ["90", "96"], []]


def test_the_same_form_of_a_guest_twice_is_one_row(event, guests):
    key = uuid4()
    first, again = (guests(event, "สมชาย", form_key=key)[0] for _again in range(2))
    assert (again, event.participants.count()) == (first, 1)


def test_one_participant_has_one_substitute(event, guests):
    (principal,) = guests(event, "สมชาย", group="อสร.")
    (substitute,) = guests(event, "ผู้แทน", substitute_for=principal)
    with pytest.raises(RuleBroken):
        guests(event, "ผู้แทนอีกคน", substitute_for=principal)
    assert (substitute.group, event.participants.count()) == ("อสร.", 2)


def test_who_has_a_mark_stays_on_the_list(event, guests, narathiwat_officer):
    one, two = guests(event, "สมชาย", "สมหญิง")
    morning = event.sessions.get(half="morning")
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): "present"})
    with pytest.raises(RuleBroken):
        services.remove_participant(by=narathiwat_officer, participant=one)
    services.remove_participant(by=narathiwat_officer, participant=two)
    assert list(event.participants.all()) == [one]


def test_a_mark_made_while_the_removal_waits_for_its_turn_is_not_lost(event, guests, narathiwat_officer, monkeypatch):
    (one,) = guests(event, "สมชาย")
    cell = {(one.pk, event.sessions.get(half="morning").pk): "present"}

    def wait_for_the_roll(event):
        services.take_roll(by=narathiwat_officer, event=event, marks=cell)

    monkeypatch.setattr("events.services.participants.hold_list", wait_for_the_roll)
    with pytest.raises(RuleBroken):
        services.remove_participant(by=narathiwat_officer, participant=one)


def test_the_same_answer_twice_is_one(make_event, guests, narathiwat_officer):
    ahead = timezone.localdate() + timedelta(days=3)
    (guest,) = guests(make_event(first_day=ahead, last_day=ahead), "สมชาย")
    answers = [services.set_reply(by=narathiwat_officer, participant=guest, reply="coming") for _again in range(2)]
    listed = Participant.objects.get()
    assert (answers, listed.reply, listed.replied_by) == ([True, False], "coming", narathiwat_officer)


@pytest.mark.parametrize(
    "days, state, reply", [(-1, "published", "coming"), (1, "cancelled", "coming"), (1, "published", "x")]
)
def test_an_answer_that_no_longer_counts_is_refused(days, state, reply, make_event, guests, narathiwat_officer):
    day = timezone.localdate() + timedelta(days=days)
    (guest,) = guests(make_event(first_day=day, last_day=day), "สมชาย")
    Event.objects.update(state=state)
    with pytest.raises(RuleBroken):
        services.set_reply(by=narathiwat_officer, participant=guest, reply=reply)
    assert Participant.objects.get().reply == "none"
