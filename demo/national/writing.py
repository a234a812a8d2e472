"""Bulk writing: COPY on PostgreSQL, ``executemany`` on SQLite."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.core.management.color import no_style
from django.db import connection, transaction

from demo.national.tables import Table, copied

ROWS_PER_TRANSACTION = 50_000
ROWS_PER_READ = 2_000


class Writer:
    """Writes rows with keys of our own, and counts them. ``written`` is by table name."""

    def __init__(self) -> None:
        self.written: Counter[str] = Counter()
        self._models: set = set()
        self._put = _copy if connection.vendor == "postgresql" else _insert

    def write(self, table: Table, rows: Iterable[tuple]) -> int:
        """Write all rows of a table, each a tuple in the order of ``table.given``; returns how many."""
        number = self._put(table, rows)
        self.written[str(table)] += number
        self._models.add(table.model)
        return number

    def finish(self) -> None:
        """Let the database's own keys go on after ours."""
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), sorted(self._models, key=str)):
                cursor.execute(sql)


@contextmanager
def foreign_keys_checked_at_once() -> Iterator[None]:
    """On PostgreSQL, take the foreign keys of all tables away and put them back: one join each instead of a look a row.

    Inside one transaction, so nobody ever sees the tables without them; putting them back proves every row.
    """
    if connection.vendor != "postgresql":
        yield
        return
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2"
        )
        kept = cursor.fetchall()
        for table, name, _ in kept:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        yield
        for table, name, definition in kept:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


def _copy(table: Table, rows: Iterable[tuple]) -> int:
    names = ", ".join(connection.ops.quote_name(column) for column in table.columns)
    lines = _Lines(table, rows)
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(f"COPY {connection.ops.quote_name(str(table))} ({names}) FROM STDIN", lines)
        return cursor.cursor.rowcount


class _Lines:
    """Rows as the text COPY reads, a few thousand at a time."""

    def __init__(self, table: Table, rows: Iterable[tuple]) -> None:
        self._rows = iter(rows)
        encoders, defaults = table.encoders(connection)
        self._encoders = [_as_text(encode) for encode in encoders]
        self._end = "".join(f"\t{copied(value)}" for value in defaults) + "\n"
        self._rest = b""

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes, or what is left of them."""
        while len(self._rest) < size and (some := list(islice(self._rows, ROWS_PER_READ))):
            self._rest += "".join(map(self._line, some)).encode()
        given, self._rest = self._rest[:size], self._rest[size:]
        return given

    def _line(self, row: tuple) -> str:
        return "\t".join([encode(value) for encode, value in zip(self._encoders, row, strict=True)]) + self._end


def _as_text(encode):
    return (lambda value: copied(encode(value))) if encode else copied


def _insert(table: Table, rows: Iterable[tuple]) -> int:
    """Each batch is a transaction of its own: one of millions of rows would fill the write-ahead log."""
    names = ", ".join(connection.ops.quote_name(column) for column in table.columns)
    marks = ", ".join(["%s"] * len(table.columns))
    sql = f"INSERT INTO {connection.ops.quote_name(str(table))} ({names}) VALUES ({marks})"
    number, values = 0, _values(table, rows)
    while batch := list(islice(values, ROWS_PER_TRANSACTION)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, batch)
        number += len(batch)
    return number


def _values(table: Table, rows: Iterable[tuple]) -> Iterator[tuple]:
    encoders, defaults = table.encoders(connection)
    changed = [(place, encode) for place, encode in enumerate(encoders) if encode]
    for row in rows:
        values = [*row, *defaults]
        for place, encode in changed:
            values[place] = encode(values[place])
        yield tuple(values)
