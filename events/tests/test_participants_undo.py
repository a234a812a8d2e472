"""Everybody shown is added with one button that says how many, and taken off again in one step."""

import pytest

from accounts.audit import entries_about
from events import services
from events.invitees import invitees
from events.models import Participant
from provinces.permissions import Scope
from volunteers.tests.reading import words


@pytest.fixture
def three(event, holder):
    """Three who serve in Narathiwat on the day."""
    return [holder(name, tambon) for name, tambon in (("สมหญิง", "960101"), ("สมชาย", "960102"), ("สมศรี", "960103"))]


@pytest.fixture
def added(event, three, signed_in, narathiwat_officer):
    """All three were added together; gives the client, the page that followed, and the way to undo."""
    client = signed_in(narathiwat_officer)
    there = client.post(f"/events/{event.pk}/participants/add/", {"everybody": "yes", "asked": "3"})["Location"]
    step = there.partition("?added=")[2]
    return client, there, lambda: client.post(f"/events/{event.pk}/participants/undo/", {"step": step}, follow=True)


def listed(event) -> list[str]:
    return sorted(event.participants.values_list("person__first_name", flat=True))


def test_the_button_says_its_number_and_asks_first(event, three, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/"
    assert "เพิ่มทั้ง 3 คน" in words(client.get(address), ".btn")
    asked = client.get(f"{address}?ask=everybody")
    assert (words(asked, ".add-all")[0].partition(" ")[0], listed(event)) == ("เพิ่มทั้ง", [])


def test_more_than_were_asked_about_are_not_added(event, three, signed_in, narathiwat_officer):
    sent = {"everybody": "yes", "asked": "2"}
    page = signed_in(narathiwat_officer).post(f"/events/{event.pk}/participants/add/", sent)
    assert (page.status_code, listed(event)) == (200, [])


def test_one_step_takes_them_off_again(added, event):
    client, there, undo = added
    assert (listed(event), words(client.get(there), ".ok")) == (
        ["สมชาย", "สมศรี", "สมหญิง"],
        ["เพิ่ม 3 คนแล้ว เลิกทำ 3 คน"],
    )
    undo()
    assert listed(event) == []
    assert entries_about(event).first().act == "events.undo_adding"


def test_who_answered_or_was_marked_since_stays(added, event, narathiwat_officer):
    _client, _there, undo = added
    one, two = event.participants.order_by("order")[:2]
    Participant.objects.filter(pk=one.pk).update(reply="coming")
    services.take_roll(by=narathiwat_officer, event=event, marks={(two.pk, event.sessions.first().pk): "present"})
    undo()
    assert set(event.participants.values_list("pk", flat=True)) == {one.pk, two.pk}


def test_who_was_put_on_the_list_again_since_stays(added, event, three, narathiwat_head):
    _client, _there, undo = added
    services.remove_participant(by=narathiwat_head, participant=event.participants.get(person=three[0]))
    again = [
        i for i in invitees(scope=Scope(codes=frozenset({"96"})), on=event.first_day) if i.person.pk == three[0].pk
    ]
    services.add_participants(by=narathiwat_head, event=event, invitees=again)
    undo()
    assert listed(event) == ["สมหญิง"]


def test_a_second_click_says_that_nobody_is_left(added, event):
    _client, _there, undo = added
    undo()
    assert words(undo(), ".error") == ["นำออกไม่ได้แล้ว เพราะทุกคนมีผลการลง คำตอบ หรือผู้แทนแล้ว"]


@pytest.mark.parametrize("step", ["", "ก", "999999", "9" * 30, "1\0"])
def test_rubbish_takes_nobody_off(step, added, event):
    client, _there, _undo = added
    assert client.post(f"/events/{event.pk}/participants/undo/", {"step": step}).status_code == 302
    assert client.get(f"/events/{event.pk}/participants/", {"added": step}).status_code == 200
    assert len(listed(event)) == 3


def test_an_office_that_takes_part_takes_off_its_own_alone(
    joint_event, holder, narathiwat_officer, songkhla, songkhla_officer, signed_in
):
    holder("สมหญิง", "960101")
    on = joint_event.first_day
    services.add_participants(
        by=narathiwat_officer, event=joint_event, invitees=invitees(scope=Scope(codes=frozenset({"96"})), on=on)
    )
    step = services.latest_adding(joint_event, user=narathiwat_officer)
    holder("สมศรี", "900101", office=songkhla, by=songkhla_officer)
    services.add_participants(
        by=songkhla_officer, event=joint_event, invitees=invitees(scope=Scope(codes=frozenset({"90"})), on=on)
    )
    own = services.latest_adding(joint_event, user=songkhla_officer)
    client, address = signed_in(songkhla_officer), f"/events/{joint_event.pk}/participants/"
    offered = ["/undo/" in client.get(address, {"added": each}).content.decode() for each in (step, own)]
    statuses = [client.post(f"{address}undo/", {"step": each}).status_code for each in (step, own)]
    assert (offered, statuses, listed(joint_event)) == ([False, True], [403, 302], ["สมหญิง"])
