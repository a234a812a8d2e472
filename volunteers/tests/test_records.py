"""What every record shares, told of people: one form is one person, who comes second is told, what was known stays."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django import forms
from django.db import IntegrityError

from accounts.audit import entries_about
from accounts.records import KeyedForm, known, once, take_turn
from accounts.rules import RuleBroken
from thai.days import Days
from volunteers import services
from volunteers.models import Person, Seat, SeatValidity

MONDAY, TUESDAY = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)


@pytest.fixture
def somsri(person):
    """Somebody in the register."""
    return person("สมศรี")


def entered(office, key):
    """A person written with the key of a form."""
    return lambda: Person.objects.create(office=office, first_name="สมหญิง", form_key=key)


def test_the_same_form_is_one_row(narathiwat):
    key, people = uuid4(), Person.objects.filter(office=narathiwat)
    first, new = once(people, form_key=key, make=entered(narathiwat, key))
    again, newer = once(people, form_key=key, make=entered(narathiwat, key))
    assert (first == again, new, newer, people.count()) == (True, True, False, 1)


def test_without_a_key_every_sending_is_its_own(narathiwat):
    people = Person.objects.filter(office=narathiwat)
    for _ in range(2):
        once(people, form_key=None, make=entered(narathiwat, None))
    assert people.count() == 2


def test_a_twin_that_was_quicker_is_the_answer(narathiwat):
    key, people = uuid4(), Person.objects.filter(office=narathiwat)

    def slow():
        entered(narathiwat, key)()
        return entered(narathiwat, key)()

    with pytest.raises(IntegrityError):
        once(people, form_key=key, make=slow)
    first = entered(narathiwat, key)()
    assert once(people, form_key=key, make=slow) == (first, False)


def test_a_key_that_another_office_used_is_refused(narathiwat, songkhla):
    key = uuid4()
    entered(songkhla, key)()
    with pytest.raises(RuleBroken) as refusal:
        once(Person.objects.filter(office=narathiwat), form_key=key, make=entered(narathiwat, key))
    assert refusal.value.codes == ["form_used"]
    assert not Person.objects.filter(office=narathiwat).exists()


def test_a_fault_that_is_no_twin_is_raised_on(narathiwat):
    with pytest.raises(IntegrityError):
        once(Person.objects.all(), form_key=uuid4(), make=lambda: Person.objects.create(first_name="ไม่มีสำนักงาน"))


def test_each_turn_makes_the_record_one_version_older(somsri):
    take_turn(somsri, None)
    take_turn(somsri, 2)
    assert (somsri.version, Person.objects.get(pk=somsri.pk).version) == (3, 3)


def test_who_saw_an_older_version_is_told(somsri):
    take_turn(Person.objects.get(pk=somsri.pk), None)
    with pytest.raises(RuleBroken) as refusal:
        take_turn(somsri, 1)
    assert refusal.value.codes == ["changed_meanwhile"]
    assert Person.objects.get(pk=somsri.pk).version == 2


class NameForm(KeyedForm):
    """A form that makes something."""

    first_name = forms.CharField()


def test_a_form_without_a_key_is_a_new_one():
    forms_sent = [NameForm({"first_name": "ก"}), NameForm({"first_name": "ก"})]
    assert all(form.is_valid() for form in forms_sent)
    assert len({form.cleaned_data["form_key"] for form in forms_sent}) == 2


def test_every_form_shown_has_a_key_of_its_own():
    assert NameForm()["form_key"].value() != NameForm()["form_key"].value()


def test_what_was_closed_is_known_until_that_moment(seat):
    SeatValidity.objects.update(known_from=MONDAY, known_until=TUESDAY)
    SeatValidity.objects.create(seat=seat, valid_from=date(2015, 1, 1), valid_to=date(2026, 1, 1), known_from=TUESDAY)
    moments = [datetime(2026, 3, 1, tzinfo=UTC), MONDAY, datetime(2026, 3, 2, 23, tzinfo=UTC), TUESDAY, None]
    ends = [list(seat.validity.known(at=at).values_list("valid_to", flat=True)) for at in moments]
    assert ends == [[], [None], [None], [date(2026, 1, 1)], [date(2026, 1, 1)]]
    assert seat.validity.filter(known(TUESDAY)).count() == 1


def test_a_seat_exists_on_its_last_day_and_who_said_so_is_in_the_trail(seat, ministry_admin):
    services.set_validity(by=ministry_admin, seat=seat, valid_from=date(2016, 1, 1), valid_to=date(2025, 9, 30))
    days = (date(2015, 12, 31), date(2016, 1, 1), date(2025, 9, 30), date(2025, 10, 1))
    assert [Seat.objects.in_force(Days(day)).filter(pk=seat.pk).exists() for day in days] == [False, True, True, False]
    entry = entries_about(seat).get()
    assert (entry.act, entry.by, entry.province_code) == ("volunteers.set_validity", ministry_admin, "96")
