"""The board of seats: districts with their coverage, seats with their age."""

from datetime import date

import pytest
from django.utils.translation import ngettext

from thai.days import Days
from volunteers import figures, services
from volunteers.tests.reading import words
from volunteers.views.seats import OPEN

DAY = "?as_of=2021-06-01"


@pytest.fixture
def office(signed_in, narathiwat_officer):
    """The officer of Narathiwat at the desk."""
    return signed_in(narathiwat_officer)


def test_districts_carry_the_figures_and_seats_their_age(office, seats, appointed, nominated, narathiwat_officer):
    appointed(seats[0])
    waiting = nominated(seats[1], on=date(2021, 5, 1))
    services.propose(by=narathiwat_officer, appointment=waiting, on=date(2021, 5, 2))
    response = office.get(f"/volunteers/seats/{DAY}")
    [(district, coverage, lines)] = response.context["districts"]
    figure = figures.coverage_by_district("96", Days(date(2021, 6, 1)))[district.code]
    assert (coverage.seats, coverage.appointed, coverage.pending) == (figure.seats, figure.appointed, figure.pending)
    assert [line[2:4] for line in lines][:2] == [
        ("appointed", 487),
        ("pending", 31),
    ]


def test_each_seat_leads_to_its_page(office, seats):
    page = office.get(f"/volunteers/seats/{DAY}").content.decode()
    assert [seat.get_absolute_url() in page for seat in seats] == [True, True, True]


def test_an_impossible_day_is_said(office, seats):
    response = office.get("/volunteers/seats/?as_of=31/13/2569")
    assert (response.status_code, len(words(response, ".errors"))) == (400, 1)


def test_a_day_before_the_seats_says_so(office, seats):
    response = office.get("/volunteers/seats/?as_of=2010-01-01")
    assert (response.status_code, len(words(response, ".empty"))) == (200, 1)


def test_the_board_names_the_holders(office, seats, appointed, person):
    appointed(seats[0], who=person("สม<ศรี"))
    first, again = (office.get(f"/volunteers/seats/{DAY}").content.decode() for _time in range(2))
    assert (first.count("สม&lt;ศรี ตัวอย่าง"), again.count("สม&lt;ศรี ตัวอย่าง"), OPEN in first) == (1, 1, False)


def test_no_name_is_kept_with_the_board(office, seats, appointed, person, monkeypatch):
    appointed(seats[0], who=person("สมศรี"))
    made = []
    monkeypatch.setattr("volunteers.views.seats.kept", lambda key, make: made.append(make()) or made[-1])
    assert "สมศรี" in office.get(f"/volunteers/seats/{DAY}").content.decode()
    assert (f"{OPEN}{seats[0].pk}{OPEN}" in made[0], "สมศรี" in made[0]) == (True, False)


def test_the_board_narrows_like_the_table(office, seats, appointed, nominated):
    appointed(seats[0])
    nominated(seats[1], on=date(2021, 5, 20))
    asked = f"{DAY}&state=vacant&over=90"
    board, table = (office.get(f"/volunteers/{page}{asked}") for page in ("seats/", ""))
    on_board = [seat.pk for seat in seats if f'href="{seat.get_absolute_url()}"' in board.content.decode()]
    assert on_board == [row.seat.pk for row, _phone in table.context["rows"]] == [seats[1].pk, seats[2].pk]
    assert board.context["counted"] == table.context["counted"]


def test_a_seat_whose_candidate_is_checked_says_how_long_it_is_vacant(office, seats, appointed, nominated):
    """It is found among those vacant for more than 30 days: its 13 days of checking alone would contradict that."""
    appointed(seats[1], end=date(2021, 4, 22))
    nominated(seats[1], on=date(2021, 5, 20))
    board, table = (office.get(f"/volunteers/{page}{DAY}&state=vacant&over=30") for page in ("seats/", ""))
    told = ngettext("seat vacant for %(shown)s day", "seat vacant for %(shown)s days", 40) % {"shown": 40}
    on_board = [line for line in words(board, "small") if told in line]
    on_phone = [line for line in words(table, "small") if told in line and line not in words(table, ".off-phone")]
    assert (len(on_board), len(on_phone)) == (1, 1)


def test_each_page_leads_to_the_other_with_what_was_asked_for(office, seats):
    pages = {"/volunteers/": "/volunteers/seats/", "/volunteers/seats/": "/volunteers/"}
    for page, other in pages.items():
        answer = office.get(f"{page}{DAY}&state=vacant&province=96").content.decode()
        assert f'href="{other}?as_of=2021-06-01&amp;state=vacant&amp;province=96"' in answer


def test_a_name_that_is_searched_for_leaves_its_seat_on_the_board(office, seats, appointed, person):
    appointed(seats[0], who=person("สมศรี"))
    board = office.get(f"/volunteers/seats/{DAY}&q=สมศรี")
    assert [seat.get_absolute_url() in board.content.decode() for seat in seats] == [True, False, False]


def test_what_is_searched_for_is_never_answered_with_a_board_that_was_kept(office, seats, appointed, person):
    appointed(seats[0], who=person("สมศรี"))
    appointed(seats[1], who=person("สมหญิง"))
    pages = [office.get(f"/volunteers/seats/{DAY}{asked}").content.decode() for asked in ("", "&q=สมศรี", "&q=สมหญิง")]
    shown = [[seat.get_absolute_url() in page for seat in seats] for page in pages]
    assert shown == [[True, True, True], [True, False, False], [False, True, False]]


def test_a_board_that_was_kept_answers_no_other_question(office, seats, appointed):
    appointed(seats[0])
    pages = [
        office.get(f"/volunteers/seats/{DAY}{asked}").content.decode()
        for asked in ("", "&state=appointed", "&state=vacant")
    ]
    shown = [[seat.get_absolute_url() in page for seat in seats] for page in pages]
    assert shown == [[True, True, True], [True, False, False], [False, True, True]]


def test_another_province_is_not_found(signed_in, songkhla_officer, seats):
    assert signed_in(songkhla_officer).get("/volunteers/seats/?province=96").status_code == 404


def test_before_the_records_begin_no_seat_is_called_vacant(office, seats, narathiwat, records_from):
    records_from(narathiwat, date(2018, 1, 1))
    response = office.get("/volunteers/seats/?as_of=2016-01-01")
    assert ("board" in response.context, len(words(response, ".empty"))) == (True, 1)
    assert figures.ages_by_province(Days(date(2016, 1, 1))) == {}
