"""Ticking people of the register."""

import pytest


def test_only_those_ticked_are_added(event, holder, signed_in, narathiwat_officer):
    person = holder("สมหญิง", "960101")
    holder("สมชาย", "960102")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/"
    assert client.post(address, {"people": [person.pk]})["Location"].startswith(
        f"/events/{event.pk}/participants/?added="
    )
    assert [p.person for p in event.participants.all()] == [person]
    assert [i.person.first_name for i in client.get(address).context["form"].invitees] == ["สมชาย"]


@pytest.mark.parametrize("everybody", [False, True])
def test_who_is_a_guest_of_the_list_already_is_asked_about_once(
    everybody, event, guests, holder, signed_in, narathiwat_officer
):
    person, client = holder("สมหญิง"), signed_in(narathiwat_officer)
    guests(event, f"คุณ {person.first_name}  {person.last_name}")
    address = f"/events/{event.pk}/participants/add/"
    sent = {"everybody": "yes", "asked": "1"} if everybody else {"people": [person.pk]}
    response = client.post(address, sent)
    boxes = dict(response.context["form"].asks.field.choices)
    assert [*boxes.values()] == [f"เป็นคนละคนกับแขกชื่อเดียวกันในบัญชีรายชื่อ: {person.name}"]
    assert (response.content.decode().count('name="confirmed"'), event.participants.count()) == (1, 1)
    client.post(address, sent | {"confirmed": [*boxes]})
    assert event.participants.count() == 2


def test_who_is_on_the_list_of_another_event_can_be_ticked(event, make_event, holder, signed_in, narathiwat_officer):
    person, other = holder("สมหญิง"), make_event(title="อีกงานหนึ่ง")
    client = signed_in(narathiwat_officer)
    client.post(f"/events/{other.pk}/participants/add/", {"people": [person.pk]})
    offered = client.get(f"/events/{event.pk}/participants/add/").context["form"].invitees
    assert [invitee.person.pk for invitee in offered] == [person.pk]


def test_a_district_narrows_the_choice(event, holder, signed_in, narathiwat_officer):
    holder("เมือง", "960101")
    holder("ตากใบ", "960201")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/?district=9602"
    client.post(address, {"everybody": "yes", "asked": "9"})
    assert [p.name for p in event.participants.all()] == ["ตากใบ ตัวอย่าง"]


def test_who_was_ticked_before_the_page_was_narrowed_is_added_too(event, holder, signed_in, narathiwat_officer):
    here, there = holder("เมือง", "960101"), holder("ตากใบ", "960201")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/?district=9602"
    refused = client.post(address, {"people": [here.pk, there.pk, 999999]}).content.decode()
    assert f'<input type="hidden" name="people" value="{here.pk}">' in refused
    client.post(address, {"people": [here.pk, there.pk]})
    assert {p.person for p in event.participants.all()} == {here, there}


def test_those_ticked_can_be_taken_off_again_in_one_step(event, holder, signed_in, narathiwat_officer):
    one, _two = holder("เมือง", "960101"), holder("ตากใบ", "960201")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/"
    page = client.post(address, {"people": [one.pk]}, follow=True)
    assert page.context["added"]["people"] == 1
    client.post(f"/events/{event.pk}/participants/undo/", {"step": page.context["added"]["step"]})
    assert event.participants.count() == 0


@pytest.mark.parametrize("sent", [{"x": "1"}, {"people": ["999999"]}, {"people": ["ก"]}, {"people": ["1\0"]}])
def test_nobody_or_a_stranger_is_refused_in_words(sent, event, holder, signed_in, narathiwat_officer):
    holder("สมหญิง")
    response = signed_in(narathiwat_officer).post(f"/events/{event.pk}/participants/add/", sent)
    assert (response.status_code, list(response.context["form"].errors), event.participants.count()) == (
        200, ["people"], 0,
    )  # fmt: skip


@pytest.mark.parametrize("district", ["9", "9001", "กกกก", "96020"])
def test_an_unknown_district_is_said_and_nobody_is_added(district, event, holder, signed_in, narathiwat_officer):
    holder("สมหญิง")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/add/?district={district}"
    answers = [client.get(address), client.post(address, {"everybody": "yes", "asked": "9"})]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert ["ไม่มีอำเภอนี้" in answer.content.decode() for answer in answers] == [True, True]
    assert (answers[0].context["form"].invitees, event.participants.count()) == ([], 0)


def test_another_province_s_people_cannot_be_ticked(
    event, holder, songkhla, songkhla_officer, signed_in, narathiwat_officer
):
    stranger = holder("สงขลา", "900101", office=songkhla, by=songkhla_officer)
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/participants/add/", {"people": [stranger.pk]})
    assert event.participants.count() == 0
