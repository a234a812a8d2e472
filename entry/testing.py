"""``./portal test``: the suite on the embedded default, or more of it, or less.

``--smoke`` a handful of files that prove the entry works; ``--all`` adds servers, workers and a browser;
``--deep`` runs the slow proofs that these leave out, on both databases, and then the mutants.
"""

import os
import time

from . import environment, places, servers
from .setup import call, setup

NEEDS = {
    "postgres": "PostgreSQL",
    "redis": "Redis",
    "worker": "Celery worker processes",
    "chromium": "Chromium",
}
SLOW, SAMPLED = "deep", "sampled"
ONCE = "once"
# Of each kind one: the entry, pure rules, a migrated database, the table of rights, pages, the manners of the code.
SMOKE = (
    "entry",
    "thai",
    "provinces/tests/test_permissions.py",
    "volunteers/tests/test_timeline.py",
    "events/tests/test_schedule.py",
    "config/tests/test_settings.py",
    "config/tests/test_manners.py",
)
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
REDIS = "redis://127.0.0.1:6379/15"


def test(arguments: list[str], extent: str = "") -> int:
    """Run pytest with ``arguments`` to an extent ("", smoke, all, deep); return 0 when all of it passed."""
    setup(tests=True)
    match extent:
        case "smoke":
            return _pytest("SQLite, a handful", ["-m", _without(*NEEDS, SLOW), *SMOKE, *arguments], environment.test())
        case "all":
            return _everything(arguments)
        case "deep":
            return _deep(arguments)
        case _:
            return _embedded(arguments)


def _embedded(arguments: list[str]) -> int:
    """Run what needs no other program, and say what that leaves out."""
    code = _pytest("SQLite", ["-m", _without(*NEEDS, SLOW), *arguments], environment.test())
    print(f"\nไม่ได้ทดสอบ · left out: {', '.join(NEEDS.values())}. ทดสอบทั้งหมด · run all: ./portal test --all")
    return code


def _everything(arguments: list[str]) -> int:
    """Run the suite on SQLite and on PostgreSQL with Redis; every program must be there before it starts."""
    embedded, national = _machines(CHROMIUM=servers.chromium())
    codes = [
        _pytest("SQLite", ["-m", _without("postgres", "redis", SLOW), *arguments], embedded),
        _pytest("PostgreSQL and Redis", ["-m", _without("chromium", ONCE, SLOW), *arguments], national),
    ]
    return max(codes)


def _deep(arguments: list[str]) -> int:
    """Run slow proofs and long searches for counterexamples on both databases, then the mutants.

    With ``arguments`` for pytest the mutants stay out.
    """
    embedded, national = _machines(PORTAL_TEST_DEPTH="deep")
    slow = f"({SLOW} or {SAMPLED} or hypothesis)"
    codes = [
        _pytest("SQLite, deep", ["-m", f"{slow} and {_without('postgres', 'redis')}", *arguments], embedded),
        _pytest("PostgreSQL and Redis, deep", ["-m", f"{slow} and {_without('chromium')}", *arguments], national),
    ]
    if not arguments:
        codes.append(_timed("mutants", [str(places.PYTHON), "-m", "mutants"], environment.test()))
    return max(codes)


def _machines(**more: str) -> tuple[dict[str, str], dict[str, str]]:
    """The environments of the two stacks; Stop where a server does not answer."""
    postgres = os.environ.get("PORTAL_TEST_POSTGRES", POSTGRES)
    redis = os.environ.get("PORTAL_TEST_REDIS", REDIS)
    servers.refuse_unreachable("PORTAL_TEST_POSTGRES", postgres)
    servers.refuse_unreachable("PORTAL_TEST_REDIS", redis)
    return environment.test(**more), environment.test(DATABASE_URL=postgres, REDIS_URL=redis, **more)


def _without(*marks: str) -> str:
    return " and ".join(f"not {mark}" for mark in marks)


def _pytest(title: str, arguments: list[str], settings: dict[str, str]) -> int:
    """Run one leg on two processes; a leg in which the arguments select no test is not a failure."""
    code = _timed(
        f"tests on {title}",
        [str(places.PYTHON), "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments],
        settings,
    )
    nothing_selected = 5
    return 0 if code == nothing_selected else code


def _timed(title: str, command: list[str], settings: dict[str, str]) -> int:
    print(f"\n── {title}", flush=True)
    began = time.monotonic()
    code = call(command, settings)
    print(f"── {title}: {time.monotonic() - began:.0f} s", flush=True)
    return code
