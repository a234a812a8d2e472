"""Random lists of acts, decided in memory: what is accepted never puts two people on one seat, nor one on two."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from volunteers.acts.decide import decide
from volunteers.acts.entries import NewAct, Opening, opened_by
from volunteers.acts.kinds import KINDS, Day, Effect, Kind, follows
from volunteers.acts.lives import finals, reaches_past
from volunteers.acts.timeline import replay, stage, standing
from volunteers.acts.world import World
from volunteers.tests.sketches import NOON, everybody, nobody

FIRST = date(2020, 1, 1)
# (which appointment, which of the steps possible now, days after the first, length of a term)
DEED = st.tuples(st.integers(0, 5), st.integers(0, 40), st.integers(0, 40), st.integers(0, 25))
STORY = st.lists(DEED, min_size=3, max_size=20)
LEAVING = (Kind.END, Kind.WITHDRAW)
RULE = st.sampled_from([nobody, everybody])


class Register:
    """The standing acts, kept in memory: what the store keeps in the database."""

    def __init__(self, acts_on):
        validity = dict.fromkeys((7, 8), [(FIRST, None)])
        self.world = World(today=FIRST + timedelta(days=60), now=NOON, validity=validity, acts_on=acts_on)

    def entry(self, which, step, gap, length):
        """A nomination or the next step of somebody who is there."""
        cases, day = list(self.world.cases.values()), FIRST + timedelta(days=gap)
        case = cases[which % len(cases)] if cases and step % 4 else None
        own = standing(self.world.acts[case.id], known_at=self.world.now) if case else []
        possible = follows(stage(own))
        if possible and KINDS[stage(own)].effect == Effect.ENTER and step % 3 == 0:
            further = Opening(case.person_id, 5, case.seat_id, "x", renews_id=case.id)
            return NewAct("nominate", day, opening=further)
        if not possible:
            return NewAct("nominate", day, opening=Opening(1 + which % 3, 5, 7 + gap % 2, "x"))
        # Every second step enters office if it can: conflicts are what is looked for.
        enters = [kind for kind in possible if KINDS[kind].effect == Effect.ENTER] if step % 2 else []
        row = KINDS[(enters or possible)[step % len(enters or possible)]]
        fields = {"day": None if row.day == Day.NONE else day}
        if row.effect in (Effect.ENTER, Effect.CORRECT):
            fields["term_end"] = day + timedelta(days=length)
        if row.effect == Effect.CORRECT:
            target = own[length % len(own)]
            fields["target_id"] = target.id
            fields["end_reason"] = ("", "died", "moved")[length % 3] if target.kind in LEAVING else ""
        if row.kind in LEAVING:
            fields["end_reason"] = ("died", "moved", "dismissed")[length % 3]
        return NewAct(row.kind.value, appointment_id=case.id, no_order_reason="x", **fields)

    def carry_out(self, entries):
        """Decide a list; keep it if nothing is broken."""
        now = self.world.now + timedelta(hours=1)
        found = decide(replace(self.world, now=now), entries)
        if not found.broken:
            self._keep(found, now)
        return found

    def _keep(self, found, now):
        base = 1 + sum(len(own) for own in self.world.acts.values())
        names = {pk: base + index for index, pk in enumerate(found.cases) if pk not in self.world.cases}
        cases = {names.get(pk, pk): replace(case, id=names.get(pk, pk)) for pk, case in found.cases.items()}
        acts = {pk: list(self.world.acts.get(pk, [])) for pk in cases}
        for number, act in enumerate(found.acts):
            pk = names.get(act.appointment_id, act.appointment_id)
            if KINDS[act.kind].effect == Effect.TAKE_BACK:
                acts[pk] = [replace(a, undone_at=now) if a.id == act.target_id else a for a in acts[pk]]
            because = act.because_id
            if because and because >= opened_by(0):
                because += base - opened_by(0)
            acts[pk].append(replace(act, id=base + number, appointment_id=pk, because_id=because))
        self.world = replace(self.world, now=now, cases=cases, acts=acts)


def days_of(segments):
    """(who or where, day) once for each appointed day of a list of (who or where, segment)."""
    until = FIRST + timedelta(days=120)
    return [
        (key, s.first_day + timedelta(days=n))
        for key, s in segments
        if s.state == "appointed"
        for n in range((min(s.last_day or until, until) - s.first_day).days + 1)
    ]


@given(story=STORY, acts_on=RULE)
def test_nobody_shares_a_seat_and_nobody_has_two(story, acts_on):
    register = Register(acts_on)
    for deed in story:
        register.carry_out([register.entry(*deed)])
        segments = decide(register.world, []).segments
        by_seat = days_of((place, s) for place, own in segments.items() for s in own)
        by_person = days_of((register.world.cases[s.appointment_id].person_id, s) for o in segments.values() for s in o)
        assert len(by_seat) == len(set(by_seat))
        assert len(by_person) == len(set(by_person))


@given(story=STORY, acts_on=RULE)
def test_what_was_decided_is_what_is_read_afterwards(story, acts_on):
    register = Register(acts_on)
    for deed in story:
        found = register.carry_out([register.entry(*deed)])
        again = decide(register.world, []).segments
        shown = {(s.state, s.first_day, s.last_day) for own in again.values() for s in own}
        if not found.broken:
            assert shown == {(s.state, s.first_day, s.last_day) for own in found.segments.values() for s in own}


@given(story=STORY, acts_on=RULE)
def test_the_days_known_at_last_are_the_days_of_now(story, acts_on):
    register = Register(acts_on)
    for deed in story:
        register.carry_out([register.entry(*deed)])
    cases = register.world.cases
    for place, now in decide(register.world, []).segments.items():
        acts = [a for case in cases.values() if case.place == place for a in register.world.acts[case.id]]
        known = [s for s, _since, until in replay(acts, cases=cases, acts_on=acts_on) if until is None]
        assert sorted(known) == now


@given(story=STORY, acts_on=RULE)
def test_nobody_dead_holds_or_awaits_anything(story, acts_on):
    register = Register(acts_on)
    for deed in story:
        register.carry_out([register.entry(*deed)])
        world, segments = register.world, decide(register.world, []).segments
        told = finals(world.cases.values(), lambda pk, w=world: standing(w.acts[pk], known_at=w.now))
        for final in [one for one in told if one.is_death]:
            days = [s for own in segments.values() for s in own]
            own = [s for s in days if world.cases[s.appointment_id].person_id == final.person_id]
            assert not reaches_past(final.last_day, own)


@given(story=STORY, acts_on=RULE)
def test_an_end_of_everything_taken_back_gives_everything_back(story, acts_on):
    register = Register(acts_on)
    for deed in story:
        register.carry_out([register.entry(*deed)])
    before = decide(register.world, []).segments
    for case in list(register.world.cases.values()):
        end = NewAct("end", FIRST + timedelta(days=20), appointment_id=case.id, end_reason="dismissed")
        if not register.carry_out([end]).broken:
            assert register.carry_out([NewAct("undo", appointment_id=case.id)]).broken == []
            assert decide(register.world, []).segments == before
