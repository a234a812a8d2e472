"""Servers of a test's own, which may be killed and started again: nobody else's data is near."""

import glob
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(port: int) -> None:
    """Wait until somebody listens there."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nobody answers on port {port}")


class RedisServer:
    """A Redis that keeps nothing on the disk: each start is an empty one."""

    def __init__(self, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start it, empty."""
        command = [shutil.which("redis-server"), "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen([*command, "--dir", str(self.folder)], stdout=subprocess.DEVNULL)
        wait_for(self.port)

    def stop(self) -> None:
        """``kill -9``."""
        self.process.kill()
        self.process.wait()


class PostgresServer:
    """A PostgreSQL cluster with one database; root lets the user postgres run it, who else runs it himself."""

    def __init__(self) -> None:
        self.user = None if os.geteuid() else "postgres"
        self.folder = Path(tempfile.mkdtemp(prefix="worker-postgres-"))
        if self.user:
            shutil.chown(self.folder, self.user)
        self.port, self.process = free_port(), None
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        locale = ["--encoding", "UTF8", "--locale", "C.UTF-8", "--auth", "trust", "--username", "postgres"]
        self._run("initdb", "-D", str(self.folder / "data"), "--no-sync", *locale)
        self.start()

    def start(self) -> None:
        """Start it; after a kill it first reads its log."""
        address = ["-p", str(self.port), "-c", "listen_addresses=127.0.0.1", "-k", str(self.folder)]
        self.process = subprocess.Popen(
            [_program("postgres"), "-D", str(self.folder / "data"), *address], user=self.user, cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self._wait()

    def kill(self) -> None:
        """``kill -9`` of the server with all its processes."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        # Its other processes lie in groups of their own; they end when they see that it is gone.
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def remove(self) -> None:
        """End it for good."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        shutil.rmtree(self.folder)

    def _wait(self) -> None:
        deadline = time.monotonic() + 60
        ready = [_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready, check=False).returncode:
            assert time.monotonic() < deadline, "PostgreSQL does not answer"
            if self.process.poll() is not None:
                self.start()
                return
            time.sleep(0.1)

    def _run(self, program: str, *words: str) -> None:
        subprocess.run([_program(program), *words], user=self.user, cwd=self.folder, check=True, capture_output=True)


def _program(name: str) -> str:
    """Debian keeps the server's programs out of the way."""
    kept = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"))
    found = kept[-1] if kept else shutil.which(name)
    assert found, f"{name} of PostgreSQL is missing"
    return found
