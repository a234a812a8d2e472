"""The command: never in production, never into a database of somebody else, once and whole."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from accounts.models import User
from demo.management.commands import seed_national as command
from demo.national.size import Size
from demo.national.stamp import Stamp, empty_database, missing_columns, read_stamp, write_stamp
from volunteers.models import Person, Seat

SMALL = {"people": 60, "events": 4}
NOWHERE = "postgres://nobody@127.0.0.1:1/nowhere"


def load(**options):
    """Run the command on a very small set."""
    call_command("seed_national", **{**SMALL, **options})


def test_in_production_it_refuses(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="seed_national never works in production"):
        load()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"scale": 0}, "--scale 0 is no size: use a number from 0.001 to 10."),
        ({"scale": -0.5}, "--scale -0.5 is no size"),
        ({"scale": 50}, "--scale 50 is no size"),
        ({"until": "2569-09-30"}, "--until 2569-09-30 is no day of the set: use one from 2015-01-01 to "),
        ({"until": "1900-01-01"}, "--until 1900-01-01 is no day of the set"),
        ({"until": "9999-12-31"}, "--until 9999-12-31 is no day of the set"),
        ({"until": "30/9/2569"}, "--until 30/9/2569 is no day: write it as 2026-09-30, in the common era."),
        ({"people": 0}, "--people 0 is no size: use a whole number from 1 on."),
        ({"events": -3}, "--events -3 is no size"),
    ],
)
def test_a_size_that_is_none_is_one_sentence(options, sentence):
    with pytest.raises(CommandError, match=sentence.replace(".", r"\.")):
        load(**options)


def test_a_second_run_says_so_and_does_nothing(gazetteer, capsys):
    load()
    told = capsys.readouterr().out
    before = set(Person.objects.values_list("pk", "first_name"))
    load()

    assert "The national set is loaded:" in told
    assert "The national set is there already (people 60, events 4" in capsys.readouterr().out
    assert set(Person.objects.values_list("pk", "first_name")) == before
    assert read_stamp().complete


def test_another_size_is_not_loaded_over_it(gazetteer):
    load()
    with pytest.raises(CommandError, match=r"holds another national set \(people 60.* Use --replace"):
        load(people=61)
    assert Person.objects.count() == 60


def test_a_set_of_an_older_version_is_said_to_be_one(gazetteer):
    load()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE events_doorpass RENAME COLUMN until TO open_until")
    with pytest.raises(CommandError, match=r"holds an older national set \(people 60.* Use --replace"):
        load()


def test_what_was_stopped_halfway_is_thrown_away_and_loaded_anew(gazetteer, monkeypatch, capsys):
    write_stamp(Size(**SMALL), complete=False)
    emptied = []
    monkeypatch.setattr(command, "empty_database", lambda: emptied.append(read_stamp()))

    load()

    assert [stamp.complete for stamp in emptied] == [False]
    assert "Throwing away what is there (stopped halfway, people 60" in capsys.readouterr().out
    assert (read_stamp().complete, Person.objects.count()) == (True, 60)


def test_it_never_mixes_with_other_users(member):
    member("somchai")
    with pytest.raises(CommandError, match="This database holds other data. The national set needs a database of its"):
        load()
    assert (User.objects.count(), Seat.objects.count(), read_stamp()) == (1, 0, None)


def test_it_never_mixes_with_other_seats(gazetteer):
    Seat.objects.create(subdistrict_id="960101", province_id="96")
    with pytest.raises(CommandError, match="This database holds other data"):
        load()
    assert User.objects.count() == 0


def test_an_older_database_is_refused(gazetteer):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE provinces_membership RENAME COLUMN valid_until TO valid_to")
    assert missing_columns() == ["provinces_membership.valid_until"]
    with pytest.raises(
        CommandError, match=r"older version of the portal \(it lacks provinces_membership.valid_until\)"
    ):
        load()


def test_a_full_disk_is_one_sentence_and_leaves_no_complete_stamp(gazetteer, monkeypatch):
    def full(size, *, tell):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(command, "seed", full)
    with pytest.raises(CommandError, match="The disk is full. Make room and run seed_national again"):
        load()
    assert read_stamp() == Stamp(Size(**SMALL).as_words(), complete=False)


def test_stopped_by_hand_it_says_so_and_what_to_do(gazetteer, monkeypatch):
    def interrupted(size, tell):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "seed", interrupted)
    with pytest.raises(CommandError, match=r"^Stopped\. Run seed_national again: it throws away what was loaded"):
        load()
    assert not read_stamp().complete


def test_what_nobody_expected_is_not_hidden(gazetteer, monkeypatch):
    def broken(size, *, tell):
        raise OperationalError("no such table: seats")

    monkeypatch.setattr(command, "seed", broken)
    with pytest.raises(OperationalError, match="no such table: seats"):
        load()


def test_a_missing_postgresql_is_one_sentence():
    environment = {**os.environ, "DATABASE_URL": NOWHERE, "PORTAL_MODE": "test"}
    arguments = [sys.executable, "-W", "ignore", "manage.py", "seed_national", "--skip-checks"]
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "The database does not answer; start it or correct DATABASE_URL" in done.stderr


@pytest.mark.django_db
def test_only_a_database_with_the_stamp_is_ever_emptied():
    with pytest.raises(RuntimeError, match="Only a database of the national set is emptied."):
        empty_database()


@pytest.mark.deep
def test_an_empty_file_becomes_the_set_and_can_be_replaced(tmp_path):
    file = tmp_path / "national.sqlite3"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{file}", "PORTAL_MODE": "test"}
    words = [sys.executable, "-W", "ignore", "manage.py", "seed_national", "--events", "2"]

    def run(*more):
        return subprocess.run([*words, *more], env=environment, capture_output=True, text=True, check=False)

    assert "The national set is loaded" in run("--people", "80").stdout
    assert "holds another national set" in run("--people", "81").stderr
    assert "Throwing away what is there (people 80" in run("--people", "81", "--replace").stdout
    assert "there already (people 81" in run("--people", "81").stdout


def run(database, *words):
    """Run the command in a process of its own on a SQLite file; what it printed."""
    environment = {**os.environ, "PORTAL_MODE": "test", "DATABASE_URL": f"sqlite:///{database}"}
    size = ["--people", "60", "--events", "4"]
    command = [sys.executable, "manage.py", "seed_national", *size, *words]
    done = subprocess.run(command, env=environment, text=True, capture_output=True, check=False)
    return done.stdout + done.stderr


def test_tables_of_another_program_are_neither_joined_nor_thrown_away(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other:
        other.execute("CREATE TABLE payroll (name text)")
    assert "This database holds other data" in run(tmp_path / "other.sqlite3", "--replace")
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["payroll"]


def test_what_was_stopped_among_the_migrations_is_thrown_away_and_loaded_anew(tmp_path, monkeypatch):
    database = tmp_path / "national.sqlite3"
    monkeypatch.setattr(command, "is_empty", lambda: True)
    monkeypatch.setattr(command, "call_command", _stopped)
    told = []
    monkeypatch.setattr(command, "write_stamp", lambda size, *, complete: told.append(complete))
    with pytest.raises(KeyboardInterrupt):
        command.Command()._prepare(Size(**SMALL))
    assert told == [False]
    with closing(sqlite3.connect(database)) as half:
        half.execute("CREATE TABLE national_set (parameters text, complete integer)")
        half.execute("CREATE TABLE django_migrations (id integer, app text, name text, applied text)")
        half.execute("INSERT INTO national_set VALUES ('{}', 0)")
        half.commit()
    assert "The national set is loaded" in run(database)


def _stopped(*words, **options):
    raise KeyboardInterrupt
