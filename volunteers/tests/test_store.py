"""Between the database and what decides: what is loaded, and for whom."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provinces.models import District
from volunteers import services
from volunteers.acts import store
from volunteers.acts.entries import NewAct, opened_by
from volunteers.acts.timeline import seat_segments

DAY = date(2020, 1, 10)


@pytest.fixture
def loaded(seats, appointed, nominated, person):
    """Seat one with a holder and a candidate who holds seat two: what an act on the candidate needs."""
    appointed(seats[0])
    held = appointed(seats[1], who=person("สองแห่ง"))
    candidate = nominated(seats[0], who=held.person)
    return store.load_for([services.step("propose", appointment=candidate, on=DAY)], lock=False), held, candidate


def test_all_appointments_of_the_seat_are_loaded_with_their_acts(loaded, seats):
    world = loaded[0].world
    assert {case.seat_id for case in world.cases.values()} == {seats[0].pk} == set(world.validity)
    assert sorted(len(own) for own in world.acts.values()) == [1, 2]


def test_days_on_other_seats_are_loaded_and_those_of_the_seat_itself_left_out(loaded):
    found, held, _candidate = loaded
    assert [(s.person_id, s.first_day) for s in found.world.held] == [(held.person_id, held.term_start)]


def test_the_spells_loaded_are_the_days_that_the_acts_say(loaded, seats):
    world = loaded[0].world
    acts = [act for own in world.acts.values() for act in own]
    said = seat_segments(acts, cases=world.cases, known_at=world.now, acts_on=world.acts_on)
    assert sorted(world.spells[seats[0].pk]) == said == sorted(loaded[0].rows)


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
