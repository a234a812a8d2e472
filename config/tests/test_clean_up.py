"""What the standing cast leaves behind after a test with real transactions."""

from django.contrib.auth.models import Permission
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext

from provinces.models import Office


def test_rows_are_deleted_and_no_table_is_truncated(gazetteer):
    with CaptureQueriesContext(connection) as asked:
        TransactionTestCase()._fixture_teardown()
    truncated = [query["sql"] for query in asked if query["sql"].lstrip().upper().startswith("TRUNCATE")]
    assert (truncated, Office.objects.exists(), Permission.objects.exists()) == ([], False, True)
