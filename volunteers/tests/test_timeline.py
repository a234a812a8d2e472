"""From acts to days, one rule at a time."""

from datetime import date

import pytest

from volunteers.acts import timeline
from volunteers.acts.acting_on import ActingOn, Rule
from volunteers.acts.timeline import Segment
from volunteers.tests.sketches import CAREER, LATER, act, case, everybody, hour, jan, nobody


def days(*acts, renews=None, known_at=LATER, acts_on=nobody):
    """(appointment, state, desk, first, last) of each segment."""
    cases = {pk: case(pk, renews_id=(renews or {}).get(pk)) for pk in (1, 2)}
    found = timeline.seat_segments(acts, cases=cases, known_at=known_at, acts_on=acts_on)
    return [(s.appointment_id, s.state, s.desk, s.first_day, s.last_day) for s in found]


def test_a_career_without_gaps():
    assert days(*CAREER) == [
        (1, "nominated", "", jan(2), jan(4)),
        (1, "pending", "office", jan(5), jan(8)),
        (1, "pending", "ministry", jan(9), jan(14)),
        (1, "appointed", "", jan(15), jan(31)),
    ]


def test_appointment_without_a_nomination_has_its_days():
    assert days(CAREER[3]) == [(1, "appointed", "", jan(15), jan(31))]


def test_pending_keeps_its_age_across_desks():
    found = timeline.seat_segments(CAREER, cases={1: case()}, known_at=LATER, acts_on=nobody)
    assert [s.since for s in found] == [jan(2), jan(5), jan(5), jan(15)]


def test_order_with_an_earlier_day_swallows_the_waiting():
    early = act(4, "appoint", jan(4), term_end=jan(31))
    assert days(*CAREER[:3], early) == [
        (1, "nominated", "", jan(2), jan(3)),
        (1, "appointed", "", jan(4), jan(31)),
    ]


def test_end_is_the_last_day_served_and_revocation_the_first_without():
    assert days(CAREER[3], act(5, "end", jan(20)))[0][4] == jan(20)
    assert days(CAREER[3], act(5, "revoke", jan(20)))[0][4] == jan(19)
    assert days(CAREER[3], act(5, "revoke", jan(15))) == []


def test_renewal_before_the_term_ends_cuts_the_term_before_it():
    further = act(6, "renew", jan(25), appointment=2, term_end=date(2020, 2, 28))
    assert days(CAREER[3], further, renews={2: 1}) == [
        (1, "appointed", "", jan(15), jan(24)),
        (2, "appointed", "", jan(25), date(2020, 2, 28)),
    ]


def test_revoked_renewal_gives_the_old_term_its_days_back():
    further = act(6, "renew", jan(25), appointment=2, term_end=date(2020, 2, 28))
    revoked = act(7, "revoke", jan(25), appointment=2)
    assert days(CAREER[3], further, revoked, renews={2: 1}) == [(1, "appointed", "", jan(15), jan(31))]


def test_acting_on_lasts_until_the_next_holder():
    after = act(6, "appoint", date(2020, 2, 10), appointment=2, term_end=date(2020, 3, 1))
    assert days(CAREER[3], acts_on=everybody) == [(1, "appointed", "", jan(15), None)]
    assert days(CAREER[3], after, acts_on=everybody)[0] == (1, "appointed", "", jan(15), date(2020, 2, 9))


def test_correction_counts_from_the_moment_it_was_recorded():
    right = act(5, "correct", jan(17), term_end=jan(31), target_id=4)
    assert days(CAREER[3], right, known_at=hour(4)) == [(1, "appointed", "", jan(15), jan(31))]
    assert days(CAREER[3], right) == [(1, "appointed", "", jan(17), jan(31))]


def test_void_and_undone_void():
    void = act(5, "void", jan(20))
    undone = act(5, "void", jan(20), undone_at=hour(6))
    assert days(*CAREER, void) == []
    assert days(*CAREER, undone) == days(*CAREER)


def test_withdrawal_ends_the_candidacy():
    assert days(*CAREER[:2], act(5, "withdraw", jan(8))) == [
        (1, "nominated", "", jan(2), jan(4)),
        (1, "pending", "office", jan(5), jan(7)),
    ]


