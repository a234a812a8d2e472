"""Between the database and what decides: what is loaded, and for whom."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provinces.models import District
from volunteers import services
from volunteers.acts import store
from volunteers.acts.entries import NewAct, opened_by
from volunteers.acts.timeline import seat_segments
from volunteers.models import SeatSpell

DAY = date(2020, 1, 10)


@pytest.fixture
def beside(seats, appointed, nominated, person):
    """Seat one with a holder, and a candidate who holds seat two."""
    appointed(seats[0])
    return nominated(seats[0], who=appointed(seats[1], who=person("สองแห่ง")).person)


@pytest.fixture
def loaded(seats, beside, nominated):
    """What an act on another candidate for seat one needs."""
    candidate = nominated(seats[0])
    return store.load_for([services.step("propose", appointment=candidate, on=DAY)], lock=False)


def test_all_appointments_of_the_seat_are_loaded_with_their_acts(loaded, seats):
    world = loaded.world
    assert {case.seat_id for case in world.cases.values()} == {seats[0].pk} == set(world.validity)
    assert sorted(len(own) for own in world.acts.values()) == [1, 1, 2]


def test_days_of_others_on_other_seats_are_loaded_and_those_of_the_seat_itself_left_out(loaded, beside):
    assert [(s.person_id, s.first_day) for s in loaded.world.held] == [(beside.person_id, date(2020, 2, 1))]


def test_of_whom_an_act_names_the_whole_life_is_loaded(beside, seats):
    world = store.load_for([services.step("propose", appointment=beside, on=DAY)], lock=False).world
    mine = {case.seat_id for case in world.cases.values() if case.person_id == beside.person_id}
    assert (mine, set(world.validity), list(world.held)) == (*[{seat.pk for seat in seats[:2]}] * 2, [])


def test_the_spells_loaded_are_the_days_that_the_acts_say(loaded, seats):
    world = loaded.world
    acts = [act for own in world.acts.values() for act in own]
    said = seat_segments(acts, cases=world.cases, known_at=world.now, acts_on=world.acts_on)
    assert sorted(world.spells[seats[0].pk]) == said == sorted(loaded.rows)


def test_a_newcomer_s_postings_are_loaded_though_nothing_is_stored_yet(seat, person, narathiwat, narathiwat_officer):
    graduate = person("บัณฑิต")
    district = District.objects.get(code="9601")
    services.post_graduate(by=narathiwat_officer, person=graduate, district=district, first_day=date(2019, 10, 1))
    new = services.nominating(person=graduate, office=narathiwat, seat=seat, on=DAY)
    world = store.load_for([new], lock=False).world
    assert [(s.person_id, s.first_day, s.last_day) for s in world.postings] == [(graduate.pk, date(2019, 10, 1), None)]


def test_what_a_list_will_make_is_not_looked_for(seat, person, narathiwat):
    new = services.nominating(person=person(), office=narathiwat, seat=seat, on=DAY)
    later = NewAct("propose", day=DAY, appointment_id=opened_by(0))
    with CaptureQueriesContext(connection) as seen:
        asked = services.ask([new, later])
    assert (asked.broken, [s.state for s in asked.segments[seat.pk]]) == ([], ["pending"])
    assert [query["sql"] for query in seen if str(opened_by(0)) in query["sql"]] == []


def test_what_was_written_and_closed_in_one_moment_was_never_known(seats, appointed, nominated, narathiwat_officer):
    others = list(appointed(seats[1]).spells.known())
    with time_machine.travel("2026-04-01T09:00:00+07:00", tick=False):
        withdrawn = nominated(seats[0])
        services.withdraw(by=narathiwat_officer, appointment=withdrawn, on=DAY)
    assert [one.last_day for one in withdrawn.spells.all()] == [date(2020, 1, 9)]
    assert list(SeatSpell.objects.known().exclude(appointment=withdrawn)) == others
