"""A holder with a further term ahead and a candidacy elsewhere, decided in memory step after step."""

from dataclasses import replace

from volunteers.acts.decide import decide
from volunteers.acts.entries import NewAct, opened_by
from volunteers.acts.world import World
from volunteers.tests.sketches import CAREER, LATER, act, case, jan

TWENTIETH, LAST = jan(20), jan(31)
RENEWAL = (act(5, "nominate", jan(16), 2), act(6, "renew", jan(29), 2, term_end=jan(31)))
# Holder on seat 7 with a further term ahead, candidate for seat 8.
CASES = (case(), case(2, person=1, renews_id=1), case(3, person=1, seat=8))
ACTS = (*CAREER, *RENEWAL, act(7, "nominate", jan(10), 3), act(8, "propose", jan(12), 3))


def world(*acts, cases=CASES, **more) -> World:
    """What stands after these acts; today is 31 January."""
    told = {one.id: [a for a in acts if a.appointment_id == one.id] for one in cases}
    validity = {7: [(jan(1), None)], 8: [(jan(1), None)]}
    facts = {"today": LAST, "now": LATER, "validity": validity, "cases": {one.id: one for one in cases}, "acts": told}
    return World(**facts | {"spells": decide(World(**facts), []).segments} | more)


def after(before: World, *entries: NewAct) -> World:
    """The same world an hour later, with what was decided kept in it."""
    found = decide(before, entries)
    assert found.broken == []
    keys = {opened_by(place): 100 + before.now.hour * 10 + place for place in range(len(found.acts))}
    acts = {pk: list(own) for pk, own in before.acts.items()}
    for one in found.acts:
        own = acts[one.appointment_id]
        if one.kind == "undo":
            own[:] = [replace(a, undone_at=before.now) if a.id == one.target_id else a for a in own]
        because = keys.get(one.because_id, one.because_id)
        own.append(replace(one, id=keys[one.id], because_id=because))
    later = before.now.replace(hour=before.now.hour + 1)
    return replace(before, acts=acts, now=later, spells=found.segments)


def ends(reason="died", day=TWENTIETH, appointment=1) -> NewAct:
    """The holder leaves everything."""
    return NewAct("end", day=day, appointment_id=appointment, end_reason=reason)


def days(known: World) -> list:
    """(appointment, state, first, last) of every segment that reaches past the 14th."""
    return [
        (s.appointment_id, s.state, s.first_day, s.last_day)
        for own in decide(known, []).segments.values()
        for s in own
        if s.last_day is None or s.last_day > jan(14)
    ]


def codes(decision) -> list[str]:
    return [code for broken in decision.broken for code in broken.rule.codes]
