"""What would follow from new acts, or every rule broken: without a database and without a clock."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from volunteers.acts import rules
from volunteers.acts.decide import decide
from volunteers.acts.entries import NewAct, Opening, opened_by
from volunteers.acts.world import Span, World
from volunteers.tests.sketches import CAREER, LATER, act, case, everybody, jan

OPEN = {7: [(jan(1), None)], 8: [(jan(1), None)]}
ALONE = (case(),)
FIFTEENTH, TWENTIETH, LAST = jan(15), jan(20), jan(31)


def world(*acts, cases=ALONE, **more) -> World:
    """What stands after these acts; today is 31 January, and the spells are as they would be."""
    told = {one.id: [a for a in acts if a.appointment_id == one.id] for one in cases}
    facts = {"today": jan(31), "now": LATER, "validity": OPEN, "cases": {one.id: one for one in cases}, "acts": told}
    before = decide(World(**facts), []).segments
    return World(**facts | {"spells": before} | more)


def nominate(person=9, seat=7, day=TWENTIETH, **more) -> NewAct:
    """Somebody is put forward for seat 7."""
    return NewAct("nominate", day=day, opening=Opening(person, 5, seat, "tambon_lead", **more))


def appoint(appointment=1, first=FIFTEENTH, last=LAST, **more) -> NewAct:
    """Somebody enters office without an order."""
    return NewAct(
        "appoint", day=first, term_end=last, appointment_id=appointment, **{"no_order_reason": "ทดสอบ"} | more
    )


def codes(decision, entry=0) -> list[str]:
    """The codes of the rules that an entry breaks."""
    return [code for broken in decision.broken if broken.entry == entry for code in broken.rule.codes]


def days(decision, place=7):
    """(appointment, state, first, last) of each segment of a place."""
    return [(s.appointment_id, s.state, s.first_day, s.last_day) for s in decision.segments[place]]


def test_a_nomination_opens_an_appointment_under_a_key_of_its_own():
    found = decide(world(cases=()), [nominate()])
    assert (found.broken, days(found)) == ([], [(opened_by(0), "nominated", jan(20), None)])
    assert found.acts[0].appointment_id == opened_by(0)


def test_an_appointment_says_its_days_and_the_dates_to_repeat():
    found = decide(world(*CAREER[:3]), [appoint(order_id=4, no_order_reason="")])
    assert found.broken == []
    assert days(found)[-1] == (1, "appointed", jan(15), jan(31))
    dates = found.dates[1]
    assert (dates.term_start, dates.term_end, dates.order_id, dates.ended_on) == (jan(15), jan(31), 4, None)


def test_a_further_term_is_written_as_a_renewal_and_cuts_the_term_before():
    further = case(2, person=1, renews_id=1)
    found = decide(world(*CAREER, act(5, "nominate", jan(20), 2), cases=(case(), further)), [appoint(2, jan(25))])
    assert (found.broken, found.acts[0].kind) == ([], "renew")
    assert [one for one in days(found) if one[1] == "appointed"] == [
        (1, "appointed", jan(15), jan(24)),
        (2, "appointed", jan(25), jan(31)),
    ]


def test_every_reason_is_given_and_not_only_the_first():
    late = nominate(day=jan(31).replace(month=3), renews_id=1, person=1)
    standing = world(*CAREER[:1], validity={7: [(jan(1), jan(31))]})
    assert codes(decide(standing, [late])) == [
        "day_in_future",
        "seat_not_in_force",
        "not_renewable",
        "already_candidate",
    ]


def test_a_term_without_order_and_reason_that_ends_before_it_starts_has_both_faults():
    found = decide(world(*CAREER[:3]), [appoint(last=jan(14), no_order_reason="")])
    assert codes(found) == ["term_ends_before_start", "no_evidence"]


@pytest.mark.parametrize(
    ("acts", "entry", "expected"),
    [
        (CAREER[:1], NewAct("propose", day=jan(1), appointment_id=1), ["day_before_last_step"]),
        (CAREER[:2], NewAct("withdraw", day=jan(4), appointment_id=1), ["day_before_last_step"]),
        (CAREER, NewAct("end", day=jan(14), appointment_id=1), ["day_before_term"]),
        (CAREER, NewAct("revoke", day=jan(14), appointment_id=1), ["day_before_term"]),
        (CAREER, NewAct("end", day=jan(31).replace(month=3), appointment_id=1), ["day_after_term"]),
        (CAREER[:2], NewAct("correct", day=jan(6), appointment_id=1, target_id=1), ["steps_out_of_order"]),
        (CAREER[:2], NewAct("correct", day=jan(6), appointment_id=1, target_id=99), ["not_correctable"]),
        (CAREER[:2], NewAct("end", day=jan(6), appointment_id=1), ["step_not_possible"]),
        (CAREER[:2], NewAct("receive", day=jan(6), appointment_id=1, version=9), ["changed_meanwhile"]),
        ((), NewAct("undo", appointment_id=1), ["step_not_possible"]),
    ],
)
def test_days_and_steps_that_make_no_sense(acts, entry, expected):
    assert codes(decide(world(*acts), [entry])) == expected


def test_who_acts_on_may_leave_after_the_term():
    leave = NewAct("end", day=jan(31).replace(month=3), appointment_id=1, end_reason="moved")
    found = decide(world(*CAREER, acts_on=everybody), [leave])
    assert (found.broken, found.dates[1].ended_on, found.dates[1].end_reason) == ([], leave.day, "moved")


def test_a_revocation_leaves_office_the_day_before_and_says_why():
    found = decide(world(*CAREER), [NewAct("revoke", day=jan(20), appointment_id=1)])
    assert (found.dates[1].ended_on, found.dates[1].end_reason) == (jan(19), "revoked")


def test_a_correction_without_a_last_day_keeps_the_last_one_known():
    shorter = act(5, "correct", jan(15), term_end=jan(29), target_id=4)
    moved = NewAct("correct", day=jan(16), appointment_id=1, target_id=4)
    found = decide(world(*CAREER, shorter), [moved])
    assert (found.dates[1].term_start, found.dates[1].term_end) == (jan(16), jan(29))
    assert codes(decide(world(*CAREER, shorter), [replace(moved, day=jan(30))])) == ["term_ends_before_start"]


def test_what_is_undone_is_the_last_entry_and_the_evidence_goes_with_it():
    held = case(order_id=4, no_order_reason="x")
    found = decide(world(*CAREER, cases=(held,)), [NewAct("undo", appointment_id=1)])
    assert (found.acts[0].target_id, days(found)[-1]) == (4, (1, "pending", jan(9), None))
    assert (found.dates[1].order_id, found.dates[1].no_order_reason) == (None, "")


def test_two_undone_in_one_go_are_the_last_two():
    found = decide(world(*CAREER), [NewAct("undo", appointment_id=1)] * 2)
    assert [one.target_id for one in found.acts] == [4, 3]
    assert days(found)[-1] == (1, "pending", jan(5), None)


def test_a_taken_seat_is_refused_with_the_holder_s_days():
    rival = case(2)
    found = decide(world(*CAREER, act(5, "nominate", jan(20), 2), cases=(case(), rival)), [appoint(2, jan(31))])
    assert codes(found) == ["seat_taken"]
    assert "15 ม.ค. 2563 – 31 ม.ค. 2563" in found.broken[0].rule.messages[0]
    assert (found.broken[0].appointment_id, found.broken[0].person_id) == (2, 2)


def test_two_may_be_nominated_but_only_one_proposed():
    both = (case(), case(2))
    acts = (*CAREER[:2], act(5, "nominate", jan(6), 2))
    assert codes(decide(world(*acts, cases=both), [NewAct("propose", day=jan(7), appointment_id=2)])) == [
        "seat_pending"
    ]


@pytest.mark.parametrize(("first", "expected"), [(jan(20), ["person_taken"]), (jan(21), [])])
def test_nobody_holds_two_seats_on_one_day(first, expected):
    held = [Span(1, jan(1), jan(20))]
    assert codes(decide(world(*CAREER[:3], held=held), [appoint(first=first)])) == expected


def test_a_graduate_is_not_appointed_and_both_faults_are_told():
    facts = {"held": [Span(1, jan(20), None)], "postings": [Span(1, jan(31), None), Span(2, jan(1), None)]}
    assert codes(decide(world(*CAREER[:3], **facts), [appoint()])) == ["person_taken", "is_graduate"]


def test_a_list_may_end_a_term_and_fill_the_seat_in_any_order():
    standing = world(*CAREER, act(5, "nominate", jan(10), 2), cases=(case(), case(2)))
    leave, enter = NewAct("end", day=jan(20), appointment_id=1), appoint(2, jan(21))
    for entries in ([leave, enter], [enter, leave]):
        found = decide(standing, entries)
        assert (found.broken, days(found)[-1]) == ([], (2, "appointed", jan(21), jan(31)))


def test_two_of_a_list_who_want_one_seat_are_both_told():
    standing = world(*CAREER[:1], act(5, "nominate", jan(10), 2), cases=(case(), case(2)))
    found = decide(standing, [appoint(1), appoint(2, jan(31))])
    assert [codes(found, entry) for entry in (0, 1)] == [["seat_taken"], ["seat_taken"]]


def test_one_of_a_list_on_two_seats_is_told_twice():
    cases = (case(), case(2, person=1, seat=8))
    standing = world(*CAREER[:1], act(5, "nominate", jan(10), 2), cases=cases)
    found = decide(standing, [appoint(1), appoint(2, jan(20))])
    assert [codes(found, entry) for entry in (0, 1)] == [["person_taken"], ["person_taken"]]


def test_somebody_is_put_forward_and_appointed_in_one_list():
    found = decide(world(cases=()), [nominate(day=jan(10)), appoint(opened_by(0), jan(15))])
    assert found.broken == []
    assert days(found) == [
        (opened_by(0), "nominated", jan(10), jan(14)),
        (opened_by(0), "appointed", jan(15), jan(31)),
    ]


def test_a_void_renewal_may_not_give_back_days_that_somebody_else_has():
    further, next_one = case(2, person=1, renews_id=1), case(3)
    acts = (*CAREER, act(5, "renew", jan(20), 2, term_end=jan(24)), act(6, "appoint", jan(25), 3, term_end=jan(31)))
    found = decide(world(*acts, cases=(case(), further, next_one)), [NewAct("void", appointment_id=2)])
    assert [(broken.entry, broken.appointment_id) for broken in found.broken] == [(0, 1)]
    assert codes(found) == ["seat_taken"]


def test_without_new_acts_the_days_are_derived_anew_by_the_rules_of_now():
    found = decide(world(*CAREER, acts_on=everybody), [])
    assert (days(found)[-1], found.acts, found.dates) == ((1, "appointed", jan(15), None), [], {})
    assert decide(world(*CAREER, acts_on=everybody, held=[Span(1, jan(31), None)]), []).broken[0].entry is None


def test_what_was_already_so_is_not_held_against_a_new_act():
    """A double holding that was loaded in bulk does not stop an act on another appointment of the seat."""
    standing = world(*CAREER, cases=(case(), case(2)), held=[Span(1, jan(20), None)])
    assert codes(decide(standing, [nominate()])) == []
    assert codes(decide(replace(standing, spells={}), [nominate()])) == ["person_taken"]


def test_a_network_appointment_needs_no_seat():
    alone = case(seat=None)
    found = decide(world(*CAREER[:1], cases=(alone,), validity={}), [appoint()])
    assert (found.broken, list(found.segments)) == ([], [-1])


@pytest.mark.parametrize(
    ("language", "days"), [("th", "11 มิ.ย. 2568 – ยังไม่กำหนดวันสิ้นสุด"), ("en", "11 Jun 2025 – no end yet")]
)
def test_a_refusal_names_its_days_as_the_page_writes_them(language, days):
    with translation.override(language):
        assert rules.days_in_words(date(2025, 6, 11), None) == days
        assert days in rules.person_taken(date(2025, 6, 11), None).messages[0]
        assert days.partition(" – ")[0] in rules.person_died(date(2025, 6, 11)).messages[0]
