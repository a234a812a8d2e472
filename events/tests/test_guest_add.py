"""A guest or a substitute by name."""

import pytest


def test_a_guest_is_listed_by_name(event, signed_in, narathiwat_officer):
    sent = {"name": " นาย  สมชาย ตัวอย่าง", "place": "จัดหางานจังหวัด", "group": "หัวหน้าส่วนราชการ"}
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/participants/guest/", sent)
    guest = event.participants.get()
    assert (guest.name, guest.place, guest.group, guest.person) == (
        "นาย สมชาย ตัวอย่าง", "จัดหางานจังหวัด", "หัวหน้าส่วนราชการ", None,
    )  # fmt: skip


def test_a_substitute_is_chosen_among_who_has_none(event, guests, signed_in, narathiwat_officer):
    one, two = guests(event, "สมชาย", "สมหญิง")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/guest/"
    client.post(address, {"name": "ผู้แทน", "substitute_for": one.pk})
    field = client.get(address).context["form"].fields["substitute_for"]
    assert (one.substitute.name, list(field.queryset)) == ("ผู้แทน", [two])


def test_who_came_from_a_line_of_the_roll_goes_back_to_the_roll_as_it_was(event, guests, signed_in, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    client, roll = signed_in(narathiwat_officer), f"/events/{event.pk}/roll/"
    client.get(roll, {"only": "open"})
    address = f"/events/{event.pk}/participants/guest/?substitute_for={one.pk}"
    assert f'href="{roll}?only=open"' in client.get(address).content.decode()
    answer = client.post(address, {"name": "ผู้แทน", "substitute_for": one.pk})
    assert answer["Location"] == f"{roll}?only=open"


@pytest.mark.parametrize(
    "sent, wrong",
    [({"name": " "}, "name"), ({"name": "ก" * 300}, "name"), ({"name": "ก", "substitute_for": "x"}, "substitute_for")],
)
def test_rubbish_is_refused_and_kept(sent, wrong, event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(
        f"/events/{event.pk}/participants/guest/", sent | {"place": "ที่ทำงานเดิม"}
    )
    assert (list(response.context["form"].errors), "ที่ทำงานเดิม" in response.content.decode()) == ([wrong], True)


@pytest.mark.parametrize(
    "again",
    [
        "นางสาวสมหญิง ใจดี",
        "น.ส. สมหญิง  ใจดี",
        "สมหญิง ใจดี",
        "คุณ สมหญิงใจดี",
        "คุณสมหญิง ใจดี",
        "ใจดี สมหญิง",
        "1. นางสาวสมหญิง ใจดี",
        "สมหญิง กลาง ใจดี",
        "สมหญิง ใจ-ดี",
        "สมหญิง ใจดี (แทน)",
    ],
)
def test_somebody_who_is_on_the_list_already_is_asked_about_once(again, event, guests, signed_in, narathiwat_officer):
    guests(event, "นางสาวสมหญิง ใจดี", "นายสมชาย ใจดี")
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/guest/"
    asked = client.post(address, {"name": again, "place": "อบต."})
    assert ("อยู่แล้วที่ลำดับ 1 จึงจะถูกนับสองครั้ง" in asked.content.decode(), event.participants.count()) == (True, 2)
    yes = asked.context["form"].asks.field.choices[0][0]
    client.post(address, {"name": again, "place": "อบต.", "confirmed": yes})
    assert event.participants.count() == 3


def test_the_number_of_a_list_belongs_to_no_name(event, signed_in, narathiwat_officer):
    signed_in(narathiwat_officer).post(f"/events/{event.pk}/participants/guest/", {"name": "๒) นางลำดับ สอง"})
    assert event.participants.get().name == "นางลำดับ สอง"


def test_two_of_one_name_and_place_are_two_once_that_was_asked_about(event, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{event.pk}/participants/guest/"
    sent = {"name": "สมหญิง ใจดี", "place": "อบต. ลำภู"}
    client.post(address, sent)
    asked = client.post(address, sent | {"group": "ท้องถิ่น"})
    yes = asked.context["form"].asks.field.choices[0][0]
    client.post(address, sent | {"group": "ท้องถิ่น", "confirmed": yes})
    assert list(event.participants.values_list("name", "group")) == [("สมหญิง ใจดี", ""), ("สมหญิง ใจดี", "ท้องถิ่น")]
