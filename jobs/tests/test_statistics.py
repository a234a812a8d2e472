"""SQLite counts its tables after a migrate and when it is asked to; PostgreSQL does so by itself."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import User
from jobs import services
from jobs.models import Heartbeat
from jobs.statistics import after_migrate, refresh_statistics

SQLITE = connection.vendor == "sqlite"


def believed(table: str) -> set[int]:
    """How many rows SQLite's planner believes a table to have; nothing is kept for another database."""
    if not SQLITE:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [table])
        return {int(stat.split()[0]) for (stat,) in cursor.fetchall()}


def make(number: int) -> None:
    User.objects.bulk_create(User(username=f"user-{number}-{n}") for n in range(number))


@pytest.mark.parametrize("ask", [lambda: call_command("refresh_statistics"), lambda: after_migrate(using="default")])
def test_the_planner_knows_how_many_rows_there_are(ask, db):
    told = []
    for number in (7, 5):
        make(number)
        ask()
        told.append(believed("accounts_user"))
    assert told == ([{7}, {12}] if SQLITE else [set(), set()])


def test_with_the_sweep_they_are_made_once_a_day(db):
    turns = []
    for hours in (0, 23, 25):
        make(hours + 1)
        Heartbeat.objects.filter(name="statistics").update(began_at=timezone.now() - timedelta(hours=hours))
        Heartbeat.objects.filter(name="sweep").delete()
        services.beat()
        turns.append(believed("accounts_user"))
    assert turns == ([{1}, {1}, {1 + 24 + 26}] if SQLITE else [set()] * 3)


def test_elsewhere_nothing_is_asked(db, django_assert_num_queries):
    with django_assert_num_queries(2 if SQLITE else 0):
        refresh_statistics(connection)
