"""The first and the last day of everything that is counted, and the day before and after."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from thai.calendar import ONE_DAY
from thai.days import Days
from volunteers import figures, services
from volunteers.models import Seat, SeatSpell, SeatState

FIRST, LAST = date(2020, 2, 1), date(2023, 1, 31)
EDGES = [FIRST - ONE_DAY, FIRST, LAST, LAST + ONE_DAY]


@pytest.fixture
def held(seat, appointed):
    """Somebody in office from FIRST until LAST, checked since 5 January 2563."""
    return appointed(seat)


def row_on(seat, day: date, known_at=None):
    """The seat as a list of the day shows it."""
    return next(row for row in figures.seat_states("96", Days(day, known_at)) if row.seat.pk == seat.pk)


def test_a_holder_counts_on_the_first_and_on_the_last_day(held, seat):
    counted = [figures.coverage_of("96", Days(day)).appointed for day in EDGES]
    assert (counted, [p.appointed for p in figures.trend("96", EDGES)]) == ([0, 1, 1, 0], [0, 1, 1, 0])
    assert [row_on(seat, day).state for day in EDGES] == ["nominated", "appointed", "appointed", "vacant"]
    assert [p.appointed for p in figures.trend("96", [FIRST])] == [p.appointed for p in figures.trend("96", [LAST])]


def test_a_seat_counts_on_the_first_and_on_the_last_day(seat, narathiwat_officer):
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=FIRST, valid_to=LAST)
    assert [figures.coverage_of("96", Days(day)).seats for day in EDGES] == [2, 3, 3, 2]
    assert [point.seats for point in figures.trend("96", EDGES)] == [2, 3, 3, 2]
    assert [Seat.objects.in_force(Days(day)).filter(pk=seat.pk).exists() for day in EDGES] == [False, True, True, False]


def test_who_waits_counts_from_the_day_of_the_proposal_until_office_begins(seat, nominated, narathiwat_officer):
    proposed = date(2020, 1, 10)
    waiting = nominated(seat)
    services.propose(by=narathiwat_officer, appointment=waiting, on=proposed)
    services.appoint(
        by=narathiwat_officer, appointment=waiting, term_start=FIRST, term_end=LAST, no_order_reason="ทดสอบ"
    )
    days = [proposed - ONE_DAY, proposed, FIRST - ONE_DAY, FIRST]
    assert [figures.coverage_of("96", Days(day)).pending for day in days] == [0, 1, 1, 0]
    waits = [figures.pending_waits("96", Days(day)) for day in days]
    assert waits == [{}, {"office": [(1, 1)]}, {"office": [(22, 22)]}, {}]


def test_a_single_day_of_waiting_is_a_day(seat, nominated, narathiwat_officer):
    day, waiting = FIRST - ONE_DAY, nominated(seat)
    services.propose(by=narathiwat_officer, appointment=waiting, on=day)
    services.appoint(
        by=narathiwat_officer, appointment=waiting, term_start=FIRST, term_end=LAST, no_order_reason="ทดสอบ"
    )
    assert [row_on(seat, each).state for each in (day - ONE_DAY, day, FIRST)] == ["nominated", "pending", "appointed"]


def test_over_sixty_begins_on_the_sixty_first_day(seat, nominated, narathiwat_officer):
    services.propose(by=narathiwat_officer, appointment=nominated(seat), on=date(2020, 1, 10))
    days = [date(2020, 1, 10) + timedelta(days=after) for after in (59, 60)]
    ages = [figures.ages_by_province(Days(day))["96"] for day in days]
    assert [(a.longest_pending, a.pending_over_60) for a in ages] == [(60, 0), (61, 1)]


def test_a_term_ends_soon_from_ninety_days_before_its_last(held, seat):
    days = [LAST - timedelta(days=before) for before in (91, 90, 0)]
    assert [figures.ending_soon("96", Days(day)) for day in days] == [0, 1, 1]
    assert [row_on(seat, day).ending_in for day in days] == [None, 90, 0]


def test_a_vacancy_begins_on_the_day_after_the_last(held, seat):
    days = [LAST + ONE_DAY, LAST + 2 * ONE_DAY]
    assert [(row_on(seat, day).since, row_on(seat, day).vacant_days) for day in days] == [(days[0], 1), (days[0], 2)]
    longest = [figures.ages_by_province(Days(day))["96"].longest_vacancy for day in days]
    services.set_validity(by=held.acts.latest("pk").by, seat=seat, valid_from=FIRST)
    assert longest == [figures.ages_by_province(Days(day))["96"].longest_vacancy for day in days]


def test_a_spell_is_known_from_its_moment_until_it_is_known_no_longer(held, seat):
    spell = SeatSpell.objects.known().get(state=SeatState.APPOINTED)
    gone = timezone.now()
    SeatSpell.objects.filter(pk=spell.pk).update(known_until=gone)
    moment = timedelta(microseconds=1)
    moments = [spell.known_from - moment, spell.known_from, gone - moment, gone]
    counted = [figures.coverage_of("96", Days(FIRST, known_at)).appointed for known_at in moments]
    assert counted == [0, 1, 1, 0]


def test_who_is_appointed_ahead_is_known_from_the_day_of_the_order(seat, nominated, narathiwat, narathiwat_officer):
    issued = FIRST - 9 * ONE_DAY
    order = services.record_order(
        by=narathiwat_officer, office=narathiwat, authority="กระทรวงแรงงาน", number="9", be_year=2563, issued_on=issued
    )
    services.appoint(by=narathiwat_officer, appointment=nominated(seat), term_start=FIRST, term_end=LAST, order=order)
    days = [issued - ONE_DAY, issued, FIRST - ONE_DAY, FIRST]
    assert [row_on(seat, day).begins for day in days] == [None, FIRST, FIRST, None]
    ahead = [SeatSpell.objects.appointed_ahead(Days(day)).exists() for day in days]
    assert ahead == [False, True, True, False]
