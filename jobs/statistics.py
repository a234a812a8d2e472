"""What the database's planner knows of the tables, kept fresh where nothing else does so."""

from datetime import timedelta

from django.db import connection as default_connection
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from jobs.models import Heartbeat

NAME = "statistics"
# Rows looked at in each index: enough for the planner, and some ten milliseconds instead of seconds.
# https://www.sqlite.org/lang_analyze.html#approximate_analyze_for_large_databases
ROWS = 1000


def refresh_statistics(connection: BaseDatabaseWrapper) -> None:
    """Count again what SQLite plans by; PostgreSQL does so by itself. Once a day and after every migrate is enough."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS}")
        cursor.execute("ANALYZE")


def refresh_daily() -> bool:
    """The same, once a day however often it is called; says whether it was its turn."""
    if not Heartbeat.objects.begin(NAME, every=timedelta(days=1)):
        return False
    refresh_statistics(default_connection)
    Heartbeat.objects.end(NAME)
    return True


def after_migrate(*, using: str, **kwargs) -> None:
    """Handler of ``post_migrate``: a database that comes from an earlier version begins with statistics."""
    refresh_statistics(connections[using])
