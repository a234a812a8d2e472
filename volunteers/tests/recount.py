"""The slow and obvious way to say what a seat was on a day, for checking the fast one.

It reads acts, appointments, and the rows of seats' days, settings and records one by one; spells, the timeline and the
figures it knows not.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

STEPS = {
    "nominate": "nominated",
    "check": "nominated",
    "propose": "pending",
    "receive": "pending",
    "return": "pending",
    "withdraw": None,
}
BANGKOK = ZoneInfo("Asia/Bangkok")
BEST = ["appointed", "pending", "nominated"]
COUNTED = ("seats", "appointed", "pending", "nominated", "vacant")


@dataclass(frozen=True)
class Rows:
    """All rows there are, as the database holds them."""

    seats: list
    appointments: list
    acts: list
    validity: list
    settings: list
    records: list


def known(rows: list, at: datetime) -> list:
    """Rows that the register held true at a moment."""
    return [r for r in rows if r.known_from <= at and (r.known_until is None or r.known_until > at)]


def coverage(rows: Rows, *, day: date, known_at: datetime) -> dict[str, int | None]:
    """The figures of the one province, counted seat by seat; nothing is known before its office kept records."""
    if not any(r.first_day <= day for r in known(rows.records, known_at)):
        return dict.fromkeys(COUNTED)
    here = [
        v.seat_id
        for v in known(rows.validity, known_at)
        if v.valid_from <= day and (not v.valid_to or v.valid_to >= day)
    ]
    states = Counter(state_of_seat(rows, seat, day=day, known_at=known_at) for seat in here)
    vacant = states["nominated"] + states["vacant"]
    return {"seats": len(here), "vacant": vacant} | {state: states[state] for state in BEST}


def state_of_seat(rows: Rows, seat: int, *, day: date, known_at: datetime) -> str:
    """State of a seat by its key, found act by act."""
    here = [a for a in rows.appointments if a.seat_id == seat]
    states = {_state(a, rows, day, known_at) for a in here}
    best = next((state for state in BEST if state in states), "vacant")
    decided = best == "nominated" and any(_begins_later(a, rows, day, known_at) for a in here)
    return "vacant" if decided else best


def _told(acts: list, appointment, known_at: datetime) -> list:
    seen = [a for a in acts if a.recorded_at <= known_at]
    undone = {a.target_id for a in seen if a.kind == "undo"}
    return [a for a in seen if a.appointment_id == appointment.pk and a.pk not in undone and a.kind != "undo"]


def _day(act, told: list) -> date:
    corrections = [a for a in told if a.kind == "correct" and a.target_id == act.pk]
    return corrections[-1].effective_on if corrections else act.effective_on


def _term_end(act, told: list) -> date:
    corrections = [a for a in told if a.kind == "correct" and a.target_id == act.pk]
    return corrections[-1].term_end if corrections else act.term_end


def _reason(act, told: list) -> str:
    given = [a.end_reason for a in told if a.kind == "correct" and a.target_id == act.pk and a.end_reason]
    return given[-1] if given else act.end_reason


def _acts_on(rows: Rows, office: int, day: date, known_at: datetime) -> bool:
    """Whether holders of an office act on after a term that ends on a day: its own rule, else the nation's."""
    told = [r for r in known(rows.settings, known_at) if r.key == "holder_acts_on" and r.valid_from <= day]
    for keeper in (office, None):
        own = sorted((r.valid_from, r.value) for r in told if r.office_id == keeper)
        if own:
            return own[-1][1]
    return False


def _days_in_office(appointment, rows: Rows, known_at: datetime) -> tuple[date, date, date] | None:
    """First day, last day as if nobody followed, and last day of the term."""
    told = _told(rows.acts, appointment, known_at)
    appoints = [a for a in told if a.kind in ("appoint", "renew")]
    if not appoints or any(a.kind == "void" for a in told):
        return None
    first, term_end = _day(appoints[-1], told), _term_end(appoints[-1], told)
    last = date.max if _acts_on(rows, appointment.office_id, term_end, known_at) else term_end
    last = min(last, _died(appointment, rows, known_at))
    for act in _own(told):
        if act.kind == "end":
            last = min(last, _day(act, told))
        if act.kind == "revoke":
            last = min(last, _day(act, told) - timedelta(days=1))
    return (first, last, term_end) if last >= first else None


def _begins_later(appointment, rows: Rows, day: date, known_at: datetime) -> bool:
    """Whether it was decided by a day that somebody begins after it; nobody is being checked any more then."""
    days = _days_in_office(appointment, rows, known_at)
    issued = appointment.order.issued_on if appointment.order else None
    told = known_at.astimezone(BANGKOK).date() <= day or (issued is not None and issued <= day)
    return days is not None and days[0] > day and told


def _own(told: list) -> list:
    """Without what a death on another appointment brought along: the recount finds that out by itself."""
    return [a for a in told if a.kind != "correct" and not (a.because_id and a.end_reason == "died")]


def _died(appointment, rows: Rows, known_at: datetime) -> date:
    """The last day of a life, told by an act on whichever appointment of the person; a void one tells nothing."""
    days = [date.max]
    for other in rows.appointments:
        told = _told(rows.acts, other, known_at) if other.person_id == appointment.person_id else []
        if not any(a.kind == "void" for a in told):
            days += [_day(a, told) for a in _own(told) if _reason(a, told) == "died"]
    return min(days)


def _state(appointment, rows: Rows, day: date, known_at: datetime) -> str | None:
    told = _told(rows.acts, appointment, known_at)
    if any(a.kind == "void" for a in told) or day > _died(appointment, rows, known_at):
        return None
    appoints = [a for a in told if a.kind in ("appoint", "renew")]
    if appoints and day >= _day(appoints[-1], told):
        return _in_office(appointment, rows, day, known_at)
    over = {"withdraw": day, "end": day - timedelta(days=1)}
    if any(_day(a, told) <= over[a.kind] for a in _own(told) if a.kind in over):
        return None
    steps = [a for a in _own(told) if a.kind in STEPS and _day(a, told) <= day]
    return STEPS[max(steps, key=lambda a: (_day(a, told), told.index(a))).kind] if steps else None


def _in_office(appointment, rows: Rows, day: date, known_at: datetime) -> str | None:
    days = _days_in_office(appointment, rows, known_at)
    if days is None or not days[0] <= day <= days[1]:
        return None
    for other in rows.appointments:
        next_days = _days_in_office(other, rows, known_at) if other.seat_id == appointment.seat_id else None
        if other.pk == appointment.pk or next_days is None or not days[0] <= next_days[0] <= day:
            continue
        # A further term ends the one before it; whoever follows ends the days after a term.
        if other.renews_id == appointment.pk or next_days[0] > days[2]:
            return None
    return "appointed"
