"""A nomination ends without an appointment: for a reason that ends everything, or for one in the officer's words."""

from datetime import date

import pytest

from volunteers.models import Appointment


@pytest.fixture
def pending(nominated, seat):
    """Somebody who was put forward."""
    return nominated(seat, on=date(2026, 1, 5))


@pytest.fixture
def withdraw(signed_in, narathiwat_officer, pending):
    """Send the form of the withdrawal as the officer sees it: ``withdraw(end_reason="died")``."""
    client = signed_in(narathiwat_officer)

    def send(**typed):
        address = f"/volunteers/appointments/{pending.pk}/withdraw/"
        return client.post(address, {"on": "16/1/2569", "version": "1"} | typed)

    return send


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"end_reason": "died"}, ("died", "")),
        ({"reason": "ย้ายไปต่างจังหวัด"}, ("", "ย้ายไปต่างจังหวัด")),
        ({"end_reason": "disqualified", "reason": "ตามหนังสือ"}, ("disqualified", "ตามหนังสือ")),
        ({"end_reason": "resigned", "reason": "ย้าย"}, None),
        ({}, None),
    ],
)
def test_a_nomination_is_withdrawn_for_one_of_the_reasons_or_in_words(typed, kept, withdraw, pending):
    response = withdraw(**typed)
    last = pending.acts.latest("pk")
    assert ((last.end_reason, last.reason) if last.kind == "withdraw" else None) == kept
    assert response.status_code == (302 if kept else 200)


def test_a_candidate_s_death_names_once_what_else_it_ends(withdraw, pending, seats, nominated):
    nominated(seats[1], on=date(2026, 1, 6), who=pending.person)
    asked = withdraw(end_reason="died")
    assert [error.code for error in asked.context["form"].errors.as_data()["__all__"]] == ["ends_everything"]
    withdraw(end_reason="died", everything="on")
    closed = Appointment.objects.filter(person=pending.person).values_list("closed_on", flat=True)
    assert sorted(closed) == [date(2026, 1, 16), date(2026, 1, 17)]


def test_the_page_of_a_candidate_who_died_asks_nobody_to_put_them_forward(
    withdraw, pending, signed_in, narathiwat_officer
):
    asking = "หากต้องการเสนอชื่อบุคคลนี้"
    withdraw(end_reason="died")
    page = signed_in(narathiwat_officer).get(pending.person.get_absolute_url()).content.decode()
    assert (asking in page, "ถึงแก่กรรมแล้ว วันสุดท้ายที่บันทึกไว้คือ" in page) == (False, True)
    assert "ยังไม่ได้รับการเสนอชื่อ" not in page


def test_why_somebody_went_is_named_the_same_where_it_is_entered_and_where_it_is_corrected(
    withdraw, pending, signed_in, narathiwat_officer
):
    client, address = signed_in(narathiwat_officer), f"/volunteers/appointments/{pending.pk}"
    asked = client.get(f"{address}/withdraw/").context["form"]["end_reason"].label
    withdraw(end_reason="died")
    right = client.get(f"{address}/correct/").context["form"]["end_reason"].label
    assert (str(asked), str(right)) == ("สาเหตุ", "สาเหตุที่ถูกต้อง")
