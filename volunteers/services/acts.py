"""The steps of an appointment. Each writes one act, renews the spells of the seat and the audit trail."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import User
from accounts.rules import RuleBroken
from provinces.models import Office
from thai.calendar import today
from volunteers import timeline
from volunteers.models import Appointment, AppointmentAct, AppointmentOrder, Person, Seat
from volunteers.services import rules
from volunteers.services.spells import acting_on, segments_now, write_spells

Kind = AppointmentAct.Kind
BEFORE_OFFICE = frozenset({Kind.NOMINATE, Kind.CHECK, Kind.PROPOSE, Kind.RECEIVE, Kind.RETURN})
CANDIDATE = frozenset({Kind.CHECK, Kind.PROPOSE, Kind.APPOINT, Kind.WITHDRAW, Kind.CORRECT, Kind.VOID, Kind.UNDO})
PENDING = frozenset({Kind.APPOINT, Kind.WITHDRAW, Kind.CORRECT, Kind.VOID, Kind.UNDO})
HOLDER = frozenset({Kind.END, Kind.REVOKE, Kind.CORRECT, Kind.VOID, Kind.UNDO})
NEXT: dict[str | None, frozenset[str]] = {
    None: frozenset(),
    Kind.NOMINATE: CANDIDATE,
    Kind.CHECK: CANDIDATE - {Kind.CHECK},
    Kind.PROPOSE: PENDING | {Kind.RECEIVE, Kind.RETURN},
    Kind.RECEIVE: PENDING | {Kind.RETURN},
    Kind.RETURN: PENDING | {Kind.PROPOSE},
    Kind.APPOINT: HOLDER,
    Kind.RENEW: HOLDER,
    Kind.END: frozenset({Kind.CORRECT, Kind.VOID, Kind.UNDO}),
    Kind.REVOKE: frozenset({Kind.CORRECT, Kind.VOID, Kind.UNDO}),
    Kind.WITHDRAW: frozenset({Kind.UNDO}),
    Kind.VOID: frozenset({Kind.UNDO}),
}


def next_steps(appointment: Appointment) -> list[str]:
    """The kinds of act that are possible now, in the order of a career."""
    last = _stage(appointment)
    return [kind.value for kind in Kind if kind in NEXT[last]]


def nominate(
    *,
    by: User,
    person: Person,
    office: Office,
    seat: Seat | None,
    on: date,
    category: str = Appointment.Category.TAMBON_LEAD,
    batch: str = "",
    renews: Appointment | None = None,
    reason: str = "",
) -> Appointment:
    """Put a person forward for a seat (or, with ``renews``, for a further term on it)."""
    rules.not_in_future(on, today())
    rules.seat_exists_on(seat, on)
    with transaction.atomic():
        _lock(person, seat)
        if renews and _stage(renews) not in (Kind.APPOINT, Kind.RENEW):
            raise RuleBroken(_("Only a term that was appointed and not cut short can be followed by a further one."))
        if seat and _already_candidate(person, seat):
            raise RuleBroken(_("This person is already put forward for this seat."))
        appointment = Appointment.objects.create(
            person=person, office=office, seat=seat, category=category, batch=batch, renews=renews
        )
        _write(by, appointment, Kind.NOMINATE, effective_on=on, reason=reason)
    return appointment


def check(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """The working group has checked the qualifications."""
    _before_office(by, appointment, Kind.CHECK, on, reason, version)


def propose(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """Propose for appointment: from now on the seat is pending, on the office's desk."""
    _before_office(by, appointment, Kind.PROPOSE, on, reason, version)


