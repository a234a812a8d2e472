"""What is written in bulk is read back as it was meant, on both databases."""

from datetime import date, time

import pytest
from django.db import IntegrityError, connection, transaction

from demo.national import writing
from demo.national.moments import at
from demo.national.tables import Table
from demo.national.writing import Writer, foreign_keys_checked_at_once
from events.models import Event, Project

EVENTS = Table(
    Event,
    *("id", "kind", "title", "search", "office_id", "first_day", "last_day", "start_time", "venue_province_id"),
    *("objectives", "reported_total", "changed_at", "never_announced"),
)
PROJECTS = Table(Project, "id", "title", "fiscal_year", "office_id")


def projects(office, number):
    """So many rows of projects."""
    return [(key, f"โครงการที่ {key}", 2569, office.pk) for key in range(1, number + 1)]


def test_every_kind_of_value_comes_back(narathiwat):
    title, objectives = "ประชุม\tก\\ข\n'\"; --", ["หนึ่ง\nบรรทัด", "\\สอง"]
    days, moment = (date(2026, 2, 28), date(2026, 3, 1)), at(date(2026, 2, 1), 9, 15)
    row = (7, "seminar", title, "", narathiwat.pk, *days, time(8, 30), "96", objectives, None, moment, True)

    assert Writer().write(EVENTS, [row]) == 1

    event = Event.objects.get(pk=7)
    assert (event.title, event.objectives, event.reported_total) == (title, objectives, None)
    assert ((event.first_day, event.last_day), event.start_time, event.changed_at) == (days, time(8, 30), moment)
    assert (event.never_announced, event.state, event.venue_district_id) == (True, Event.State.DRAFT, None)


def test_the_database_goes_on_after_our_keys(narathiwat):
    writer = Writer()
    writer.write(PROJECTS, projects(narathiwat, 40))
    writer.finish()

    fresh = Project.objects.create(title="ต่อจากนั้น", fiscal_year=2570, office=narathiwat)

    assert fresh.pk == 41


def test_batches_are_counted_together(narathiwat, monkeypatch):
    monkeypatch.setattr(writing, "ROWS_PER_TRANSACTION", 3)
    monkeypatch.setattr(writing, "ROWS_PER_READ", 3)
    writer = Writer()
    writer.write(PROJECTS, projects(narathiwat, 10))
    writer.write(PROJECTS, [])

    assert writer.written == {"events_project": 10}
    assert Project.objects.order_by("pk").last().title == "โครงการที่ 10"


def test_a_row_that_points_nowhere_is_found_and_the_keys_stand_again(narathiwat):
    with pytest.raises(IntegrityError), transaction.atomic():
        with foreign_keys_checked_at_once():
            Writer().write(PROJECTS, [(1, "ไม่มีสำนักงาน", 2569, 999_999)])
        connection.check_constraints()
    connection.check_constraints()

    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.create(title="ไม่มีสำนักงาน", fiscal_year=2569, office_id=999_999)
        connection.check_constraints()
