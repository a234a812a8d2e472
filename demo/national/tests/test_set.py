"""What the set holds: the numbers asked for, all kinds of events and lives, and nobody who could be real."""

import re

import pytest
from django.contrib.auth import authenticate
from django.db.models import Count, F, Q
from stdnum.th import pin

from accounts.models import User
from demo.national.accounts import ROLES, username_of
from demo.national.size import YEARS
from demo.people import FAKE_WORDS
from events.models import Attendance, Event, FollowUp, Participant, PressRelease, RollClosing, Session
from provinces.models import Membership
from reports.models import ReportRun
from thai.calendar import fiscal_year
from volunteers.models import Appointment, AppointmentAct, Person, Seat, SeatSpell

pytestmark = pytest.mark.usefixtures("small_set")
Kind = AppointmentAct.Kind


def test_it_has_the_numbers_that_were_asked_for(small_set):
    size = small_set.size
    found = (Person.objects.count(), Event.objects.count(), Participant.objects.count())
    assert found == (size.wanted_people, size.wanted_events, size.wanted_participants)
    assert 1.5 < Attendance.objects.filter(known_until=None).count() / size.wanted_participants < 2.5


def test_the_counts_it_tells_are_those_of_the_database(small_set):
    models = (Person, Seat, AppointmentAct, SeatSpell, Event, Participant, Attendance, Session, ReportRun)
    assert {m._meta.db_table: m.objects.count() for m in models} == {
        m._meta.db_table: small_set.rows[m._meta.db_table] for m in models
    }


def test_events_lie_in_ten_fiscal_years_of_both_provinces(small_set):
    events = Event.objects.all()
    assert {fiscal_year(event.first_day) for event in events} == set(small_set.size.years)
    assert len(small_set.size.years) == YEARS
    assert {event.office.province_id for event in events} == {"90", "96"}


def test_events_are_of_every_kind_that_pages_tell_apart():
    events = Event.objects.annotate(width=Count("provinces", distinct=True), lines=Count("participants", distinct=True))
    assert events.filter(last_day__gt=F("first_day")).exists()
    assert events.filter(width__gt=1).exists()
    assert Participant.objects.exclude(substitute_for=None).exists()
    assert Participant.objects.filter(person=None, substitute_for=None).exists()
    assert events.filter(lines=0).exists()
    assert RollClosing.objects.exclude(known_until=None).exists()


def test_a_substitute_is_present_where_the_principal_is_marked_so():
    stands_in = Attendance.objects.filter(participant__substitute_for__isnull=False)
    principals = Attendance.objects.filter(participant__substitute__isnull=False)
    assert set(stands_in.values_list("mark", flat=True)) == {"present"}
    assert set(principals.values_list("mark", flat=True)) == {"substituted"}
    assert stands_in.count() == principals.count()


def test_a_closed_roll_has_a_mark_for_every_place():
    for closing in RollClosing.objects.filter(known_until=None).select_related("session"):
        marked = Attendance.objects.filter(session=closing.session, known_until=None)
        assert marked.filter(participant__substitute_for=None).count() == closing.places


def test_nothing_is_known_before_it_is_recorded_or_recorded_after_the_last_day(small_set):
    latest = AppointmentAct.objects.order_by("recorded_at").last()
    assert latest.recorded_at.date() <= small_set.size.until
    assert not AppointmentAct.objects.filter(effective_on__gt=small_set.size.until).exclude(kind=Kind.UNDO).exists()


def test_lives_hold_every_step_of_a_career():
    kinds = set(AppointmentAct.objects.values_list("kind", flat=True))
    usual = {Kind.NOMINATE, Kind.CHECK, Kind.PROPOSE, Kind.RECEIVE, Kind.APPOINT, Kind.RENEW, Kind.END}
    assert usual <= kinds
    assert Appointment.objects.filter(category="network", seat=None).exists()
    assert Appointment.objects.filter(Q(term_start=None, closed_on=None) | Q(renews__isnull=False)).exists()


def test_nobody_could_be_taken_for_real():
    invented = re.compile("|".join(FAKE_WORDS))
    people = list(Person.objects.all())
    assert [p.pk for p in people if not (invented.search(p.first_name) and invented.search(p.last_name))] == []
    assert max(len(p.last_name) for p in people) <= 40
    assert len({(p.first_name, p.last_name) for p in people}) > len(people) * 0.9


def test_no_national_id_passes_its_check_and_no_telephone_has_an_operator():
    people = Person.objects.prefetch_related("phones").order_by("pk")[:60]
    ids = [person.private.national_id for person in people]
    assert [number for number in ids if pin.is_valid(number) or number[0] != "0"] == []
    assert [number for number in ids if pin.calc_check_digit(number[:-1]) == number[-1]] == []
    phones = [person.private.phone for person in people if person.private.phone]
    assert (len(phones) > 30, {phone[:5] for phone in phones}) == (True, {"06000"})


def test_every_role_has_one_account_that_signs_in(settings):
    names = set(User.objects.values_list("username", flat=True))
    others = {"national-volunteer", "national-graduate", "national-door"}
    assert names == {username_of(role) for role in ROLES} | others
    assert {m.role: m.user.username for m in Membership.objects.select_related("user")} == {
        role: username_of(role) for role in ROLES
    }
    assert authenticate(None, username="national-admin", password=settings.DEMO_PASSWORD)


def test_volunteer_and_graduate_have_a_record_of_their_own():
    volunteer = Person.objects.get(user__username="national-volunteer")
    graduate = Person.objects.get(user__username="national-graduate")
    assert volunteer.appointments.exclude(seat=None).exists()
    assert graduate.postings.exists()


def test_what_follows_events_is_there_too():
    assert FollowUp.objects.exists()
    assert PressRelease.objects.published().exists()
    assert ReportRun.objects.filter(state=ReportRun.State.DONE).exclude(file=None).exists()
