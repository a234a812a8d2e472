"""Totals kept per event: they are what a live count finds, after every deed, and answer only where they may."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string
from hypothesis import given
from hypothesis import strategies as st

from entry.testmode import slow
from events import services
from events.figures import event_figure
from events.figures.kept import Kept, count_to_keep, counts_of
from events.figures.rolls import EVER, count_events
from events.models import KeptTotals, RollClosing, Session, TargetGroup
from events.tests.test_roll_histories import FIRST, HALF_DAYS, SECOND, Story, deeds, numbers
from provinces.stamps import stamp_of
from thai.days import Days

narrow_again = import_string("events.migrations.0011_times_and_bases.narrow_again")
FILL = import_string("events.migrations.0011_times_and_bases.FILL")


class KeptStory(Story):
    """A story that also tells of target groups, of removals and of an event whose facts are changed."""

    def expect(self, number):
        row = TargetGroup(name=f"กลุ่ม {self.at}", expected=number or None)
        services.add_part(by=self.clerk, event=self.event, row=row)

    def expect_less(self, number):
        if groups := list(self.event.target_groups.all()):
            services.remove_part(by=self.clerk, event=self.event, row=groups[number % len(groups)])

    def remove(self, number):
        listed = list(self.event.participants.all())
        services.remove_participant(by=self.clerk, participant=listed[number % len(listed)])


more_deeds = st.one_of(
    deeds,
    deeds,
    st.tuples(st.just("expect"), numbers),
    st.tuples(st.just("expect_less"), numbers),
    st.tuples(st.just("remove"), numbers),
)


@pytest.fixture
def begin(make_event, narathiwat_officer):
    """A workshop of three half-days with two people on its list."""

    def make() -> KeptStory:
        event = make_event(sessions=(), last_day=SECOND)
        Session.objects.bulk_create([Session(event=event, day=day, half=half) for day, half in HALF_DAYS])
        story = KeptStory(event, narathiwat_officer)
        for _ in range(2):
            story.tell("list_somebody")
        return story

    return make


@pytest.fixture
def closed(begin):
    """A story with a closed first day, where one of two came, and a closed second day, where both came."""
    story = begin()
    story.tell("mark", 0, 0, "present")
    for half_day in (0, 1):
        story.tell("close", half_day)
    for number in (0, 1):
        story.tell("mark", number, 2, "present")
    story.tell("close", 2)
    return story


def values(row: KeptTotals) -> tuple:
    return tuple(getattr(row, name) for name in Kept._fields)


def kept(event) -> tuple:
    """What is kept of an event."""
    return values(KeptTotals.objects.get(event=event))


def live(event) -> tuple:
    """What a count row by row finds."""
    return values(count_to_keep([event.pk])[0])


@pytest.mark.django_db
@slow(3)
@given(told=st.lists(more_deeds, min_size=3, max_size=12))
def test_after_every_deed_of_any_story_the_kept_is_the_live(begin, told):
    story = begin()
    for deed in told:
        # Nobody is left on the list: who is not there cannot be marked.
        if story.event.participants.exists() or deed[0] == "list_somebody":
            story.people = list(story.event.participants.filter(substitute_for=None)) or story.people
            story.tell(*deed)
        assert kept(story.event) == live(story.event)


def test_they_hold_what_the_roll_says(closed):
    row = KeptTotals.objects.get(event=closed.event)
    assert values(row) == (2, None, 2, 6, 2, 3, 0, 0, FIRST, SECOND, closed.at)


@pytest.mark.parametrize(
    "since, as_of, answers",
    [
        (None, FIRST - timedelta(days=1), False),
        (None, FIRST, False),
        (None, SECOND, True),
        (None, date(2030, 1, 1), True),
        (FIRST, SECOND, True),
        (FIRST, FIRST, False),
        (SECOND, SECOND, False),
        (SECOND, date(2030, 1, 1), False),
    ],
)
def test_for_days_that_leave_a_closed_half_day_out_the_event_is_counted_live(since, as_of, answers, closed):
    KeptTotals.objects.filter(event=closed.event).update(attendances=99)
    days = Days(as_of, since=since)
    counted = counts_of([closed.event.pk], days)[closed.event.pk]
    assert (counted.attendances == 99) is answers
    assert answers or counted == count_events([closed.event.pk], days)[closed.event.pk]
    services.recount(closed.event)


def test_kept_or_live_is_the_same_also_where_nothing_was_closed(begin):
    story = begin()
    key = story.event.pk
    assert counts_of([key], EVER) == count_events([key], EVER) == {key: (2, None, None, 0, 0, 0, 0, 0, (0, 0))}


def test_for_a_moment_before_the_last_change_the_event_is_counted_live(closed):
    KeptTotals.objects.filter(event=closed.event).update(attendances=99)
    moments = [closed.at - timedelta(minutes=1), closed.at, None]
    counted = [event_figure(closed.event, Days(SECOND, moment)).attendances for moment in moments]
    assert counted == [1, 99, 99]
    services.recount(closed.event)


def test_an_event_that_nobody_counted_yet_is_counted_live(closed):
    KeptTotals.objects.all().delete()
    assert event_figure(closed.event, Days(SECOND)).attendances == 3
    services.recount(closed.event)
    assert kept(closed.event) == live(closed.event)


def test_what_a_source_reported_is_read_from_the_event_itself(make_event):
    event = make_event(reported_total=100)
    services.recount(event)
    event.reported_total = 90
    event.save()
    assert event_figure(event, EVER).persons == 90


def test_a_new_event_begins_with_totals(narathiwat, narathiwat_officer):
    day = timezone.localdate()
    facts = {"kind": "seminar", "title": "ใหม่", "first_day": day, "last_day": day, "venue_province_id": "96"}
    event = services.create_event(
        by=narathiwat_officer, office=narathiwat, form_key=None, provinces=["96"], **facts
    )  # fmt: skip
    assert kept(event) == (0, None, None, 0, 0, 0, 0, 0, None, None, None)


def test_counting_all_anew_mends_what_was_wrong_and_says_how_many(closed, make_event):
    other = make_event(title="ไม่เคยนับ")
    KeptTotals.objects.filter(event=closed.event).update(persons=1, attendances=77)
    assert [services.recount_all(), services.recount_all()] == [(2, 2), (2, 0)]
    assert [kept(event) == live(event) for event in (closed.event, other)] == [True, True]


def test_a_closing_that_latecomers_had_widened_is_narrow_again(closed):
    before = kept(closed.event)
    for places in (3, 4):
        closed.at += timedelta(hours=1)
        stands = RollClosing.objects.get(session=closed.sessions[0], known_until=None)
        RollClosing.objects.filter(pk=stands.pk).update(known_until=closed.at)
        RollClosing.objects.create(session=closed.sessions[0], places=places, known_from=closed.at)
    narrow_again(apps, None)
    closings = RollClosing.objects.filter(session__event=closed.event)
    assert list(closings.values_list("places", "known_until")) == [(2, None)] * 3
    services.recount(closed.event)
    assert kept(closed.event) == before


def test_pages_made_from_wrong_totals_are_out_of_date(closed):
    stamps = [stamp_of("96")]
    for persons in (2, 1):
        KeptTotals.objects.filter(event=closed.event).update(persons=persons)
        services.recount_all()
        stamps.append(stamp_of("96"))
    assert [stamps[0] == stamps[1], stamps[1] == stamps[2]] == [True, False]


def test_the_migration_fills_in_what_the_services_would(closed, make_event):
    closed.tell("expect", 5)
    closed.tell("substitute", 0)
    closed.tell("list_somebody")
    closed.tell("mark", 2, 0, "present")
    closed.tell("reopen", 2)
    make_event(title="ว่าง")
    services.recount_all()
    before = list(KeptTotals.objects.order_by("pk").values_list())
    KeptTotals.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(FILL)
    assert (list(KeptTotals.objects.order_by("pk").values_list()), len(before)) == (before, 2)
    assert KeptTotals.objects.filter(late_persons=1, late_attendances=1).count() == 1
