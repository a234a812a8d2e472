"""Random histories of acts, seats, rules and records, told to the register and recounted the slow way."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from provinces.models import DatedSetting, OfficeRecords
from provinces.services import begin_records, set_setting
from thai.days import Days
from volunteers import figures, services
from volunteers.models import Appointment, AppointmentAct, Seat, SeatSpell, SeatValidity
from volunteers.tenures import seat_history
from volunteers.tests.reading import states
from volunteers.tests.recount import COUNTED, Rows, coverage, state_of_seat

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(0, 75, 3)]
# (which appointment, which of the steps possible now, days after the step before, length of a term)
DEED = st.tuples(st.integers(0, 5), st.integers(0, 40), st.integers(-3, 9), st.integers(1, 25))
OFFSET = st.integers(-20, 60)
# What changes around the acts: a seat's days, whether holders act on (here or in the nation), when records begin.
SEAT = st.tuples(st.just("seat"), st.integers(0, 2), st.integers(-20, 20), st.none() | st.integers(0, 40))
# The same for a seat that is closed for some days and opened again.
AGAIN = st.tuples(st.just("again"), st.integers(0, 2), st.integers(-20, 20), st.integers(0, 20), st.integers(1, 9))
RULE = st.tuples(st.just("rule"), st.booleans(), st.booleans(), OFFSET)
RECORDS = st.tuples(st.just("records"), OFFSET)
STORY = st.lists(DEED | DEED | DEED | DEED | SEAT | AGAIN | RULE | RECORDS, min_size=5, max_size=20)
REASONS = ("resigned", "died", "dismissed", "died")
STEPS = {"check": "check", "propose": "propose", "receive": "receive", "return": "send_back"}


def tell(story, officer, office, seats, people):
    """Do each deed of the story; what the rules refuse is not done. Returns how many were done."""
    done = 0
    for deed in story:
        try:
            with transaction.atomic():
                if isinstance(deed[0], str):
                    _around(deed, officer, office, seats)
                else:
                    _deed(*deed, officer, office, seats, people)
                done += 1
        except services.RuleBroken:
            continue
    return done


def _around(deed, officer, office, seats):
    what, *facts = deed
    if what == "seat":
        which, start, length = facts
        first = FIRST + timedelta(days=start)
        last = None if length is None else first + timedelta(days=length)
        services.set_validity(by=officer, seat=seats[which], valid_from=first, valid_to=last)
    elif what == "again":
        which, start, length, gap = facts
        first = FIRST + timedelta(days=start)
        closed = first + timedelta(days=length)
        again = [(closed + timedelta(days=gap), None)]
        services.set_validity(by=officer, seat=seats[which], valid_from=first, valid_to=closed, again=again)
    elif what == "rule":
        here, value, start = facts
        day = FIRST + timedelta(days=start)
        set_setting(by=officer, key="holder_acts_on", value=value, valid_from=day, office=office if here else None)
    else:
        begin_records(by=officer, office=office, first_day=FIRST + timedelta(days=facts[0]))


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
    elif verb == "withdraw":
        reason = REASONS[length % len(REASONS)] if length % 2 else ""
        # Who is gone for good was often gone before the last step.
        on = day - timedelta(days=length) if reason else day
        services.withdraw(by=officer, appointment=appointment, on=on, end_reason=reason)
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
        reason = REASONS[length % len(REASONS)]
        services.end(by=officer, appointment=appointment, last_day=day - timedelta(days=length % 3), end_reason=reason)
    elif verb == "revoke":
        services.revoke(by=officer, appointment=appointment, from_day=day, reason="ทดสอบ")
    elif verb == "correct":
        acts = appointment.acts.standing().exclude(kind="correct")
        act = acts[length % len(acts)]
        why = REASONS[length % len(REASONS)] if act.kind in ("end", "withdraw") and length % 3 else ""
        services.correct(by=officer, act=act, effective_on=day, term_end=until, end_reason=why, reason="ทดสอบ")
    else:
        getattr(services, verb)(by=officer, appointment=appointment, reason="ทดสอบ")


def rows() -> Rows:
    """Everything as the database holds it."""
    return Rows(
        seats=list(Seat.objects.all()),
        appointments=list(Appointment.objects.all()),
        acts=list(AppointmentAct.objects.order_by("recorded_at", "pk")),
        validity=list(SeatValidity.objects.all()),
        settings=list(DatedSetting.objects.all()),
        records=list(OfficeRecords.objects.filter(office__province="96")),
    )


def moments(told: Rows) -> list:
    """The last moment at which anything became known, and one from the midst of the acts and of all the rest."""
    acts = sorted(act.recorded_at for act in told.acts)
    around = sorted(row.known_from for kind in (told.validity, told.settings, told.records) for row in kind)
    return sorted({max([*acts, *around])} | {own[len(own) // 2] for own in (acts, around) if own})


def spell_rows():
    """All spells as comparable rows."""
    columns = ("appointment_id", "state", "desk", "first_day", "last_day", "since", "known_from", "known_until")
    return sorted(SeatSpell.objects.values_list(*columns), key=str)


def states_at(seats, moment) -> dict:
    """State of each seat on each day, by the register."""
    return {(pk, day): state for day in DAYS[::2] for pk, state in states(seats, day, moment).items()}


def figures_at(moment) -> dict:
    """The figures of the province on some of the days, by the register."""
    found = {day: figures.coverage_of("96", Days(day, moment)) for day in DAYS[::5]}
    return {day: {name: getattr(one, name) for name in COUNTED} for day, one in found.items()}


@given(story=STORY)
def test_register_agrees_with_recount_at_every_moment(story, narathiwat, narathiwat_officer, seats, person):
    people = [person(name) for name in ("หนึ่ง", "สอง", "สาม")]
    with transaction.atomic():
        tell(story, narathiwat_officer, narathiwat, seats, people)
        told = rows()
        for at in moments(told):
            answers = states_at(seats, at)
            assert answers == {(s, day): state_of_seat(told, s, day=day, known_at=at) for s, day in answers}
            assert figures_at(at) == {day: coverage(told, day=day, known_at=at) for day in DAYS[::5]}
        one_by_one = spell_rows()
        services.rebuild_spells()
        assert spell_rows() == one_by_one
        transaction.set_rollback(True)


@given(story=st.lists(DEED, min_size=4, max_size=12), on=st.sampled_from(DAYS))
def test_the_history_of_a_seat_counts_the_days_that_its_figures_count(
    story, on, narathiwat, narathiwat_officer, seats, person
):
    people = [person(name) for name in ("หนึ่ง", "สอง", "สาม")]
    with transaction.atomic():
        tell(story, narathiwat_officer, narathiwat, seats, people)
        by_key = {row.seat.pk: row for row in figures.seat_states("96", Days(on))}
        for seat in seats:
            row = by_key[seat.pk]
            [run] = [t for t in seat_history(seat, on=on) if t.days and (t.last_day is None or t.last_day >= on)]
            occupied = row.state in ("appointed", "pending")
            assert (run.state, run.days) == ((row.state, row.days) if occupied else ("vacant", row.vacant_days))
        transaction.set_rollback(True)


def test_a_story_of_every_kind_is_told_to_its_end(narathiwat, narathiwat_officer, seats, person):
    """The stories above are no empty talk: seats, rules, records and acts of this one are all done."""
    story = [(0, 0, 1, 5), ("rule", False, True, -20), (0, 3, 2, 20), ("seat", 0, -10, 30), ("records", 3)]
    assert tell(story, narathiwat_officer, narathiwat, seats, [person("หนึ่ง")]) == len(story)
    assert {row.state for row in SeatSpell.objects.known()} == {"nominated", "appointed"}


def test_a_story_in_which_a_candidate_died_before_the_last_step_is_told_to_its_end(
    narathiwat, narathiwat_officer, seats, person
):
    # In office from the 4th to the 24th, put forward again on the 8th, dead on the 5th.
    story = [(0, 0, 1, 5), (0, 3, 2, 20), (0, 11, 4, 1), (1, 4, 0, 3)]
    with transaction.atomic():
        assert tell(story, narathiwat_officer, narathiwat, seats, [person("หนึ่ง")]) == len(story)
        told = rows()
        assert [(a.kind, a.effective_on.day) for a in told.acts[-2:]] == [("withdraw", 5), ("end", 5)]
        for at in moments(told):
            answers = states_at(seats, at)
            assert answers == {(s, day): state_of_seat(told, s, day=day, known_at=at) for s, day in answers}


@pytest.mark.parametrize("as_of", [date(2020, 1, 20), date(2020, 2, 10)])
def test_parts_add_up_to_the_seats(as_of, seats, appointed, nominated):
    appointed(seats[0])
    nominated(seats[1])
    found = figures.coverage_of("96", Days(as_of))
    assert found.seats == found.appointed + found.pending + found.vacant == 3
    assert found.nominated == 1 + (as_of < date(2020, 2, 1))
