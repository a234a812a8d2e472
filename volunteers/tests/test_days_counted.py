"""One seat, one number of days: seat page, roster, board, dashboards and the history count alike."""

from datetime import date, timedelta

import pytest

from thai.calendar import today
from thai.days import Days
from volunteers import figures, services
from volunteers.tenures import seat_history
from volunteers.tests.reading import words


@pytest.fixture
def emptied(seat, appointed, narathiwat_officer):
    """The seat is vacant since 23 days, the first of them counted."""
    appointment = appointed(seat, start=today() - timedelta(days=500), end=today() + timedelta(days=400))
    last = today() - timedelta(days=23)
    services.end(by=narathiwat_officer, appointment=appointment, last_day=last, end_reason="moved")
    return seat


def test_the_same_seat_has_the_same_days_on_every_page(emptied, signed_in, narathiwat_officer, advisor):
    office, district = signed_in(narathiwat_officer), emptied.subdistrict.district_id
    addresses = [emptied.get_absolute_url(), "/volunteers/", "/volunteers/seats/"]
    answers = [office.get(address) for address in addresses] + [signed_in(advisor).get(f"/dashboard/96/{district}/")]
    found = [" ".join(words(answer, "main")) for answer in answers]
    assert [("23 วัน" in page, "22 วัน" in page) for page in found] == [(True, False)] * 4
    assert ["จำนวนวันนับวันแรกเป็นวันที่ 1" in page for page in found] == [True] * 4


def test_the_figures_of_areas_count_as_the_seat_does(emptied):
    about = Days(today())
    (row,) = [row for row in figures.seat_states("96", about) if row.seat.pk == emptied.pk]
    assert (row.days, row.vacant_days, seat_history(emptied, on=today())[0].days) == (23, 23, 23)


def test_pending_days_are_told_apart_in_the_history(seat, nominated, narathiwat_officer, narathiwat, records_from):
    records_from(narathiwat, date(2026, 1, 1))
    waiting = nominated(seat, on=date(2026, 1, 5))
    services.propose(by=narathiwat_officer, appointment=waiting, on=date(2026, 2, 1))
    services.receive(by=narathiwat_officer, appointment=waiting, on=date(2026, 2, 10))
    services.withdraw(by=narathiwat_officer, appointment=waiting, on=date(2026, 3, 1), reason="ย้าย")
    runs = [(t.state, t.first_day, t.last_day, t.days) for t in seat_history(seat, on=date(2026, 3, 10))]
    assert runs == [
        ("vacant", date(2026, 3, 1), None, 10),
        ("pending", date(2026, 2, 1), date(2026, 2, 28), 28),
        ("vacant", date(2026, 1, 1), date(2026, 1, 31), 31),
    ]
