"""The invented register: the figures it was made for, and that nobody can take its people for real ones."""

import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from stdnum.th import pin

from accounts.models import User
from demo.moments import at
from demo.people import FAKE_WORDS, impossible_national_id
from events.models import DoorPass, Event, Participant
from provinces.models import Membership, Office
from thai.days import Days
from thai.identity import NationalIDFirstDigitError, clean_national_id
from volunteers.figures import Coverage, ages_by_province, coverage_of, ending_soon, seat_states, trend
from volunteers.models import (
    Appointment,
    AppointmentAct,
    AppointmentOrder,
    GraduatePosting,
    Person,
    PostingFacts,
    Seat,
    SeatSpell,
    SeatState,
)
from volunteers.services import rebuild_spells

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]
WORKSHOP_DAY, SEMINAR_DAY = date(2019, 11, 28), date(2020, 3, 13)
EVERYTHING = (User, Seat, Person, Appointment, AppointmentAct, AppointmentOrder, SeatSpell, GraduatePosting, Event)


def test_narathiwat_on_the_day_of_the_workshop(seeded):
    expected = Coverage(seats=77, appointed=74, pending=3, nominated=0, vacant=0, graduates=111)

    assert coverage_of("96", Days(WORKSHOP_DAY)) == expected
    assert coverage_of("96", Days(WORKSHOP_DAY, at(WORKSHOP_DAY, 23, 59))) == expected


def test_the_three_pending_lie_on_three_desks(seeded):
    rows = seat_states("96", Days(WORKSHOP_DAY))
    pending = [row for row in rows if row.state == SeatState.PENDING]

    assert sorted(row.desk for row in pending) == ["ministry", "office", "returned"]
    assert len({row.seat.district_id for row in pending}) == 3


def test_each_order_put_somebody_into_office_and_none_is_of_a_day_to_come(seeded):
    unnamed = AppointmentOrder.objects.filter(appointments=None)
    ahead = AppointmentOrder.objects.filter(issued_on__gt=timezone.localdate())

    assert (unnamed.count(), ahead.count()) == (0, 0)


def test_other_days_differ(seeded):
    assert coverage_of("96", Days(date(2020, 2, 1))).appointed == 77
    assert coverage_of("96", Days(date(2019, 6, 12))).vacant == 3


def test_before_the_records_the_figures_are_unknown(seeded):
    assert coverage_of("96", Days(date(2016, 6, 10))) == Coverage()
    assert coverage_of("96", Days(date(2016, 6, 11))).seats == 77


def test_the_late_entry_of_songkhla_was_not_known_on_the_day(seeded):
    then = coverage_of("90", Days(SEMINAR_DAY, at(SEMINAR_DAY, 11)))
    now = coverage_of("90", Days(SEMINAR_DAY))

    assert then == Coverage(seats=127, appointed=117, pending=6, nominated=2, vacant=4, graduates=74)
    assert now == Coverage(seats=127, appointed=119, pending=4, nominated=2, vacant=4, graduates=74)


def test_the_late_entry_came_on_27_march(seeded):
    days = (date(2020, 3, 26), date(2020, 3, 28))

    assert [coverage_of("90", Days(SEMINAR_DAY, at(day))).appointed for day in days] == [117, 119]


def test_there_is_work_to_do_today(seeded):
    today = timezone.localdate()
    figures, ages = coverage_of("96", Days(today)), ages_by_province(Days(today))["96"]

    assert (figures.seats, figures.pending >= 3, figures.vacant >= 4, figures.nominated >= 2) == (77, True, True, True)
    assert ages.pending_over_60 >= 1
    assert ending_soon("96", Days(today)) >= 4


def test_the_history_moves(seeded):
    days = [date(2016, 12, 1) + timedelta(days=180 * n) for n in range(18)]

    assert len({point.appointed for point in trend("90", days)}) > 4


def test_somebody_served_several_terms_and_somebody_left_early(seeded):
    assert Appointment.objects.filter(renews__renews__isnull=False).count() > 50
    reasons = set(Appointment.objects.exclude(end_reason="").values_list("end_reason", flat=True))
    assert reasons >= {"resigned", "died", "moved"}
    assert Appointment.objects.exclude(closed_on=None).exists()


def test_acts_were_recorded_in_their_time(seeded):
    first = AppointmentAct.objects.earliest("recorded_at")
    lag = timedelta(days=21)
    late = [act for act in AppointmentAct.objects.all() if act.recorded_at.date() - act.effective_on > lag]

    assert first.recorded_at.year == 2016
    assert AppointmentAct.objects.filter(recorded_at__gt=timezone.now()).count() == 0
    assert [(act.kind, act.effective_on, act.recorded_at.date()) for act in late] == [
        ("appoint", date(2020, 3, 2), date(2020, 3, 27))
    ] * 2


