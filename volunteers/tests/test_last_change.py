"""Who changed a record last: the day for everybody who may open it, the name for who reads the register there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from provinces.last_change import LastChange, last_change, with_last_change
from volunteers import services
from volunteers.models import AppointmentOrder, Person
from volunteers.tests.reading import words


@pytest.fixture
def person(narathiwat, narathiwat_officer):
    """Somebody of the register, whom the auditor looked at after the entry."""
    return services.register_person(by=narathiwat_officer, office=narathiwat, first_name="สมหญิง", last_name="ทดลอง")


def known(person) -> Person:
    return with_last_change(Person.objects.all()).get(pk=person.pk)


def test_a_look_is_no_change(person, narathiwat_officer, auditor):
    record(by=auditor, act="volunteers.view_person", target=person, province_code="96", seen=[person.pk])
    assert last_change(narathiwat_officer, known(person), "96").by == "narathiwat-officer"


@pytest.mark.parametrize("reader, by", [
    ("narathiwat_officer", "narathiwat-officer"), ("ministry_admin", "narathiwat-officer"),
    ("auditor", "narathiwat-officer"), ("songkhla_officer", ""), ("advisor", ""),
])  # fmt: skip
def test_the_name_is_for_who_reads_the_register_there(reader, by, person, request):
    told = last_change(request.getfixturevalue(reader), known(person), "96")
    assert (told.by, told.at is not None) == (by, True)


def test_a_later_record_counts_and_one_of_the_same_deed_has_the_name(person, narathiwat_officer):
    row = known(person)
    later = [LastChange(row.entry_at + timedelta(**by)) for by in ({"microseconds": 5}, {"minutes": 5})]
    told = [last_change(narathiwat_officer, row, "96", also=[each]) for each in later]
    assert [(each.at, each.by) for each in told] == [(row.entry_at, "narathiwat-officer"), (later[1].at, "")]


def test_without_any_entry_nothing_is_said(narathiwat, narathiwat_officer):
    row = Person.objects.create(office=narathiwat, first_name="ก", last_name="ข")
    assert last_change(narathiwat_officer, known(row), "96") is None


def test_of_several_changes_the_newest_one_counts(person, narathiwat_officer, narathiwat_head):
    services.update_person(by=narathiwat_head, person=person, line_id="ใหม่")
    assert last_change(narathiwat_officer, known(person), "96").by == "narathiwat-head"


def test_an_entry_about_another_kind_of_record_with_the_same_number_is_none(
    person, narathiwat_officer, narathiwat_head
):
    record(by=narathiwat_head, act="volunteers.update_order", target=AppointmentOrder(pk=person.pk), province_code="96")
    assert last_change(narathiwat_officer, known(person), "96").by == "narathiwat-officer"


def test_a_name_that_is_shown_goes_before_the_name_of_the_account(person, narathiwat_officer):
    User.objects.filter(pk=narathiwat_officer.pk).update(display_name="สมศรี เจ้าหน้าที่")
    assert last_change(narathiwat_officer, known(person), "96").by == "สมศรี เจ้าหน้าที่"


def test_the_page_says_it_in_one_line(person, signed_in, narathiwat_officer):
    page = signed_in(narathiwat_officer).get(person.get_absolute_url())
    (line,) = words(page, ".last-change")
    day = timezone.localdate()
    assert line.startswith(f"แก้ไขล่าสุดโดย narathiwat-officer เมื่อ {day.day} ")
