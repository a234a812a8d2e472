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


@pytest.mark.parametrize(
    "sent, wrong",
    [({"name": " "}, "name"), ({"name": "ก" * 300}, "name"), ({"name": "ก", "substitute_for": "x"}, "substitute_for")],
)
def test_rubbish_is_refused_and_kept(sent, wrong, event, signed_in, narathiwat_officer):
    response = signed_in(narathiwat_officer).post(
        f"/events/{event.pk}/participants/guest/", sent | {"place": "ที่ทำงานเดิม"}
    )
    assert (list(response.context["form"].errors), "ที่ทำงานเดิม" in response.content.decode()) == ([wrong], True)
