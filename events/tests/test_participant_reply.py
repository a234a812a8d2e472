"""The office enters what somebody answered to the invitation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit import entries_about
from events import services
from events.models import Participant
from volunteers.services import register_person, tell_death


@pytest.fixture
def invited(ahead, guests):
    """Somebody of Narathiwat on the list of a joint event that is still to come."""
    return guests(ahead(provinces=["96", "90"]), "สมชาย")[0]


def send(client, participant, reply="coming"):
    address = f"/events/{participant.event_id}/participants/reply/"
    return client.post(address, {"participant": participant.pk, "reply": reply}, follow=True)


@pytest.mark.parametrize("reply", ["coming", "not_coming", "substitute"])
def test_each_answer_is_kept_with_who_entered_it_and_when(reply, invited, signed_in, narathiwat_officer):
    before = timezone.now()
    send(signed_in(narathiwat_officer), invited, reply)
    stored = Participant.objects.get()
    assert (stored.reply, stored.replied_by, stored.replied_at >= before) == (reply, narathiwat_officer, True)


def test_an_answer_may_change_and_each_change_is_written_down(invited, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    for reply in ("coming", "coming", "not_coming"):
        send(client, invited, reply)
    deeds = [entry.details["reply"] for entry in entries_about(invited.event) if entry.act == "events.set_reply"]
    assert deeds == ["not_coming", "coming"]


@pytest.mark.parametrize("reply", ["", "none", "rubbish", "coming\0"])
def test_a_rubbish_answer_is_told_in_words(reply, invited, signed_in, narathiwat_officer):
    response = send(signed_in(narathiwat_officer), invited, reply)
    assert [m.level_tag for m in response.context["messages"]] == ["error"]
    assert Participant.objects.get().reply == "none"


def test_after_the_event_no_answer_counts(make_event, guests, signed_in, narathiwat_officer):
    yesterday = timezone.localdate() - timedelta(days=1)
    (guest,) = guests(make_event(first_day=yesterday, last_day=yesterday), "สมชาย")
    response = send(signed_in(narathiwat_officer), guest)
    assert ([m.level_tag for m in response.context["messages"]], Participant.objects.get().reply) == (["error"], "none")


def test_for_who_died_no_answer_is_needed(ahead, narathiwat, signed_in, narathiwat_officer):
    who = register_person(by=narathiwat_officer, office=narathiwat, first_name="สมชาย", last_name="ตัวอย่าง")
    event = ahead()
    place = Participant.objects.create(event=event, person=who, name=who.name, order=1, province_id="96")
    tell_death(by=narathiwat_officer, person=who, died_on=timezone.localdate())
    page = send(signed_in(narathiwat_officer), place).content.decode()
    assert ("จึงไม่ต้องตอบรับแล้ว" in page, Participant.objects.get().reply) == (True, "none")


def test_a_joint_office_answers_for_its_own_alone(invited, signed_in, songkhla_officer):
    own = Participant.objects.create(event=invited.event, name="สงขลา", province_id="90", order=9)
    services.recount(invited.event)
    client = signed_in(songkhla_officer)
    assert [send(client, each).status_code for each in (own, invited)] == [200, 403]
    assert dict(Participant.objects.values_list("name", "reply")) == {"สงขลา": "coming", "สมชาย": "none"}


def test_somebody_of_another_event_is_404(invited, make_event, guests, signed_in, narathiwat_officer):
    (stranger,) = guests(make_event(title="อื่น"), "คนอื่น")
    address = f"/events/{invited.event_id}/participants/reply/"
    assert signed_in(narathiwat_officer).post(address, {"participant": stranger.pk}).status_code == 404


def test_looking_answers_nothing(invited, signed_in, narathiwat_officer):
    client = signed_in(narathiwat_officer)
    assert client.get(f"/events/{invited.event_id}/participants/reply/").status_code == 405
