"""An end that ends everything is read by the whole life of a person: without a database and without a clock."""

import pytest

from volunteers.acts.decide import decide
from volunteers.acts.entries import NewAct, Opening, opened_by
from volunteers.acts.timeline import standing
from volunteers.acts.world import Span
from volunteers.tests.sketches import CAREER, act, case, jan
from volunteers.tests.whole_lives import ACTS, CASES, after, codes, days, ends, world


@pytest.mark.parametrize("reason", ["died", "disqualified", "dismissed"])
def test_an_end_of_everything_closes_the_further_term_and_the_candidacy(reason):
    found = decide(world(*ACTS), [ends(reason)])
    assert (found.broken, found.asked, len(found.entries)) == ([], 1, 3)
    assert [(a.kind, a.appointment_id, a.effective_on, a.end_reason) for a in found.acts[1:]] == [
        ("end", 2, jan(20), reason),
        ("withdraw", 3, jan(21), reason),
    ]
    assert days(after(world(*ACTS), ends(reason))) == [
        (1, "appointed", jan(15), jan(20)),
        (2, "nominated", jan(16), jan(20)),
        (3, "pending", jan(12), jan(20)),
    ]
    assert (found.dates[2].ended_on, found.dates[2].end_reason, found.dates[3].closed_on) == (jan(20), reason, jan(21))


def test_who_only_resigns_keeps_what_else_there_is():
    found = decide(world(*ACTS), [ends("resigned")])
    assert (found.broken, len(found.entries)) == ([], 1)


@pytest.mark.parametrize("back", ["undo", "void"])
def test_taken_back_it_gives_everything_back(back):
    given = after(after(world(*ACTS), ends()), NewAct(back, appointment_id=1))
    assert [one for one in days(given) if one[0] != 1] == [one for one in days(world(*ACTS)) if one[0] != 1]


def test_a_correction_moves_all_of_it():
    dead = after(world(*ACTS), ends())
    cause = standing(dead.acts[1], known_at=dead.now)[-1]
    moved = after(dead, NewAct("correct", day=jan(17), appointment_id=1, target_id=cause.id))
    assert days(moved) == [
        (1, "appointed", jan(15), jan(17)),
        (2, "nominated", jan(16), jan(17)),
        (3, "pending", jan(12), jan(17)),
    ]
    assert days(after(moved, NewAct("undo", appointment_id=1))) == days(dead)


def test_a_void_end_tells_nothing_until_the_void_is_undone():
    gone = after(after(world(*ACTS), ends()), NewAct("void", appointment_id=1))
    assert days(after(gone, NewAct("undo", appointment_id=1))) == days(after(world(*ACTS), ends()))


def test_a_death_closes_also_what_was_entered_before_it_for_later_days():
    late = (*ACTS, act(9, "nominate", jan(25), 4))
    found = decide(world(*late, cases=(*CASES, case(4, person=1, seat=8))), [ends()])
    assert [a.appointment_id for a in found.acts] == [1, 2, 3, 4]
    assert [s for s in found.segments[8] if s.appointment_id == 4] == []


@pytest.mark.parametrize("later", [21, 22])
def test_a_step_entered_for_a_day_after_the_death_opens_nothing(later):
    stepped = (*ACTS, act(9, "receive", jan(later), 3))
    assert days(after(world(*stepped), ends()))[-1] == (3, "pending", jan(12), jan(20))


@pytest.mark.parametrize(
    "entry",
    [
        NewAct("nominate", day=jan(20), opening=Opening(1, 5, 8, "x")),
        NewAct("nominate", day=jan(1), opening=Opening(1, 5, 8, "x")),
        NewAct("undo", appointment_id=2),
        NewAct("undo", appointment_id=3),
    ],
)
def test_the_dead_are_neither_put_forward_nor_given_back_one_by_one(entry):
    dead = after(world(*ACTS), ends())
    assert codes(decide(dead, [entry])) == ["person_died"]


def test_an_old_term_of_the_dead_may_still_be_entered_in_one_list():
    dead = after(world(*CAREER, cases=(case(),)), ends())
    term = {"term_end": jan(9), "no_order_reason": "x"}
    opening = Opening(1, 5, 8, "x")
    old = [NewAct("nominate", day=jan(1), opening=opening), NewAct("appoint", jan(2), opened_by(0), **term)]
    assert codes(decide(dead, old)) == []


def test_a_term_that_was_over_before_the_death_stays_as_it_was():
    old = (act(9, "nominate", jan(1), 4), act(10, "appoint", jan(2), 4, term_end=jan(8)))
    found = decide(world(*ACTS, *old, cases=(*CASES, case(4, person=1, seat=8))), [ends()])
    assert (codes(found), [a.appointment_id for a in found.acts]) == ([], [1, 2, 3])


def test_of_a_dismissal_each_part_may_be_taken_back_and_who_comes_again_stays():
    gone = after(world(*ACTS), ends("dismissed"))
    assert codes(decide(gone, [NewAct("undo", appointment_id=3)])) == []
    again = NewAct("nominate", day=jan(25), opening=Opening(1, 5, 8, "x"))
    assert codes(decide(gone, [again])) == []


def test_a_death_is_told_when_it_has_happened():
    ahead = ends(day=jan(31).replace(month=2, day=1))
    longer = act(4, "appoint", jan(15), term_end=jan(31).replace(month=3))
    assert codes(decide(world(*CAREER[:3], longer, cases=(case(),)), [ahead])) == ["day_in_future"]


def test_who_is_posted_afterwards_is_not_told_dead_before_the_posting_ends():
    posted = world(*CAREER, cases=(case(),), postings=[Span(1, jan(25), None)])
    assert codes(decide(posted, [ends()])) == ["is_graduate"]
    assert codes(decide(posted, [ends("dismissed")])) == []
