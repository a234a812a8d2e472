"""The invented calendar beside the two real events: marked as invented, one of every kind, rolls in every state."""

import pytest
from django.utils import timezone

from accounts.models import User
from demo.tests.test_seeded_events import SEMINAR_DAY, WORKSHOP_DAY
from events.models import Event, FollowUp, PressRelease
from volunteers import joins

pytestmark = pytest.mark.django_db


def test_every_invented_event_says_that_it_is_one(seeded):
    invented = Event.objects.exclude(first_day__in=[WORKSHOP_DAY, SEMINAR_DAY])

    assert [event.title for event in invented if not event.title.endswith("(ตัวอย่าง)")] == []
    news = PressRelease.objects.filter(event__in=invented)
    assert [release.headline[:10] for release in news] == ["(ตัวอย่าง)"] * 3


def test_the_invented_calendar_has_one_of_every_kind(seeded):
    events = Event.objects.filter(title__endswith="(ตัวอย่าง)")

    assert events.filter(visibility="date").count() == 1
    assert events.filter(visibility="after").count() == 1
    joint = [event for event in events if event.provinces.count() == 2]
    assert [(event.office.province_id, event.participants.count() > 150) for event in joint] == [("96", True)]
    states = set(events.values_list("state", flat=True)) - {"running"}
    assert states == {"draft", "approved", "published", "finished", "closed"}


def test_a_roll_waits_to_be_taken(seeded):
    """An event of last week in Narathiwat has a list and two open half-days, but no mark yet."""
    past = Event.objects.filter(last_day__lt=timezone.localdate(), sessions__closings=None, office__province="96")
    event = past.filter(participants__isnull=False).distinct().get()

    assert event.sessions.count() == 2
    assert event.participants.exclude(attendances=None).count() == 0


def test_closed_rolls_have_all_four_marks_and_a_mark_for_everybody(seeded):
    event = Event.objects.filter(office__province="96", sessions__closings__isnull=False).latest("first_day")
    marks = event.participants.values_list("attendances__mark", flat=True)

    assert set(marks) == {"present", "absent", "excused", "substituted"}
    assert len(marks) == event.participants.count() * event.sessions.count()
    for substitute in event.participants.exclude(substitute_for=None):
        assert set(substitute.substitute_for.attendances.values_list("mark", flat=True)) == {"substituted"}
        assert set(substitute.attendances.values_list("mark", flat=True)) == {"present"}


def test_some_things_taken_on_are_due_overdue_and_answered(seeded):
    rows = FollowUp.objects.all()

    assert rows.filter(answer="", due_on__lt=timezone.localdate()).count() == 2
    assert rows.exclude(answer="").count() == 2
    assert rows.filter(answer="", due_on__gt=timezone.localdate()).count() == 4


def test_the_head_of_narathiwat_has_a_changed_programme_to_see_and_news_to_clear(seeded):
    head = User.objects.get(username="narathiwat-head")
    cards = {card.template: card.rows for card in joins.cards(head)}
    assert [[t.change for t in each.told] for each in cards["events/_unseen_card.html"]] == [["changed"]]
    assert [each.headline[:10] for each in cards["events/_news_to_clear.html"]] == ["(ตัวอย่าง)"]
