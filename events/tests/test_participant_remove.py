"""Taking somebody off the list again."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.audit import entries_about
from accounts.models import AuditEntry
from accounts.rules import RuleBroken
from events import services
from events.bin_kinds import bring_back_participant
from events.models import Event, Participant
from provinces import bin as office_bin
from provinces.models import BinnedRow


def send(client, participant):
    address = f"/events/{participant.event_id}/participants/remove/"
    return client.post(address, {"participant": participant.pk}, follow=True)


def levels(response) -> list[str]:
    return [message.level_tag for message in response.context["messages"]]


def test_who_is_taken_off_is_named_and_the_deed_is_kept(event, guests, signed_in, narathiwat_officer):
    one, two = guests(event, "สมชาย", "สมหญิง")
    response = send(signed_in(narathiwat_officer), one)
    assert ("สมชาย" in str(list(response.context["messages"])[0]), list(event.participants.all())) == (True, [two])
    entry = entries_about(event).first()
    assert (entry.act, entry.details) == ("events.remove_participant", {"participant": one.pk, "person": None})


def test_a_guest_comes_back_from_the_bin_with_every_word(event, guests, signed_in, narathiwat_officer):
    one, _two = guests(event, "สมชาย", "สมหญิง", place="อบต.", group="ท้องถิ่น")
    client = signed_in(narathiwat_officer)
    send(client, one)
    client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert list(event.participants.order_by("order").values_list("pk", "name", "place", "group", "order"))[0] == (
        one.pk, "สมชาย", "อบต.", "ท้องถิ่น", one.order,
    )  # fmt: skip
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))[-2:] == [
        "events.remove_participant",
        "events.put_back_participant",
    ]


def test_a_guest_whose_number_was_given_away_comes_back_with_the_next(event, guests, signed_in, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    client = signed_in(narathiwat_officer)
    send(client, one)
    guests(event, "สมหญิง")
    client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/")
    assert list(event.participants.order_by("order").values_list("name", "order")) == [("สมหญิง", 1), ("สมชาย", 2)]


def test_a_guest_of_a_deleted_event_waits_until_that_is_back(make_event, guests, signed_in, narathiwat_officer):
    event = make_event(state="draft")
    (one,) = guests(event, "สมชาย")
    services.remove_participant(by=narathiwat_officer, participant=one)
    services.remove_event(by=narathiwat_officer, event=event)
    client, (of_event, of_guest) = signed_in(narathiwat_officer), BinnedRow.objects.order_by("-pk")
    page = client.post(f"/bin/{of_guest.pk}/put-back/", follow=True).content.decode()
    assert "กิจกรรมของรายนี้ไม่มีแล้ว" in page
    for binned in (of_event, of_guest):
        client.post(f"/bin/{binned.pk}/put-back/")
    assert [row.name for row in Participant.objects.all()] == ["สมชาย"]


@pytest.mark.parametrize(("state", "code"), [("cancelled", "event_cancelled"), ("closed", "event_closed")])
def test_no_guest_comes_back_onto_a_list_that_stands(state, code, event, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    services.remove_participant(by=narathiwat_officer, participant=one)
    Event.objects.update(state=state)
    with pytest.raises(RuleBroken) as refusal:
        office_bin.put_back(by=narathiwat_officer, binned=BinnedRow.objects.get())
    assert (refusal.value.codes, event.participants.exists()) == ([code], False)


@pytest.mark.parametrize("meanwhile", [False, True])
def test_who_is_of_the_register_comes_back_with_the_answer_unless_added_anew(
    meanwhile, event, holder, signed_in, narathiwat_officer
):
    person, client, add = holder("สมหญิง"), signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/"
    client.post(add, {"people": [person.pk]})
    event.participants.update(reply="coming")
    send(client, event.participants.get())
    if meanwhile:
        client.post(add, {"people": [person.pk]})
    page = client.post(f"/bin/{BinnedRow.objects.get().pk}/put-back/", follow=True).content.decode()
    assert [(p.person, p.reply) for p in event.participants.all()] == [(person, "none" if meanwhile else "coming")]
    assert (f"{person.name} อยู่ในบัญชีรายชื่อแล้ว ลำดับที่ 1" in page) is meanwhile


@pytest.mark.parametrize("meanwhile", ["has_substitute", "principal_gone"])
def test_a_substitute_comes_back_for_somebody_who_waits_for_one(meanwhile, event, guests, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    (stands_in,) = guests(event, "ผู้แทน", substitute_for=one)
    services.remove_participant(by=narathiwat_officer, participant=stands_in)
    binned = BinnedRow.objects.get()
    if meanwhile == "has_substitute":
        guests(event, "ผู้แทนอีกคน", substitute_for=one)
    else:
        services.remove_participant(by=narathiwat_officer, participant=one)
    with pytest.raises(RuleBroken) as refusal:
        office_bin.put_back(by=narathiwat_officer, binned=binned)
    assert refusal.value.codes == [meanwhile]


def test_the_neighbour_puts_no_guest_back(event, guests, narathiwat_officer, songkhla_officer):
    (one,) = guests(event, "สมชาย")
    services.remove_participant(by=narathiwat_officer, participant=one)
    rows = office_bin.content_of(BinnedRow.objects.get())["rows"]
    with pytest.raises(PermissionDenied):
        bring_back_participant(songkhla_officer, rows)


def test_who_has_a_mark_stays(event, guests, signed_in, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    morning = event.sessions.get(half="morning")
    services.take_roll(by=narathiwat_officer, event=event, marks={(one.pk, morning.pk): "present"})
    assert levels(send(signed_in(narathiwat_officer), one)) == ["error"]
    assert list(event.participants.all()) == [one]


def test_who_has_a_substitute_stays_until_the_substitute_goes(event, guests, signed_in, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    (substitute,) = guests(event, "ผู้แทน", substitute_for=one)
    client = signed_in(narathiwat_officer)
    assert [levels(send(client, each)) for each in (one, substitute, one)] == [["error"], ["success"], ["success"]]
    assert Participant.objects.count() == 0


def test_who_was_on_a_closed_roll_stays_though_the_mark_was_taken_back(event, guests, signed_in, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    morning = event.sessions.get(half="morning")
    by, cell = narathiwat_officer, (one.pk, morning.pk)
    services.take_roll(by=by, event=event, marks={cell: "present"})
    services.close_sessions(by=by, event=event, sessions=[morning])
    services.reopen_sessions(by=by, event=event, sessions=[morning], reason="ลงผิดคน")
    services.take_roll(by=by, event=event, marks={cell: ""})
    assert levels(send(signed_in(by), one)) == ["error"]


def test_a_mark_taken_back_in_time_leaves_no_trace(event, guests, signed_in, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    cell = (one.pk, event.sessions.get(half="morning").pk)
    for mark in ("present", ""):
        services.take_roll(by=narathiwat_officer, event=event, marks={cell: mark})
    assert levels(send(signed_in(narathiwat_officer), one)) == ["success"]


def test_a_joint_office_takes_off_its_own_people_alone(
    joint_event, songkhla_guest, guests, signed_in, songkhla_officer
):
    (other,) = guests(joint_event, "นราธิวาส")
    client = signed_in(songkhla_officer)
    assert [send(client, each).status_code for each in (songkhla_guest, other)] == [200, 403]
    assert list(joint_event.participants.all()) == [other]


def test_a_joint_office_reads_that_the_bin_is_the_organisers(
    joint_event, songkhla_guest, guests, signed_in, songkhla_officer, narathiwat_officer
):
    told = [
        str(next(iter(send(signed_in(by), place).context["messages"])))
        for by, place in (
            (songkhla_officer, songkhla_guest),
            (narathiwat_officer, guests(joint_event, "นราธิวาส")[0]),
        )
    ]
    assert [text.partition("แล้ว ")[2] for text in told] == [
        "สำนักงานที่จัดกิจกรรมกู้คืนได้ภายใน 24 ชั่วโมง",
        "กู้คืนได้ภายใน 24 ชั่วโมง",
    ]


@pytest.mark.parametrize("who", ["advisor", "auditor", "outsider"])
def test_who_only_reads_takes_nobody_off(who, event, guests, signed_in, request):
    (one,) = guests(event, "สมชาย")
    assert send(signed_in(request.getfixturevalue(who)), one).status_code == 403
    assert event.participants.count() == 1


def test_looking_takes_nobody_off(event, guests, signed_in, narathiwat_officer):
    guests(event, "สมชาย")
    assert signed_in(narathiwat_officer).get(f"/events/{event.pk}/participants/remove/").status_code == 405
