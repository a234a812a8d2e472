"""Half-days of each participant: by name for reports, for oneself on the own page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events import services
from events.figures import group_sizes, listed_figures, open_follow_ups, past_figures, people_listed
from events.invitees import Invitee
from events.models import Event, FollowUp, Participant
from thai.days import Days, today_as_known_now


@pytest.fixture
def told(event, guests, narathiwat_officer):
    """Two places and a substitute; the roll of the morning is closed, that of the afternoon open."""
    one, two = guests(event, "สมชาย", "สมหญิง")
    guests(event, "ผู้แทนสมหญิง", substitute_for=two)
    morning, afternoon = event.sessions.all()
    marks = {(one.pk, morning.pk): "present", (two.pk, morning.pk): "substituted", (one.pk, afternoon.pk): "present"}
    services.take_roll(by=narathiwat_officer, event=event, marks=marks)
    services.close_sessions(by=narathiwat_officer, event=event, sessions=[morning])
    return event


def shown(event, days=None) -> dict:
    ((_key, sessions, lines),) = listed_figures([event.pk], days)
    return {line.name: (line.came, sessions) for line in lines}


def test_only_closed_half_days_are_told(told):
    assert shown(told) == {"สมชาย": (1, 1), "สมหญิง": (0, 1), "ผู้แทนสมหญิง": (1, 1)}


def test_without_a_closed_roll_nobody_knows(event, guests):
    guests(event, "สมชาย")
    assert shown(event) == {"สมชาย": (None, 0)}


def test_the_day_before_nobody_knows_either(told):
    days = Days(told.first_day - timedelta(days=1))
    assert set(shown(told, days).values()) == {(None, 0)}


def test_a_correction_is_known_from_its_moment(told, narathiwat_officer):
    before = timezone.now()
    two, morning = told.participants.get(name="สมหญิง"), told.sessions.first()
    services.take_roll(by=narathiwat_officer, event=told, marks={(two.pk, morning.pk): "present"}, reason="มาด้วยตนเอง")
    then, now = (shown(told, Days(told.last_day, moment)) for moment in (before, None))
    assert ([then[n][0] for n in ("สมหญิง", "ผู้แทนสมหญิง")], [now[n][0] for n in ("สมหญิง", "ผู้แทนสมหญิง")]) == (
        [0, 1], [1, 0],
    )  # fmt: skip


def test_lists_come_in_the_order_of_the_events_asked_for_and_by_number(told, make_event, guests):
    earlier = make_event(title="ก่อน", first_day=told.first_day - timedelta(days=9))
    guests(earlier, "มาก่อน")
    lists = [[line.name for line in lines] for _key, _closed, lines in listed_figures([earlier.pk, told.pk])]
    assert lists == [["มาก่อน"], ["สมชาย", "สมหญิง", "ผู้แทนสมหญิง"]]
    assert [key for key, _closed, _lines in listed_figures([told.pk, earlier.pk])] == [told.pk, earlier.pk]


def test_the_own_page_tells_only_the_own(told):
    mine = Participant.objects.filter(name="สมชาย").select_related("event")
    told_me = past_figures(mine, today_as_known_now())
    assert [(f.participant.name, f.came, f.sessions) for f in told_me] == [("สมชาย", 1, 1)]
    assert past_figures([], today_as_known_now()) == []


def test_the_own_page_knows_who_stayed_away_and_where_nobody_knows(told, make_event, guests):
    guests(make_event(title="ยังไม่สรุปยอด"), "สมหญิง")
    mine = Participant.objects.filter(name="สมหญิง").order_by("event__title").select_related("event")
    told_me = past_figures(mine, today_as_known_now())
    assert [(f.came, f.sessions) for f in told_me] == [(0, 1), (None, 0)]


def test_of_the_own_page_only_the_own_marks_and_events_are_read(told):
    mine = Participant.objects.create(pk=471200, event=told, name="ตนเอง", order=90)
    services.recount(told)
    with CaptureQueriesContext(connection) as asked:
        past_figures([mine], today_as_known_now())
    assert ["471200" in each["sql"] for each in asked] == [False, True]


@pytest.mark.parametrize("number", [1, 3])
def test_participants_take_three_queries_whatever_their_number(number, make_event, guests, django_assert_num_queries):
    events = [make_event(title=f"งาน {n}") for n in range(number)]
    for event in events:
        guests(event, "สมชาย", "สมหญิง")
    with django_assert_num_queries(3):
        lists = list(listed_figures([event.pk for event in events]))
    assert [len(lines) for _key, _closed, lines in lists] == [2] * number


def test_groups_keep_the_order_of_the_list(event, guests):
    guests(event, "ก", group="แขก")
    guests(event, "ข", group="อสร.")
    guests(event, "ค", group="แขก")
    assert list(group_sizes(event).items()) == [("แขก", 2), ("อสร.", 1)]


def test_open_things_are_counted_by_events(event, make_event):
    for each, answers in ((event, [None, None]), (make_event(title="อื่น"), [None, event.last_day])):
        issue = each.issues.create(text="ปัญหา")
        for answered in answers:
            FollowUp.objects.create(issue=issue, text="ติดตาม", agency="สรจ.", answered_on=answered)
    counted = [open_follow_ups(events) for events in (Event.objects.filter(pk=event.pk), Event.objects.all())]
    assert counted == [2, 3]


def test_people_listed_are_those_of_the_register_and_no_guests(event, guests, holder, narathiwat_officer):
    guests(event, "แขก")
    person = holder("สมหญิง")
    services.add_participants(by=narathiwat_officer, event=event, invitees=[Invitee(person, "", "", "96", "9601")])
    assert people_listed([event.pk]) == {person.pk}
