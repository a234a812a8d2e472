"""The verbs of the register beside their rules: one form is one thing, places that end, who was quicker."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from accounts.tests.races import overtake
from volunteers import services
from volunteers.acts.entries import NewAct, opened_by
from volunteers.models import Appointment, AppointmentAct, Seat, SeatSpell

TERM = {"term_start": date(2020, 2, 1), "term_end": date(2023, 1, 31), "no_order_reason": "ทดสอบ"}


def codes(refusal) -> list[str]:
    """The codes of what was refused."""
    return refusal.value.codes


@pytest.fixture
def nomination(narathiwat, narathiwat_officer, person, seat):
    """The arguments of a nomination for the first seat."""
    return {
        "by": narathiwat_officer,
        "person": person(),
        "office": narathiwat,
        "seat": seat,
        "on": date(2020, 1, 5),
        "form_key": uuid4(),
    }


def test_the_same_form_sent_twice_is_one_nomination(nomination):
    first, second = (services.nominate(**nomination) for _sending in range(2))
    assert (first, first.form_key) == (second, nomination["form_key"])
    assert AppointmentAct.objects.count() == AuditEntry.objects.filter(act="volunteers.nominate").count() == 1


def test_the_same_form_sent_at_the_same_moment_is_one_nomination(nomination, monkeypatch):
    """The second one looked before the first was there, and finds its twin when the rule refuses it."""
    first = services.nominate(**nomination)
    monkeypatch.setattr("volunteers.acts.verbs.once", lambda made, form_key, make: (make(), True))
    assert services.nominate(**nomination) == first


def test_another_form_is_refused_in_words(nomination):
    services.nominate(**nomination)
    with pytest.raises(services.RuleBroken) as refusal:
        services.nominate(**nomination | {"form_key": uuid4()})
    assert codes(refusal) == ["already_candidate"]


def test_a_form_used_at_another_office_makes_nothing_here(nomination, songkhla, seats):
    services.nominate(**nomination)
    with pytest.raises(services.RuleBroken) as refusal:
        services.nominate(**nomination | {"office": songkhla, "seat": seats[1]})
    assert (codes(refusal), Appointment.objects.count()) == (["form_used"], 1)


def test_nobody_is_put_forward_for_a_seat_that_has_ended_or_not_begun(nomination, narathiwat_officer, seat):
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(2018, 1, 1), valid_to=date(2019, 12, 31))
    for day in (date(2017, 12, 31), date(2020, 1, 1)):
        with pytest.raises(services.RuleBroken) as refusal:
            services.nominate(**nomination | {"on": day})
        assert codes(refusal) == ["seat_not_in_force"]
    assert services.nominate(**nomination | {"on": date(2019, 12, 31)}).seat == seat


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2019, 12, 31)])
def test_somebody_is_put_forward_on_the_first_and_on_the_last_day_of_a_seat(day, nomination, narathiwat_officer, seat):
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(2018, 1, 1), valid_to=date(2019, 12, 31))
    services.nominate(**nomination | {"on": day})
    assert list(seat.spells.values_list("first_day", flat=True)) == [day]


def test_nobody_enters_office_on_a_seat_that_has_ended(seat, nominated, narathiwat_officer):
    appointment = nominated(seat)
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(2015, 1, 1), valid_to=date(2020, 1, 31))
    with pytest.raises(services.RuleBroken) as refusal:
        services.appoint(by=narathiwat_officer, appointment=appointment, **TERM)
    assert codes(refusal) == ["seat_not_in_force"]
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(2015, 1, 1))
    services.appoint(by=narathiwat_officer, appointment=appointment, **TERM)
    assert appointment.term_start == TERM["term_start"]


def test_a_seat_that_ends_does_not_end_the_term(seat, appointed, narathiwat_officer):
    appointed(seat)
    services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(2015, 1, 1), valid_to=date(2021, 12, 31))
    assert list(seat.spells.known().filter(state="appointed").values_list("last_day", flat=True)) == [date(2023, 1, 31)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_days_of_a_seat_that_waited_are_known_after_those_they_waited_for(seat, narathiwat_officer):
    def says(year):
        return lambda: services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(year, 1, 1))

    overtake(hold=lambda: Seat.objects.select_for_update().get(pk=seat.pk), first=says(2016), second=says(2017))
    rows = seat.validity.order_by("known_from")
    assert [row.valid_from.year for row in rows][1:] == [2016, 2017]
    assert [row.known_until for row in rows] == [*(row.known_from for row in rows[1:]), None]


def test_a_seat_does_not_end_before_it_begins(seat, narathiwat_officer):
    with pytest.raises(services.RuleBroken) as refusal:
        services.set_validity(by=narathiwat_officer, seat=seat, valid_from=date(2020, 1, 2), valid_to=date(2020, 1, 1))
    assert codes(refusal) == ["seat_ends_before_start"]


def test_put_forward_and_appointed_in_one_list(narathiwat, narathiwat_officer, person, seat):
    new = services.nominating(person=person(), office=narathiwat, seat=seat, on=date(2020, 1, 5))
    enter = NewAct("appoint", day=TERM["term_start"], term_end=TERM["term_end"], appointment_id=opened_by(0),
                   no_order_reason="ทดสอบ")  # fmt: skip
    services.carry_out(by=narathiwat_officer, new_acts=[new, enter])
    made = Appointment.objects.get()
    assert (made.term_end, made.no_order_reason) == (TERM["term_end"], "ทดสอบ")
    assert list(made.acts.values_list("kind", flat=True)) == ["nominate", "appoint"]
    assert list(made.spells.values_list("state", "last_day")) == [
        ("nominated", date(2020, 1, 31)),
        ("appointed", TERM["term_end"]),
    ]


@pytest.mark.parametrize("stored", [True, False])
def test_an_act_is_undone_in_the_list_that_says_it(stored, narathiwat, narathiwat_officer, person, seat, nominated):
    by, proposed, undone = narathiwat_officer, {"day": date(2020, 1, 10)}, {"day": None}
    new = services.nominating(person=person(), office=narathiwat, seat=seat, on=date(2020, 1, 5))
    key = nominated(seat).pk if stored else opened_by(0)
    steps = [NewAct(kind, appointment_id=key, **day) for kind, day in (("propose", proposed), ("undo", undone))]
    services.carry_out(by=by, new_acts=[*([] if stored else [new]), *steps, replace(steps[0], day=date(2020, 1, 12))])
    nominate, wrong, undo, right = Appointment.objects.get().acts.order_by("pk")
    assert (undo.target, wrong.undone_at, nominate.undone_at, right.undone_at) == (wrong, undo.recorded_at, None, None)
    told = list(SeatSpell.objects.known().order_by("first_day").values_list("state", "first_day"))
    assert told == [("nominated", date(2020, 1, 5)), ("pending", date(2020, 1, 12))]
    step_by_step = list(SeatSpell.objects.order_by("first_day", "pk").values_list("state", "first_day", "last_day"))
    services.rebuild_spells()
    known = SeatSpell.objects.order_by("first_day", "last_day").values_list("state", "first_day", "last_day")
    assert sorted(known, key=str) == sorted(step_by_step, key=str)


def test_an_act_is_corrected_in_the_list_that_says_it(seat, nominated, narathiwat_officer):
    key, day = nominated(seat).pk, date(2020, 1, 12)
    propose = NewAct("propose", day=date(2020, 1, 10), appointment_id=key)
    correct = NewAct("correct", day=day, appointment_id=key, target_id=opened_by(0), reason="พิมพ์ผิด")
    services.carry_out(by=narathiwat_officer, new_acts=[propose, correct])
    _nominate, wrong, right = Appointment.objects.get().acts.order_by("pk")
    assert (right.target, right.effective_on, wrong.effective_on) == (wrong, day, date(2020, 1, 10))
    assert seat.spells.known().get(state="pending").first_day == day


def test_the_database_has_the_last_word_and_nothing_is_left_behind(seats, appointed, nominated, monkeypatch):
    """As if the person's other seat had been written after it was looked at."""
    held = appointed(seats[0])
    appointment = nominated(seats[1], who=held.person)
    before = AppointmentAct.objects.count()
    monkeypatch.setattr("volunteers.acts.decide._Sheet.look_at_seats_and_people", lambda sheet, segments: None)
    with pytest.raises(services.RuleBroken) as refusal, transaction.atomic():
        services.appoint(by=None, appointment=appointment, **TERM)
    stored = Appointment.objects.get(pk=appointment.pk)
    assert codes(refusal) == ["quicker"]
    assert (AppointmentAct.objects.count(), stored.term_start, stored.version) == (before, None, 1)


