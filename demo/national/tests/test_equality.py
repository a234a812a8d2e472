"""The set equals what the register itself would hold: its spells are those of its acts, its seed decides it."""

import pytest
from django.db.models import F

from demo.national.nation import look_around
from demo.national.plans import plan_events
from demo.national.register import People
from demo.national.size import Size
from thai.days import Days
from volunteers.figures import coverage_by_province
from volunteers.models import Appointment, AppointmentAct, Seat, SeatSpell
from volunteers.services import rebuild_spells

SPELL = (
    *("seat_id", "appointment_id", "person_id", "state", "desk", "first_day", "last_day", "since"),
    *("known_from", "known_until"),
)
Kind = AppointmentAct.Kind


def spells() -> list[tuple]:
    """All spells without their keys, in an order of their own."""
    return sorted(SeatSpell.objects.values_list(*SPELL), key=str)


@pytest.mark.usefixtures("small_set")
def test_the_registers_own_engine_derives_the_same_spells():
    written = spells()
    assert rebuild_spells() == len(written)
    assert spells() == written


@pytest.mark.usefixtures("small_set")
def test_appointments_repeat_what_their_acts_say():
    entered = AppointmentAct.objects.filter(kind__in=[Kind.APPOINT, Kind.RENEW], undone_at=None)
    right = {act.target_id: act.effective_on for act in AppointmentAct.objects.filter(kind=Kind.CORRECT)}
    told = {act.appointment_id: right.get(act.pk, act.effective_on) for act in entered}
    assert told == dict(Appointment.objects.exclude(term_start=None).values_list("pk", "term_start"))
    ends = AppointmentAct.objects.filter(kind=Kind.END, undone_at=None)
    left = Appointment.objects.exclude(ended_on=None).exclude(end_reason="revoked")
    assert dict(ends.values_list("appointment", "effective_on")) == dict(left.values_list("pk", "ended_on"))


@pytest.mark.usefixtures("small_set")
def test_versions_count_the_acts():
    acts: dict[int, int] = {}
    for key in AppointmentAct.objects.values_list("appointment", flat=True):
        acts[key] = acts.get(key, 0) + 1
    assert acts == dict(Appointment.objects.values_list("pk", "version"))


@pytest.mark.usefixtures("small_set")
def test_a_further_term_follows_the_term_it_renews():
    further = Appointment.objects.exclude(renews=None).exclude(term_start=None)
    assert further.exists()
    assert not further.exclude(person=F("renews__person")).exists()
    assert not further.filter(term_start__lte=F("renews__term_end")).exists()


def test_seats_are_appointed_pending_or_vacant(small_set):
    figures = coverage_by_province(Days(small_set.size.until))
    total = sum(figures.values(), start=next(iter(figures.values())).__class__())
    assert total.seats == Seat.objects.count() == total.appointed + total.pending + total.vacant
    assert total.appointed > total.vacant


def test_the_same_seed_gives_the_same_lives_and_events(small_set):
    size = small_set.size
    nation = look_around(size, officer_id=1, admin_id=2)
    first, second = People(size, nation), People(size, nation)
    assert [h.acts for h in first.histories] == [h.acts for h in second.histories]
    assert first.folk.people == second.folk.people
    assert plan_events(size, nation) == plan_events(size, nation)

    other = Size(people=size.people, events=size.events, seed=1, until=size.until)
    assert People(other, nation).folk.people != first.folk.people
    assert plan_events(other, nation) != plan_events(size, nation)


def test_a_few_events_have_many_provinces(small_set):
    nation = look_around(small_set.size, officer_id=1, admin_id=2)
    # With 77 provinces these are 41; here there are two.
    codes = {f"{code:02d}": code for code in range(10, 87)}
    wide = nation.__class__(**{**nation.__dict__, "offices": codes})
    widths = sorted((len(plan.provinces) for plan in plan_events(Size(until=small_set.size.until), wide)), reverse=True)
    assert widths[:4] == [41, 41, 41, 4]