def receive(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """The ministry has the papers: pending on its desk."""
    _before_office(by, appointment, Kind.RECEIVE, on, reason, version)


def send_back(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """The ministry returned the papers for correction: still pending."""
    _before_office(by, appointment, Kind.RETURN, on, reason, version)


def withdraw(*, by: User, appointment: Appointment, on: date, reason: str = "", version: int | None = None) -> None:
    """The nomination ends without an appointment; ``on`` is the first day without it."""
    _before_office(by, appointment, Kind.WITHDRAW, on, reason, version)


def appoint(
    *,
    by: User,
    appointment: Appointment,
    term_start: date,
    term_end: date,
    order: AppointmentOrder | None = None,
    no_order_reason: str = "",
    reason: str = "",
    version: int | None = None,
) -> None:
    """Put the person into office from ``term_start`` until ``term_end`` (both inclusive).

    A further term (``renews``) ends the term before it on the day before it starts.
    """
    if term_end < term_start:
        raise RuleBroken(_("The term ends before it starts."))
    if not order and not no_order_reason:
        raise RuleBroken(_("Please give the order, or the reason for having none."))
    rules.seat_exists_on(appointment.seat, term_start)
    kind = Kind.RENEW if appointment.renews_id else Kind.APPOINT
    with transaction.atomic():
        _begin(appointment, Kind.APPOINT, version)
        Appointment.objects.filter(pk=appointment.pk).update(order=order, no_order_reason=no_order_reason)
        _write(
            by, appointment, kind, effective_on=term_start, term_start=term_start, term_end=term_end, order=order,
            reason=reason,
        )  # fmt: skip


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
    with transaction.atomic():
        _begin(appointment, Kind.END, version)
        if appointment.term_start and last_day < appointment.term_start:
            raise RuleBroken(_("The last day in office lies before the term begins."))
        _write(by, appointment, Kind.END, effective_on=last_day, end_reason=end_reason, reason=reason)


def revoke(*, by: User, appointment: Appointment, from_day: date, reason: str, version: int | None = None) -> None:
    """The order is revoked; ``from_day`` is the first day no longer in office (the first day of all undoes it)."""
    with transaction.atomic():
        _begin(appointment, Kind.REVOKE, version)
        if appointment.term_start and from_day < appointment.term_start:
            raise RuleBroken(_("The revocation lies before the term begins."))
        _write(by, appointment, Kind.REVOKE, effective_on=from_day, reason=reason)


def correct(
    *,
    by: User,
    act: AppointmentAct,
    effective_on: date,
    term_end: date | None = None,
    reason: str,
    version: int | None = None,
) -> None:
    """Give an act its right day (and an appointment its right last day). The wrong one stays readable."""
    appointment = act.appointment
    appoints = act.kind in (Kind.APPOINT, Kind.RENEW)
    if act.kind in timeline.STAGE_OF:
        rules.not_in_future(effective_on, today())
    with transaction.atomic():
        _begin(appointment, Kind.CORRECT, version)
        if act.undone_at or act.kind in (Kind.CORRECT, Kind.UNDO, Kind.VOID):
            raise RuleBroken(_("This entry cannot be corrected."))
        # An earlier correction of the last day stands unless this one names another.
        term_end = (term_end or appointment.term_end) if appoints else None
        if term_end and term_end < effective_on:
            raise RuleBroken(_("The term ends before it starts."))
        if appoints or act.kind == Kind.NOMINATE:
            rules.seat_exists_on(appointment.seat, effective_on)
        _write(
            by, appointment, Kind.CORRECT, effective_on=effective_on, term_end=term_end, target=act, reason=reason
        )  # fmt: skip


def void(*, by: User, appointment: Appointment, reason: str, version: int | None = None) -> None:
    """The whole appointment was entered by mistake; it stays in the history and counts nowhere."""
    with transaction.atomic():
        _begin(appointment, Kind.VOID, version)
        _write(by, appointment, Kind.VOID, effective_on=today(), reason=reason)


def undo(*, by: User, appointment: Appointment, reason: str = "", version: int | None = None) -> AppointmentAct:
    """Take back the last standing act; returns it."""
    with transaction.atomic():
        _begin(appointment, Kind.UNDO, version)
        last = appointment.acts.standing().order_by("recorded_at", "pk").last()
        act = _write(
            by, appointment, Kind.UNDO, effective_on=today(), target=last, reason=reason
        )  # fmt: skip
    last.undone_at = act.recorded_at
    return last


def _before_office(by: User, appointment: Appointment, kind: str, on: date, reason: str, version: int | None) -> None:
    rules.not_in_future(on, today())
    with transaction.atomic():
        _begin(appointment, kind, version)
        acts = timeline.corrected(list(appointment.acts.standing()))
        if on < max(a.effective_on for a in acts if a.kind in BEFORE_OFFICE):
            raise RuleBroken(_("This day lies before the step that came before it."))
        _write(by, appointment, kind, effective_on=on, reason=reason)


def _begin(appointment: Appointment, kind: str, version: int | None) -> None:
    """Lock, look whether somebody was quicker, and whether this step is possible."""
    _lock(appointment.person, appointment.seat)
    rows = Appointment.objects.filter(pk=appointment.pk)
    if version is not None:
        rows = rows.filter(version=version)
    if not rows.update(version=F("version") + 1):
        raise RuleBroken(
            _("Somebody else changed this appointment meanwhile. Please read the latest state and try again.")
        )
    appointment.refresh_from_db()
    if kind not in NEXT[_stage(appointment)]:
        raise RuleBroken(_("This step is not possible in the present state of the appointment."))


def _lock(person: Person, seat: Seat | None) -> None:
    """One writer per seat and person (PostgreSQL; SQLite's transaction already is alone)."""
    if seat:
        Seat.objects.select_for_update().get(pk=seat.pk)
    Person.objects.select_for_update().get(pk=person.pk)


def _stage(appointment: Appointment) -> str | None:
    """The last standing step, corrections apart."""
    last = appointment.acts.standing().exclude(kind=Kind.CORRECT).order_by("recorded_at", "pk").last()
    return last.kind if last else None


def _already_candidate(person: Person, seat: Seat) -> bool:
    return any(
        _stage(a) in BEFORE_OFFICE for a in Appointment.objects.filter(person=person, seat=seat)
    )  # fmt: skip


def _write(by: User, appointment: Appointment, kind: str, **fields) -> AppointmentAct:
    """Write an act with everything that follows from it."""
    act = AppointmentAct.objects.create(appointment=appointment, kind=kind, by=by, **fields)
    if kind == Kind.UNDO:
        AppointmentAct.objects.filter(pk=act.target_id).update(undone_at=act.recorded_at)
    effective = timeline.corrected(list(appointment.acts.standing().order_by("recorded_at", "pk")))
    rules.days_in_order(effective)
    rules.leaves_within_term(effective, acts_on=acting_on())
    segments = segments_now(appointment, at=act.recorded_at)
    rules.seat_is_free(segments, appointment=appointment)
    rules.person_is_free(segments, appointment=appointment)
    try:
        write_spells(appointment, segments, at=act.recorded_at)
    except IntegrityError as error:
        raise RuleBroken(_("Somebody else was quicker: the seat or the person is taken on these days.")) from error
    _repeat_dates(appointment, effective)
    record(
        by=by,
        act=f"volunteers.{kind}",
        target=appointment,
        reason=fields.get("reason", ""),
        province_code=appointment.office.province_id or "",
    )
    return act


def _repeat_dates(appointment: Appointment, acts: list[timeline.Corrected]) -> None:
    """Copy to the appointment what its standing acts say, for reading."""
    office = [a for a in acts if a.kind in (Kind.APPOINT, Kind.RENEW)]
    over = [a for a in acts if a.kind in (Kind.END, Kind.REVOKE)]
    closed = [a for a in acts if a.kind in (Kind.WITHDRAW, Kind.VOID)]
    last_day = (over[-1].effective_on - timeline.ONE_DAY * (over[-1].kind == Kind.REVOKE)) if over else None
    ending = appointment.acts.standing().filter(kind=Kind.END).order_by("recorded_at", "pk").last()
    changes = {
        "term_start": office[-1].effective_on if office else None,
        "term_end": office[-1].term_end if office else None,
        "ended_on": last_day,
        "end_reason": "revoked" if over and over[-1].kind == Kind.REVOKE else ending.end_reason if ending else "",
        "closed_on": closed[-1].effective_on if closed else None,
    }
    if not office:
        changes |= {"order": None, "no_order_reason": ""}
    Appointment.objects.filter(pk=appointment.pk).update(**changes)
    appointment.refresh_from_db()