def test_a_spell_that_no_act_says_is_closed_by_the_next_act(seat, nominated, narathiwat_officer):
    appointment = nominated(seat)
    day = date(2020, 1, 1)
    stray = SeatSpell.objects.create(
        seat=seat, appointment=appointment, person=appointment.person, state="appointed", first_day=day, since=day
    )
    services.propose(by=narathiwat_officer, appointment=appointment, on=date(2020, 1, 10))
    stray.refresh_from_db()
    assert stray.known_until == appointment.acts.get(kind="propose").recorded_at


def test_an_undone_act_is_marked_once_and_the_undoing_names_it(seat, nominated, narathiwat_officer):
    appointment = nominated(seat)
    undone = services.undo(by=narathiwat_officer, appointment=appointment, reason="ผิดคน")
    answer = appointment.acts.get(kind="undo")
    assert (undone.kind, undone.undone_at, answer.target) == ("nominate", answer.recorded_at, undone)
    assert services.next_steps(appointment) == []


def test_the_appointment_in_hand_says_what_the_stored_one_says(seat, appointed, narathiwat_officer):
    appointment = appointed(seat)
    services.end(by=narathiwat_officer, appointment=appointment, last_day=date(2021, 6, 30), end_reason="moved")
    stored = Appointment.objects.get(pk=appointment.pk)
    names = [field.attname for field in Appointment._meta.concrete_fields]
    assert {n: getattr(appointment, n) for n in names} == {n: getattr(stored, n) for n in names}


