"""The overlap rules in the database, on both engines.

Among spells that the register holds true now (``known_until`` empty): one holder per seat and day, one
seat per holder and day, one pending appointment per seat and day; one posting per graduate and day; and one run of days
of a seat. PostgreSQL has exclusion constraints for this (migrations 0002, 0015); SQLite gets triggers, made anew after
every migrate because Django drops them whenever it rebuilds the table.
"""

from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper


class Rule(NamedTuple):
    """In a ``table`` the ``column`` may not repeat on a shared day among rows of which ``condition`` is true."""

    table: str
    column: str
    condition: str
    first: str = "first_day"
    last: str = "last_day"


SPELLS = "volunteers_seatspell"
RULES = {
    "spell_one_holder_per_seat": Rule(SPELLS, "seat_id", "state = 'appointed'"),
    "spell_one_seat_per_holder": Rule(SPELLS, "person_id", "state = 'appointed'"),
    "spell_one_pending_per_seat": Rule(SPELLS, "seat_id", "state = 'pending'"),
    "posting_one_per_person": Rule("volunteers_postingfacts", "person_id", "first_day IS NOT NULL"),
    "seat_one_run_per_day": Rule(
        "volunteers_seatvalidity", "seat_id", "valid_from IS NOT NULL", "valid_from", "valid_to"
    ),
}
FIRST_ONES = tuple(RULES)[:4]


def install_constraints(connection: BaseDatabaseWrapper, *names: str) -> None:
    """Add exclusion constraints on PostgreSQL; nothing elsewhere."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for name in names:
            rule = RULES[name]
            cursor.execute(
                f"ALTER TABLE {rule.table} ADD CONSTRAINT {name} EXCLUDE USING gist "
                f"({rule.column} WITH =, daterange({rule.first}, {rule.last}, '[]') WITH &&) "
                f"WHERE (known_until IS NULL AND {rule.condition})"
            )


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers on SQLite; nothing elsewhere."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for name, rule in RULES.items():
            for event in ("INSERT", "UPDATE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{event.lower()}")
                cursor.execute(_trigger(name, rule, event))


def _trigger(name: str, rule: Rule, event: str) -> str:
    table, column, condition, first, last = rule
    return f"""
        CREATE TRIGGER {name}_{event.lower()} BEFORE {event} ON {table}
        WHEN NEW.known_until IS NULL AND NEW.{condition} AND NEW.{column} IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, '{name}') WHERE EXISTS (
                SELECT 1 FROM {table} AS other
                WHERE other.{column} = NEW.{column} AND other.{condition}
                AND other.known_until IS NULL AND other.id IS NOT NEW.id
                AND (NEW.{last} IS NULL OR other.{first} <= NEW.{last})
                AND (other.{last} IS NULL OR other.{last} >= NEW.{first})
            );
        END"""


def after_migrate(*, using: str, **kwargs) -> None:
    """Handler of ``post_migrate``: the triggers stand again whatever the migration rebuilt."""
    from django.db import connections

    install_triggers(connections[using])
