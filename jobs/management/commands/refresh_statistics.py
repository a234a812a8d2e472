"""Let SQLite's planner count its tables again; on PostgreSQL there is nothing to do. Once a day is enough."""

from django.core.management.base import BaseCommand
from django.db import connection

from jobs.statistics import refresh_statistics


class Command(BaseCommand):
    """``refresh_statistics``: takes some ten milliseconds and may run at any time."""

    help = __doc__

    def handle(self, *args, **options) -> None:
        refresh_statistics(connection)
