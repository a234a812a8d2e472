"""The participants of every list and the marks of every roll: nearly all rows of the set."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from demo import EXAMPLE
from demo.national.folk import Folk
from demo.national.moments import DAY, at
from demo.national.names import name_of
from demo.national.nation import Nation
from demo.national.plans import AHEAD, LISTED, OPEN, Plan
from demo.national.size import Size
from demo.national.tables import Table
from demo.national.writing import Writer
from events.models import Attendance, Participant, RollClosing, Session, TargetGroup
from thai.names import full_name
from thai.ordering import sort_key
from thai.search import without_spaces

PARTICIPANTS = Table(
    Participant,
    *("id", "event_id", "person_id", "name", "sort_key", "province_id", "place", "group", "substitute_for_id"),
    *("reply", "replied_at", "order"),
)
MARKS = Table(
    Attendance,
    *("id", "participant_id", "session_id", "mark", "proof", "recorded_by_id", "known_from", "known_until"),
)
CLOSINGS = Table(RollClosing, "id", "session_id", "places", "closed_by_id", "known_from", "known_until")
GROUPS = Table(TargetGroup, "id", "event_id", "name", "name_key", "expected", "attended", "order")
VOLUNTEERS, GRADUATES, GUESTS = "อาสาสมัครแรงงาน", "บัณฑิตแรงงาน", "แขกและวิทยากร"
ROWS_AT_ONCE = 25_000
GUEST_NAMES, GUEST_SHARE, SUBSTITUTE_SHARE = 4_000, 0.03, 0.03
Mark, Proof, Reply = Attendance.Mark, Attendance.Proof, Participant.Reply
PRESENT, ABSENT, SUBSTITUTED = Mark.PRESENT.value, Mark.ABSENT.value, Mark.SUBSTITUTED.value
MARK_VALUES, MARK_WEIGHTS = (PRESENT, ABSENT, Mark.EXCUSED.value), (86, 8, 6)
PROOFS, PROOF_WEIGHTS = (Proof.SHEET.value, Proof.STAFF_SCAN.value, Proof.SELF.value), (60, 30, 10)
SHEET = Proof.SHEET.value
REPLIES, REPLY_WEIGHTS = (Reply.COMING.value, Reply.NONE.value, Reply.NOT_COMING.value), (70, 24, 6)
ATTENDED_KNOWN = 0.5
CLOSED_LATE, CLOSED_AFTER = 0.1, (2, 40)
# One mark in so many was wrong when the roll was closed, and was put right by reopening it.
CORRECTED_EVERY, CORRECTED_AFTER = 400, 3
MORNING = Session.Half.MORNING.value
_key = lru_cache(150_000)(sort_key)


class Lists:
    """Lists and rolls of the plans, written a few hundred events at a time."""

    def __init__(
        self, size: Size, nation: Nation, folk: Folk, serving: dict[tuple[str, int], list[int]], graduates: set[int]
    ) -> None:
        self.size, self.nation, self.folk, self.graduates = size, nation, folk, graduates
        rng = size.generator("pools")
        self.serving = serving
        for people in serving.values():
            rng.shuffle(people)
        self.guests = [f"{full_name(*name_of(rng, ''))} {EXAMPLE}" for _ in range(GUEST_NAMES)]
        self.participant_id = self.mark_id = 0
        self.groups: list[tuple] = []
        self.closings: list[tuple] = []

    def write(self, writer: Writer, plans: list[Plan], sessions: dict[int, list[int]]) -> None:
        """Write participants, marks and what was expected of each group."""
        people: list[tuple] = []
        marks: list[tuple] = []
        for plan in plans:
            if plan.record not in LISTED:
                continue
            self._list(plan, sessions[plan.id], people, marks)
            if len(people) >= ROWS_AT_ONCE:
                self._flush(writer, people, marks)
        self._flush(writer, people, marks)
        writer.write(CLOSINGS, ((key, *row) for key, row in enumerate(self.closings, start=1)))
        writer.write(GROUPS, ((key, *row) for key, row in enumerate(self.groups, start=1)))

    def _flush(self, writer: Writer, people: list[tuple], marks: list[tuple]) -> None:
        writer.write(PARTICIPANTS, people)
        writer.write(MARKS, marks)
        people.clear()
        marks.clear()

    def _list(self, plan: Plan, session_ids: list[int], people: list[tuple], marks: list[tuple]) -> None:
        rng = self.size.generator("list", plan.id)
        substitutes = 0 if plan.record == AHEAD else round(plan.places * SUBSTITUTE_SHARE)
        places = list(self._places(rng, plan, plan.places - substitutes))
        by_number = rng.sample(range(len(places)), min(substitutes, len(places)))
        stand_ins = [self._stand_in(rng, places[number], len(places) + n) for n, number in enumerate(by_number, 1)]
        people += places
        people += stand_ins
        came = Counter()
        if plan.record != AHEAD:
            self._roll(rng, plan, session_ids, (places, set(by_number), stand_ins), marks, came)
        self._expect(rng, plan, places, came)

    def _places(self, rng: Random, plan: Plan, number: int) -> Iterator[tuple]:
        """People in office in the provinces of the event, and guests, also where there are too few people."""
        chosen = []
        for code in plan.provinces:
            pool = self.serving.get((code, plan.year), [])
            wanted = min(len(pool), round(number * (1 - GUEST_SHARE) / len(plan.provinces)))
            start = rng.randrange(len(pool)) if pool else 0
            chosen += (pool[start:] + pool[:start])[:wanted] if wanted else []
        chosen = chosen[:number]
        replies = rng.choices(REPLIES, REPLY_WEIGHTS, k=number)
        replied = [min(at(plan.first_day - n * DAY, 14), at(self.size.until, 8)) for n in range(3, 10)]
        for order in range(1, number + 1):
            self.participant_id += 1
            reply = replies[order - 1]
            when = None if reply == Reply.NONE.value else replied[order % len(replied)]
            person_id, name, code, place, group = self._who(rng, chosen, order, plan)
            yield (
                *(self.participant_id, plan.id, person_id, name, _key(name), code, place, group),
                *(None, reply, when, order),
            )

    def _who(self, rng: Random, chosen: list[int], order: int, plan: Plan) -> tuple:
        if order > len(chosen):
            return None, rng.choice(self.guests), plan.province_code, "", GUESTS
        one = self.folk[chosen[order - 1]]
        group = GRADUATES if one.id in self.graduates else VOLUNTEERS
        return one.id, one.name, one.province_code, one.place, group

    def _stand_in(self, rng: Random, principal: tuple, order: int) -> tuple:
        """Somebody sent in the place of another is a participant of his own."""
        self.participant_id += 1
        key, event_id, _, _, _, code, place, group, *_ = principal
        name = rng.choice(self.guests)
        reply = Reply.NONE.value
        return (self.participant_id, event_id, None, name, _key(name), code, place, group, key, reply, None, order)

    def _roll(self, rng: Random, plan: Plan, session_ids: list[int], who: tuple, marks: list, came: Counter) -> None:
        """Every mark of every half-day; where the roll was never closed, only some of the first one."""
        places, sent, stand_ins = who
        present: set[int] = set()
        late = rng.randint(*CLOSED_AFTER) if rng.random() < CLOSED_LATE else 0
        for session_id, (day, half) in zip(session_ids, plan.halves, strict=True):
            marked = places[: len(places) // 2] if plan.record == OPEN else places
            closed = None if plan.record == OPEN else at(day + late * DAY, 17)
            drawn = [SUBSTITUTED if number in sent else mark for number, mark in enumerate(self._draw(rng, marked))]
            self._mark(rng, plan, session_id, (day, half), (marked, drawn), closed, marks)
            present.update(number for number, mark in enumerate(drawn) if mark in (PRESENT, SUBSTITUTED))
            if closed is None:
                break
            self._mark(rng, plan, session_id, (day, half), (stand_ins, [PRESENT] * len(stand_ins)), None, marks)
        came.update(places[number][7] for number in present)

    def _draw(self, rng: Random, places: list[tuple]) -> list[str]:
        return rng.choices(MARK_VALUES, MARK_WEIGHTS, k=len(places))

    def _mark(self, rng: Random, plan: Plan, session_id: int, when: tuple, who: tuple, closed, marks: list) -> None:
        """The marks of one half-day; where its roll is ``closed``, a few of them are corrected days later."""
        (day, half), (people, drawn) = when, who
        clerk, until = self.nation.clerk(plan.province_code), at(self.size.until, 8)
        evening, corrected = at(day, 16, 30), closed and min(closed + CORRECTED_AFTER * DAY, until)
        seen = [at(day, 8 if half == MORNING else 12, minute) for minute in range(5, 60)]
        proofs = rng.choices(PROOFS, PROOF_WEIGHTS, k=len(people))
        reopened = False
        for number, (row, mark) in enumerate(zip(people, drawn, strict=True)):
            proof = proofs[number] if mark == PRESENT else SHEET
            moment = seen[(number * 7) % 55] if proof != SHEET else None
            self.mark_id += 1
            wrong = bool(closed) and self.mark_id % CORRECTED_EVERY == 0 and mark != SUBSTITUTED
            known = (moment or evening, corrected if wrong else None)
            first = ABSENT if wrong and mark == PRESENT else PRESENT if wrong else mark
            marks.append((self.mark_id, row[0], session_id, first, proof, clerk, *known))
            if wrong:
                reopened = True
                self.mark_id += 1
                marks.append((self.mark_id, row[0], session_id, mark, proof, clerk, corrected, None))
        if closed:
            self._close(session_id, len(people), clerk, min(closed, until), corrected if reopened else None)

    def _close(self, session_id: int, places: int, clerk: int, closed, reopened) -> None:
        self.closings.append((session_id, places, clerk, closed, reopened))
        if reopened:
            self.closings.append((session_id, places, clerk, reopened, None))

    def _expect(self, rng: Random, plan: Plan, places: list[tuple], came: Counter) -> None:
        known = plan.record != AHEAD and plan.record != OPEN and rng.random() < ATTENDED_KNOWN
        for order, (group, number) in enumerate(Counter(row[7] for row in places).items(), start=1):
            self.groups.append((plan.id, group, without_spaces(group), number, came[group] if known else None, order))