def test_the_last_day_of_a_candidate_is_that_of_death_and_else_the_day_before_the_end():
    ends = [
        act(5, "withdraw", jan(8), end_reason="died"),
        act(6, "withdraw", jan(8), end_reason="resigned"),
        act(7, "revoke", jan(8), end_reason="died"),
        act(8, "end", jan(8), end_reason="died"),
    ]
    assert [each.last_in_office for each in timeline.corrected(ends)] == [jan(8), jan(7), jan(7), jan(8)]


def test_replay_tells_between_which_moments_something_was_known():
    acts = [act(1, "nominate", jan(2)), act(2, "propose", jan(5), undone_at=hour(3))]
    known = [(s.state, start.hour - 5, end and end.hour - 5) for s, start, end in replayed(acts)]
    assert known == [("nominated", 1, 2), ("nominated", 2, 3), ("nominated", 3, None), ("pending", 2, 3)]


def replayed(acts):
    """Spells in a fixed order."""
    spells = timeline.replay(acts, cases={1: case()}, acts_on=nobody)
    return sorted(spells, key=lambda spell: (spell[0].state, spell[1]))


@pytest.mark.parametrize(("last", "expected"), [(jan(20), jan(20)), (None, jan(31)), (jan(31), jan(31))])
def test_segment_until(last, expected):
    segment = Segment(jan(15), 1, "appointed", "", jan(31), jan(15))
    assert segment.until(last).last_day == expected
    assert segment.until(jan(14)) is None


def test_a_network_appointment_stands_alone_and_a_seat_is_shared():
    assert [case(3).place, case(4).place, case(3, seat=None).place] == [7, 7, -3]


@pytest.mark.parametrize(
    ("first", "last", "shared"),
    [(jan(1), jan(14), False), (jan(1), jan(15), True), (jan(31), None, True), (date(2020, 2, 1), None, False)],
)
def test_segments_meet_on_a_shared_day(first, last, shared):
    assert Segment(jan(15), 1, "appointed", "", jan(31), jan(15)).meets(first, last) is shared
    assert Segment(jan(15), 1, "appointed", "", None, jan(15)).meets(first, last) is (last is None or last >= jan(15))


def test_the_stage_is_the_last_standing_act_corrections_apart():
    right = act(5, "correct", jan(16), term_end=jan(31), target_id=4)
    assert [timeline.stage(own) for own in ([], CAREER[:2], [*CAREER, right])] == [None, "propose", "appoint"]


def test_what_was_only_opened_is_in_its_first_version():
    assert (case().version, case(version=7).version) == (1, 7)


def test_an_undone_act_and_its_undoing_no_longer_stand():
    undone = act(2, "propose", jan(5), undone_at=hour(3))
    undo = act(3, "undo", jan(6), target_id=2)
    acts = [undo, undone, CAREER[0]]
    assert timeline.standing(acts, known_at=hour(2)) == [CAREER[0], undone]
    assert timeline.standing(acts, known_at=hour(3)) == [CAREER[0]]


def test_a_rule_that_changes_later_changes_what_is_known_from_then_on():
    rule = Rule(None, True, jan(1), known_from=hour(9))
    known = list(
        timeline.replay(CAREER[3:], cases={1: case()}, acts_on=ActingOn([rule]), rule_moments=[hour(9), hour(1)])
    )
    assert [(s.last_day, since, until) for s, since, until in known] == [
        (jan(31), hour(4), hour(9)),
        (None, hour(9), None),
    ]


def test_one_day_is_a_day_before_office_and_in_it():
    brief = (act(1, "nominate", jan(2)), act(2, "propose", jan(3)), act(3, "appoint", jan(4), term_end=jan(4)))
    assert days(*brief) == [
        (1, "nominated", "", jan(2), jan(2)),
        (1, "pending", "office", jan(3), jan(3)),
        (1, "appointed", "", jan(4), jan(4)),
    ]


def test_a_renewal_from_the_first_day_of_the_term_leaves_nothing_of_it():
    further = act(6, "renew", jan(15), appointment=2, term_end=date(2020, 2, 28))
    assert days(CAREER[3], further, renews={2: 1}) == [(2, "appointed", "", jan(15), date(2020, 2, 28))]


@pytest.mark.parametrize(("first", "last"), [(jan(31), None), (date(2020, 2, 1), jan(31))])
def test_a_next_holder_cuts_short_only_who_acts_on_after_the_last_day_of_the_term(first, last):
    after = act(6, "appoint", first, appointment=2, term_end=date(2020, 3, 1))
    assert days(CAREER[3], after, acts_on=everybody)[0] == (1, "appointed", "", jan(15), last)
