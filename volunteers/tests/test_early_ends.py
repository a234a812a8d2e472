"""An end of everything counts from its own day, however late and on whichever appointment it is told."""

import pytest

from volunteers.acts.decide import decide
from volunteers.acts.entries import NewAct, Opening
from volunteers.acts.timeline import standing
from volunteers.tests.sketches import CAREER, act, case, jan
from volunteers.tests.whole_lives import after, codes, days, ends, world

# In office from the 15th to the 31st, put forward for a further term on the 18th and proposed on the 22nd.
CASES = (case(), case(2, person=1, renews_id=1))
CANDIDATE = (*CAREER, act(5, "nominate", jan(18), 2), act(6, "propose", jan(22), 2))
APPOINTED = (*CANDIDATE, act(7, "renew", jan(28), 2, term_end=jan(31)))
OFFICE, SOUGHT = (1, "appointed", jan(15)), (2, "nominated", jan(18))


def gone(reason: str, day: int, *more: NewAct) -> list:
    """The days of the candidate for a further term, withdrawn for a reason on a day, and what followed."""
    known = after(world(*CANDIDATE, cases=CASES), withdrawal(reason, day))
    for entry in more:
        known = after(known, entry)
    return days(known)


def withdrawal(reason: str, day: int) -> NewAct:
    return NewAct("withdraw", day=jan(day), appointment_id=2, end_reason=reason)


def correction(known, kind: str, day: int, **more) -> NewAct:
    """The last entry of a kind gets a day, and perhaps a reason."""
    *_before, wrong = [a for own in known.acts.values() for a in standing(own, known_at=known.now) if a.kind == kind]
    return NewAct("correct", day=jan(day), appointment_id=wrong.appointment_id, target_id=wrong.id, **more)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (25, [(*OFFICE, jan(25)), (*SOUGHT, jan(21)), (2, "pending", jan(22), jan(24))]),
        (20, [(*OFFICE, jan(20)), (*SOUGHT, jan(19))]),
        (18, [(*OFFICE, jan(18))]),
        (16, [(*OFFICE, jan(16))]),
        (14, []),
    ],
)
def test_a_candidate_s_death_ends_the_present_term_on_its_own_day_though_steps_were_recorded_later(day, left):
    assert gone("died", day) == left


@pytest.mark.parametrize("reason", ["dismissed", "disqualified"])
@pytest.mark.parametrize("day", [20, 17])
def test_who_is_dismissed_as_a_candidate_serves_until_the_day_before(reason, day):
    [term, *sought] = gone(reason, day)
    assert (term, sought) == ((*OFFICE, jan(day - 1)), [(*SOUGHT, jan(19))] if day == 20 else [])


def test_taken_back_it_gives_term_and_candidacy_back():
    assert gone("died", 16, NewAct("undo", appointment_id=2)) == days(world(*CANDIDATE, cases=CASES))


@pytest.mark.parametrize("reason", ["died", "dismissed"])
def test_who_was_gone_before_the_further_term_began_never_began_it(reason):
    known = after(world(*APPOINTED, cases=CASES), ends(reason, jan(20), appointment=2))
    assert days(known) == [(*OFFICE, jan(20)), (*SOUGHT, jan(20))]
    assert codes(decide(known, [NewAct("nominate", jan(25), opening=Opening(1, 5, 8, "x"))])) == (
        ["person_died"] if reason == "died" else []
    )


def test_a_death_is_corrected_to_before_the_steps():
    known = after(world(*CANDIDATE, cases=CASES), withdrawal("died", 25))
    assert days(after(known, correction(known, "withdraw", 16))) == [(*OFFICE, jan(16))]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (withdrawal("", 20), "day_before_last_step"),
        (ends("resigned", jan(20), appointment=2), "day_before_term"),
    ],
)
def test_any_other_end_keeps_the_order_of_the_steps(entry, code):
    known = world(*(CANDIDATE if entry.kind == "withdraw" else APPOINTED), cases=CASES)
    assert codes(decide(known, [entry])) == [code]


def test_a_withdrawal_in_words_gets_its_reason_and_then_ends_everything():
    known = after(world(*CANDIDATE, cases=CASES), withdrawal("", 25))
    mended = after(known, correction(known, "withdraw", 20, end_reason="died"))
    assert days(mended) == gone("died", 20)
    # A later correction of the day alone keeps the reason.
    assert days(after(mended, correction(mended, "withdraw", 19))) == gone("died", 19)
    assert days(after(mended, NewAct("undo", appointment_id=2))) == days(known)


def test_an_end_gets_its_right_reason_though_somebody_followed():
    known = after(world(*CAREER, cases=(case(), case(2, person=1, seat=8))), ends("resigned", jan(20)))
    opening = NewAct("nominate", day=jan(10), opening=Opening(3, 5, 7, "x"))
    assert codes(decide(known, [opening, correction(known, "end", 20, end_reason="died")])) == []


def test_who_was_put_forward_before_the_right_reason_was_told_is_ended_with_it():
    known = after(world(*CANDIDATE, act(8, "nominate", jan(28), 3), cases=(*CASES, case(3, person=1, seat=8))),
                  withdrawal("", 25))  # fmt: skip
    mended = after(known, correction(known, "withdraw", 25, end_reason="dismissed"))
    assert [one for one in days(mended) if one[0] == 3] == []


def test_only_an_end_with_a_reason_of_its_own_gets_another():
    known = after(world(*CANDIDATE, cases=CASES), withdrawal("dismissed", 25))
    assert codes(decide(known, [correction(known, "propose", 22, end_reason="died")])) == ["no_reason"]
    assert codes(decide(known, [correction(known, "end", 24, end_reason="resigned")])) == ["reason_follows"]
    revoked = after(world(*CAREER, cases=(case(),)), NewAct("revoke", day=jan(25), appointment_id=1))
    assert codes(decide(revoked, [correction(revoked, "revoke", 24, end_reason="died")])) == ["no_reason"]
