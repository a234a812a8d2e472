"""A further term: the holder stays appointed while the order is on its way."""

from datetime import date

import pytest

from volunteers import services
from volunteers.models import Appointment
from volunteers.tests.reading import table


@pytest.fixture
def holder(appointed, seat):
    """Somebody whose term ends soon."""
    return appointed(seat, start=date(2023, 12, 1), end=date(2026, 11, 30))


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


def page(appointment: Appointment) -> str:
    return f"/volunteers/appointments/{appointment.pk}/renew/"


def test_the_holder_is_put_forward_for_the_same_seat(office, holder):
    response = office.post(page(holder), {"on": "1/11/2569"})
    further = Appointment.objects.exclude(pk=holder.pk).get()
    assert response.url == holder.person.get_absolute_url()
    assert (further.renews, further.seat, further.person) == (holder, holder.seat, holder.person)


def test_the_seat_stays_appointed_on_the_roster(office, holder, narathiwat_officer):
    office.post(page(holder), {"on": "1/11/2569"})
    further = Appointment.objects.exclude(pk=holder.pk).get()
    services.propose(by=narathiwat_officer, appointment=further, on=date(2026, 11, 2))
    rows = table(office.get("/volunteers/?as_of=2026-11-10&state=appointed"))
    assert [row[1] for row in rows] == [holder.person.name]


def test_the_further_term_begins_on_the_day_after(office, holder):
    office.post(page(holder), {"on": "1/11/2569"})
    further = Appointment.objects.exclude(pk=holder.pk).get()
    form = office.get(f"/volunteers/appointments/{further.pk}/appoint/").context["form"]
    assert form["term_start"].value() == "1 ธ.ค. 2569"
    office.post(
        f"/volunteers/appointments/{further.pk}/appoint/",
        {"version": further.version, "term_start": "1 ธ.ค. 2569", "no_order_reason": "รอคำสั่ง"},
    )
    further.refresh_from_db()
    assert (further.term_start, further.term_end) == (date(2026, 12, 1), date(2029, 11, 30))


def test_the_same_form_sent_twice_is_one_further_term(office, holder):
    form = office.get(page(holder)).context["form"]
    typed = {"on": "1/11/2569", "form_key": str(form["form_key"].value())}
    answers = [office.post(page(holder), typed).url for _click in range(2)]
    assert answers == [holder.person.get_absolute_url()] * 2
    assert Appointment.objects.exclude(pk=holder.pk).get().renews == holder


def test_a_term_cut_short_is_not_renewed(office, holder, narathiwat_officer):
    services.end(by=narathiwat_officer, appointment=holder, last_day=date(2026, 3, 31), end_reason="moved")
    refused = office.post(page(holder), {"on": "1/11/2569"})
    assert [error.code for error in refused.context["form"].errors.as_data()["__all__"]] == ["not_renewable"]
    assert list(holder.renewals.all()) == []


def test_who_is_only_put_forward_or_has_left_is_offered_no_further_term(
    office, holder, nominated, seats, narathiwat_officer
):
    services.end(by=narathiwat_officer, appointment=holder, last_day=date(2026, 3, 31), end_reason="moved")
    for appointment in (nominated(seats[1]), holder):
        response = office.get(page(appointment))
        assert 'id="main-form"' not in response.content.decode()
        assert "ขณะนี้ดำเนินการขั้นตอนนี้ไม่ได้" in response.content.decode()


def test_a_network_appointment_has_no_seat_to_renew(office, narathiwat, narathiwat_officer, person):
    appointment = services.nominate(
        by=narathiwat_officer, person=person(), office=narathiwat, seat=None, on=date(2026, 1, 5), category="network"
    )
    assert office.get(page(appointment)).status_code == 404


def test_a_second_form_is_refused(office, holder):
    office.post(page(holder), {"on": "1/11/2569"})
    second = office.post(page(holder), {"on": "1/11/2569"})
    assert list(second.context["form"].errors) == ["__all__"]
    assert Appointment.objects.count() == 2


def test_an_impossible_day_is_kept_and_refused(office, holder):
    response = office.post(page(holder), {"on": "31/13/2569"})
    assert list(response.context["form"].errors) == ["on"]
    assert 'value="31/13/2569"' in response.content.decode()


@pytest.mark.parametrize(("role", "status"), [("songkhla_officer", 404), ("auditor", 403), ("advisor", 403)])
def test_others_may_not(signed_in, request, holder, role, status):
    response = signed_in(request.getfixturevalue(role)).post(page(holder), {"on": "1/11/2569"})
    assert (response.status_code, Appointment.objects.count()) == (status, 1)
