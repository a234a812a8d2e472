"""Random histories of acts, told to the register and recounted the slow way."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from thai.days import Days
from volunteers import figures, services
from volunteers.models import Appointment, AppointmentAct, Seat, SeatSpell
from volunteers.tests.recount import state_of_seat

FIRST = date(2020, 1, 1)
# (which appointment, which of the steps possible now, days after the step before, length of a term)
DEED = st.tuples(st.integers(0, 5), st.integers(0, 40), st.integers(-3, 9), st.integers(1, 25))
STORY = st.lists(DEED, min_size=5, max_size=18)
STEPS = {"check": "check", "propose": "propose", "receive": "receive", "return": "send_back", "withdraw": "withdraw"}


def tell(story, officer, office, seats, people):
    """Do each deed of the story; what the rules refuse is not done. Returns how many were done."""
    done = 0
    for which, step, gap, length in story:
        try:
            with transaction.atomic():
                _deed(which, step, gap, length, officer, office, seats, people)
                done += 1
        except services.RuleBroken:
            continue
    return done


def _deed(which, step, gap, length, officer, office, seats, people):
    appointments = list(Appointment.objects.order_by("pk"))
    appointment = appointments[which % len(appointments)] if appointments else None
    verbs = ["nominate", *(services.next_steps(appointment) * 2 if appointment else [])]
    if appointment and appointment.term_end:
        verbs += ["renew", "renew"]
    verb = verbs[step % len(verbs)]
    day = _day_of(appointment, gap) if verb != "nominate" else FIRST + timedelta(days=abs(gap))
    if verb in ("nominate", "renew"):
        renews = appointment if verb == "renew" else None
        seat = renews.seat if renews else seats[which % 2]
        person = renews.person if renews else people[(which + step) % len(people)]
        services.nominate(by=officer, person=person, office=office, seat=seat, on=day, renews=renews)
    elif verb in STEPS:
        getattr(services, STEPS[verb])(by=officer, appointment=appointment, on=day)
    else:
        _step_with_days(verb, appointment, day, length, officer)


def _day_of(appointment, gap):
    """A day near the latest day of the appointment, so that most steps are possible."""
    days = [a.effective_on for a in appointment.acts.exclude(kind__in=["undo", "void"])]
    return max(days, default=FIRST) + timedelta(days=gap)


def _step_with_days(verb, appointment, day, length, officer):
    until = day + timedelta(days=length)
    if verb == "appoint":
        services.appoint(by=officer, appointment=appointment, term_start=day, term_end=until, no_order_reason="ทดสอบ")
    elif verb == "end":
        services.end(by=officer, appointment=appointment, last_day=day, end_reason="resigned")
    elif verb == "revoke":
        services.revoke(by=officer, appointment=appointment, from_day=day, reason="ทดสอบ")
    elif verb == "correct":
        acts = appointment.acts.standing().exclude(kind="correct")
        services.correct(by=officer, act=acts[length % len(acts)], effective_on=day, term_end=until, reason="ทดสอบ")
    else:
        getattr(services, verb)(by=officer, appointment=appointment, reason="ทดสอบ")


def told(seats, *, moments):
    """State of each seat on each day at each moment, by the register."""
    days = [FIRST + timedelta(days=n) for n in range(0, 75, 3)]
    return {
        (seat.pk, day, moment): seat.state
        for moment in moments
        for day in days
        for seat in Seat.objects.filter(pk__in=[s.pk for s in seats]).with_state(Days(day, moment))
    }


def recounted(answers):
    """The same keys, recounted from the acts."""
    acts = list(AppointmentAct.objects.order_by("recorded_at", "pk"))
    by_seat = {}
    for appointment in Appointment.objects.all():
        by_seat.setdefault(appointment.seat_id, []).append(appointment)
    return {
        (seat, day, moment): state_of_seat(acts, by_seat.get(seat, []), day=day, known_at=moment)
        for seat, day, moment in answers
    }


def spell_rows():
    """All spells as comparable rows."""
    columns = ("appointment_id", "state", "desk", "first_day", "last_day", "since", "known_from", "known_until")
    return sorted(SeatSpell.objects.values_list(*columns), key=str)


@given(story=STORY)
def test_register_agrees_with_recount_at_every_moment(story, narathiwat, narathiwat_officer, seats, person):
    people = [person(name) for name in ("หนึ่ง", "สอง", "สาม")]
    with transaction.atomic():
        tell(story, narathiwat_officer, narathiwat, seats, people)
        moments = list(AppointmentAct.objects.order_by("pk").values_list("recorded_at", flat=True))
        answers = told(seats[:2], moments=moments[-1:] + moments[: len(moments) // 2][-1:])
        assert answers == recounted(answers)
        one_by_one = spell_rows()
        services.rebuild_spells()
        assert spell_rows() == one_by_one
        transaction.set_rollback(True)


@pytest.mark.parametrize("as_of", [date(2020, 1, 20), date(2020, 2, 10)])
def test_parts_add_up_to_the_seats(as_of, seats, appointed, nominated):
    appointed(seats[0])
    nominated(seats[1])
    found = figures.coverage_of("96", Days(as_of))
    assert found.seats == found.appointed + found.pending + found.vacant == 3
    assert found.nominated == 1 + (as_of < date(2020, 2, 1))
