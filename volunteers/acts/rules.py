"""What may not happen to an appointment, each rule with its code and its sentence. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from thai.display import local_date
from thai.spans import Run
from volunteers.acts.entries import NewAct
from volunteers.acts.kinds import KINDS, Day, Effect, Kind, follows
from volunteers.acts.timeline import Act, ActsOn, Case, Effective, entering, stage
from volunteers.states import EndReason, SeatState


def first_things(entry: NewAct, case: Case, own: list[Act]) -> Iterator[RuleBroken]:
    """Without these nothing else can be judged. ``own`` are the standing acts of the appointment."""
    if entry.version is not None and entry.version != case.version:
        yield RuleBroken(
            _("Somebody else changed this appointment meanwhile. Please read the latest state and try again."),
            code="changed_meanwhile",
        )
    if entry.opening is None and entry.kind not in follows(stage(own)):
        yield RuleBroken(
            _("This step is not possible in the present state of the appointment."), code="step_not_possible"
        )
    if KINDS[entry.kind].effect == Effect.CORRECT:
        target = next((a for a in own if a.id == entry.target_id), None)
        if target is None or target.kind in (Kind.CORRECT, Kind.VOID):
            yield RuleBroken(_("This entry cannot be corrected."), code="not_correctable")


def not_in_future(entry: NewAct, target: Act | None, today: date) -> Iterator[RuleBroken]:
    """Steps before an appointment are recorded when they have happened, and so is a death."""
    needed = KINDS[target.kind if target else entry.kind].day
    happened = needed == Day.PAST or EndReason.DIED in (entry.end_reason, target.end_reason if target else "")
    if happened and entry.day and entry.day > today:
        yield day_in_future(entry.day, today)


def day_in_future(day: date, today: date) -> RuleBroken:
    """What has happened has its day."""
    sentence = _("%(day)s lies in the future. Please give the day on which it happened, for example %(today)s.")
    return RuleBroken(sentence % {"day": local_date(day), "today": local_date(today)}, code="day_in_future")


def seat_exists(entry: NewAct, target: Act | None, case: Case, validity: Sequence[Run]) -> Iterator[RuleBroken]:
    """Nobody is put forward for a seat, or enters office on it, on a day on which it does not exist (as known now)."""
    about = KINDS[target.kind if target else entry.kind]
    if case.seat_id is None or entry.day is None or not (about.effect == Effect.ENTER or about.kind == Kind.NOMINATE):
        return
    if not any(first <= entry.day <= (last or entry.day) for first, last in validity):
        yield RuleBroken(
            _("This seat does not exist on %(day)s.") % {"day": local_date(entry.day)}, code="seat_not_in_force"
        )


def term_in_order(entry: NewAct) -> Iterator[RuleBroken]:
    """The last day of a term is not before its first."""
    if entry.term_end and entry.day and entry.term_end < entry.day:
        yield RuleBroken(_("The term ends before it starts."), code="term_ends_before_start")


def has_evidence(entry: NewAct) -> Iterator[RuleBroken]:
    """An appointment rests on an order, or says why it has none."""
    if KINDS[entry.kind].effect == Effect.ENTER and not entry.order_id and not entry.no_order_reason:
        yield RuleBroken(_("Please give the order, or the reason for having none."), code="no_evidence")


def may_be_renewed(renewed: list[Act]) -> Iterator[RuleBroken]:
    """Only somebody in office is put forward for a further term; ``renewed`` are the standing acts of that one."""
    last = stage(renewed)
    if last is None or KINDS[last].effect != Effect.ENTER:
        yield RuleBroken(
            _("Only a term that was appointed and not cut short can be followed by a further one."),
            code="not_renewable",
        )


def not_a_candidate_yet(others: list[list[Act]]) -> Iterator[RuleBroken]:
    """Nobody is put forward twice for one seat; ``others`` are the standing acts of each of the same pair."""
    stages = [last for own in others if (last := stage(own))]
    if any(KINDS[last].effect == Effect.STAGE for last in stages):
        yield RuleBroken(_("This person is already put forward for this seat."), code="already_candidate")


def days_in_order(effective: list[Effective], newest: str) -> Iterator[RuleBroken]:
    """Steps keep the order in which they were recorded, and nobody leaves office before entering it.

    An end of everything is told when it is known: its day may lie before what was recorded in ignorance of it.
    """
    effective = [a for a in effective if not a.ends_everything]
    steps = [a.position for a in effective if KINDS[a.kind].steps]
    starts = [a.effective_on for a in effective if a.effect == Effect.ENTER]
    ends = [a.effective_on for a in effective if a.effect == Effect.LEAVE]
    if steps == sorted(steps) and not (starts and ends and min(ends) < max(starts)):
        return
    if KINDS[newest].steps:
        yield RuleBroken(_("This day lies before the step that came before it."), code="day_before_last_step")
    elif newest == Kind.END:
        yield RuleBroken(_("The last day in office lies before the term begins."), code="day_before_term")
    elif newest == Kind.REVOKE:
        yield RuleBroken(_("The revocation lies before the term begins."), code="day_before_term")
    else:
        yield RuleBroken(
            _("With this day the steps would be out of order. Please look at the days before and after."),
            code="steps_out_of_order",
        )


def leaves_within_term(effective: list[Effective], holds_over: ActsOn, case: Case, now) -> Iterator[RuleBroken]:
    """Nobody leaves office after the term, unless holders act on after it (a dated setting)."""
    enter = entering(effective)
    last_days = [a.last_in_office for a in effective if a.effect == Effect.LEAVE]
    if not (enter and enter.term_end and last_days):
        return
    if max(last_days) > enter.term_end and not holds_over(enter.term_end, now, case.office_id):
        yield RuleBroken(_("The last day in office lies after the term ends."), code="day_after_term")


def seat_taken(state: str, first: date, last: date | None) -> RuleBroken:
    """One holder, and one pending appointment, per seat and day."""
    days = {"days": days_in_words(first, last)}
    if state == SeatState.APPOINTED:
        sentence = _("This seat already has a holder on these days (%(days)s). End that term first.")
        return RuleBroken(sentence % days, code="seat_taken")
    return RuleBroken(_("Somebody else already awaits the order for this seat (%(days)s).") % days, code="seat_pending")


def person_taken(first: date, last: date | None) -> RuleBroken:
    """One seat per holder and day."""
    sentence = _("This person already holds another seat on these days (%(days)s).")
    return RuleBroken(sentence % {"days": days_in_words(first, last)}, code="person_taken")


def is_graduate(first: date, last: date | None) -> RuleBroken:
    """A labour graduate is hired; a volunteer is not. Nobody is both on one day."""
    sentence = _("This person is a labour graduate on these days (%(days)s). End the posting first.")
    return RuleBroken(sentence % {"days": days_in_words(first, last)}, code="is_graduate")


def person_died(day: date) -> RuleBroken:
    """Nobody is put forward, appointed or posted for days after the person's death."""
    sentence = _(
        "This person died; the last day was %(day)s. If that was entered wrongly, correct or undo that entry first."
    )
    return RuleBroken(sentence % {"day": local_date(day)}, code="person_died")


def quicker() -> RuleBroken:
    """The database had the last word."""
    sentence = _("Somebody else was quicker: the seat or the person is taken on these days.")
    return RuleBroken(sentence, code="quicker")


def days_in_words(first: date, last: date | None) -> str:
    """``11 มิ.ย. 2568 – 10 มิ.ย. 2571``; an open end says so."""
    end = local_date(last) if last else _("no end yet")
    return f"{local_date(first)} – {end}"