def test_many_are_proposed_at_once_or_none(seats, nominated, narathiwat_officer):
    entries = [{"appointment": nominated(seat), "on": date(2020, 1, 10)} for seat in seats]
    services.withdraw(by=narathiwat_officer, appointment=entries[2]["appointment"], on=date(2020, 1, 8))
    with pytest.raises(services.RuleBroken, match="ทดลอง"):
        services.propose_all(by=narathiwat_officer, entries=entries)
    services.propose_all(by=narathiwat_officer, entries=entries[:2])
    waiting = SeatSpell.objects.known().filter(state="pending", desk="office")
    assert set(waiting.values_list("seat_id", flat=True)) == {seat.pk for seat in seats[:2]}


def test_each_step_takes_few_queries(nomination, narathiwat_officer):
    """Savepoints of the test are among them; one asks for the life of the person, one for a death
    that no act tells, one whether the key was used."""
    found = {}
    with CaptureQueriesContext(connection) as seen:
        appointment = services.nominate(**nomination)
        found["nominate"] = len(seen)
        services.propose(by=narathiwat_officer, appointment=appointment, on=date(2020, 1, 10))
        found["propose"] = len(seen) - found["nominate"]
        services.appoint(by=narathiwat_officer, appointment=appointment, **TERM)
        found["appoint"] = len(seen) - found["nominate"] - found["propose"]
    assert found == {"nominate": 25, "propose": 23, "appoint": 23}


def test_seats_are_asked_about_without_a_lock(seat, nominated):
    appointment = nominated(seat)
    with CaptureQueriesContext(connection) as seen:
        asked = services.ask([services.step("propose", appointment=appointment, on=date(2020, 1, 10))])
    assert [s.state for s in asked.segments[seat.pk]] == ["nominated", "pending"]
    assert [q["sql"] for q in seen if "FOR UPDATE" in q["sql"] or not q["sql"].startswith("SELECT")] == []
    assert Seat.objects.get(pk=seat.pk).spells.get().state == "nominated"
