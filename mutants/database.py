"""A pytest plugin of the throw-away copy: a migrated database in a file, so that no mutant waits for migrations."""

import pytest


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """The test database is the copy's own file."""
    from django.conf import settings
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = str(settings.WORK_DIR / "test.sqlite3")