def test_the_appointments_repeat_what_their_acts_say(seeded):
    for act in AppointmentAct.objects.filter(kind__in=["appoint", "renew"]).select_related("appointment"):
        row = act.appointment
        assert (row.term_start, row.term_end, row.order_id) == (act.effective_on, act.term_end, act.order_id)
        assert (act.kind == "renew") == (row.renews_id is not None)


def test_the_spells_are_the_engines(seeded):
    fields = ("seat", "appointment", "state", "desk", "first_day", "last_day", "since", "known_from", "known_until")
    before = sorted(SeatSpell.objects.values_list(*fields), key=str)

    rebuild_spells()

    assert sorted(SeatSpell.objects.values_list(*fields), key=str) == before


def test_orders_are_visibly_examples(seeded):
    orders = AppointmentOrder.objects.all()

    assert orders.filter(title__contains="(ตัวอย่าง)", number__startswith="ตย ").count() == len(orders) > 10


def test_every_invented_person_is_visibly_fake(seeded):
    fake = re.compile("|".join(FAKE_WORDS))
    people = Person.objects.all()

    assert [str(p) for p in people if not (fake.search(p.first_name) and fake.search(p.last_name))] == []
    guests = Participant.objects.filter(person=None)
    assert [p.name for p in guests if not fake.search(p.name)] == []


def test_no_national_id_could_belong_to_anybody(seeded):
    numbers = [person.private.national_id for person in Person.objects.exclude(national_id_last4="")]

    assert len(set(numbers)) == 4
    for number in numbers:
        with pytest.raises(NationalIDFirstDigitError):
            clean_national_id(number)


def test_an_impossible_id_has_thirteen_digits_and_no_class():
    numbers = [impossible_national_id(n) for n in range(50)]

    assert {(len(number), number[0]) for number in numbers} == {(13, "0")}
    assert {pin.calc_check_digit(number[:12]) == number[12] for number in numbers} == {True}


def test_no_telephone_number_is_anybodys(seeded):
    people = Person.objects.filter(phones__position=0).prefetch_related("phones")
    phones = {person.private.phone for person in people}

    assert {phone[:6] for phone in phones} == {"060000"}


def test_graduates_work_only_in_programme_districts(seeded):
    assert PostingFacts.objects.filter(district__has_graduates=False).count() == 0
    districts = {facts.district for facts in PostingFacts.objects.select_related("district")}
    assert {district.province_id for district in districts} == {"90", "96"}


def test_what_ended_was_first_known_as_open(seeded):
    ended = PostingFacts.objects.known().exclude(last_day=None).select_related("posting")

    assert len(ended) > 50
    for facts in ended:
        (begun,) = facts.posting.facts.exclude(pk=facts.pk)
        assert (begun.last_day, begun.known_until, begun.first_day) == (None, facts.known_from, facts.first_day)


def test_the_accounts_stand_where_the_design_says(seeded):
    rows = Membership.objects.values_list("user__username", "office__province_id", "role")

    assert sorted(rows) == [
        ("advisor", None, "advisor"),
        ("auditor", None, "auditor"),
        ("ministry-admin", None, "ministry_admin"),
        ("narathiwat-head", "96", "head"),
        ("narathiwat-officer", "96", "officer"),
        ("songkhla-officer", "90", "officer"),
    ]
    assert {user.check_password("labour-demo") for user in User.objects.all()} == {True}


def test_volunteer_graduate_and_door_helper_have_something_ahead(seeded):
    today = timezone.localdate()
    ahead = Event.objects.from_day(today)

    for username in ("narathiwat-volunteer", "narathiwat-graduate"):
        person = User.objects.get(username=username).person
        assert ahead.filter(participants__person=person).count() >= 2
    door = DoorPass.objects.open().get()
    assert (door.user.username, door.event.office.province_id) == ("narathiwat-door", "96")
    assert today < door.event.first_day < today + timedelta(days=15)


def test_a_second_run_changes_nothing_and_says_so(seeded, settings, capsys):
    settings.DEMO = True
    before = [list(model.objects.order_by("pk").values()) for model in EVERYTHING]

    call_command("seed_demo")

    assert "nothing was changed" in capsys.readouterr().out
    assert [list(model.objects.order_by("pk").values()) for model in EVERYTHING] == before


def test_every_office_of_the_demonstration_has_a_number_to_call_that_is_nobodys(seeded):
    phones = Office.objects.exclude(phone="").values_list("phone", flat=True)
    assert ({phone[:7] for phone in phones}, len(set(phones)) == len(phones) >= 1) == ({"06 0000"}, True)
