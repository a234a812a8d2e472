"""Seats that end within so many days, wait for longer, or lie on one desk: counted, and found by the same rule."""

from datetime import date, timedelta

import pytest
from django.db.models import Q

from provinces.models import Subdistrict
from thai.days import Days
from volunteers import figures, services
from volunteers.models import SeatState
from volunteers.seat_filter import SeatFilter

DAY = date(2021, 6, 1)
HERE = Q(province="96")


@pytest.fixture
def found(narathiwat):
    """Ask for seats as the address does: ``found(state="vacant", over="30")``."""

    def ask(**address) -> list[int]:
        asked = SeatFilter({"as_of": str(DAY)} | address, province=narathiwat.province, session="")
        assert asked.is_valid(), asked.errors
        return [seat.pk for seat in asked.seats()]

    return ask


def counted() -> figures.Narrower:
    return figures.narrower(Days(DAY), soon=90, inside=HERE)


@pytest.mark.parametrize(("left", "within"), [(30, [30, 60, 90]), (31, [60, 90]), (60, [60, 90]), (90, [90]), (91, [])])
def test_a_term_that_ends_in_so_many_days(found, seats, appointed, left, within):
    appointed(seats[0], end=DAY + timedelta(days=left))
    assert counted().ending == {n: int(n in within) for n in figures.SPANS}
    assert [n for n in figures.SPANS if found(state="ending", within=str(n))] == within
    assert counted().soon == figures.ending_soon("96", Days(DAY)) == int(left <= 90)


@pytest.mark.parametrize(("ago", "over"), [(29, []), (30, [30]), (59, [30]), (60, [30, 60]), (90, [30, 60, 90])])
def test_a_seat_that_was_left_so_many_days_ago(found, seats, appointed, ago, over):
    """Left today it is vacant from tomorrow; the first vacant day is day 1."""
    appointed(seats[0], end=DAY - timedelta(days=ago + 1))
    others = len(seats) - 1
    assert counted().vacant == {n: others + int(n in over) for n in figures.SPANS}
    assert [n for n in figures.SPANS if seats[0].pk in found(state="vacant", over=str(n))] == over
    [row] = [row for row in figures.seat_states("96", Days(DAY)) if row.seat.pk == seats[0].pk]
    assert [n for n in figures.SPANS if row.days > n] == over


@pytest.mark.parametrize(("ago", "over"), [(29, []), (30, [30]), (60, [30, 60]), (90, [30, 60, 90])])
def test_a_proposal_that_has_waited_so_many_days(found, seats, nominated, narathiwat_officer, ago, over):
    proposed = DAY - timedelta(days=ago)
    services.propose(by=narathiwat_officer, appointment=nominated(seats[0], on=proposed), on=proposed)
    assert counted().pending == {n: int(n in over) for n in figures.SPANS}
    assert [n for n in figures.SPANS if found(state="pending", over=str(n))] == over


def test_a_desk_asked_for_with_another_status_is_told_which_one_has_desks(narathiwat):
    asked = SeatFilter({"state": "vacant", "desk": "office"}, province=narathiwat.province, session="")
    [told] = asked.errors["desk"]
    assert (str(SeatState.PENDING.label) in told, str(SeatState.VACANT.label) in told) == (True, False)


def test_desks_are_counted_as_the_work_list_counts_them(found, seats, nominated, narathiwat_officer, ministry_admin):
    for seat, received in zip(seats, (True, False, True), strict=True):
        waiting = nominated(seat, on=date(2021, 5, 1))
        services.propose(by=narathiwat_officer, appointment=waiting, on=date(2021, 5, 2))
        if received:
            services.receive(by=ministry_admin, appointment=waiting, on=date(2021, 5, 10))
    services.send_back(by=ministry_admin, appointment=waiting, on=date(2021, 5, 20), reason="ขาดสำเนา")
    waits = figures.pending_waits("96", Days(DAY))
    assert counted().desks == {desk: len(waits.get(desk, [])) for desk in ("office", "ministry", "returned")}
    assert [found(state="pending", desk=desk) for desk in counted().desks] == [
        [seats[1].pk], [seats[0].pk], [seats[2].pk],
    ]  # fmt: skip


def test_seats_of_another_province_are_not_counted(seats, songkhla, open_seats):
    before = counted()
    open_seats(Subdistrict.objects.filter(district__province="90", valid_to=None).order_by("code")[:2])
    assert counted() == before
    assert figures.narrower(Days(DAY), soon=90).vacant == {n: len(seats) + 2 for n in figures.SPANS}


def test_a_seat_that_is_held_has_no_vacancy_however_long_it_exists(seats, appointed):
    appointed(seats[0], end=date(2021, 5, 12))
    for seat in seats[1:]:
        appointed(seat)
    assert figures.ages_by_province(Days(DAY), province_code="96")["96"].longest_vacancy == 20


def test_a_last_day_that_was_corrected_no_longer_says_when_a_seat_was_left(found, seats, appointed, narathiwat_officer):
    holder = appointed(seats[0], end=date(2021, 5, 12))
    services.end(by=narathiwat_officer, appointment=holder, last_day=date(2021, 1, 31), end_reason="resigned")
    [row] = [row for row in figures.seat_states("96", Days(DAY)) if row.seat.pk == seats[0].pk]
    assert (row.since, seats[0].pk in found(state="vacant", over="90")) == (date(2021, 2, 1), True)


def test_nothing_waits_before_the_office_kept_records(seats, nominated, narathiwat, narathiwat_officer, records_from):
    services.propose(by=narathiwat_officer, appointment=nominated(seats[0]), on=date(2020, 2, 1))
    records_from(narathiwat, date(2021, 1, 1))
    days = [Days(date(2020, 12, 31)), Days(DAY)]
    assert [list(figures.pending_waits("96", day)) for day in days] == [[], ["office"]]
