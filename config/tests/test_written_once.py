"""Raw SQL against every table whose rows are written once: on both databases it is refused, or leaves them as they are.

The tables are asked of ``accounts.append_only``; a new one has to have a row here.
"""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from accounts import append_only
from accounts.audit import record
from accounts.models import Demonstration

TABLES = append_only.protected()
MODELS = {model._meta.db_table: model for model in apps.get_models()}
OTHERS = {
    "CharField": "'ก'", "JSONField": """'{"fields": ["ปลอม"]}'""", "DateField": "'2001-01-01'",
    "DateTimeField": "'2001-01-01 00:00:00+00'",
}  # fmt: skip
REPLACING = {
    "sqlite": {
        "INSERT OR REPLACE": "INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}",
        "REPLACE with another key": "REPLACE INTO {table} ({columns}) SELECT {rekeyed} FROM {table}",
        "UPDATE OR REPLACE": "UPDATE OR REPLACE {table} SET id = id + 1",
    },
    "postgresql": {
        "MERGE": "MERGE INTO {table} AS t USING {table} AS s ON t.id = s.id WHEN MATCHED THEN DELETE",
        "TRUNCATE": "TRUNCATE {table} CASCADE",
    },
}  # fmt: skip
ATTACKS = {
    "DELETE": "DELETE FROM {table}",
    "DELETE of one": "DELETE FROM {table} WHERE id = (SELECT min(id) FROM {table})",
    "ON CONFLICT": "INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE true "
    "ON CONFLICT (id) DO UPDATE SET id = excluded.id + 1000",
} | REPLACING[connection.vendor]


def columns_of(table: str) -> dict[str, str]:
    """Every column with another value, in SQL."""
    fields = MODELS[table]._meta.concrete_fields
    number = "coalesce({0}, 0) + 1"
    return {f.column: OTHERS.get(f.get_internal_type(), number).replace("{0}", f'"{f.column}"') for f in fields}


def rows_of(table: str) -> list[tuple]:
    """Everything in a table."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608 (names of our own tables)
        return cursor.fetchall()


def answer(sql: str) -> str:
    """What the database says to a statement; nothing if it took it."""
    # What PostgreSQL would still check at the end of the transaction keeps a table from being emptied, too.
    connection.check_constraints()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        return str(error)
    return ""


@pytest.fixture
def written(world):
    """Rows in every table: acts of the register, a look with whom it showed, the mark of a demonstration."""
    record(by=world.users["officer"], act="volunteers.view_person", target=None, seen=[world["person"], 77])
    Demonstration.objects.create(by="seed_demo")
    assert [table for table in TABLES if not rows_of(table)] == []


def test_the_tables_that_tell_of_the_past_are_among_them():
    assert {"accounts_auditentry", "accounts_seenperson", "volunteers_appointmentact"} <= TABLES.keys()


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("table", TABLES)
def test_no_statement_takes_a_row_away(table, attack, written):
    columns, before = list(columns_of(table)), rows_of(table)
    rekeyed = ", ".join("id + 1000" if name == "id" else f'"{name}"' for name in columns)
    listed = ", ".join(f'"{name}"' for name in columns)
    said = answer(ATTACKS[attack].format(table=table, columns=listed, rekeyed=rekeyed))
    assert rows_of(table)[: len(before)] == before
    assert f"{table}_is_written_once" in said or attack == "REPLACE with another key"


@pytest.mark.parametrize(
    ("table", "column"),
    [(t, f.column) for t, once in TABLES.items() for f in MODELS[t]._meta.concrete_fields if f.column not in once],
)
def test_no_column_is_changed(table, column, written):
    before = rows_of(table)
    said = answer(f'UPDATE {table} SET "{column}" = {columns_of(table)[column]}')  # noqa: S608 (our own names)
    assert (rows_of(table), f"{table}_is_written_once" in said) == (before, True)
