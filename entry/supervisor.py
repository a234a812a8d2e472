"""A few long-running programs under one parent: started together, restarted alone, stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

GRACE_SECONDS = 12
STEADY_SECONDS = 30
LONGEST_PAUSE = 30
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1


class Child:
    """One program in a process group of its own, so that it can be stopped with all it has started."""

    def __init__(self, name: str, command: list[str], environment: Mapping[str, str], folder: Path) -> None:
        self.name, self.command, self.environment, self.folder = name, command, environment, folder
        self.process: subprocess.Popen | None = None
        self.deaths = 0
        self.start_at = 0.0
        self.started = 0.0

    def start(self) -> None:
        """Start the program; on Linux it is told to stop when this process dies, even by kill -9."""
        parent = os.getpid()

        def tie_to_parent() -> None:
            if LIBC:
                LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
                if os.getppid() != parent:
                    os._exit(1)

        self.process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=tie_to_parent,
        )
        self.started = time.monotonic()

    @property
    def running(self) -> subprocess.Popen:
        """The program that was started; asking for it before ``start()`` is an error of the caller."""
        if self.process is None:
            raise RuntimeError(f"{self.name} has not been started")
        return self.process

    def bury(self) -> None:
        """After a death: end what the program left behind and choose when to start it again."""
        code = self.running.returncode
        self.kill_group()
        steady = time.monotonic() - self.started > STEADY_SECONDS
        self.deaths = 1 if steady else self.deaths + 1
        pause = min(2 ** (self.deaths - 1), LONGEST_PAUSE)
        self.start_at = time.monotonic() + pause
        self.process = None
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        print(f"{self.name} stopped ({how}), starting again in {pause} s", flush=True)

    def kill_group(self) -> None:
        """End every process of the group at once."""
        try:
            os.killpg(self.running.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self.running.wait()


class Supervisor:
    """Keeps its children running until Ctrl-C, SIGTERM or a closed terminal."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.asked_to_stop = 0

    def run(self, watch: Callable[[], object] = lambda: None) -> None:
        """Start all, call ``watch`` a few times a second, restart the dead, and stop all at the end.

        An exception of ``watch`` also stops all children before it goes on.
        """
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Who starts it with nohup wants it to outlive the terminal.
            if name != signal.SIGHUP or signal.getsignal(name) != signal.SIG_IGN:
                signal.signal(name, self._stop_soon)
        try:
            while not self.asked_to_stop:
                for child in self.children:
                    self._attend(child)
                watch()
                time.sleep(0.2)
        finally:
            self._stop_all()

    def _stop_soon(self, *_: object) -> None:
        self.asked_to_stop += 1

    def _attend(self, child: Child) -> None:
        if child.process and child.process.poll() is not None:
            child.bury()
        elif not child.process and time.monotonic() >= child.start_at and not self.asked_to_stop:
            child.start()

    def _stop_all(self) -> None:
        """Ask each program to finish what it holds; a second Ctrl-C or the end of the grace time kills."""
        running = [child for child in self.children if child.process]
        asked = self.asked_to_stop
        # Only the leader is asked: Celery's pool children would die in the middle of their task.
        for child in running:
            child.running.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < deadline and self.asked_to_stop == asked:
            if all(child.running.poll() is not None for child in running):
                break
            time.sleep(0.1)
        for child in running:
            child.kill_group()
