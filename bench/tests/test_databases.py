"""The set lies beside the portal's own database: in the work folder, or on the same server under another name."""

import os
from contextlib import closing

import psycopg2
import pytest

from bench.databases import Set, Unreachable, make


def test_without_a_server_it_is_a_file_in_the_work_folder(tmp_path):
    environment = {"WORK_DIR": str(tmp_path)}
    assert Set().address(environment) == f"sqlite:///{tmp_path}/national.sqlite3"
    assert Set(scale=0.1).address(environment) == f"sqlite:///{tmp_path}/national_scale_0_1.sqlite3"


def test_on_a_server_it_has_a_name_derived_from_the_portals():
    own = {"DATABASE_URL": "postgres://portal:secret@db:5432/labour?sslmode=require", "WORK_DIR": "elsewhere"}
    assert Set().address(own) == "postgres://portal:secret@db:5432/labour_national?sslmode=require"
    assert Set(seed=-5).address(own).endswith("/labour_national_seed_minus_5?sslmode=require")
    assert Set(scale=0.3, seed=7).address(own).endswith("/labour_national_scale_0_3_seed_7?sslmode=require")


def test_a_sqlite_of_the_portals_own_is_never_the_sets(tmp_path):
    own = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "WORK_DIR": str(tmp_path)}
    assert Set().address(own) == f"sqlite:///{tmp_path}/national.sqlite3"


def test_the_words_for_the_command_are_those_that_were_given():
    assert Set().arguments == []
    assert Set(scale=0.1, people=500).arguments == ["--scale", "0.1", "--people", "500"]
    assert Set(people=80_000, events=9_240).arguments == ["--people", "80000", "--events", "9240"]
    assert Set(scale=1.0, people=1_234_567, seed=20_261_127).arguments == [
        *("--scale", "1", "--people", "1234567", "--seed", "20261127")
    ]


def test_a_file_needs_no_making(tmp_path):
    make(f"sqlite:///{tmp_path}/national.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_does_not_answer_is_said():
    with pytest.raises(Unreachable, match="127.0.0.1"):
        make("postgres://nobody@127.0.0.1:1/nowhere")


@pytest.mark.postgres
def test_a_missing_database_is_made_once(settings):
    own = settings.DATABASES["default"]
    server = f"postgres://{own['USER']}:{own['PASSWORD']}@{own['HOST']}:{own['PORT']}"
    address = f"{server}/bench_{os.getpid()}_national"
    with pytest.raises(psycopg2.OperationalError, match="does not exist"):
        psycopg2.connect(address)
    try:
        make(address)
        make(address)
        psycopg2.connect(address).close()
    finally:
        with closing(psycopg2.connect(f"{server}/postgres")) as connection:
            connection.autocommit = True
            connection.cursor().execute(f'DROP DATABASE IF EXISTS "bench_{os.getpid()}_national"')


def test_how_the_server_is_spoken_to_stays_with_the_address():
    own = {"DATABASE_URL": "postgres://portal:secret@db:5432/labour?sslmode=require&connect_timeout=3"}
    assert Set().address(own) == "postgres://portal:secret@db:5432/labour_national?sslmode=require&connect_timeout=3"


def test_the_database_is_made_over_the_same_kind_of_connection(monkeypatch):
    asked = {}

    def connect(**login):
        asked.update(login)
        raise psycopg2.OperationalError("no server here")

    monkeypatch.setattr("bench.databases.psycopg2.connect", connect)
    with pytest.raises(Unreachable):
        make("postgres://portal@db/labour_national?sslmode=require")
    assert (asked["dbname"], asked["sslmode"]) == ("postgres", "require")
