"""A very small national set as a fixture, for the tests here and for those of the benchmark."""

from datetime import date
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.db import transaction

from demo.national.seeding import seed
from demo.national.size import Size

UNTIL = date(2026, 11, 27)


class Loaded(NamedTuple):
    """What was loaded, and the rows written by table."""

    size: Size
    rows: dict[str, int]


@pytest.fixture(scope="module")
def small_set(areas, django_db_blocker):
    """Two provinces with 420 people and 30 events, loaded once for the tests of a file."""
    size = Size(people=420, events=30, until=UNTIL)
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_gazetteer", only=["90", "96"], verbosity=0)
        yield Loaded(size, seed(size, tell=lambda stage, seconds: None))
        transaction.set_rollback(True)
