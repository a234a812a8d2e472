"""What a database says of itself: a table of our own, outside the migrations, with what it was loaded from.

It stands only in a database that was made for the national set, so nothing else is ever emptied.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from demo.national.size import Size

TABLE = "national_set"
UNTIL = "until"


@dataclass(frozen=True)
class Stamp:
    """The parameters a database was loaded from, and whether the loading came to its end."""

    parameters: dict[str, object]
    complete: bool

    def fits(self, size: Size) -> bool:
        """Whether the set is of this size; the day it was loaded on does not matter."""
        wanted = size.as_words()
        return {**self.parameters, UNTIL: None} == {**wanted, UNTIL: None}


def read_stamp() -> Stamp | None:
    """The stamp of the database, None where it has none."""
    if TABLE not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT parameters, complete FROM {TABLE}")
        row = cursor.fetchone()
    return Stamp(json.loads(row[0]), bool(row[1])) if row else None


def write_stamp(size: Size, *, complete: bool) -> None:
    """Say what is being loaded, or that it is there."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {TABLE} (parameters text NOT NULL, complete integer NOT NULL)")
        cursor.execute(f"DELETE FROM {TABLE}")
        cursor.execute(f"INSERT INTO {TABLE} VALUES (%s, %s)", [json.dumps(size.as_words()), int(complete)])


def empty_database() -> None:
    """Throw away everything in a database that carries the stamp; only the tables' names decide nothing here."""
    if read_stamp() is None:
        raise RuntimeError("Only a database of the national set is emptied.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        return
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{name}{end}").unlink(missing_ok=True)


def is_empty() -> bool:
    """Whether there is no table or view here, nor anybody else's."""
    return not connection.introspection.table_names(include_views=True)


def missing_columns() -> list[str]:
    """``table.column`` of everything the models have and this database lacks: it was made by an older version."""
    found = []
    tables = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        there = _columns(table) if table in tables else set()
        found += [f"{table}.{f.column}" for f in model._meta.concrete_fields if f.column not in there]
    return found


def _columns(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")
        return {column[0] for column in cursor.description}
