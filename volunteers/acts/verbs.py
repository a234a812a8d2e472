"""The verbs: each puts its arguments into new acts and calls ``carry_out``. One is the list of one.

``ask`` tells what ``carry_out`` would do, or every rule that it would refuse for, and writes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import once
from accounts.rules import RuleBroken, raise_all
from provinces.models import Office
from volunteers.acts import store
from volunteers.acts.decide import decide
from volunteers.acts.entries import NewAct, Opening
from volunteers.acts.kinds import Kind, follows
from volunteers.acts.world import Decision
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder, Person, Seat


def carry_out(*, by: User | None, new_acts: Sequence[NewAct]) -> store.Done:
    """Decide and store: all of the acts or, raising RuleBroken with every reason, none. One audit entry each."""
    with transaction.atomic():
        loaded = store.load_for(new_acts, lock=True)
        decision = decide(loaded.world, new_acts)
        _refuse(decision)
        return store.write(decision, loaded, by=by)


def ask(new_acts: Sequence[NewAct]) -> Decision:
    """What would follow from the acts, and what each would be refused for; nothing is written."""
    return decide(store.load_for(new_acts, lock=False).world, new_acts)


def next_steps(appointment: Appointment) -> list[str]:
    """The kinds of act that are possible now, in the order of a career."""
    last = appointment.acts.standing().exclude(kind=Kind.CORRECT).order_by("recorded_at", "pk").last()
    return [kind.value for kind in follows(last.kind if last else None)]


def nominate(*, by: User, form_key: UUID | None = None, **nomination) -> Appointment:
    """Put a person forward for a seat or, with ``renews``, for a further term on it (arguments of ``nomination``).

    The same ``form_key`` again is the same form again: the appointment it made before is returned.
    """
    made_here = Appointment.objects.filter(office=nomination["office"])
    new = nominating(form_key=form_key, **nomination)
    try:
        appointment, _new = once(made_here, form_key=form_key, make=lambda: _opened(by, new))
    except RuleBroken:
        # The same form, sent at the same moment, waited for the seat until its twin was done.
        twin = made_here.filter(form_key=form_key).first() if form_key else None
        if twin is None:
            raise
        return twin
    return appointment


def check(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """The working group has checked the qualifications."""
    _one(by, appointment, step(Kind.CHECK, appointment=appointment, on=on, reason=reason, version=version))


def propose(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """Propose for appointment: from now on the seat is pending, on the office's desk."""
    _one(by, appointment, step(Kind.PROPOSE, appointment=appointment, on=on, reason=reason, version=version))


