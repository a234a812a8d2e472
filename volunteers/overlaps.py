"""The overlap rules in the database, on both engines.

Among spells that the register holds true now (``known_until`` empty): one holder per seat and day, one
seat per holder and day, one pending appointment per seat and day. PostgreSQL has exclusion constraints
for this (migration 0002); SQLite gets triggers, made anew after every migrate because Django drops them
whenever it rebuilds the table.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "volunteers_seatspell"
# name: (column that may not repeat, state)
RULES = {
    "spell_one_holder_per_seat": ("seat_id", "appointed"),
    "spell_one_seat_per_holder": ("person_id", "appointed"),
    "spell_one_pending_per_seat": ("seat_id", "pending"),
}


def install_constraints(connection: BaseDatabaseWrapper) -> None:
    """Add the exclusion constraints on PostgreSQL; nothing elsewhere."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for name, (column, state) in RULES.items():
            cursor.execute(
                f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} EXCLUDE USING gist "
                f"({column} WITH =, daterange(first_day, last_day, '[]') WITH &&) "
                f"WHERE (known_until IS NULL AND state = '{state}')"
            )


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers on SQLite; nothing elsewhere."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for name, (column, state) in RULES.items():
            for event in ("INSERT", "UPDATE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{event.lower()}")
                cursor.execute(_trigger(name, column, state, event))


def _trigger(name: str, column: str, state: str, event: str) -> str:
    return f"""
        CREATE TRIGGER {name}_{event.lower()} BEFORE {event} ON {TABLE}
        WHEN NEW.known_until IS NULL AND NEW.state = '{state}' AND NEW.{column} IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, '{name}') WHERE EXISTS (
                SELECT 1 FROM {TABLE} AS other
                WHERE other.{column} = NEW.{column} AND other.state = '{state}'
                AND other.known_until IS NULL AND other.id IS NOT NEW.id
                AND (NEW.last_day IS NULL OR other.first_day <= NEW.last_day)
                AND (other.last_day IS NULL OR other.last_day >= NEW.first_day)
            );
        END"""


def after_migrate(*, using: str, **kwargs) -> None:
    """Handler of ``post_migrate``: the triggers stand again whatever the migration rebuilt."""
    from django.db import connections

    install_triggers(connections[using])
