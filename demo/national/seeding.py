"""The order in which the national set is loaded."""

from contextlib import nullcontext

from django.db import connection, transaction

from demo.loading import Tell, timed, without_collector
from demo.national.accounts import give_records, open_accounts
from demo.national.events import Events
from demo.national.lists import Lists
from demo.national.nation import Nation, begin_records, look_around
from demo.national.plans import plan_events
from demo.national.register import People
from demo.national.runs import write_runs
from demo.national.size import Size
from demo.national.writing import Writer, foreign_keys_checked_at_once
from events.services import recount_all
from jobs.statistics import refresh_statistics


def seed(size: Size, *, tell: Tell) -> dict[str, int]:
    """Load the set and return the rows written by table; ``tell`` hears each stage and its seconds.

    PostgreSQL loads in one transaction. SQLite does not: the stamp says when everything is there.
    """
    whole = transaction.atomic() if connection.vendor == "postgresql" else nullcontext()
    writer = Writer()
    with whole, without_collector():
        with timed("accounts", tell):
            users = open_accounts(size)
            begin_records(size)
            clerks = {"officer_id": users["national-officer"].pk, "admin_id": users["national-admin"].pk}
            nation = look_around(size, **clerks)
        with timed("lives", tell):
            people = People(size, nation)
        with foreign_keys_checked_at_once():
            _write(writer, size, nation, people, tell)
        with timed("report runs and records", tell):
            write_runs(writer, size, nation)
            writer.finish()
            give_records(users, size, nation)
    with timed("statistics", tell):
        _analyse()
    with timed("kept totals", tell):
        recount_all()
    return dict(writer.written)


def _write(writer: Writer, size: Size, nation: Nation, people: People, tell: Tell) -> None:
    """Everything that comes by the hundred thousand."""
    with timed("register", tell):
        people.write(writer)
    with timed("events", tell):
        plans = plan_events(size, nation)
        events = Events(size, nation, plans)
        events.write(writer)
    with timed("lists and rolls", tell):
        graduates = {row.person_id for row in people.postings.rows}
        lists = Lists(size, nation, people.folk, people.serving(), graduates)
        lists.write(writer, plans, events.sessions)


def _analyse() -> None:
    """Let the database know what it has, as autovacuum on PostgreSQL and the daily round on SQLite would by and by."""
    refresh_statistics(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
