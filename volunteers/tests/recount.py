"""The slow and obvious way to say what a seat was on a day, for checking the fast one."""

from datetime import date, datetime

STEPS = {
    "nominate": "nominated",
    "check": "nominated",
    "propose": "pending",
    "receive": "pending",
    "return": "pending",
    "withdraw": None,
}
BEST = ["appointed", "pending", "nominated"]


def state_of_seat(acts: list, appointments: list, *, day: date, known_at: datetime) -> str:
    """State of the one seat all ``appointments`` are on, found act by act, without spells."""
    states = {_state(a, acts, appointments, day, known_at) for a in appointments}
    return next((state for state in BEST if state in states), "vacant")


def _known(acts: list, appointment, known_at: datetime) -> list:
    seen = [a for a in acts if a.recorded_at <= known_at]
    undone = {a.target_id for a in seen if a.kind == "undo"}
    return [a for a in seen if a.appointment_id == appointment.pk and a.pk not in undone and a.kind != "undo"]


def _day(act, known: list) -> date:
    corrections = [a for a in known if a.kind == "correct" and a.target_id == act.pk]
    return corrections[-1].effective_on if corrections else act.effective_on


def _term_end(act, known: list) -> date:
    corrections = [a for a in known if a.kind == "correct" and a.target_id == act.pk]
    return corrections[-1].term_end if corrections else act.term_end


def _days_in_office(appointment, acts: list, known_at: datetime) -> tuple[date, date] | None:
    known = _known(acts, appointment, known_at)
    appoints = [a for a in known if a.kind in ("appoint", "renew")]
    if not appoints or any(a.kind == "void" for a in known):
        return None
    first, last = _day(appoints[-1], known), _term_end(appoints[-1], known)
    for act in known:
        if act.kind == "end":
            last = min(last, _day(act, known))
        if act.kind == "revoke":
            last = min(last, date.fromordinal(_day(act, known).toordinal() - 1))
    return (first, last) if last >= first else None


def _state(appointment, acts: list, appointments: list, day: date, known_at: datetime) -> str | None:
    known = _known(acts, appointment, known_at)
    if any(a.kind == "void" for a in known):
        return None
    appoints = [a for a in known if a.kind in ("appoint", "renew")]
    if appoints and day >= _day(appoints[-1], known):
        return _in_office(appointment, acts, appointments, day, known_at)
    steps = [a for a in known if a.kind in STEPS and _day(a, known) <= day]
    return STEPS[max(steps, key=lambda a: (_day(a, known), known.index(a))).kind] if steps else None


def _in_office(appointment, acts: list, appointments: list, day: date, known_at: datetime) -> str | None:
    days = _days_in_office(appointment, acts, known_at)
    if days is None or not days[0] <= day <= days[1]:
        return None
    for other in appointments:
        further = _days_in_office(other, acts, known_at)
        if other.renews_id == appointment.pk and further and days[0] <= further[0] <= day:
            return None
    return "appointed"
