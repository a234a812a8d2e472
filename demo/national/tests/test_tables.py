"""Columns come from the models: a renamed or an added one stops the loading by its name."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection

from demo.national import events, folk, graduates, lists, orders, register, runs
from demo.national.tables import Table, copied
from events.models import Session
from volunteers.models import AppointmentAct, Person, Seat

MODULES = (events, folk, graduates, lists, orders, register, runs)
TABLES = [value for module in MODULES for value in vars(module).values() if isinstance(value, Table)]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_column_of_a_written_table_has_a_value_or_its_default(table):
    concrete = {field.column for field in table.model._meta.concrete_fields}
    encoders, defaults = table.encoders(connection)

    assert (set(table.columns), len(table.columns)) == (concrete, len(concrete))
    assert (len(encoders), len(defaults)) == (len(table.given), len(concrete) - len(table.given))


def test_a_column_that_was_renamed_is_named():
    with pytest.raises(LookupError, match="Seat has no column valid_from, postcode."):
        Table(Seat, "id", "subdistrict_id", "province_id", "valid_from", "number", "postcode")


def test_a_column_that_was_added_without_a_default_is_named():
    with pytest.raises(LookupError, match="Session.event_id, half needs a value from who writes the rows."):
        Table(Session, "id", "day")


def test_a_moment_of_now_is_no_default():
    with pytest.raises(LookupError, match="AppointmentAct.recorded_at needs a value"):
        Table(AppointmentAct, "id", "appointment_id", "kind", "effective_on", "by_id")


def test_a_sealed_column_takes_no_plain_text():
    table = Table(Person, "id", "office_id", "first_name", "address")
    encode = table.encoders(connection)[0][3]
    with pytest.raises(ValueError, match="address takes sealed values only."):
        encode("เลขที่ 1 ถนนตัวอย่าง")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, r"\N"),
        (True, "t"),
        (False, "f"),
        (12, "12"),
        ("", ""),
        ("สมมติ", "สมมติ"),
        ("a\tb\nc\\N\r", r"a\tb\nc\\N\r"),
    ],
)
def test_copy_gets_each_value_in_its_own_spelling(value, written):
    assert copied(value) == written


def test_moments_are_stored_as_django_stores_them():
    bangkok = timezone(timedelta(hours=7))
    for moment in (datetime(2026, 11, 27, 1, 2, 3, tzinfo=UTC), datetime(2026, 11, 27, 8, 30, tzinfo=bangkok)):
        table = Table(AppointmentAct, "recorded_at", "id", "appointment_id", "kind", "effective_on")
        stored = table.encoders(connection)[0][0](moment)
        expected = moment.astimezone(UTC)
        assert stored.removesuffix("+00:00") == str(expected.replace(tzinfo=None))
        assert stored.endswith("+00:00") == (connection.vendor == "postgresql")
