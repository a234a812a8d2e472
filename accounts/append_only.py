"""Rows that are written once: the database itself refuses to change, delete or empty them, on both engines.

An app names its model at start-up (``AppConfig.ready``): ``append_only.protect(AuditEntry)``. The triggers are made
anew after every migrate, because SQLite drops them whenever Django rebuilds a table. ``set_once`` names columns that
may go from empty to a value, once.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection as default_connection
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

# Table name: (columns that stay, columns that may be set once).
_protected: dict[str, tuple[list[str], list[str]]] = {}
# Table name: which row, beside the one with its key, a new row would replace on SQLite.
_replaced: dict[str, str] = {}


def protect(model: type[models.Model], *, set_once: tuple[str, ...] = (), replaced: str = "") -> None:
    """Rows of this model are written once from now on; called at start-up, before any migrate.

    ``replaced`` says in SQL which row a unique index beside the key would let INSERT OR REPLACE (``NEW``) take away.
    """
    columns = {field.name: str(field.column) for field in model._meta.concrete_fields}
    stay = [column for name, column in columns.items() if name not in set_once]
    _protected[model._meta.db_table] = (stay, [columns[name] for name in set_once])
    _replaced[model._meta.db_table] = replaced


def protected() -> dict[str, list[str]]:
    """The tables whose rows are written once, each with the columns that may be set once."""
    return {table: list(once) for table, (_stay, once) in _protected.items()}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, anew where they stand already; tables that are not there yet are left out."""
    tables = set(connection.introspection.table_names())
    _remove(connection)
    with connection.cursor() as cursor:
        for table in _protected.keys() & tables:
            for statement in _statements(connection.vendor, table):
                cursor.execute(statement)


def after_migrate(*, using: str, **kwargs) -> None:
    """Handler of ``post_migrate``."""
    install(connections[using])


@contextmanager
def lifted(connection: BaseDatabaseWrapper = default_connection) -> Iterator[None]:
    """Without the triggers, for the clean-up between tests alone. Raises ImproperlyConfigured elsewhere."""
    if settings.PORTAL_MODE != "test":
        raise ImproperlyConfigured("Rows that are written once are emptied in tests only.")
    _remove(connection)
    try:
        yield
    finally:
        install(connection)


def _remove(connection: BaseDatabaseWrapper) -> None:
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in _protected.keys() & tables:
            for deed in ("update", "delete", "truncate", "replace"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, deed)}{on}")


def _name(table: str, deed: str) -> str:
    return f"{table}_no_{deed}"


def _statements(vendor: str, table: str) -> list[str]:
    return _on_postgresql(table) if vendor == "postgresql" else _on_sqlite(table)


def _on_postgresql(table: str) -> list[str]:
    columns, once = _protected[table]
    refusal = f"{table}_is_written_once"
    function = f"""
        CREATE OR REPLACE FUNCTION {refusal}() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END $body$"""
    triggers = [
        f"CREATE TRIGGER {_name(table, 'update')} BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({_changed(columns, once, 'IS DISTINCT FROM')}) EXECUTE FUNCTION {refusal}()",
        f"CREATE TRIGGER {_name(table, 'delete')} BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {refusal}()",
        f"CREATE TRIGGER {_name(table, 'truncate')} BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {refusal}()",
    ]
    return [function, *triggers]


def _on_sqlite(table: str) -> list[str]:
    columns, once = _protected[table]
    same = f"id = NEW.id OR ({_replaced[table]})" if _replaced[table] else "id = NEW.id"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table}_is_written_once'); END"
    return [
        f"CREATE TRIGGER {_name(table, 'update')} BEFORE UPDATE ON {table} "
        f"WHEN {_changed(columns, once, 'IS NOT')} {refuse}",
        f"CREATE TRIGGER {_name(table, 'delete')} BEFORE DELETE ON {table} {refuse}",
        # INSERT OR REPLACE takes the old row away without asking the trigger above.
        f"CREATE TRIGGER {_name(table, 'replace')} BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}",
    ]


def _changed(columns: list[str], once: list[str], differs: str) -> str:
    """Whether an UPDATE does more than fill what may be set once; an UPDATE that sets nothing is one too many."""
    kept = [f"OLD.{_quoted(column)} {differs} NEW.{_quoted(column)}" for column in columns]
    filled = [f"OLD.{_quoted(column)} IS NOT NULL" for column in once]
    return " OR ".join(kept + filled)


def _quoted(column: str) -> str:
    return f'"{column}"'