def receive(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """The ministry has the papers: pending on its desk."""
    _one(by, appointment, step(Kind.RECEIVE, appointment=appointment, on=on, reason=reason, version=version))


def send_back(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """The ministry returned the papers for correction: still pending."""
    _one(by, appointment, step(Kind.RETURN, appointment=appointment, on=on, reason=reason, version=version))


def withdraw(
    *,
    by: User,
    appointment: Appointment,
    on: date,
    end_reason: str = "",
    reason: str = "",
    version: int | None = None,
) -> None:
    """The nomination ends without an appointment; ``on`` is the first day without it.

    With an ``end_reason`` that ends everything (``states.ENDS_EVERYTHING``) it does so here too: ``on`` is the first
    day without any seat, of a death the day itself, and may lie before the steps that were recorded meanwhile.
    """
    new = step(Kind.WITHDRAW, appointment=appointment, on=on, end_reason=end_reason, reason=reason, version=version)
    _one(by, appointment, new)


def appoint(*, by: User, appointment: Appointment, **term) -> None:
    """Put the person into office from ``term_start`` until ``term_end``, both inclusive (arguments of ``appointing``).

    A further term (``renews``) ends the term before it on the day before it starts.
    """
    _one(by, appointment, appointing(appointment=appointment, **term))


def end(
    *,
    by: User,
    appointment: Appointment,
    last_day: date,
    end_reason: str,
    reason: str = "",
    version: int | None = None,
) -> None:
    """The holder leaves office; ``last_day`` is the last day served."""
    new = step(Kind.END, appointment=appointment, on=last_day, end_reason=end_reason, reason=reason, version=version)
    _one(by, appointment, new)


def revoke(*, by: User, appointment: Appointment, from_day: date, reason: str, version: int | None = None) -> None:
    """The order is revoked; ``from_day`` is the first day no longer in office (the first day of all undoes it)."""
    _one(by, appointment, step(Kind.REVOKE, appointment=appointment, on=from_day, reason=reason, version=version))


def correct(
    *,
    by: User,
    act: AppointmentAct,
    effective_on: date,
    term_end: date | None = None,
    end_reason: str = "",
    reason: str,
    version: int | None = None,
) -> None:
    """Give an act its right day, an appointment its right last day, an end its right reason ("": it stays).

    What was wrong stays readable.
    """
    new = step(Kind.CORRECT, appointment=act.appointment, on=effective_on, term_end=term_end, end_reason=end_reason,
               target_id=act.pk, reason=reason, version=version)  # fmt: skip
    _one(by, act.appointment, new)


def void(*, by: User, appointment: Appointment, reason: str, version: int | None = None) -> None:
    """The whole appointment was entered by mistake; it stays in the history and counts nowhere."""
    _one(by, appointment, step(Kind.VOID, appointment=appointment, reason=reason, version=version))


def undo(*, by: User, appointment: Appointment, reason: str = "", version: int | None = None) -> AppointmentAct:
    """Take back the last standing act; returns it."""
    act = _one(by, appointment, step(Kind.UNDO, appointment=appointment, reason=reason, version=version))
    return AppointmentAct.objects.get(answers=act)


def nominate_all(*, by: User, entries: Iterable[dict]) -> list[Appointment]:
    """Put many forward at once, all or none; each entry is the arguments of ``nominating``."""
    done = carry_out(by=by, new_acts=[nominating(**entry) for entry in entries])
    made = Appointment.objects.in_bulk(done.appointments)
    return [made[pk] for pk in done.appointments]


def propose_all(*, by: User, entries: Iterable[dict]) -> None:
    """Propose many at once, all or none; each entry is the arguments of ``propose``."""
    carry_out(by=by, new_acts=[step(Kind.PROPOSE, **entry) for entry in entries])


def appoint_all(*, by: User, entries: Iterable[dict]) -> None:
    """Appoint many at once, as by one order, all or none; each entry is the arguments of ``appointing``."""
    carry_out(by=by, new_acts=[appointing(**entry) for entry in entries])


def nominating(
    *,
    person: Person,
    office: Office,
    seat: Seat | None,
    on: date,
    category: str = Appointment.Category.TAMBON_LEAD,
    batch: str = "",
    renews: Appointment | None = None,
    reason: str = "",
    form_key: UUID | None = None,
) -> NewAct:
    """A nomination on a day, not yet decided."""
    opening = Opening(
        person_id=person.pk,
        office_id=office.pk,
        seat_id=seat.pk if seat else None,
        category=str(category),
        batch=batch,
        renews_id=renews.pk if renews else None,
        form_key=form_key,
    )
    return NewAct(Kind.NOMINATE.value, day=on, opening=opening, reason=reason)


def appointing(
    *,
    appointment: Appointment,
    term_start: date,
    term_end: date,
    order: AppointmentOrder | None = None,
    no_order_reason: str = "",
    reason: str = "",
    version: int | None = None,
) -> NewAct:
    """An appointment from ``term_start`` until ``term_end`` (both inclusive), not yet decided."""
    order_id = order.pk if order else None
    return step(Kind.APPOINT, appointment=appointment, on=term_start, term_end=term_end, order_id=order_id,
                no_order_reason=no_order_reason, reason=reason, version=version)  # fmt: skip


def step(kind: str, *, appointment: Appointment, on: date | None = None, **more) -> NewAct:
    """Any other act, not yet decided; ``more`` are further fields of ``NewAct``."""
    return NewAct(Kind(kind).value, day=on, appointment_id=appointment.pk, **more)


def _opened(by: User, new: NewAct) -> Appointment:
    done = carry_out(by=by, new_acts=[new])
    return Appointment.objects.get(pk=done.appointments[0])


def _one(by: User, appointment: Appointment, new: NewAct) -> AppointmentAct:
    """Carry one act out; the appointment in hand then says what the stored one says."""
    done = carry_out(by=by, new_acts=[new])
    for name, value in asdict(done.dates[appointment.pk]).items():
        setattr(appointment, name, value)
    appointment.version = done.versions[appointment.pk]
    return done.acts[0]


def _refuse(decision: Decision) -> None:
    """Raise every reason; where several acts were asked for each says whom it is about."""
    if decision.asked < 2:
        raise_all(broken.rule for broken in decision.broken)
    people = Person.objects.in_bulk({broken.person_id for broken in decision.broken})
    raise_all(
        RuleBroken(
            _("%(name)s: %(reason)s") % {"name": people[broken.person_id], "reason": " ".join(broken.rule.messages)},
            code=broken.rule.codes[0],
        )
        for broken in decision.broken
    )
