"""The overlap rules in the database, on both engines.

Among spells that the register holds true now (``known_until`` empty): one holder per seat and day, one
seat per holder and day, one pending appointment per seat and day; and one posting per graduate and day. PostgreSQL
has exclusion constraints for this (migration 0002); SQLite gets triggers, made anew after every migrate because
Django drops them whenever it rebuilds the table.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

SPELLS = "volunteers_seatspell"
POSTINGS = "volunteers_postingfacts"
# name: (table, column that may not repeat on a shared day, further condition on both rows)
RULES = {
    "spell_one_holder_per_seat": (SPELLS, "seat_id", "state = 'appointed'"),
    "spell_one_seat_per_holder": (SPELLS, "person_id", "state = 'appointed'"),
    "spell_one_pending_per_seat": (SPELLS, "seat_id", "state = 'pending'"),
    "posting_one_per_person": (POSTINGS, "person_id", "first_day IS NOT NULL"),
}


def install_constraints(connection: BaseDatabaseWrapper) -> None:
    """Add the exclusion constraints on PostgreSQL; nothing elsewhere."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for name, (table, column, condition) in RULES.items():
            cursor.execute(
                f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
                f"({column} WITH =, daterange(first_day, last_day, '[]') WITH &&) "
                f"WHERE (known_until IS NULL AND {condition})"
            )


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers on SQLite; nothing elsewhere."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for name, rule in RULES.items():
            for event in ("INSERT", "UPDATE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{event.lower()}")
                cursor.execute(_trigger(name, *rule, event))


def _trigger(name: str, table: str, column: str, condition: str, event: str) -> str:
    return f"""
        CREATE TRIGGER {name}_{event.lower()} BEFORE {event} ON {table}
        WHEN NEW.known_until IS NULL AND NEW.{condition} AND NEW.{column} IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, '{name}') WHERE EXISTS (
                SELECT 1 FROM {table} AS other
                WHERE other.{column} = NEW.{column} AND other.{condition}
                AND other.known_until IS NULL AND other.id IS NOT NEW.id
                AND (NEW.last_day IS NULL OR other.first_day <= NEW.last_day)
                AND (other.last_day IS NULL OR other.last_day >= NEW.first_day)
            );
        END"""


def after_migrate(*, using: str, **kwargs) -> None:
    """Handler of ``post_migrate``: the triggers stand again whatever the migration rebuilt."""
    from django.db import connections

    install_triggers(connections[using])
