"""``kill -9`` of the worker in the middle of a report: after a restart it is finished, once."""

import os
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings

from reports.tests.worker_rig import RedisServer, Rig

pytestmark = pytest.mark.worker


@pytest.fixture
def rig(tmp_path):
    """Make a rig with a broker and a database; its worker is gone at the end of the test."""
    rigs = []

    def make(**environment):
        rigs.append(Rig(tmp_path, **environment))
        return rigs[-1]

    yield make
    for made in rigs:
        made.kill()


@pytest.fixture
def redis_url(tmp_path):
    """A Redis server of the test's own."""
    server = RedisServer(tmp_path)
    yield f"redis://127.0.0.1:{server.port}/0"
    server.stop()


@pytest.fixture
def postgres_url():
    """A PostgreSQL database of the test's own beside the one of DATABASE_URL."""
    import psycopg2

    server, name = urlsplit(os.environ["DATABASE_URL"]), f"worker_killed_{os.getpid()}"
    connection = psycopg2.connect(urlunsplit(server._replace(path="/postgres")))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
        yield urlunsplit(server._replace(path=f"/{name}"))
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    connection.close()


def killed_in_the_middle(portal: Rig) -> None:
    """The story, whatever the broker and the database."""
    portal.pause.touch()
    portal.start()
    pk = portal.ask()
    portal.until(pk, state="running", stage="writing")
    portal.kill()
    portal.pause.unlink()
    assert portal.look(pk)["state"] == "running"
    portal.start()
    finished = portal.until(pk, state="done")
    undisturbed = portal.until(portal.ask(), state="done")
    assert (finished["attempts"], finished["files"]) == (2, 1)
    assert (undisturbed["attempts"], undisturbed["files"]) == (1, 2)
    assert finished["hash"] == undisturbed["hash"] != ""


def test_on_the_embedded_default(rig):
    killed_in_the_middle(rig())


@pytest.mark.redis
def test_with_redis(rig, redis_url):
    killed_in_the_middle(rig(REDIS_URL=redis_url))


@pytest.mark.postgres
def test_with_postgresql(rig, postgres_url):
    assert settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    killed_in_the_middle(rig(DATABASE_URL=postgres_url))


def killed_again_and_again(portal: Rig) -> None:
    """Twice in one report, then the third worker finishes it; three reports, one file each."""
    # The clock's messages pile up while the only worker is held, and each new worker takes them first.
    portal.patience = 240
    portal.start()
    for files in (1, 2, 3):
        portal.pause.touch()
        pk = portal.ask()
        for attempt in (1, 2):
            portal.until(pk, state="running", stage="writing", attempts=attempt)
            portal.kill()
            portal.start()
        portal.until(pk, state="running", stage="writing", attempts=3)
        portal.pause.unlink()
        assert portal.until(pk, state="done")["files"] == files


@pytest.mark.deep
def test_again_and_again_on_the_embedded_default(rig):
    killed_again_and_again(rig())


@pytest.mark.deep
@pytest.mark.redis
def test_again_and_again_with_redis(rig, redis_url):
    killed_again_and_again(rig(REDIS_URL=redis_url))


@pytest.mark.deep
@pytest.mark.postgres
def test_again_and_again_with_postgresql(rig, postgres_url):
    killed_again_and_again(rig(DATABASE_URL=postgres_url))
