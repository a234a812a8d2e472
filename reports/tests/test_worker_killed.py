"""``kill -9`` of what works behind the pages: it heals without help, and every report is made once, the same.

Each story runs on the stack of its leg: the embedded default, or servers of its own where the leg has servers.
``./portal test --deep`` goes through more rounds. In the leg with servers the first two stories have one round:
what they prove does not depend on the servers.
"""

import pytest
from django.conf import settings

from jobs import troubles
from reports.tests.worker_rig import Rig, kill, rounds
from reports.tests.worker_servers import PostgresServer, RedisServer

pytestmark = pytest.mark.worker
OWN = 3 if settings.SQLITE else 1


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    """A Redis of the test's own."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def postgres():
    """A PostgreSQL cluster of the test's own."""
    server = PostgresServer()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def stack(request) -> dict[str, str]:
    """Where the rig of this leg keeps its data and rings its bell."""
    if settings.SQLITE:
        return {}
    return {
        "DATABASE_URL": request.getfixturevalue("postgres").url, "REDIS_URL": request.getfixturevalue("redis").url
    }  # fmt: skip


@pytest.fixture(scope="module")
def portal(stack, tmp_path_factory):
    """A portal at work, and the hash of a report that nothing disturbed."""
    rig = Rig(tmp_path_factory.mktemp("rig"), JOB_MEMORY_MB="400", **stack)
    rig.populate()
    rig.start()
    [undisturbed] = rig.ask()
    rig.hash = rig.until(undisturbed, state="done")["hash"]
    yield rig
    rig.stop()


def held(portal: Rig, number: int = 1) -> list[int]:
    """Ask for reports; the first ones are held in the middle."""
    portal.pause.touch()
    keys = portal.ask(number)
    portal.until(keys[0], state="running", stage="writing")
    return keys


def made_once(portal: Rig, keys: list[int], before: int, lost: int) -> None:
    """Let go: every report comes to its end, with one file each and the hash of an undisturbed one."""
    portal.pause.unlink()
    made = [portal.until(pk, state="done") for pk in keys]
    assert [run["hash"] for run in made] == [portal.hash] * len(keys) != [""] * len(keys)
    assert (made[0]["lost"], made[0]["errors"], portal.look(keys[0])["files"]) == (lost, 0, before + len(keys))
    assert len(portal.files()) == before + len(keys)


@pytest.mark.parametrize("round", rounds(first=OWN))
def test_clock_and_pool_killed(portal, round):
    """The worker stays and starts a new child; the supervisor starts the clock again."""
    before = len(portal.files())
    keys = held(portal)
    [worker] = portal.workers()
    kill([pid for pid in portal.family() if pid != worker])
    made_once(portal, keys, before, lost=1)
    assert portal.workers() == [worker]


@pytest.mark.parametrize("round", rounds(first=OWN))
def test_the_whole_tree_killed(portal, round):
    before = len(portal.files())
    keys = held(portal)
    kill(portal.family())
    made_once(portal, keys, before, lost=1)


@pytest.mark.once
def test_a_hungry_report_is_stopped_alone(portal):
    """It fails once and for all with its reason; the one beside it is made as if it had been alone."""
    [[last]] = portal.query("select max(id) from reports_reportrun")
    portal.pause.write_text(f"hungry of {last + 1}")
    hungry, other = portal.ask(2)
    made = portal.until(other, state="done")
    failed = portal.until(hungry, state="failed")
    portal.pause.unlink()
    assert (made["hash"], made["attempts"]) == (portal.hash, 1)
    assert (failed["failure"], failed["attempts"]) == (troubles.TOO_BIG, 1)


@pytest.mark.redis
@pytest.mark.postgres
@pytest.mark.parametrize("round", rounds())
def test_redis_killed_and_started_empty(portal, redis, round):
    """Asking goes on within a second each; what was asked for is made when Redis is back, though it forgot all."""
    before = len(portal.files())
    keys = held(portal)
    redis.stop()
    keys += portal.ask(2)
    assert portal.slowest_ask < 1.5
    redis.start()
    made_once(portal, keys, before, lost=0)


@pytest.mark.redis
@pytest.mark.postgres
@pytest.mark.parametrize("round", rounds())
def test_postgresql_killed_under_writes(portal, postgres, round):
    """Reports are made and asked for when it dies; after its return each that was acknowledged is made once."""
    before = len(portal.files())
    keys = held(portal)
    portal.pause.unlink()
    writer = portal.asking(6)
    acknowledged = [int(writer.stdout.readline()) for _ in range(2)]
    postgres.kill()
    acknowledged += [int(line) for line in writer.communicate(timeout=60)[0].split() if line.isdigit()]
    postgres.start()
    made = [portal.until(pk, state="done") for pk in [*keys, *acknowledged]]
    assert {run["hash"] for run in made} == {portal.hash}
    portal.all_done()
    assert len(portal.files()) == portal.query("select count(*) from reports_reportrun where state = 'done'")[0][0]
    assert len(portal.files()) >= before + 3
