"""What must be true of a database before it is migrated, and before it serves."""

from collections.abc import Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OURS = frozenset({"accounts", "jobs", "provinces", "volunteers", "intake", "events", "reports"})
# Table: what finds a sign of the demonstration in it.
SIGNS = [
    ("accounts_demonstration", "SELECT 1 FROM accounts_demonstration"),
    ("accounts_demonstration", "SELECT 1 FROM accounts_user WHERE demonstration"),
    ("national_set", "SELECT 1 FROM national_set"),
]
SENTENCE = (
    "ฐานข้อมูลนี้สร้างโดยระบบรุ่นก่อน จึงใช้กับรุ่นนี้ไม่ได้ "
    "โปรดกำหนดฐานข้อมูลใหม่ที่ DATABASE_URL หรือย้าย var/db.sqlite3 ไปเก็บที่อื่น แล้วสั่งอีกครั้ง\n"
    "This database was made by an older version and does not fit this one. "
    "Please name a new one in DATABASE_URL, or move var/db.sqlite3 away, and run the command again."
)

INVENTED = (
    "ฐานข้อมูลนี้มีข้อมูลสาธิตซึ่งเป็นบุคคลสมมติและบัญชีที่ทราบรหัสผ่านโดยทั่วไป จึงใช้งานจริงไม่ได้ โปรดกำหนดฐานข้อมูลอื่นที่ DATABASE_URL\n"
    "This database was filled for the demonstration: invented people, and accounts whose password is published. "
    "It does not serve in production. Please name another one in DATABASE_URL."
)


@register()
def no_invented_people(**kwargs) -> list[CheckMessage]:
    """An error in production for a database that was filled for the demonstration; every command asks."""
    return [Error(INVENTED, id="config.E002")] if settings.PRODUCTION and has_invented_people() else []


def refuse_invented_people() -> None:
    """Raise ImproperlyConfigured where `no_invented_people` finds an error: servers and workers run no checks."""
    if no_invented_people():
        raise ImproperlyConfigured(INVENTED)


def has_invented_people() -> bool:
    """Whether the demonstration's mark, its accounts or the stamp of the national set stand in the database.

    A database that is away, or has no tables yet, holds none.
    """
    try:
        tables = set(connection.introspection.table_names())
        with connection.cursor() as cursor:
            return any(_holds(cursor, question) for table, question in SIGNS if table in tables)
    except DatabaseError:
        return False


def _holds(cursor, question: str) -> bool:
    cursor.execute(question)
    return cursor.fetchone() is not None


@register(Tags.database)
def no_older_database(*, databases: Sequence[str] | None = None, **kwargs) -> list[CheckMessage]:
    """An error for each database that holds migrations of ours which this version does not know."""
    return [Error(SENTENCE, id="config.E001") for name in databases or () if unknown_migrations(name)]


def unknown_migrations(database: str) -> set[tuple[str, str]]:
    """(app, name) of the migrations of ours that were applied to a database and are not in this version."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    applied = MigrationRecorder(connections[database]).applied_migrations()
    return {key for key in applied if key[0] in OURS and key not in loader.disk_migrations}
