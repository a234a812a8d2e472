"""The database refuses to rewrite the past, whoever asks: the triggers stand on both engines."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts import append_only
from accounts.audit import record
from accounts.models import AuditEntry


@pytest.fixture
def entry(narathiwat_officer, narathiwat):
    """A deed in the trail."""
    return record(by=narathiwat_officer, act="provinces.rename", target=narathiwat, reason="ทดสอบ")


def refused(deed) -> bool:
    """Whether the database refuses it."""
    try:
        with transaction.atomic():
            deed()
    except DatabaseError as error:
        return "accounts_auditentry_is_written_once" in str(error)
    return False


@pytest.mark.parametrize("column", ["at", "act", "reason", "province_code", "target_id", "by"])
def test_no_column_of_the_trail_is_changed(entry, column):
    value = {"at": timezone.now(), "by": None}.get(column, "ก")
    assert refused(lambda: AuditEntry.objects.filter(pk=entry.pk).update(**{column: value}))
    assert AuditEntry.objects.filter(pk=entry.pk).values_list("reason", "act").get() == ("ทดสอบ", "provinces.rename")


def test_no_entry_is_deleted(entry):
    assert refused(lambda: AuditEntry.objects.filter(pk=entry.pk).delete())
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_raw_sql_is_refused_as_well(entry):
    def empty():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM accounts_auditentry")

    assert refused(empty)


def test_no_entry_is_replaced_by_another_of_its_key(entry):
    columns = [field.column for field in AuditEntry._meta.concrete_fields]
    values = ["'ปลอม'" if column == "reason" else f'"{column}"' for column in columns]
    copied = f"({', '.join(columns)}) SELECT {', '.join(values)} FROM accounts_auditentry"
    said = {
        "sqlite": f"INSERT OR REPLACE INTO accounts_auditentry {copied}",
        "postgresql": f"INSERT INTO accounts_auditentry {copied} ON CONFLICT (id) DO UPDATE SET reason = 'ปลอม'",
    }

    def replace():
        with connection.cursor() as cursor:
            cursor.execute(said[connection.vendor])

    assert refused(replace)
    assert AuditEntry.objects.get(pk=entry.pk).reason == "ทดสอบ"


@pytest.mark.postgres
def test_the_table_is_not_truncated(entry):
    # What PostgreSQL would still check at the end of the transaction keeps a table from being emptied, too.
    connection.check_constraints()

    def empty():
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE accounts_auditentry CASCADE")

    assert refused(empty)


def test_further_entries_are_welcome(entry, narathiwat_officer, narathiwat):
    record(by=narathiwat_officer, act="provinces.rename", target=narathiwat)
    assert AuditEntry.objects.filter(act="provinces.rename").count() == 2


def test_made_anew_twice_they_stand_once(entry):
    append_only.install(connection)
    append_only.install(connection)
    assert refused(lambda: AuditEntry.objects.all().delete())


def test_the_clean_up_between_tests_lifts_and_restores_them(entry):
    with append_only.lifted():
        AuditEntry.objects.filter(pk=entry.pk).update(reason="")
    assert refused(lambda: AuditEntry.objects.all().update(reason="อีกครั้ง"))


@pytest.mark.parametrize("mode", ["production", "demo"])
def test_outside_the_tests_nobody_lifts_them(settings, mode, db):
    settings.PORTAL_MODE = mode
    with pytest.raises(ImproperlyConfigured), append_only.lifted():
        pass
