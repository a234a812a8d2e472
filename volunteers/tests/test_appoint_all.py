"""Many appointments at once: as few queries as one, one entry each in the trail, all or none, and asked before done."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from provinces.models import Subdistrict
from volunteers import services
from volunteers.models import Appointment, AppointmentAct, Person, SeatSpell

ORDER_OF = 77
MOST_QUERIES = 25
TERM = {"term_start": date(2020, 2, 1), "term_end": date(2023, 1, 31), "no_order_reason": "ทดสอบ"}


@pytest.fixture
def nominees(narathiwat, narathiwat_officer, open_seats):
    """Somebody is put forward for every one of the 77 tambons of Narathiwat."""
    tambons = Subdistrict.objects.current(on=date(2020, 1, 1)).filter(district__province_id="96").order_by("code")
    seats = open_seats(tambons)
    people = Person.objects.bulk_create(Person(office=narathiwat, first_name=f"คนที่ {n}") for n in range(len(seats)))
    day = date(2020, 1, 5)
    entries = [
        {"person": who, "office": narathiwat, "seat": seat, "on": day} for who, seat in zip(people, seats, strict=True)
    ]
    return services.nominate_all(by=narathiwat_officer, entries=entries)


def entries(appointments, **changes):
    """What an order says about each of them."""
    return [{"appointment": one} | TERM | changes for one in appointments]


def queries(deed) -> int:
    """How many queries a deed takes."""
    with CaptureQueriesContext(connection) as seen:
        deed()
    return len(seen)


def counts() -> list[int]:
    """Rows of everything that an act writes."""
    return [model.objects.count() for model in (AppointmentAct, SeatSpell, AuditEntry)]


def test_an_order_of_77_takes_as_few_queries_as_an_order_of_one(nominees, narathiwat_officer):
    first, *others = nominees
    one = queries(lambda: services.appoint_all(by=narathiwat_officer, entries=entries([first])))
    many = queries(lambda: services.appoint_all(by=narathiwat_officer, entries=entries(others)))
    assert (len(nominees), one <= MOST_QUERIES, many <= MOST_QUERIES) == (ORDER_OF, True, True)
    # SQLite takes no more than 999 values in one statement, so that long inserts become two or three.
    assert many - one == 0 if connection.vendor == "postgresql" else many - one <= 3


def test_all_three_steps_stay_within_the_limit(nominees, narathiwat_officer):
    proposals = [{"appointment": one, "on": date(2020, 1, 10)} for one in nominees]
    assert queries(lambda: services.propose_all(by=narathiwat_officer, entries=proposals)) <= MOST_QUERIES
    assert queries(lambda: services.appoint_all(by=narathiwat_officer, entries=entries(nominees))) <= MOST_QUERIES


def test_all_are_in_office_and_each_has_an_entry_of_its_own(nominees, narathiwat_officer):
    services.appoint_all(by=narathiwat_officer, entries=entries(nominees))
    held = SeatSpell.objects.known().filter(state="appointed")
    assert set(held.values_list("first_day", "last_day")) == {(TERM["term_start"], TERM["term_end"])}
    deeds = AuditEntry.objects.filter(act="volunteers.appoint", province_code="96", by=narathiwat_officer)
    assert sorted(deeds.values_list("target_id", flat=True)) == sorted(str(one.pk) for one in nominees)
    assert set(Appointment.objects.values_list("term_start", "version")) == {(TERM["term_start"], 2)}


def test_one_at_a_time_and_all_at_once_leave_the_same(nominees, narathiwat_officer):
    few = nominees[:3]
    columns = ("appointment_id", "state", "desk", "first_day", "last_day", "since", "person_id")
    spells = SeatSpell.objects.known().filter(appointment__in=few).order_by("appointment", "first_day")
    for one in entries(few):
        services.appoint(by=narathiwat_officer, **one)
    singly = list(spells.values_list(*columns))
    for one in few:
        services.undo(by=narathiwat_officer, appointment=one)
    services.appoint_all(by=narathiwat_officer, entries=entries(few))
    assert list(spells.values_list(*columns)) == singly


def test_asked_and_done_agree(nominees, narathiwat_officer):
    asked = services.ask([services.appointing(**one) for one in entries(nominees)])
    before = counts()
    services.appoint_all(by=narathiwat_officer, entries=entries(nominees))
    told = {(s.appointment_id, s.state, s.first_day, s.last_day) for own in asked.segments.values() for s in own}
    columns = ("appointment_id", "state", "first_day", "last_day")
    assert (asked.broken, told) == ([], set(SeatSpell.objects.known().values_list(*columns)))
    assert [after - now for after, now in zip(counts(), before, strict=True)][::2] == [ORDER_OF, ORDER_OF]
    assert {pk: dates.term_end for pk, dates in asked.dates.items()} == dict(
        Appointment.objects.values_list("pk", "term_end")
    )


def test_asking_writes_nothing(nominees):
    before = counts()
    services.ask([services.appointing(**one) for one in entries(nominees)])
    assert counts() == before
    assert set(Appointment.objects.values_list("term_start", "version")) == {(None, 1)}


def test_one_broken_entry_gives_every_reason_with_its_name_and_nothing_is_written(nominees, narathiwat_officer):
    order, before = entries(nominees), counts()
    order[40] |= {"term_end": date(2019, 12, 31), "no_order_reason": ""}
    with pytest.raises(services.RuleBroken) as refusal:
        services.appoint_all(by=narathiwat_officer, entries=order)
    assert (refusal.value.codes, counts()) == (["term_ends_before_start", "no_evidence"], before)
    assert {message.split(":")[0] for message in refusal.value.messages} == {str(nominees[40].person)}
    asked = services.ask([services.appointing(**one) for one in order])
    assert [broken.entry for broken in asked.broken] == [40, 40]


def test_two_broken_entries_are_both_told(nominees, narathiwat_officer):
    services.withdraw(by=narathiwat_officer, appointment=nominees[3], on=date(2020, 1, 8))
    order = entries(nominees)
    order[5] |= {"version": 9}
    with pytest.raises(services.RuleBroken) as refusal:
        services.appoint_all(by=narathiwat_officer, entries=order)
    assert refusal.value.codes == ["step_not_possible", "changed_meanwhile"]
    assert SeatSpell.objects.filter(state="appointed").count() == 0


def test_nothing_to_do_is_done(narathiwat_officer, db):
    services.appoint_all(by=narathiwat_officer, entries=[])
    assert counts() == [0, 0, 0]
