"""The database holds the hours of a day and the day of an answer; old rows that did not were mended."""

from datetime import date, time
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from events.models import Event, FollowUp, IssueRaised

DAY = date(2026, 3, 12)
mend = import_module("events.migrations.0019_hours_and_answers").mend


def holds(model, **facts) -> bool:
    """Whether the database lets these facts stand in the only row."""
    try:
        with transaction.atomic():
            return model.objects.update(**facts) == 1
    except IntegrityError:
        return False


@pytest.fixture
def taken_on(event):
    """A thing taken on at the workshop."""
    return FollowUp.objects.create(
        issue=IssueRaised.objects.create(event=event, text="ปัญหา"), text="ป้าย", agency="สรจ."
    )


@pytest.mark.parametrize(
    ("last_day", "start", "end", "stands"),
    [
        (DAY, time(9), time(9, 1), True),
        (DAY, time(9), time(9), False),
        (DAY, time(16), time(9), False),
        (date(2026, 3, 13), time(16), time(9), True),
        (DAY, None, time(9), True),
        (DAY, time(9), None, True),
    ],
)
def test_a_day_ends_after_it_starts(last_day, start, end, stands, event):
    assert holds(Event, first_day=DAY, last_day=last_day, start_time=start, end_time=end) is stands


@pytest.mark.parametrize(("answer", "day", "stands"), [("ทำแล้ว", DAY, True), ("ทำแล้ว", None, False), ("", None, True)])
def test_an_answer_has_its_day(answer, day, stands, taken_on):
    assert holds(FollowUp, answer=answer, answered_on=day) is stands


@pytest.mark.once
def test_of_an_old_event_that_ended_before_it_started_nobody_knows_the_end(event, taken_on):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
    Event.objects.update(start_time=time(16), end_time=time(9))
    FollowUp.objects.update(answer="ทำแล้ว", answered_on=None)
    mend(apps, None)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    event.refresh_from_db()
    assert (event.start_time, event.end_time) == (time(16), None)
    assert FollowUp.objects.get().answered_on is not None
