"""The demonstration of two provinces as a fixture, for the tests here and for those about the whole."""

import pytest
from django.core.management import call_command
from django.db import transaction

from demo.seeding import seed


@pytest.fixture(scope="module")
def seeded(areas, django_db_blocker):
    """The demonstration of Narathiwat and Songkhla, loaded once for the tests of a file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_gazetteer", only=["90", "96"], verbosity=0)
        seed(["90", "96"], tell=lambda stage, seconds: None)
        yield
        transaction.set_rollback(True)
