"""A death and the rolls know of each other: nobody came after it, and whoever records it reads what stands there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rules import RuleBroken
from events import services
from events.answers import lists_after
from events.models import Attendance, Participant
from volunteers.services import register_person, tell_death


@pytest.fixture
def listed(event, narathiwat, narathiwat_officer):
    """Somebody of the register on the list of an event that is over, with the morning's cell."""
    who = register_person(by=narathiwat_officer, office=narathiwat, first_name="สมชาย", last_name="ตัวอย่าง")
    place = Participant.objects.create(event=event, person=who, name=who.name, order=1)
    services.recount(event)
    return place, (place.pk, event.sessions.get(half="morning").pk)


@pytest.fixture
def died(listed, event, narathiwat_officer):
    """``died(-1)``: on the day before the event."""
    place, _cell = listed
    return lambda days: tell_death(
        by=narathiwat_officer, person=place.person, died_on=event.first_day + timedelta(days=days)
    )


def test_nobody_came_on_a_day_after_the_death(listed, died, event, narathiwat_officer):
    died(-1)
    with pytest.raises(RuleBroken) as refusal:
        services.take_roll(by=narathiwat_officer, event=event, marks={listed[1]: "present"})
    assert (refusal.value.codes, Attendance.objects.count()) == (["has_died"], 0)
    services.take_roll(by=narathiwat_officer, event=event, marks={listed[1]: "absent"})


def test_whoever_died_on_the_day_itself_may_have_come(listed, died, event, narathiwat_officer):
    died(0)
    assert services.take_roll(by=narathiwat_officer, event=event, marks={listed[1]: "present"}) == 1


def test_whoever_records_a_death_is_asked_about_what_stands_after_it(
    listed, make_event, event, signed_in, narathiwat_officer
):
    place, cell = listed
    services.take_roll(by=narathiwat_officer, event=event, marks={cell: "present"})
    soon = timezone.localdate() + timedelta(days=5)
    ahead = make_event(title="งานหน้า", first_day=soon, last_day=soon)
    Participant.objects.create(event=ahead, person=place.person, name=place.name, order=1)
    services.recount(ahead)
    sent = {"died_on": (event.first_day - timedelta(days=1)).isoformat(), "version": place.person.version}
    page = signed_in(narathiwat_officer).post(f"/volunteers/{place.person_id}/death/", sent).content.decode()
    told = page.partition("มีรายการหลังวันที่ 11 มี.ค. 2569: ")[2].partition("<")[0]
    assert (told.startswith("ลงว่ามาเมื่อวันที่ 12 มี.ค. 2569 ใน"), "อยู่ในบัญชีรายชื่อของ งานหน้า" in told) == (True, True)
    assert place.person.deaths.count() == 0


def test_an_event_that_the_officer_may_not_see_is_not_told(listed, make_event, songkhla, narathiwat_officer, advisor):
    place, _cell = listed
    soon = timezone.localdate() + timedelta(days=5)
    foreign = make_event(office=songkhla, title="งานสงขลา", first_day=soon, last_day=soon)
    Participant.objects.create(event=foreign, person=place.person, name=place.name, order=1)
    services.recount(foreign)
    day = timezone.localdate()
    assert [list(lists_after(who, place.person_id, day)) for who in (narathiwat_officer, advisor)] == [[], []]


@pytest.mark.parametrize(("days", "state"), [(5, "cancelled"), (-5, "published")])
def test_a_list_that_leads_nowhere_is_not_told(days, state, listed, make_event, narathiwat_officer):
    place, _cell = listed
    day = timezone.localdate() + timedelta(days=days)
    other = make_event(title="งานอื่น", first_day=day, last_day=day, state=state)
    Participant.objects.create(event=other, person=place.person, name=place.name, order=1)
    services.recount(other)
    assert list(lists_after(narathiwat_officer, place.person_id, day - timedelta(days=1))) == []


def test_whoever_came_on_the_last_day_of_life_did_nothing_after_it(listed, event, narathiwat_officer):
    place, cell = listed
    services.take_roll(by=narathiwat_officer, event=event, marks={cell: "present"})
    told = [list(lists_after(narathiwat_officer, place.person_id, event.first_day - timedelta(days=n))) for n in (0, 1)]
    assert [len(lines) for lines in told] == [0, 1]
