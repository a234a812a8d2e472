"""A picture of everything that is stored, to prove that a refused write left no trace."""

from django.apps import apps
from django.db import connection

# The trail may tell of the attempt, wrong passwords are counted, a page that is shown is noted as opened; sessions keep
# messages and the last visit.
UNWATCHED = {
    "accounts_auditentry", "accounts_seenperson", "accounts_signintries", "accounts_openedrecord",
    "django_session", "django_migrations",
}  # fmt: skip
# Loaded from the gazetteer and never written by a form.
GAZETTEER = {"provinces_subdistrict", "provinces_subdistrictsuccession", "provinces_mapshape", "provinces_maptile"}
BELONGING = {
    "office_id", "province_id", "venue_province_id", "requested_by_id", "user_id", "by_id", "username",
    "is_staff", "is_superuser", "is_active", "demonstration", "role", "valid_from", "valid_to", "valid_until", "state",
    "approval_differs", "was_announced", "never_announced", "visibility", "verified", "closed_by_id", "recorded_by_id",
    "replied_by_id", "same_as_id", "merged_into_id", "desk", "mark", "proof",
}  # fmt: skip


def tables() -> list[str]:
    """Every watched table."""
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models} - UNWATCHED - GAZETTEER)


def everything() -> dict[str, list[tuple]]:
    """All rows of all watched tables."""
    picture = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            picture[table] = sorted((tuple(zip(names, row, strict=True)) for row in cursor.fetchall()), key=str)
    return picture


def belongings() -> dict[str, list[tuple]]:
    """Whose each row is: places, people and rights, without the keys and times that differ between two tries."""
    kept = lambda row: tuple((name, str(value)) for name, value in row if name in BELONGING)  # noqa: E731
    return {table: sorted(kept(row) for row in rows) for table, rows in everything().items()}
