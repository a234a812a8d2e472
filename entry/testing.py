"""``./portal test``: the suite on the embedded default; ``--all`` adds servers, workers and a browser."""

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
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
REDIS = "redis://127.0.0.1:6379/15"


def test(arguments: list[str], everything: bool) -> int:
    """Run pytest with ``arguments``; return 0 when all that was asked for passed."""
    setup(tests=True)
    return _everything(arguments) if everything else _embedded(arguments)


def _embedded(arguments: list[str]) -> int:
    """Run what needs no other program, and say what that leaves out."""
    marks = " and ".join(f"not {mark}" for mark in NEEDS)
    code = _pytest("SQLite", ["-m", marks, *arguments], environment.test())
    print(f"\nไม่ได้ทดสอบ · left out: {', '.join(NEEDS.values())}. ทดสอบทั้งหมด · run all: ./portal test --all")
    return code


def _everything(arguments: list[str]) -> int:
    """Run the suite on SQLite and on PostgreSQL with Redis; every program must be there before it starts."""
    postgres = os.environ.get("PORTAL_TEST_POSTGRES", POSTGRES)
    redis = os.environ.get("PORTAL_TEST_REDIS", REDIS)
    servers.refuse_unreachable("PORTAL_TEST_POSTGRES", postgres)
    servers.refuse_unreachable("PORTAL_TEST_REDIS", redis)
    browser = servers.chromium()
    embedded = environment.test(CHROMIUM=browser)
    national = environment.test(CHROMIUM=browser, DATABASE_URL=postgres, REDIS_URL=redis)
    codes = [
        _pytest("SQLite", ["-m", "not postgres and not redis", *arguments], embedded),
        _pytest("PostgreSQL and Redis", ["-m", "not chromium", *arguments], national),
    ]
    return max(codes)


def _pytest(title: str, arguments: list[str], settings: dict[str, str]) -> int:
    """Run one leg on two processes; a leg in which the arguments select no test is not a failure."""
    print(f"\n── tests on {title}", flush=True)
    began = time.monotonic()
    code = call([str(places.PYTHON), "-m", "pytest", "-n", "2", *arguments], settings)
    print(f"── tests on {title}: {time.monotonic() - began:.0f} s", flush=True)
    nothing_selected = 5
    return 0 if code == nothing_selected else code
