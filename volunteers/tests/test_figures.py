"""Figures of seats: what they add up to, when they are unknown, and when they were known."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from provinces.models import District, Office
from provinces.services import set_setting
from thai.days import Days
from thai.spans import days_lasted
from volunteers import figures, services
from volunteers.figures import Ages, Coverage
from volunteers.figures.spells import NAMES, deciding, vacant_since
from volunteers.models import Seat, SeatSpell, SeatState

DAY = date(2020, 3, 1)


@pytest.fixture
def mixed(seats, appointed, nominated, narathiwat_officer):
    """One seat held, one pending since 10 January, one nominated since 5 January."""
    appointed(seats[0])
    pending = nominated(seats[1], on=date(2020, 1, 5))
    services.propose(by=narathiwat_officer, appointment=pending, on=date(2020, 1, 10))
    nominated(seats[2], on=date(2020, 1, 5))


def test_vacant_includes_nominated(mixed):
    assert figures.coverage_of("96", Days(DAY)) == Coverage(3, 1, 1, 1, 1, 0)
    assert figures.coverage_of("96", Days(date(2019, 12, 31))) == Coverage(3, 0, 0, 0, 3, 0)


def test_who_was_proposed_decides_the_state_also_where_another_came_first(mixed, seats, nominated, narathiwat_officer):
    later = nominated(seats[2], on=date(2020, 1, 8))
    services.propose(by=narathiwat_officer, appointment=later, on=date(2020, 1, 10))
    assert figures.coverage_of("96", Days(DAY)) == Coverage(3, 1, 2, 0, 0, 0)
    assert [row.state for row in figures.seat_states("96", Days(DAY))] == ["appointed", "pending", "pending"]


def test_since_when_it_is_vacant_is_told_of_the_seats_asked_about_alone(seats):
    assert list(vacant_since([seats[1].pk], Days(DAY))) == [seats[1].pk]
    assert vacant_since([], Days(DAY)) == {}


def test_share_is_appointed_by_seats_in_percent(mixed):
    assert round(figures.coverage_of("96", Days(DAY)).share, 1) == 33.3
    assert figures.UNKNOWN.share is None


def test_districts_and_provinces_add_up_to_the_whole(mixed):
    by_province = figures.coverage_by_province(Days(DAY))
    by_district = figures.coverage_by_district("96", Days(DAY))
    assert by_province["96"] == figures.sum_coverage(by_district.values()) == figures.coverage_of("96", Days(DAY))
    assert figures.coverage_of(None, Days(DAY)) == figures.sum_coverage(by_province.values())


def test_before_the_first_recorded_day_figures_are_unknown_not_zero(mixed, records_from):
    records_from(Office.objects.get(province_id="96"), DAY + timedelta(days=1))
    assert figures.coverage_of("96", Days(DAY)) == figures.UNKNOWN
    assert figures.coverage_by_province(Days(DAY))["96"] == figures.UNKNOWN
    assert set(figures.coverage_by_district("96", Days(DAY)).values()) == {figures.UNKNOWN}


def test_before_the_first_recorded_day_nobody_waits(mixed, records_from):
    assert set(figures.ages_by_province(Days(DAY))) == {"96"}
    records_from(Office.objects.get(province_id="96"), DAY + timedelta(days=1))
    assert (figures.ages_by_province(Days(DAY)), figures.ages_by_district("96", Days(DAY))) == ({}, {})


def test_an_unknown_province_does_not_make_the_nation_unknown(mixed, records_from):
    records_from(Office.objects.get(province_id="90"), None)
    assert figures.coverage_of(None, Days(DAY)) == figures.coverage_of("96", Days(DAY))


def test_a_late_entry_is_not_yet_there_with_an_earlier_known_at(seat, appointed):
    before = timezone.now()
    appointed(seat)
    assert figures.coverage_of("96", Days(DAY)).appointed == 1
    assert figures.coverage_of("96", Days(DAY, before)).appointed == 0


def test_graduates_count_from_first_to_last_day_as_known(person, narathiwat_officer, gazetteer):
    district = District.objects.get(code="9601")
    posting = services.post_graduate(
        by=narathiwat_officer, person=person("บัณฑิต"), district=district, first_day=date(2019, 10, 1)
    )
    open_end = timezone.now()
    services.end_posting(by=narathiwat_officer, posting=posting, last_day=date(2020, 2, 29))
    days = [date(2019, 9, 30), date(2019, 10, 1), date(2020, 2, 29), DAY]
    assert [figures.coverage_of("96", Days(day)).graduates for day in days] == [0, 1, 1, 0]
    assert figures.coverage_of("96", Days(DAY, open_end)).graduates == 1


def test_ages_count_days_of_waiting(mixed):
    # Nominated seats are vacant seats: never held since the seat exists, 1 January 2558.
    vacancy = days_lasted(date(2015, 1, 1), DAY)
    assert figures.ages_by_province(Days(DAY)) == {"96": Ages(vacancy, 52, 0)}
    later = figures.ages_by_province(Days(DAY + timedelta(days=9)))["96"]
    assert (later.longest_pending, later.pending_over_60) == (61, 1)


def test_vacancy_begins_the_day_after_the_last_holder(seat, appointed, narathiwat_officer):
    appointment = appointed(seat)
    services.end(by=narathiwat_officer, appointment=appointment, last_day=date(2021, 6, 30), end_reason="died")
    (row,) = [r for r in figures.seat_states("96", Days(date(2021, 7, 10))) if r.seat.pk == seat.pk]
    assert (row.state, row.since, row.vacant_days) == ("vacant", date(2021, 7, 1), 10)


def test_ending_soon_is_a_badge_of_appointed(seat, appointed):
    appointed(seat)
    (row,) = [r for r in figures.seat_states("96", Days(date(2023, 1, 1))) if r.seat.pk == seat.pk]
    assert (row.state, row.ending_in) == ("appointed", 30)
    assert figures.ending_soon("96", Days(date(2023, 1, 1))) == 1
    assert figures.ending_soon("96", Days(date(2022, 10, 1))) == 0


def test_terms_ending_within_as_many_days_as_asked_whatever_the_setting_says(seat, appointed):
    appointed(seat)
    day = Days(date(2022, 10, 1))
    by_days = {days: [found.pk for found in figures.ending_seats("96", day, within=days)] for days in (121, 122)}
    assert by_days == {121: [], 122: [seat.pk]}
    (row,) = [row for row in figures.seat_states("96", day) if row.seat.pk == seat.pk]
    assert (row.last_day, row.ending_in) == (date(2023, 1, 31), None)


def test_the_ministry_sets_what_soon_means_from_a_day_on(ministry_admin):
    set_setting(by=ministry_admin, key="ending_soon_days", value=45, valid_from=date(2022, 1, 1))
    assert [figures.ending_soon_days(Days(day)) for day in (date(2021, 12, 31), date(2022, 1, 1))] == [90, 45]


def test_curve_agrees_with_the_figures_of_each_day(mixed):
    days = [date(2020, 1, 31), date(2020, 2, 1), date(2023, 1, 31), date(2023, 2, 1)]
    points = figures.trend("96", days)
    by_day = [figures.coverage_of("96", Days(day)) for day in days]
    assert [(p.seats, p.appointed) for p in points] == [(c.seats, c.appointed) for c in by_day]


def test_figures_do_not_depend_on_spells_that_are_no_longer_true(mixed):
    SeatSpell.objects.update(known_until=timezone.now())
    assert figures.coverage_of("96", Days(DAY)) == Coverage(3, 0, 0, 0, 3, 0)


def test_an_abolished_district_counts_until_its_last_day(seats, appointed):
    appointed(seats[0])
    District.objects.filter(code=seats[0].subdistrict.district_id).update(valid_to=DAY)
    parts = figures.coverage_by_district("96", Days(DAY))
    assert figures.sum_coverage(parts.values()) == figures.coverage_of("96", Days(DAY)) == Coverage(3, 1, 0, 0, 2, 0)
    assert seats[0].subdistrict.district_id not in figures.coverage_by_district("96", Days(DAY + timedelta(days=1)))


def test_a_nomination_that_ends_with_an_appointment_is_no_term_that_ends(seat, appointed):
    appointed(seat)
    assert figures.ending_soon("96", Days(date(2020, 1, 10))) == 0


def test_terms_that_end_soon_are_those_of_the_province_as_known_then(seat, appointed):
    before = timezone.now()
    appointed(seat)
    soon = date(2023, 1, 1)
    assert [figures.ending_soon(code, Days(soon)) for code in ("96", "90")] == [1, 0]
    assert figures.ending_soon("96", Days(soon, before)) == 0


def test_sixty_days_of_waiting_are_not_over_sixty(mixed):
    ages = [figures.ages_by_province(Days(DAY + timedelta(days=more)))["96"] for more in (8, 9)]
    assert [(a.longest_pending, a.pending_over_60) for a in ages] == [(60, 0), (61, 1)]


def test_pending_seats_wait_on_their_desks(mixed):
    assert figures.pending_waits("96", Days(DAY)) == {"office": [(52, 52)]}
    assert figures.pending_waits("90", Days(DAY)) == figures.pending_waits("96", Days(date(2020, 1, 9))) == {}


def test_an_unknown_part_adds_nothing_and_two_stay_unknown():
    known = Coverage(3, 1, 1, 1, 1, 0)
    assert (known + figures.UNKNOWN, figures.UNKNOWN + known) == (known, known)
    assert figures.UNKNOWN + figures.UNKNOWN == figures.sum_coverage([]) == figures.UNKNOWN
    assert known + known == Coverage(6, 2, 2, 2, 2, 0)
    assert Coverage(seats=0, appointed=0).share is None
    assert Coverage(seats=3).share is None


def test_seats_of_one_district_are_listed_alone(mixed, seats):
    district = seats[0].subdistrict.district_id
    listed = figures.seat_states("96", Days(DAY), district_code=district)
    assert [row.seat.pk for row in listed] == [seat.pk for seat in seats if seat.subdistrict.district_id == district]
    assert figures.seat_states("90", Days(DAY), district_code=district) == []


def test_seats_counted_from_their_list_are_those_of_the_dashboard(mixed):
    counted = figures.coverage_of_seats(figures.seat_states("96", Days(DAY), names=False))
    assert counted == replace(figures.coverage_of("96", Days(DAY)), graduates=None) == Coverage(3, 1, 1, 1, 1)
    assert figures.coverage_of_seats([]) == Coverage(0, 0, 0, 0, 0)


def test_names_are_read_only_where_they_are_asked_for(mixed):
    with_names, without = (figures.seat_states("96", Days(DAY), names=names) for names in (True, False))
    told = [(row.state, row.person.first_name.startswith("ทดลอง")) for row in with_names]
    assert told == [("appointed", True), ("pending", True), ("nominated", True)]
    assert without == [replace(row, person=None, appointment=None) for row in with_names]


def test_of_many_seats_all_spells_of_the_day_are_read(mixed, monkeypatch):
    few = figures.seat_states("96", Days(DAY))
    monkeypatch.setattr("volunteers.figures.spells.MOST_KEYS", 0)
    assert figures.seat_states("96", Days(DAY)) == figures.seat_states(None, Days(DAY)) == few


def test_a_curve_is_asked_in_any_order_and_for_one_day_twice(mixed):
    days = [DAY, date(2020, 1, 31), DAY, date(2020, 2, 1)]
    assert [(p.day, p.appointed) for p in figures.trend("96", days)] == list(zip(days, [1, 0, 1, 1], strict=True))


def test_before_a_seat_was_known_nobody_can_say_how_long_it_is_empty(seat):
    early = Days(DAY, timezone.make_aware(datetime(1900, 1, 1)))
    (row,) = figures.describe(figures.listed(Seat.objects.filter(pk=seat.pk)), early)
    assert (row.state, row.since, row.days, row.vacant_days) == (SeatState.VACANT, None, None, None)


def test_of_two_candidates_who_wait_alike_the_first_stands_for_the_seat(seat, nominated, person):
    first, second = (person(name) for name in ("สมชาย", "สมหญิง"))
    nominated(seat, on=date(2026, 1, 5), who=first)
    nominated(seat, on=date(2026, 1, 6), who=second)
    spell = deciding([seat.pk], Days(date(2026, 1, 7)), NAMES)[seat.pk]
    assert (spell.since, spell.person.pk) == (date(2026, 1, 5), first.pk)
