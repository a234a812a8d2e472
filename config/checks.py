"""What must be true of a database before it is migrated."""

from collections.abc import Sequence

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OURS = frozenset({"accounts", "jobs", "provinces", "volunteers", "events", "reports"})
SENTENCE = (
    "ฐานข้อมูลนี้สร้างโดยระบบรุ่นก่อน จึงใช้กับรุ่นนี้ไม่ได้ "
    "โปรดกำหนดฐานข้อมูลใหม่ที่ DATABASE_URL หรือย้าย var/db.sqlite3 ไปเก็บที่อื่น แล้วสั่งอีกครั้ง\n"
    "This database was made by an older version and does not fit this one. "
    "Please name a new one in DATABASE_URL, or move var/db.sqlite3 away, and run the command again."
)


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
