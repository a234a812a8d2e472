"""Random stories of rolls: any figure, as of any day and as known at any moment, agrees with a slow recount."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.records import known
from accounts.rules import RuleBroken
from entry.testmode import slow
from events import services
from events.figures import (
    EventRow,
    event_figure,
    event_totals,
    event_totals_by_province,
    listed_figures,
    totals_of,
)
from events.models import Attendance, Event, RollClosing, Session
from events.tests import roll_recount as recount
from thai.days import Days

FIRST, SECOND = date(2026, 3, 12), date(2026, 3, 13)
BEGIN = datetime(2026, 3, 20, 2, tzinfo=UTC)
HALF_DAYS = [(FIRST, "morning"), (FIRST, "afternoon"), (SECOND, "morning")]
# Up to each day, from each day on, and each day alone.
TIMES = [(None, FIRST - timedelta(days=1)), (None, FIRST), (FIRST, FIRST), (SECOND, SECOND), (None, SECOND)]
MARKS = ["", "present", "absent", "excused", "substituted"]


class Story:
    """One event told deed by deed: each is done by the verbs and, if it was accepted, written into the log."""

    def __init__(self, event, clerk):
        self.event, self.clerk = event, clerk
        self.sessions = list(event.sessions.all())
        self.log = recount.Log([day for day, _half in HALF_DAYS])
        self.people = []
        self.at = BEGIN

    def tell(self, deed: str, *details) -> None:
        """Do one thing, an hour after the last; what a rule forbids happens neither here nor there."""
        self.at += timedelta(hours=1)
        with time_machine.travel(self.at, tick=False):
            try:
                written = getattr(self, deed)(*details)
            except RuleBroken:
                written = None
        if written:
            self.log.write(self.at, written)

    def list_somebody(self):
        guest = services.add_guest(by=self.clerk, event=self.event, name=f"คนที่ {len(self.people) + 1}")
        self.people.append(guest)
        return recount.listed(guest.name)

    def substitute(self, number):
        principal = self.people[number % len(self.people)]
        name = f"ผู้แทนของ {principal.name}"
        services.add_guest(by=self.clerk, event=self.event, name=name, place=str(self.at), substitute_for=principal)
        return recount.stands_in(principal.name, name)

    def mark(self, number, half_day, mark):
        person = self.people[number % len(self.people)]
        cell = {(person.pk, self.sessions[half_day].pk): mark}
        changed = services.take_roll(by=self.clerk, event=self.event, marks=cell, reason="ตามใบลงทะเบียน")
        return recount.marked(person.name, half_day, mark) if changed else None

    def close(self, half_day):
        shut = services.close_sessions(by=self.clerk, event=self.event, sessions=[self.sessions[half_day]])
        return recount.closed(half_day) if shut else None

    def reopen(self, half_day):
        again = services.reopen_sessions(
            by=self.clerk, event=self.event, sessions=[self.sessions[half_day]], reason="ลงผิดวัน"
        )
        return recount.reopened(half_day) if again else None

    @property
    def moments(self) -> list[datetime | None]:
        """Just after each deed, before everything, and now."""
        hours = int((self.at - BEGIN).total_seconds() // 3600)
        return [*(BEGIN + timedelta(hours=n, minutes=1) for n in range(hours + 1)), None]


half_days, numbers = st.integers(0, 2), st.integers(0, 5)
deeds = st.one_of(
    st.tuples(st.just("mark"), numbers, half_days, st.sampled_from(MARKS)),
    st.tuples(st.just("close"), half_days),
    st.tuples(st.just("mark"), numbers, half_days, st.sampled_from(MARKS)),
    st.tuples(st.just("reopen"), half_days),
    st.tuples(st.just("list_somebody")),
    st.tuples(st.just("substitute"), numbers),
)


@pytest.fixture
def begin(make_event, narathiwat_officer):
    """A workshop of three half-days and an empty list, about to be told."""

    def make() -> Story:
        event = make_event(sessions=(), last_day=SECOND)
        Session.objects.bulk_create([Session(event=event, day=day, half=half) for day, half in HALF_DAYS])
        return Story(event, narathiwat_officer)

    return make


def assert_every_figure_agrees(story: Story) -> None:
    """Event and participants, of all the days around the event, as known after each deed and now."""
    for known_at in story.moments:
        for days in [Days(as_of, known_at, since=since) for since, as_of in TIMES]:
            assert event_figure(story.event, days) == story.log.figure(days)
            ((_key, closed, listed),) = listed_figures([story.event.pk], days)
            counted = {f.name: (f.came, closed) for f in listed}
            assert counted == {name: story.log.half_days_of(name, days) for name in counted}


def assert_parts_make_the_whole(story: Story) -> None:
    """At any moment the half-days of each day make those of both, and the one event is its province and the nation."""
    # Stories that were told before in the same test are not part of it.
    Event.objects.exclude(pk=story.event.pk).update(state=Event.State.DRAFT)
    for known_at in story.moments:
        first, second, both = (
            event_figure(story.event, Days(SECOND, known_at).within(*days))
            for days in ((FIRST, FIRST), (SECOND, SECOND), (FIRST, SECOND))
        )
        assert (both.attendances or 0) == (first.attendances or 0) + (second.attendances or 0)
        pairs = [figure.half_days for figure in (first, second) if figure.half_days]
        assert both.half_days == ((sum(p.came for p in pairs), sum(p.base for p in pairs)) if pairs else None)
        days = Days(SECOND, known_at)
        sums = totals_of([EventRow(story.event, both)])
        assert event_totals(FIRST, SECOND, days=days) == event_totals(FIRST, SECOND, "96", days) == sums
        assert event_totals_by_province(FIRST, SECOND, days) == {"96": sums}


def assert_one_row_at_any_moment(story: Story) -> None:
    """No moment knows two marks of one participant and half-day, nor two closings of a half-day."""
    for known_at in story.moments:
        marks = Attendance.objects.filter(known(known_at), session__event=story.event)
        cells = list(marks.values_list("participant", "session"))
        shut = list(RollClosing.objects.filter(known(known_at), session__event=story.event).values_list("session"))
        assert (len(cells), len(shut)) == (len(set(cells)), len(set(shut)))


@pytest.mark.django_db
@slow(3)
@given(told=st.lists(deeds, min_size=4, max_size=14))
def test_any_story_is_counted_right_at_any_moment(begin, told):
    story = begin()
    story.tell("list_somebody")
    story.tell("list_somebody")
    for deed in told:
        story.tell(*deed)
    assert_every_figure_agrees(story)
    assert_parts_make_the_whole(story)
    assert_one_row_at_any_moment(story)


def test_a_long_story_with_everything_in_it(begin):
    story = begin()
    for deed in [
        ("list_somebody",), ("list_somebody",), ("list_somebody",), ("substitute", 0),
        ("mark", 0, 0, "substituted"), ("mark", 1, 0, "present"), ("close", 0),
        ("mark", 1, 0, "absent"), ("list_somebody",), ("close", 1), ("mark", 3, 0, "present"),
        ("reopen", 0), ("mark", 0, 0, ""), ("mark", 0, 0, "present"), ("close", 0), ("close", 2),
        ("mark", 3, 2, "excused"),
    ]:  # fmt: skip
        story.tell(*deed)
    assert len(story.log.deeds) == 17
    assert_every_figure_agrees(story)
    assert_parts_make_the_whole(story)
    assert_one_row_at_any_moment(story)


def test_the_base_is_the_list_of_the_closing_and_not_of_today(begin):
    story = begin()
    for deed in [("list_somebody",), ("mark", 0, 0, "present"), ("close", 0), ("list_somebody",)]:
        story.tell(*deed)
    figure = event_figure(story.event, Days(SECOND))
    assert (figure.persons, figure.expected, figure.share) == (1, 1, 100)


def test_a_half_day_after_the_day_does_not_count(begin):
    story = begin()
    for deed in [("list_somebody",), *[("mark", 0, n, "present") for n in range(3)], *[("close", n) for n in range(3)]]:
        story.tell(*deed)
    found = [event_figure(story.event, Days(day)) for day in (FIRST - timedelta(days=1), FIRST, SECOND)]
    assert [(f.persons, f.attendances, f.source) for f in found] == [
        (None, None, "ahead"), (1, 2, "roll"), (1, 3, "roll"),
    ]  # fmt: skip


def test_a_half_day_before_the_time_does_not_count_either(begin):
    story = begin()
    for deed in [("list_somebody",), *[("mark", 0, n, "present") for n in range(3)], *[("close", n) for n in range(3)]]:
        story.tell(*deed)
    whole = Days(SECOND)
    times = [whole.within(FIRST, FIRST), whole.within(SECOND, SECOND), whole.within(FIRST, SECOND)]
    assert [event_figure(story.event, days).half_days for days in times] == [(2, 2), (1, 1), (3, 3)]


def test_a_correction_leaves_what_was_known_before(begin):
    story = begin()
    for deed in [("list_somebody",), ("mark", 0, 0, "absent"), ("close", 0), ("mark", 0, 0, "present")]:
        story.tell(*deed)
    before, after = story.at - timedelta(minutes=1), story.at
    persons = [event_figure(story.event, Days(SECOND, moment)).persons for moment in (before, after, None)]
    assert (persons, Attendance.objects.count()) == ([0, 1, 1], 2)


def test_before_the_first_closing_a_mark_is_replaced_in_place(begin):
    story = begin()
    for deed in [("list_somebody",), *[("mark", 0, 0, mark) for mark in ("present", "absent", "excused")]]:
        story.tell(*deed)
    assert [row.mark for row in Attendance.objects.all()] == ["excused"]


def test_a_mark_taken_back_on_a_reopened_roll_is_kept_for_the_time_before(begin):
    story = begin()
    for deed in [("list_somebody",), ("mark", 0, 0, "present"), ("close", 0), ("reopen", 0), ("mark", 0, 0, "")]:
        story.tell(*deed)
    (row,) = Attendance.objects.all()
    closing = RollClosing.objects.get()
    assert (row.known_until, closing.known_until) == (story.at, story.at - timedelta(hours=1))


def test_the_database_refuses_a_second_standing_mark_and_a_second_closing(begin):
    story = begin()
    for deed in [("list_somebody",), ("mark", 0, 0, "present"), ("close", 0)]:
        story.tell(*deed)
    twins = [
        Attendance(participant=story.people[0], session=story.sessions[0], mark="absent", proof="sheet"),
        RollClosing(session=story.sessions[0], places=9),
    ]
    for twin in twins:
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save()
    assert (Attendance.objects.count(), RollClosing.objects.get().places) == (1, 1)
