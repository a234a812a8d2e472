"""What happened to seats and members could have been done with the register's own steps, in that order."""

from datetime import date, timedelta

import pytest

from demo.national.folk import Folk
from demo.national.histories import History, Register
from demo.national.lives import live_in_network, live_in_seat
from demo.national.orders import Orders
from demo.national.size import Size
from volunteers.acts.acting_on import ActingOn
from volunteers.acts.kinds import KINDS, Effect, Kind
from volunteers.acts.timeline import Case, corrected, seat_segments, stage, standing

UNTIL = date(2026, 11, 27)
SEATS = 250


def histories(number, live, seat_id):
    """So many lives."""
    size = Size(until=UNTIL)
    orders = Orders(99, {"96": 1})
    register = Register(size.first_day, UNTIL, Folk(size.generator("people"), {"96": 1}), orders)
    found = [
        History(register, size.generator(n), "96", 1, 7, seat_id and n, "ตำบลตัวอย่าง") for n in range(1, number + 1)
    ]
    for history in found:
        live(history)
    return found


@pytest.fixture(scope="module")
def seats():
    """Ten years of many seats."""
    return histories(SEATS, live_in_seat, seat_id=True)


@pytest.fixture(scope="module")
def members():
    """Ten years of many members of the network."""
    return histories(SEATS, live_in_network, seat_id=None)


def by_way(history):
    """The acts of each way, as recorded."""
    return {way.id: [act for act in history.acts if act.appointment_id == way.id] for way in history.ways}


def test_every_act_may_follow_the_one_before_it(seats, members):
    wrong = []
    for history in [*seats, *members]:
        for acts in by_way(history).values():
            for place, act in enumerate(acts):
                before = stage(standing(acts[:place], known_at=act.recorded_at))
                # Appointing writes a renewal where a term is renewed.
                step = Kind.APPOINT if act.kind == Kind.RENEW else Kind(act.kind)
                if before is not None and step not in KINDS[before].follows:
                    wrong.append((before, act.kind))
    assert set(wrong) == set()


def test_acts_are_recorded_in_order_and_never_before_they_happened(seats, members):
    for history in [*seats, *members]:
        for acts in by_way(history).values():
            moments = [act.recorded_at for act in acts]
            assert moments == sorted(moments)
            assert all(act.effective_on <= act.recorded_at.date() + timedelta(days=1) for act in acts)


def test_nobody_shares_a_seat_and_one_is_pending_at_a_time(seats):
    for history in seats:
        cases = {way.id: Case(way.id, way.person_id, 1, history.seat_id, way.renews_id) for way in history.ways}
        now = history.register.now
        segments = seat_segments(history.acts, cases=cases, known_at=now, acts_on=ActingOn())
        for state in ("appointed", "pending"):
            own = [segment for segment in segments if segment.state == state]
            assert [a for a, b in zip(own, own[1:], strict=False) if a.meets(b.first_day, b.last_day)] == []


def test_ways_repeat_what_their_acts_say(seats):
    for history in seats:
        for way in history.ways:
            acts = [act for act in history.acts if act.appointment_id == way.id]
            effective = corrected(standing(acts, known_at=history.register.now))
            entered = [act.effective_on for act in effective if act.effect == Effect.ENTER]
            left = [act.last_in_office for act in effective if act.effect == Effect.LEAVE]
            assert (entered or [None], left or [None]) == ([way.term_start], [way.ended_on])


def test_every_kind_of_step_and_mending_happens_somewhere(seats):
    kinds = {act.kind for history in seats for act in history.acts}
    assert kinds >= set(Kind) - {Kind.VOID, Kind.REVOKE, Kind.UNDO, Kind.CORRECT}
    assert kinds & {Kind.VOID, Kind.REVOKE, Kind.UNDO, Kind.CORRECT}


def test_terms_begin_in_every_month(seats):
    assert {way.term_start.month for history in seats for way in history.ways if way.term_start} == set(range(1, 13))


def test_a_member_stays_the_same_person_from_term_to_term(members):
    assert {len({way.person_id for way in history.ways}) for history in members} == {1}
    assert {len(history.ways) for history in members} >= {1, 2}
    assert all(way.renews_id for history in members for way in history.ways[1:])
