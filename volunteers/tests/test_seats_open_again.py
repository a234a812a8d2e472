"""A seat that was closed for some days and opened again: not counted between, and empty only since it is there."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from thai.days import Days
from volunteers import figures, services
from volunteers.models import SeatValidity
from volunteers.tenures import seat_history

CLOSED, AGAIN = date(2021, 1, 1), date(2022, 1, 1)


@pytest.fixture
def again(seat, appointed, narathiwat_officer):
    """Held until the end of 2020, then closed for a year."""
    appointed(seat, start=date(2018, 1, 1), end=date(2020, 12, 31))
    there = {"valid_from": date(2015, 1, 1), "valid_to": date(2020, 12, 31), "again": [(AGAIN, None)]}
    services.set_validity(by=narathiwat_officer, seat=seat, **there)
    return seat


def here(seat, day):
    """What the roster says of the seat on a day; None while it does not exist."""
    return next((row for row in figures.seat_states("96", Days(day)) if row.seat.pk == seat.pk), None)


def test_it_counts_on_its_days_and_on_no_other(again):
    days = [date(2020, 12, 31), CLOSED, date(2021, 12, 31), AGAIN]
    assert [row and row.state for row in (here(again, day) for day in days)] == ["appointed", None, None, "vacant"]
    assert [point.seats for point in figures.trend("96", days)] == [3, 2, 2, 3]
    assert [point.appointed for point in figures.trend("96", days)] == [1, 0, 0, 0]


def test_a_seat_of_one_day_counts_on_it(seat, narathiwat_officer):
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=CLOSED, valid_to=CLOSED)
    days = [date(2020, 12, 31), CLOSED, date(2021, 1, 2)]
    assert [point.seats for point in figures.trend("96", days)] == [2, 3, 2]


def test_it_is_vacant_since_it_was_opened_again(again):
    day = date(2022, 1, 31)
    assert (here(again, day).since, here(again, day).days) == (AGAIN, 31)
    assert figures.narrower(Days(day), soon=90).vacant == {30: 3, 60: 2, 90: 2}


def test_a_holder_who_left_on_the_day_it_was_opened_was_its_holder(seat, appointed, narathiwat_officer):
    appointed(seat, start=date(2018, 1, 1), end=date(2020, 12, 31))
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(2020, 12, 31))
    assert here(seat, date(2021, 1, 31)).since == CLOSED


def test_its_history_leaves_the_days_between_out(again):
    told = [(each.first_day, each.last_day, each.state) for each in seat_history(again, on=date(2022, 6, 1))]
    assert told == [
        (AGAIN, None, "vacant"),
        (date(2018, 1, 1), date(2020, 12, 31), "appointed"),
        (date(2015, 1, 1), date(2017, 12, 31), "vacant"),
    ]


def test_nobody_is_put_forward_while_it_is_closed(again, nominated):
    with pytest.raises(services.RuleBroken) as refused:
        nominated(again, on=date(2021, 6, 1))
    assert refused.value.codes == ["seat_not_in_force"]
    assert nominated(again, on=AGAIN).seat == again


def test_no_two_runs_of_a_seat_share_a_day(again):
    more = {"seat": again, "valid_from": date(2020, 12, 31), "valid_to": CLOSED}
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatValidity.objects.create(**more)
    SeatValidity.objects.create(**more | {"valid_from": CLOSED, "valid_to": date(2021, 1, 2)})
    assert again.validity.known().count() == 3


def test_a_later_run_that_ends_before_it_begins_is_refused_in_a_sentence(again, narathiwat_officer):
    there = {"valid_from": date(2015, 1, 1), "valid_to": date(2020, 12, 31), "again": [(AGAIN, CLOSED)]}
    with pytest.raises(services.RuleBroken) as refused:
        services.set_validity(by=narathiwat_officer, seat=again, **there)
    assert refused.value.codes == ["seat_ends_before_start"]
