"""An event is not moved away from its programme and rolls: what lies outside is named, and moves along if asked."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from accounts.audit import entries_about
from accounts.rules import RuleBroken
from events import services
from events.models import Event, ProgrammeItem
from events.tests.conftest import DAY
from events.tests.test_event_new import typed

NEXT, LATER = DAY + timedelta(days=1), DAY + timedelta(days=7)
LINES = ((DAY, time(9)), (DAY, time(13)), (NEXT, None))


@pytest.fixture
def seminar(make_event):
    """Two days with three lines: at nine and at one of the first, some time in the morning of the second."""
    event = make_event(last_day=NEXT, start_time=time(9), end_time=time(16), sessions=())
    for number, (day, start) in enumerate(LINES, 1):
        phase = "afternoon" if start == time(13) else "morning"
        ProgrammeItem.objects.create(event=event, day=day, phase=phase, start_time=start, kind="lecture", order=number)
    return event


@pytest.fixture
def change(narathiwat_officer):
    """Change an event: ``change(event, first_day=…, move_along=True)``; gives the codes of a refusal."""

    def make(event, **facts):
        try:
            fresh = Event.objects.get(pk=event.pk)
            services.update_event(by=narathiwat_officer, event=fresh, provinces=["96"], **facts)
        except RuleBroken as refusal:
            return refusal.codes
        return []

    return make


def lines(event) -> list[tuple]:
    return [(item.day, item.start_time, item.version) for item in event.programme.all()]


def test_what_lies_outside_is_named_and_nothing_is_changed(seminar, narathiwat_officer):
    moved = {"first_day": LATER, "last_day": LATER + timedelta(days=1)}
    with pytest.raises(RuleBroken) as refusal:
        services.update_event(by=narathiwat_officer, event=seminar, provinces=["96"], **moved)
    (told,) = refusal.value.message_dict["move_along"]
    named = ("12 มี.ค. 2569 09.00 น. บรรยาย", "12 มี.ค. 2569 13.00 น.", "13 มี.ค. 2569")
    assert [text in told for text in named] == [True] * 3
    assert (Event.objects.get().first_day, lines(seminar)) == (DAY, [(*line, 1) for line in LINES])


def test_moved_along_every_line_keeps_its_day_and_hour_of_the_event(seminar, change):
    moved = {"first_day": LATER, "last_day": LATER + timedelta(days=1)}
    assert change(seminar, move_along=True, **moved) == []
    assert lines(seminar) == [(day + timedelta(days=7), start, 2) for day, start in LINES]
    assert entries_about(seminar).get(act="events.update_event").details["moved"] == 3


def test_a_day_later_all_lines_move_though_only_some_lie_outside(seminar, change):
    moved = {"first_day": NEXT, "last_day": NEXT + timedelta(days=1)}
    assert (change(seminar, **moved), change(seminar, move_along=True, **moved)) == (["left_out"], [])
    assert [day for day, *_ in lines(seminar)] == [NEXT, NEXT, NEXT + timedelta(days=1)]


def test_a_shorter_event_takes_its_lines_into_the_days_that_are_left(seminar, change):
    assert (change(seminar, last_day=DAY), change(seminar, last_day=DAY, move_along=True)) == (["left_out"], [])
    # The morning line without a time now stands in the morning of the first day.
    assert lines(seminar) == [(DAY, time(9), 2), (DAY, None, 2), (DAY, time(13), 2)]


def test_an_event_that_begins_later_takes_its_lines_along_and_their_half_days(seminar, change):
    later = {"start_time": time(12), "end_time": time(19)}
    assert (change(seminar, **later), change(seminar, move_along=True, **later)) == (["left_out"], [])
    shown = [(item.start_time, item.phase) for item in seminar.programme.all()]
    assert shown == [(time(12), "afternoon"), (time(16), "afternoon"), (None, "morning")]


def test_lines_that_fit_nowhere_are_to_be_changed_first(seminar, change):
    ended = {"last_day": DAY, "end_time": time(12)}
    assert [change(seminar, move_along=along, **ended) for along in (False, True)] == [["programme_left_out"]] * 2
    assert lines(seminar) == [(*line, 1) for line in LINES]


def test_what_stays_inside_is_not_asked_about(seminar, change):
    assert change(seminar, last_day=LATER, title="ชื่อใหม่") == []
    assert lines(seminar) == [(*line, 1) for line in LINES]


def test_marks_of_an_open_roll_move_along_to_a_day_that_has_come(event, guests, change, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    cells = {(one.pk, session.pk): "present" for session in event.sessions.all()}
    services.take_roll(by=narathiwat_officer, event=event, marks=cells)
    moved = {"first_day": NEXT, "last_day": NEXT}
    assert (change(event, **moved), change(event, move_along=True, **moved)) == (["left_out"], [])
    halves = list(event.sessions.values_list("day", "half", "attendances__mark"))
    assert halves == [(NEXT, "morning", "present"), (NEXT, "afternoon", "present")]


def test_marks_of_two_days_move_one_day_without_meeting(make_event, guests, change, narathiwat_officer):
    event = make_event(last_day=NEXT, sessions=())
    change(event, last_day=NEXT + timedelta(days=1))
    (one,) = guests(event, "สมชาย")
    first, second, *_ = event.sessions.filter(half="morning")
    cells = {(one.pk, first.pk): "present", (one.pk, second.pk): "absent"}
    services.take_roll(by=narathiwat_officer, event=event, marks=cells)
    days = {"first_day": NEXT, "last_day": NEXT + timedelta(days=2)}
    assert (change(event, **days), change(event, move_along=True, **days)) == (["left_out"], [])
    marked = event.sessions.exclude(attendances=None).values_list("day", "attendances__mark")
    assert list(marked) == [(NEXT, "present"), (NEXT + timedelta(days=1), "absent")]


def test_nobody_was_marked_on_a_day_that_has_not_come(event, guests, change, narathiwat_officer):
    (one,) = guests(event, "สมชาย")
    cell = (one.pk, event.sessions.first().pk)
    services.take_roll(by=narathiwat_officer, event=event, marks={cell: "present"})
    ahead = timezone.localdate() + timedelta(days=3)
    moved = {"first_day": ahead, "last_day": ahead}
    assert [change(event, move_along=along, **moved) for along in (False, True)] == [["roll_taken"]] * 2


def test_a_closed_roll_stays_where_it_was(event, guests, change, narathiwat_officer):
    guests(event, "สมชาย")
    services.close_sessions(by=narathiwat_officer, event=event, sessions=list(event.sessions.all()))
    moved = {"first_day": NEXT, "last_day": NEXT}
    assert [change(event, move_along=along, **moved) for along in (False, True)] == [["roll_taken"]] * 2


@pytest.mark.parametrize("state, name", [("running", "first_day"), ("finished", "last_day")])
def test_what_is_going_on_or_over_does_not_lie_ahead(state, name, make_event, narathiwat_officer):
    event, ahead = make_event(state=state), timezone.localdate() + timedelta(days=3)
    with pytest.raises(RuleBroken) as refusal:
        days = {"first_day": ahead, "last_day": ahead}
        services.update_event(by=narathiwat_officer, event=event, provinces=["96"], **days)
    assert ([*refusal.value.message_dict], refusal.value.codes) == ([name], ["day_not_come"])


def test_one_form_asks_and_moves_everything(seminar, signed_in, narathiwat_officer):
    client, address = signed_in(narathiwat_officer), f"/events/{seminar.pk}/edit/"
    days = {"first_day": "19 มี.ค. 2569", "last_day": "20 มี.ค. 2569", "start_time": "9.00", "end_time": "16.00"}
    before = client.get(address).content.decode()
    asked = client.post(address, typed(**days))
    box = asked.context["form"]["move_along"]
    assert ("move_along" in before, box.label, box.is_hidden) == (False, "ย้ายกำหนดการ 3 รายการตามไปด้วย", False)
    done = client.post(address, typed(**days, move_along="on"))
    assert (done.status_code, [day for day, *_ in lines(seminar)][0]) == (302, date(2026, 3, 19))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_moving_and_closing_at_the_same_moment_one_comes_first(event, guests, change, narathiwat_officer):
    guests(event, "สมชาย")
    sessions, ready = list(event.sessions.all()), Barrier(2)

    def close():
        return services.close_sessions(by=narathiwat_officer, event=event, sessions=sessions)

    def move():
        return change(event, first_day=NEXT, last_day=NEXT)

    def at_once(deed):
        ready.wait()
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        closed, refused = pool.map(at_once, (close, move))
    stands = Event.objects.get().first_day
    assert (closed, refused, stands) in [(2, ["roll_taken"], DAY), (0, [], NEXT)]
