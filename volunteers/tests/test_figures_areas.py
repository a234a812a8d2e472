"""What is told of an area is of that area alone, whatever the neighbours hold."""

from datetime import date

import pytest

from provinces.models import Subdistrict
from thai.days import Days
from volunteers import figures, services

DAY = date(2021, 6, 1)


@pytest.fixture
def neighbours(seats, appointed, songkhla, songkhla_officer, person, open_seats):
    """Narathiwat: one of three seats held, all in one district. Songkhla: its only seat held, another one vacant."""
    appointed(seats[0])
    tambons = Subdistrict.objects.filter(district="9001", valid_to=None).order_by("code")[:2]
    held, _vacant = open_seats(tambons)
    who = services.register_person(by=songkhla_officer, office=songkhla, first_name="ลลิตา", last_name="ตัวอย่าง")
    term = {"term_start": date(2020, 2, 1), "term_end": date(2023, 1, 31), "no_order_reason": "ทดสอบ"}
    on = date(2020, 1, 5)
    nomination = services.nominate(by=songkhla_officer, person=who, office=songkhla, seat=held, on=on)
    services.appoint(by=songkhla_officer, appointment=nomination, **term)
    return seats


def test_the_ministrys_centre_is_no_province(neighbours):
    assert sorted(figures.coverage_by_province(Days(DAY))) == ["90", "96"]


@pytest.mark.parametrize(("code", "expected"), [("96", (3, 1)), ("90", (2, 1)), (None, (5, 2))])
def test_a_curve_is_of_its_province(neighbours, code, expected):
    (point,) = figures.trend(code, [DAY])
    assert (point.seats, point.appointed) == expected


def test_who_serves_without_a_seat_is_on_no_curve(neighbours, songkhla, songkhla_officer):
    by = {"by": songkhla_officer}
    who = services.register_person(**by, office=songkhla, first_name="เครือข่าย", last_name="ตัวอย่าง")
    network = services.nominate(**by, person=who, office=songkhla, seat=None, category="network", on=date(2020, 1, 5))
    term = {"term_start": date(2020, 2, 1), "term_end": date(2023, 1, 31), "no_order_reason": "ทดสอบ"}
    services.appoint(**by, appointment=network, **term)
    assert [(point.seats, point.appointed) for point in figures.trend(None, [DAY])] == [(5, 2)]


def test_a_province_without_records_is_on_no_curve(neighbours, songkhla, records_from):
    records_from(songkhla, None)
    assert [(point.seats, point.appointed) for point in figures.trend(None, [DAY])] == [(3, 1)]


def test_waits_are_asked_for_one_province(neighbours):
    assert sorted(figures.ages_by_province(Days(DAY), province_code="96")) == ["96"]
    assert sorted(figures.ages_by_province(Days(DAY))) == ["90", "96"]


def test_seats_are_listed_for_one_district(neighbours, open_seats):
    elsewhere = Subdistrict.objects.filter(district="9602", valid_to=None).order_by("code")[:1]
    (other,) = open_seats(elsewhere)
    listed = [row.seat.pk for row in figures.seat_states("96", Days(DAY), district_code="9602")]
    assert (listed, len(figures.seat_states("96", Days(DAY)))) == ([other.pk], 4)


def test_no_seat_is_listed_before_the_office_kept_records(neighbours, narathiwat, records_from):
    records_from(narathiwat, DAY)
    days = [date(2021, 5, 31), DAY]
    assert [len(figures.seat_states("96", Days(day))) for day in days] == [0, 3]
