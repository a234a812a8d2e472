"""The list of an event: numbers, substitutes, keys and what the audit trail keeps."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.access import inviting_scope
from events.invitees import invitees
from events.models import Event, Participant
from events.services.participants import next_number


@pytest.fixture
def add(event, narathiwat_officer):
    """Put a guest on the list of the workshop: ``add("สมชาย", group="แขก")``."""
    return lambda name, **facts: services.add_guest(by=narathiwat_officer, event=event, name=name, **facts)


def test_numbers_follow_each_other_and_are_not_used_again(event, add, narathiwat_officer):
    one, two, three = (add(name) for name in ("ก", "ข", "ค"))
    services.remove_participant(by=narathiwat_officer, participant=two)
    assert ([one.order, three.order], next_number(event), add("ง").order) == ([1, 3], 4, 4)


def test_an_empty_list_begins_with_one(event):
    assert next_number(event) == 1


def test_a_guest_of_another_place_is_another_guest(event, add):
    add("สมชาย", place="จัดหางานจังหวัด")
    add("สมชาย", place="ประกันสังคมจังหวัด")
    assert event.participants.count() == 2


def test_the_same_form_again_is_the_same_guest(event, add):
    key = uuid4()
    assert add("สมชาย", form_key=key) == add("สมชาย ตัวอย่าง", form_key=key)
    assert [p.name for p in event.participants.all()] == ["สมชาย"]


def test_a_form_of_another_event_is_refused(event, make_event, add, narathiwat_officer):
    key, other = uuid4(), make_event(title="อื่น")
    add("สมชาย", form_key=key)
    with pytest.raises(RuleBroken) as refusal:
        services.add_guest(by=narathiwat_officer, event=other, name="สมหญิง", form_key=key)
    assert (refusal.value.codes, other.participants.count()) == (["form_used"], 0)


def test_a_substitute_takes_province_and_group_of_the_place(event, add):
    principal = Participant.objects.create(event=event, name="ตัวจริง", province_id="90", group="อสร.", order=7)
    substitute = add("ผู้แทน", substitute_for=principal)
    assert (substitute.province_id, substitute.group, substitute.order, principal.substitute) == (
        "90", "อสร.", 8, substitute,
    )  # fmt: skip


def test_a_substitute_may_belong_to_a_group_of_their_own(event, add):
    principal = add("ตัวจริง", group="อสร.")
    assert add("ผู้แทน", group="แขก", substitute_for=principal).group == "แขก"


def test_a_second_substitute_is_refused_with_a_code(event, add):
    principal = add("ตัวจริง")
    add("ผู้แทน", substitute_for=principal)
    with pytest.raises(RuleBroken) as refusal:
        add("ผู้แทนอีกคน", substitute_for=principal)
    assert refusal.value.codes == ["has_substitute"]


def test_who_is_on_the_list_twice_invited_is_written_down_once(event, holder, narathiwat_officer):
    person = holder("สมหญิง")
    for _again in range(2):
        found = invitees(scope=inviting_scope(narathiwat_officer, event), on=event.first_day)
        services.add_participants(by=narathiwat_officer, event=event, invitees=found)
    assert [(entry.act, entry.details) for entry in entries_about(event)] == [
        ("events.add_participants", {"people": [person.pk]})
    ]


def test_one_person_offered_twice_is_listed_once(event, holder, narathiwat_officer):
    holder("สมหญิง")
    found = invitees(scope=inviting_scope(narathiwat_officer, event), on=event.first_day)
    assert services.add_participants(by=narathiwat_officer, event=event, invitees=found * 2) == 1


def test_nobody_lists_people_of_another_province(joint_event, holder, songkhla_officer, narathiwat_officer):
    holder("นราธิวาส")
    found = invitees(scope=inviting_scope(narathiwat_officer, joint_event), on=joint_event.first_day)
    with pytest.raises(PermissionDenied):
        services.add_participants(by=songkhla_officer, event=joint_event, invitees=found)
    assert joint_event.participants.count() == 0


@pytest.mark.parametrize(
    "facts, reply, code",
    [
        ({}, "coming", "event_over"),
        ({"state": "cancelled"}, "coming", "event_cancelled"),
        ({}, "maybe", "no_such_answer"),
    ],
)
def test_a_refused_answer_has_a_code(facts, reply, code, make_event, guests, narathiwat_officer):
    event = make_event()
    (guest,) = guests(event, "สมชาย")
    Event.objects.filter(pk=event.pk).update(**facts)
    with pytest.raises(RuleBroken) as refusal:
        services.set_reply(by=narathiwat_officer, participant=guest, reply=reply)
    assert (refusal.value.codes, Participant.objects.get().replied_at) == ([code], None)


def test_a_person_answers_for_themselves(make_event, volunteer_user):
    today = timezone.localdate()
    event = make_event(first_day=today, last_day=today)
    place = Participant.objects.create(event=event, person=volunteer_user.person, name="สมหมาย", order=1)
    assert services.set_reply(by=volunteer_user, participant=place, reply="coming")
    stored = Participant.objects.get()
    assert (stored.reply, stored.replied_by) == ("coming", volunteer_user)


def test_who_is_marked_stays_with_a_code(event, add, narathiwat_officer):
    guest = add("สมชาย")
    cell = (guest.pk, event.sessions.first().pk)
    services.take_roll(by=narathiwat_officer, event=event, marks={cell: "excused"})
    with pytest.raises(RuleBroken) as refusal:
        services.remove_participant(by=narathiwat_officer, participant=guest)
    assert (refusal.value.codes, event.participants.count()) == (["is_marked"], 1)
