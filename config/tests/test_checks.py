"""A database that an older version made is refused with a sentence, before anything in it is touched."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from config.checks import no_older_database, unknown_migrations


@pytest.fixture
def older_file(tmp_path):
    """A SQLite file in which an older version applied its first migration, and a row somebody wrote."""
    path = tmp_path / "db.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'volunteers', '0001_initial', '2026-11-01')")
    return path


def contents(path) -> list[str]:
    """Every table and row of a file."""
    with sqlite3.connect(path) as database:
        return list(database.iterdump())


def migrate(path) -> subprocess.CompletedProcess:
    """``manage.py migrate`` on a file, in a process of its own."""
    known = {"PATH": os.environ["PATH"], "PORTAL_MODE": "test", "DATABASE_URL": f"sqlite:///{path}"}
    words = [sys.executable, "manage.py", "migrate"]
    return subprocess.run(words, cwd=settings.BASE_DIR, env=known, capture_output=True, text=True)


def test_an_older_database_is_refused_in_words(older_file):
    refused = migrate(older_file)
    assert refused.returncode == 1
    assert "This database was made by an older version" in refused.stderr and "Traceback" not in refused.stderr


def test_a_refused_database_stays_as_it_was(older_file):
    before = contents(older_file)
    migrate(older_file)
    assert contents(older_file) == before


def test_the_database_of_this_version_is_welcome(db):
    assert (unknown_migrations("default"), no_older_database(databases=["default"])) == (set(), [])


def test_a_migration_of_ours_that_nobody_knows_is_named(db):
    MigrationRecorder(connection).record_applied("events", "0001_of_long_ago")
    assert unknown_migrations("default") == {("events", "0001_of_long_ago")}
    assert [error.id for error in no_older_database(databases=["default"])] == ["config.E001"]


def test_migrations_of_others_are_their_own_matter(db):
    MigrationRecorder(connection).record_applied("allauth_extra", "0001_initial")
    assert unknown_migrations("default") == set()
