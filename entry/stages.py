"""Stages of work: timed, skipped while their inputs are unchanged, their output kept in a log."""

import hashlib
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import dropwhile
from pathlib import Path

from . import messages, places

OFFLINE = re.compile(
    r"name resolution|NewConnectionError|Failed to establish|timed out|Connection refused|ProxyError|"
    r"Network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|dns error",
    re.IGNORECASE,
)


@contextmanager
def timed(title: str) -> Iterator[None]:
    """Print ``title`` and the seconds when the work is done (one line, so parallel stages stay readable)."""
    started = time.monotonic()
    yield
    print(f"  {title:<44}{time.monotonic() - started:6.1f} s", flush=True)


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """Return a hash of the files (name and content), the words, the folder and the Python version."""
    digest = hashlib.sha256(repr((sys.version, str(places.ROOT), words)).encode())
    for path in sorted(files):
        digest.update(f"{path}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def once(title: str, stamp: Path, key: str, work: Callable[[], object]) -> bool:
    """Do ``work`` unless ``stamp`` holds ``key``; say whether it was done.

    The stamp lies inside what the work makes: who deletes the one deletes the other.
    """
    if stamp.exists() and stamp.read_text() == key:
        return False
    stamp.unlink(missing_ok=True)
    with timed(title):
        work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    return True


def quietly(what: str, name: str, command: list, environment: Mapping[str, str] | None = None) -> str:
    """Run ``command`` with its output in the log ``name`` and return that output.

    Raises ``messages.Stop`` when it fails: for the lack of a network, or with its last lines.
    """
    places.LOGS.mkdir(parents=True, exist_ok=True)
    log = places.LOGS / f"{name}.log"
    done = subprocess.run(
        [str(part) for part in command],
        cwd=places.ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    log.write_text(done.stdout)
    if done.returncode == 0:
        return done.stdout
    if name in {"pip", "npm"} and OFFLINE.search(done.stdout):
        raise messages.no_network(what, str(log))
    raise messages.failed(what, str(log), _last_words(done.stdout))


def _last_words(told: str) -> str:
    """Return what a failed program said at its end: of a traceback only the error, else its last lines."""
    lines = told.strip().splitlines()[-15:]
    if "Traceback (most recent call last)" in told:
        lines = list(dropwhile(lambda line: line.startswith((" ", "Traceback")), lines))
    return "\n".join(lines)
