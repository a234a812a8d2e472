"""``./portal run``: everything prepared, then web server, worker and clock under one supervisor."""

import http.client
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import environment, messages, places, servers
from .lock import only_one
from .setup import manage, setup
from .stages import fingerprint, once, quietly, timed
from .supervisor import Child, Supervisor

ACCOUNTS = [
    *("ministry-admin", "advisor", "auditor"),
    *("narathiwat-head", "narathiwat-officer", "songkhla-officer"),
    *("narathiwat-door", "narathiwat-volunteer", "narathiwat-graduate"),
]
FIRST_PAGE_SECONDS = 60
THREADS = 4
# What the gazetteer and the demonstration data are made by: when one of these changes, they are loaded again.
DATA_MAKERS = ("*/management/commands/*.py", "demo/*.py", "*/data/**/*", "requirements.txt")


def run() -> int:
    """Set up, load, serve; return 0 after a clean stop."""
    began = time.monotonic()
    with only_one():
        port = servers.wanted_port(os.environ.get("PORT", "8000"))
        servers.refuse_busy_port(port)
        for variable in ("DATABASE_URL", "REDIS_URL"):
            servers.refuse_unreachable(variable, os.environ.get(variable, ""))
        settings = prepared()
        web = _web(port, settings)
        Supervisor([web, *background(settings)]).run(_announcer(web, port, settings, began))
    print("ปิดระบบแล้ว · stopped", flush=True)
    return 0


def prepared() -> dict[str, str]:
    """Make everything that serving needs, database and static files beside each other; return the environment."""
    setup()
    settings = environment.demonstration()
    with ThreadPoolExecutor() as side:
        static = side.submit(static_files, settings)
        _database(settings)
        static.result()
    return settings


def _database(settings: dict[str, str]) -> None:
    """Bring the tables up to date; in the demonstration mode also load its data when it is not there."""
    with timed("database"):
        told = quietly("database", "migrate", manage("migrate", "--no-input"), settings)
    stamps = places.WORK / "stamps"
    if "No migrations to apply" not in told:
        # New tables, perhaps a new database: what the stamps say was of an older one.
        for name in ("cache", "gazetteer", "demonstration"):
            (stamps / name).unlink(missing_ok=True)
    makers = [path for pattern in DATA_MAKERS for path in places.ROOT.glob(pattern) if _is_source(path)]
    key = fingerprint(makers, settings.get("DATABASE_URL", ""), settings["PORTAL_MODE"])
    if not settings.get("REDIS_URL"):
        _load("cache table", stamps / "cache", key, "createcachetable", settings)
    _load("provinces and tambons", stamps / "gazetteer", key, "load_gazetteer", settings)
    if settings["PORTAL_MODE"] == "demo":
        _load("demonstration data", stamps / "demonstration", key, "seed_demo", settings)


def _load(title: str, stamp: Path, key: str, command: str, settings: dict[str, str]) -> None:
    once(title, stamp, key, lambda: quietly(title, command, manage(command), settings))


def _is_source(path: Path) -> bool:
    made = {"node_modules", "var", "__pycache__"}
    return path.is_file() and not made.intersection(path.relative_to(places.ROOT).parts)


def static_files(settings: dict[str, str]) -> None:
    """Collect what the web server hands out, when any of it has changed."""
    sources = [path for pattern in ("static/**/*", "*/static/**/*") for path in places.ROOT.glob(pattern)]
    copied = [path for path in (places.WORK / "assets").rglob("*") if path.is_file()]
    key = fingerprint(
        {*filter(_is_source, sources), *copied, places.ROOT / "requirements.txt"}, settings["PORTAL_MODE"]
    )
    command = manage("collectstatic", "--no-input", "--clear")
    stamp = places.WORK / "static" / ".stamp"
    once("static files", stamp, key, lambda: quietly("static files", "collectstatic", command, settings))


def _web(port: int, settings: dict[str, str]) -> Child:
    """The web server, for this machine alone."""
    # No control socket: it would lie in the home folder, where a second instance finds it taken.
    web = f"-m gunicorn config.wsgi --bind 127.0.0.1:{port} --worker-class gthread --workers {os.cpu_count() or 2} "
    web += f"--threads {THREADS} --graceful-timeout 8 --no-control-socket --log-level warning"
    return Child("web server", [str(places.PYTHON), *web.split()], settings, places.ROOT)


def background(settings: dict[str, str], python: str = str(places.PYTHON)) -> list[Child]:
    """What works while nobody looks: the worker, and the clock that looks after waiting work."""
    broker = Path(settings["WORK_DIR"]) / "celery"
    for name in ("messages", "processed"):
        (broker / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    # Threads, for each job has a child of its own; a pool of forks hangs when one is killed while it waits.
    worker = f"-m celery -q -A config worker --pool threads --concurrency {min(os.cpu_count() or 2, 2)} "
    worker += "--loglevel WARNING --without-gossip --without-mingle"
    # In the demonstration everything belongs to whoever tries it, perhaps root in a container.
    calm = {"PYTHONWARNINGS": "ignore:You're running the worker"} if settings["PORTAL_MODE"] == "demo" else {}
    return [
        Child("worker", [python, *worker.split()], settings | calm, places.ROOT),
        Child("clock", [python, "manage.py", "beat"], settings, places.ROOT),
    ]


def _announcer(web: Child, port: int, settings: dict[str, str], began: float) -> Callable[[], None]:
    """Return the watcher that prints the address once the first page is served.

    It raises ``messages.Stop`` when no page comes in time or the web server keeps dying.
    """
    waiting_since = time.monotonic()
    announced = False

    def watch() -> None:
        nonlocal announced
        if announced:
            return
        if _answers(port):
            announced = True
            _announce(port, settings, time.monotonic() - began)
        elif web.deaths > 2 or time.monotonic() - waiting_since > FIRST_PAGE_SECONDS:
            raise messages.not_served(port)

    return watch


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _announce(port: int, settings: dict[str, str], seconds: float) -> None:
    print(f"\nพร้อมใช้งาน · ready in {seconds:.1f} s:  http://localhost:{port}/", flush=True)
    if settings["PORTAL_MODE"] == "demo":
        password = settings.get("DEMO_PASSWORD", "labour-demo")
        print(f"บัญชีสาธิต · demonstration accounts, password {password}:")
        for first in range(0, len(ACCOUNTS), 3):
            print("  " + "".join(f"{name:<24}" for name in ACCOUNTS[first : first + 3]).rstrip())
    print("หยุดด้วย Ctrl-C · stop with Ctrl-C\n", flush=True)
