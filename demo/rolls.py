"""Invented participants and rolls of the invented events; the real events get none."""

from collections import Counter
from datetime import datetime
from random import Random

from accounts.models import User
from demo import EXAMPLE
from demo.calendar import expect
from demo.moments import at, days, generator
from demo.people import invent
from demo.plans import Plan
from events.models import Attendance, Event, Participant, RollClosing, Session
from provinces.models import Office
from thai.days import Days
from volunteers.models import PostingFacts, SeatSpell, SeatState

VOLUNTEERS, GRADUATES, GUESTS = "อาสาสมัครแรงงาน", "บัณฑิตแรงงาน", "แขกและวิทยากร"
GRADUATES_INVITED = 12
Mark, Proof, Reply = Attendance.Mark, Attendance.Proof, Participant.Reply
MARKS = (Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED, Mark.SUBSTITUTED)
MARK_WEIGHTS = (84, 7, 5, 4)
PROOFS = (Proof.SHEET, Proof.STAFF_SCAN, Proof.SELF)


def invite(event: Event, plan: Plan, now: datetime) -> list[Participant]:
    """Put seat holders, graduates and a guest of the provinces on the list; returns those it wrote."""
    if plan.invited == 0:
        return []
    rng = generator("list", event.office.province_id, plan.day)
    rows: list[Participant] = []
    for code in plan.provinces:
        rows += _holders(event, code, plan.invited)
        rows += _graduates(event, code)
    rows.append(Participant(event=event, name=f"นายสมมติ ตัวอย่างวิทยากร {EXAMPLE}", group=GUESTS))
    for order, row in enumerate(rows, start=1):
        row.order = order
        row.reply = rng.choices((Reply.COMING, Reply.NONE, Reply.NOT_COMING), (70, 24, 6))[0]
        if row.reply != Reply.NONE:
            row.replied_at = min(at(event.first_day - days(rng.randint(3, 9)), 14), now)
    return Participant.objects.bulk_create(rows)


def _holders(event: Event, code: str, limit: int | None) -> list[Participant]:
    held = SeatSpell.objects.known().covering(event.first_day).filter(seat__province=code, state=SeatState.APPOINTED)
    held = held.select_related("person", "seat__subdistrict__district").order_by("seat__subdistrict", "seat__number")
    return [_participant(event, spell.person, code, spell.seat.subdistrict, VOLUNTEERS) for spell in list(held)[:limit]]


def _graduates(event: Event, code: str) -> list[Participant]:
    postings = PostingFacts.objects.serving(Days(event.first_day)).filter(district__province=code)
    postings = postings.select_related("person", "district").order_by("pk")[:GRADUATES_INVITED]
    return [_participant(event, posting.person, code, None, GRADUATES, posting.district) for posting in postings]


def _participant(event: Event, person, code: str, tambon, group: str, district=None) -> Participant:
    district = district or tambon.district
    place = f"{tambon.title} {district.title}" if tambon else district.title
    return Participant(event=event, person=person, name=person.name, province_id=code, place=place, group=group)


def open_sessions(event: Event, plan: Plan) -> list[Session]:
    """Two half-days for every day."""
    if plan.invited == 0:
        return []
    return Session.objects.bulk_create(
        Session(event=event, day=day, half=half)
        for day in (event.first_day + days(n) for n in range(plan.length))
        for half in Session.Half
    )


def close(sessions: list[Session], places: int, clerk: User) -> None:
    """The rolls are closed in the evening of their day."""
    RollClosing.objects.bulk_create(
        RollClosing(session=session, places=places, closed_by=clerk, known_from=at(session.day, 17))
        for session in sessions
    )


def take_roll(event: Event, plan: Plan, people: list[Participant], sessions: list[Session], clerk: User) -> None:
    """Mark everybody in every session, and write who came of each group."""
    rng = generator("roll", event.office.province_id, plan.day)
    if not plan.roll:
        expect(event, {group: (count, None) for group, count in Counter(p.group for p in people).items()})
        return
    substitutes = _substitutes(rng, event, people)
    rows, came = [], set()
    for person in people:
        for session in sessions:
            mark = Mark.SUBSTITUTED if person.pk in substitutes else rng.choices(MARKS[:3], MARK_WEIGHTS[:3])[0]
            rows.append(_attendance(rng, person, session, mark, clerk))
            if mark == Mark.PRESENT:
                came.add(person)
    for substitute in substitutes.values():
        rows += [_attendance(rng, substitute, session, Mark.PRESENT, clerk) for session in sessions]
        came.add(substitute)
    Attendance.objects.bulk_create(rows)
    close(sessions, len(people), clerk)
    expected, attended = Counter(p.group for p in people), Counter(p.group for p in came)
    expect(event, {group: (count, attended[group]) for group, count in expected.items()})


def _substitutes(rng: Random, event: Event, people: list[Participant]) -> dict[int, Participant]:
    """Some volunteers send somebody else, who is a participant of his own; by the key of whom he stands for."""
    share = MARK_WEIGHTS[3] / sum(MARK_WEIGHTS)
    principals = [p for p in people if p.group == VOLUNTEERS and rng.random() < share]
    rows = []
    for order, principal in enumerate(principals, start=len(people) + 1):
        office = Office(province_id=principal.province_id)
        name = invent(rng, office).name
        rows.append(
            Participant(
                event=event,
                name=name,
                province_id=principal.province_id,
                place=principal.place,
                group=VOLUNTEERS,
                substitute_for=principal,
                order=order,
            )
        )
    return {row.substitute_for_id: row for row in Participant.objects.bulk_create(rows)}


def _attendance(rng: Random, person: Participant, session: Session, mark: str, clerk: User) -> Attendance:
    """A mark; who came in person is known to be there from the time they were seen."""
    hour = 8 if session.half == Session.Half.MORNING else 12
    proof = rng.choices(PROOFS, (60, 30, 10))[0] if mark == Mark.PRESENT else Proof.SHEET
    seen = at(session.day, hour, rng.randint(5, 59)) if proof != Proof.SHEET else None
    return Attendance(
        participant=person,
        session=session,
        mark=mark,
        proof=proof,
        recorded_by=clerk,
        known_from=seen or at(session.day, 16, 30),
    )
