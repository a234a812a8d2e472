"""How many pages a second the portal's own web server gives to everybody, once they are kept.

The server stands beside this process with as many workers as cores, as ``./portal run`` starts it; the readers are
threads of this process on connections that stay open, so both share the machine.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.databases import ROOT
from bench.measuring import Measured
from bench.sample import Sample

READERS = 8
PATIENCE_SECONDS = 60
PAGES = {
    "home": lambda sample: "/",
    "schedule": lambda sample: "/schedule/",
    "schedule of a province": lambda sample: f"/schedule/{sample.province}/",
    "news": lambda sample: "/news/",
    "news item": lambda sample: f"/news/{sample.release}/",
    "coverage.json": lambda sample: "/open-data/coverage.json",
}


def measure(sample: Sample, seconds: float) -> Iterator[tuple[str, Measured, float]]:
    """Each page's name, what an answer takes (``clock``: until the next one, ``processor``: the server's), the rate."""
    with served() as (port, server):
        for name, path in PAGES.items():
            ask = path(sample)
            # Every thread of every worker has its page before the clock runs.
            _read_for(port, ask, seconds / 4)
            worked = _processor_of(server)
            answers, took, size = _read_for(port, ask, seconds)
            worked = (_processor_of(server) - worked) / answers
            yield name, Measured([1000 * took / answers], [1000 * worked], [0.0], bytes=size), answers / took


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """The portal served on a free port of this machine, and the server's process; stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = f"--bind 127.0.0.1:{port} --worker-class gthread --workers {os.cpu_count() or 2} --threads 4 "
    words += "--no-control-socket --log-level error"
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", *words.split()]
    server = subprocess.Popen(command, cwd=ROOT, stdout=sys.stderr)
    try:
        _wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            return _read(port, "/healthz", until=0.0) and None
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The web server did not answer.")


def _processor_of(server: int) -> float:
    """The seconds of processor that the server and its workers have had, where the system tells (Linux)."""
    workers = Path(f"/proc/{server}/task/{server}/children")
    pids = [str(server), *(workers.read_text().split() if workers.exists() else [])]
    stats = [Path(f"/proc/{pid}/stat") for pid in pids]
    # The two fields after the state, counted behind the name in brackets.
    ticks = [stat.read_text().rpartition(")")[2].split()[11:13] for stat in stats if stat.exists()]
    return sum(int(tick) for pair in ticks for tick in pair) / os.sysconf("SC_CLK_TCK")


def _read_for(port: int, path: str, seconds: float) -> tuple[int, float, int]:
    """Answers read by all readers, the seconds it took, and the bytes of one answer."""
    began = time.perf_counter()
    found: list[tuple[int, int]] = []
    readers = [
        threading.Thread(target=lambda: found.append(_read(port, path, until=began + seconds))) for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(answers for answers, _size in found), time.perf_counter() - began, found[0][1]


def _read(port: int, path: str, *, until: float) -> tuple[int, int]:
    """Read a page again and again on one connection until a moment, at least once; how often, and its bytes.

    Raises RuntimeError when it is refused.
    """
    connection, answers, size = http.client.HTTPConnection("127.0.0.1", port, timeout=30), 0, 0
    try:
        while not answers or time.perf_counter() < until:
            connection.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            size = len(answer.read())
            if answer.status != 200:
                raise RuntimeError(f"{path} answers {answer.status}")
            answers += 1
    finally:
        connection.close()
    return answers, size
