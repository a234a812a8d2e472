"""What may not happen in the register, in sentences for the officer who tried."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from thai.calendar import format_date
from thai.days import Days
from volunteers.models import Appointment, AppointmentAct, Person, PostingFacts, Seat, SeatSpell, SeatState
from volunteers.timeline import STAGE_OF, Corrected, Segment

Kind = AppointmentAct.Kind


def overlapping(first: date, last: date | None) -> Q:
    """Rows whose ``first_day``–``last_day`` share a day with these days (None is open)."""
    return (Q(last_day=None) | Q(last_day__gte=first)) & (Q(first_day__lte=last) if last else Q())


def seat_exists_on(seat: Seat | None, day: date) -> None:
    """A seat is filled only while it exists."""
    if seat and not Seat.objects.filter(pk=seat.pk).in_force(Days(day)).exists():
        raise RuleBroken(_("This seat does not exist on %(day)s.") % {"day": format_date(day)})


def not_in_future(day: date, today: date) -> None:
    """Steps before an appointment are recorded when they have happened."""
    if day > today:
        raise RuleBroken(
            _("%(day)s lies in the future. Please give the day on which it happened, for example %(today)s.")
            % {"day": format_date(day), "today": format_date(today)}
        )


def days_in_order(effective: list[Corrected]) -> None:
    """Steps keep the order in which they were recorded, and nobody leaves office before entering it."""
    steps = [a.position for a in effective if a.kind in STAGE_OF]
    starts = [a.effective_on for a in effective if a.kind in (Kind.APPOINT, Kind.RENEW)]
    ends = [a.effective_on for a in effective if a.kind in (Kind.END, Kind.REVOKE)]
    if steps != sorted(steps) or (starts and ends and min(ends) < max(starts)):
        raise RuleBroken(_("With this day the steps would be out of order. Please look at the days before and after."))


def leaves_within_term(effective: list[Corrected], *, acts_on: Callable[[date], bool]) -> None:
    """Nobody leaves office after the term, unless holders act on after it (``acts_on``, a dated setting)."""
    terms = [a.term_end for a in effective if a.kind in (Kind.APPOINT, Kind.RENEW) and a.term_end]
    last_days = [a.effective_on for a in effective if a.kind == Kind.END]
    last_days += [a.effective_on - timedelta(days=1) for a in effective if a.kind == Kind.REVOKE]
    if terms and last_days and max(last_days) > max(terms) and not acts_on(max(terms)):
        raise RuleBroken(_("The last day in office lies after the term ends."))


def seat_is_free(segments: list[Segment], *, appointment: Appointment) -> None:
    """One holder, and one pending appointment, per seat and day."""
    own = [s for s in segments if s.appointment_id == appointment.pk and s.state != SeatState.NOMINATED]
    for mine in own:
        for other in segments:
            if other.appointment_id != appointment.pk and other.state == mine.state and _share_a_day(mine, other):
                sentence = (
                    _("This seat already has a holder on these days (%(days)s). End that term first.")
                    if mine.state == SeatState.APPOINTED
                    else _("Somebody else already awaits the order for this seat (%(days)s).")
                )
                raise RuleBroken(sentence % {"days": days_in_words(other.first_day, other.last_day)})


def person_is_free(segments: list[Segment], *, appointment: Appointment) -> None:
    """One seat per holder and day, and nobody is volunteer and labour graduate at once."""
    for s in segments:
        if s.appointment_id != appointment.pk or s.state != SeatState.APPOINTED:
            continue
        held = SeatSpell.objects.known().filter(
            overlapping(s.first_day, s.last_day), person=appointment.person, state=SeatState.APPOINTED
        )
        elsewhere = held.exclude(appointment=appointment).exclude(seat=appointment.seat).first()
        if elsewhere:
            raise RuleBroken(
                _("This person already holds another seat on these days (%(days)s).")
                % {"days": days_in_words(elsewhere.first_day, elsewhere.last_day)}
            )
        not_a_graduate(appointment.person, s.first_day, s.last_day)


def not_a_graduate(person: Person, first: date, last: date | None) -> None:
    """A labour graduate is hired; a volunteer is not. Nobody is both on one day."""
    posting = PostingFacts.objects.known().filter(overlapping(first, last), person=person).first()
    if posting:
        raise RuleBroken(
            _("This person is a labour graduate on these days (%(days)s). End the posting first.")
            % {"days": days_in_words(posting.first_day, posting.last_day)}
        )


def not_a_volunteer(person: Person, first: date, last: date | None) -> None:
    """The other side of the same rule."""
    spell = SeatSpell.objects.known().filter(overlapping(first, last), person=person, state=SeatState.APPOINTED).first()
    if spell:
        raise RuleBroken(
            _("This person is an appointed volunteer on these days (%(days)s). End the term first.")
            % {"days": days_in_words(spell.first_day, spell.last_day)}
        )


def days_in_words(first: date, last: date | None) -> str:
    """``11 มิ.ย. 2568 – 10 มิ.ย. 2571``; an open end says so."""
    return f"{format_date(first)} – {format_date(last) if last else _('no end yet')}"


def _share_a_day(one: Segment, other: Segment) -> bool:
    starts_in_time = other.last_day is None or one.first_day <= other.last_day
    return starts_in_time and (one.last_day is None or other.first_day <= one.last_day)
