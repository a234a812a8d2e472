"""What would follow from new acts: the days of every seat concerned, or every rule that is broken.

Pure: what stands is handed in (``World``), today and now are values in it, and nothing is written. Steps are judged in
the order given; who holds which seat is judged when all of them are done, so that one list may end a term and fill the
seat, in whatever order.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounts.rules import RuleBroken
from volunteers.acts import lives, reasons, rules
from volunteers.acts.entries import NewAct, opened_by
from volunteers.acts.kinds import KINDS, Effect, Kind
from volunteers.acts.timeline import Act, Case, Segment, corrected, entering, seat_segments, standing
from volunteers.acts.world import Broken, Decision, Span, World, dates_of
from volunteers.states import SeatState


def decide(world: World, entries: Sequence[NewAct]) -> Decision:
    """Judge new acts on what stands; without any, derive anew what stands (after a rule changed)."""
    sheet = _Sheet(world, entries)
    for index, entry in enumerate(entries):
        sheet.take(index, entry)
    sheet.settle_lives()
    sheet.look_at_each_appointment()
    segments = sheet.segments()
    sheet.look_at_seats_and_people(segments)
    sheet.look_at_the_dead(segments)
    dates = {pk: dates_of(sheet.cases[pk], sheet.standing(pk)) for pk in sheet.touched}
    return Decision(sheet.entries, len(entries), sheet.new, sheet.cases, segments, dates, sheet.broken)


class _Sheet:
    """What stands, with the new acts written on it one after the other."""

    def __init__(self, world: World, entries: Sequence[NewAct]):
        self.world, self.entries = world, list(entries)
        self.cases = dict(world.cases)
        self.acts = {pk: list(own) for pk, own in world.acts.items()}
        self.new: list[Act] = []
        self.touched: dict[int, list[int]] = {}
        self.broken: list[Broken] = []
        # Of an entry that follows from another: which one answers for it.
        self.cause: dict[int, int] = {}
        self.finals: set[lives.Final] = set()

    def standing(self, pk: int) -> list[Act]:
        """The acts of an appointment that count now, new ones among them."""
        return standing(self.acts.get(pk, []), known_at=self.world.now)

    def take(self, index: int, entry: NewAct) -> None:
        """Write one act on the sheet, or say why it cannot even be judged."""
        case = self._case(index, entry)
        own = self.standing(case.id)
        act = self._act(index, entry, case, own)
        self.new.append(act)
        # What follows from an end of everything happens whatever stands there.
        follows = index in self.cause
        fatal = [] if follows else list(rules.first_things(entry, case, own))
        self._break(index, case, *fatal)
        if fatal:
            return
        self.touched.setdefault(case.id, []).append(index)
        if not follows:
            self._break(index, case, *self._rules(entry, case, own))
        if KINDS[entry.kind].effect == Effect.ENTER:
            self.cases[case.id] = replace(case, order_id=entry.order_id, no_order_reason=entry.no_order_reason)
        if KINDS[entry.kind].effect == Effect.TAKE_BACK:
            undone = {a.id: a for a in self.acts[case.id]}
            undone[own[-1].id] = replace(own[-1], undone_at=self.world.now)
            self.acts[case.id] = list(undone.values())
        self.acts.setdefault(case.id, []).append(act)

    def _case(self, index: int, entry: NewAct) -> Case:
        new = entry.opening
        if new is None:
            if entry.appointment_id is None:
                raise TypeError(f"an act needs an appointment: {entry}")
            return self.cases[entry.appointment_id]
        case = Case(opened_by(index), new.person_id, new.office_id, new.seat_id, new.renews_id)
        self.cases[case.id] = case
        return case

    def _act(self, index: int, entry: NewAct, case: Case, own: list[Act]) -> Act:
        """The act as it would be recorded."""
        kind, effect = entry.kind, KINDS[entry.kind].effect
        term_end, target_id, end_reason = entry.term_end, entry.target_id, entry.end_reason
        if effect == Effect.ENTER and case.renews_id:
            kind = Kind.RENEW.value
        if effect == Effect.TAKE_BACK:
            target_id = own[-1].id if own else None
        if effect == Effect.CORRECT:
            target = next((a for a in own if a.id == target_id), None)
            enter = entering(corrected(own)) if target and KINDS[target.kind].effect == Effect.ENTER else None
            # An earlier correction of the last day, or of the reason, stands unless this one names another.
            term_end = (term_end or enter.term_end) if enter else None
            earlier = [a.end_reason for a in own if a.target_id == target_id and a.end_reason]
            end_reason = end_reason or (earlier[-1] if earlier else "")
        return Act(
            opened_by(index), case.id, kind, entry.day or self.world.today, self.world.now, term_end,
            end_reason, target_id, because_id=entry.because_id,
        )  # fmt: skip

    def _rules(self, entry: NewAct, case: Case, own: list[Act]) -> Iterator[RuleBroken]:
        target = next((a for a in own if a.id == entry.target_id), None)
        yield from rules.not_in_future(entry, target, self.world.today)
        yield from reasons.reason_fits(entry, target)
        yield from rules.seat_exists(entry, target, case, self.world.validity.get(case.seat_id or 0, ()))
        yield from rules.term_in_order(replace(entry, term_end=self.new[-1].term_end))
        yield from rules.has_evidence(entry)
        if entry.opening and case.renews_id:
            yield from rules.may_be_renewed(self.standing(case.renews_id))
        if entry.opening and case.seat_id:
            same = (case.person_id, case.seat_id)
            others = [c.id for c in self.cases.values() if (c.person_id, c.seat_id) == same and c.id != case.id]
            yield from rules.not_a_candidate_yet([self.standing(pk) for pk in others])

    def settle_lives(self) -> None:
        """An end of everything that is new brings along what it ends; one that is gone gives that back."""
        people = {self.cases[pk].person_id for pk in self.touched}
        mine = [case for case in self.cases.values() if case.person_id in people]
        before = lives.finals((c for c in mine if c.id in self.world.cases), self._stood)
        self.finals = lives.finals(mine, self.standing)
        for final in sorted(before - self.finals):
            for case in mine:
                self._follow(final, lives.given_back(final, self.standing(case.id)))
        for final in sorted(self.finals - before):
            own = [case for case in mine if case.person_id == final.person_id]
            days = [one for segments in self.segments({c.place for c in own}).values() for one in segments]
            for case in own:
                beside = [one for one in days if one.appointment_id == case.id]
                brought = lives.brought_along(final, case, self.standing(case.id), beside)
                self._follow(final, [brought] if brought else [])

    def _stood(self, pk: int) -> list[Act]:
        """The acts of an appointment that counted before the new ones."""
        return standing(self.world.acts.get(pk, []), known_at=self.world.now)

    def _follow(self, final: lives.Final, entries: list[NewAct]) -> None:
        for entry in entries:
            index = len(self.entries)
            self.cause[index] = self.touched[final.appointment_id][-1]
            self.entries.append(entry)
            self.take(index, entry)

    def look_at_each_appointment(self) -> None:
        """The days of one appointment must make sense together, but for those that an end of everything cuts."""
        for pk, indexes in self.touched.items():
            effective = [one for one in corrected(self.standing(pk)) if not one.brought]
            case = self.cases[pk]
            newest = self.entries[indexes[-1]].kind
            self._break(indexes[-1], case, *rules.days_in_order(effective, newest))
            within = rules.leaves_within_term(effective, self.world.acts_on, case, self.world.now)
            self._break(indexes[-1], case, *within)

    def segments(self, wanted: set[int] | None = None) -> dict[int, list[Segment]]:
        """The days of every place on the sheet, or of those wanted, as they would be known from now on."""
        places: dict[int, list[int]] = defaultdict(list)
        for case in self.cases.values():
            if wanted is None or case.place in wanted:
                places[case.place].append(case.id)
        return {
            place: seat_segments(
                [act for pk in own for act in self.acts.get(pk, [])],
                cases=self.cases,
                known_at=self.world.now,
                acts_on=self.world.acts_on,
            )
            for place, own in places.items()
        }

    def look_at_seats_and_people(self, segments: dict[int, list[Segment]]) -> None:
        """One holder and one pending paper per seat and day; one seat per person and day, and no posting beside it."""
        spans: dict[int, list[tuple[int | None, Span]]] = defaultdict(list)
        for span in self.world.held:
            spans[span.person_id].append((None, span))
        for place, own in segments.items():
            for one in own:
                if one.state == SeatState.APPOINTED:
                    person = self.cases[one.appointment_id].person_id
                    spans[person].append((place, Span(person, one.first_day, one.last_day)))
        postings: dict[int, list[Span]] = defaultdict(list)
        for span in self.world.postings:
            postings[span.person_id].append(span)
        for place, own in segments.items():
            for one in self._to_look_at(place, own):
                case = self.cases[one.appointment_id]
                found = list(_seat_conflicts(one, own))
                if one.state == SeatState.APPOINTED:
                    found += _person_conflicts(one, place, spans[case.person_id], postings[case.person_id])
                for index in self._answering(place, one.appointment_id):
                    self._break(index, case, *found)

    def look_at_the_dead(self, segments: dict[int, list[Segment]]) -> None:
        """Who has died has no days afterwards: no office, no candidacy, and no posting when the death is told."""
        alone = {lives.death_alone(*told, self.world.now) for told in self.world.deaths.items()}
        for final in sorted(final for final in self.finals | alone if final.is_death):
            mine = [pk for pk in self.touched if self.cases[pk].person_id == final.person_id]
            for pk in mine:
                own = [one for one in segments[self.cases[pk].place] if one.appointment_id == pk]
                if lives.reaches_past(final.last_day, own):
                    self._break(self.touched[pk][-1], self.cases[pk], rules.person_died(final.last_day))
            posted = [span for span in self.world.postings if span.person_id == final.person_id]
            if final.appointment_id in mine:
                index, case = self.touched[final.appointment_id][-1], self.cases[final.appointment_id]
                late = [span for span in posted if span.last_day is None or span.last_day > final.last_day]
                self._break(index, case, *(rules.is_graduate(span.first_day, span.last_day) for span in late))

    def _to_look_at(self, place: int, own: list[Segment]) -> list[Segment]:
        """Days that are new, and all of an appointment acted on; nominations stand beside anything."""
        before = set(self.world.spells.get(place, ()))
        return [
            one
            for one in own
            if one.state != SeatState.NOMINATED and (one.appointment_id in self.touched or one not in before)
        ]

    def _answering(self, place: int, pk: int) -> list[int | None]:
        """The entry that answers for the days of an appointment: its own last one, else those on the same seat."""
        if pk in self.touched:
            return [self.touched[pk][-1]]
        beside = [indexes[-1] for other, indexes in self.touched.items() if self.cases[other].place == place]
        return [*beside] or [None]

    def _break(self, index: int | None, case: Case, *found: RuleBroken) -> None:
        index = self.cause.get(index, index) if index is not None else None
        known = {(each.entry, str(each.rule)) for each in self.broken} if found else set()
        for rule in found:
            if (index, str(rule)) not in known:
                known.add((index, str(rule)))
                self.broken.append(Broken(index, case.id, case.person_id, rule))


def _seat_conflicts(one: Segment, own: list[Segment]) -> Iterator[RuleBroken]:
    for other in own:
        if other.appointment_id == one.appointment_id or other.state != one.state:
            continue
        if other.meets(one.first_day, one.last_day):
            yield rules.seat_taken(one.state, other.first_day, other.last_day)


def _person_conflicts(
    one: Segment, place: int, spans: list[tuple[int | None, Span]], postings: list[Span]
) -> list[RuleBroken]:
    elsewhere = [span for there, span in spans if there != place and one.meets(span.first_day, span.last_day)]
    posted = [span for span in postings if one.meets(span.first_day, span.last_day)]
    return [rules.person_taken(span.first_day, span.last_day) for span in elsewhere] + [
        rules.is_graduate(span.first_day, span.last_day) for span in posted
    ]
