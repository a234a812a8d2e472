"""A throw-away copy of the repository in which faults may be made."""

import errno
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entry import environment, places
from entry.messages import Stop

LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", "var", "__pycache__", ".hypothesis", ".pytest_cache", ".ruff_cache"
)
SHARED = ("fonts", "assets")
PYTEST = ("-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "mutants.database",
          "--reuse-db", "--nomigrations", "--hypothesis-seed=0",
          "-m", "not postgres and not redis and not worker and not chromium and not deep")  # fmt: skip
FULL = ("No space left on device", "database or disk is full", "disk I/O error")
# Each run reads the compiled code of the run before, where the machine forgets it too.
BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}
# Compiled code is recognised by the second a file was written in: each text gets a second of its own.
FIRST_SECOND = 1_500_000_000
LONGEST_MIGRATION = 600
LEAST_ROOM = 200 * 2**20


class Room:
    """One copy with its database; used by one thread at a time, deleted by ``close``."""

    def __init__(self, root: Path = places.ROOT) -> None:
        self.process: subprocess.Popen | None = None
        self.second = FIRST_SECOND
        self.closed = threading.Event()
        self.folder = Path(tempfile.mkdtemp(prefix="portal-mutants-"))
        self.root, self.work = self.folder / "portal", self.folder / "portal" / "var"
        self.migrated = self.folder / "migrated.sqlite3"
        try:
            shutil.copytree(root, self.root, ignore=LEFT_BEHIND)
            self.work.mkdir(exist_ok=True)
            self._share(root)
        except (OSError, shutil.Error) as error:
            self.close()
            raise _no_room(error, self.folder.parent) from error
        except BaseException:
            self.close()
            raise

    def _share(self, root: Path) -> None:
        """What tests only read is not copied."""
        for name in SHARED:
            if (places.WORK / name).exists():
                (self.work / name).symlink_to(places.WORK / name)
        if (root / "node_modules").exists():
            (self.root / "node_modules").symlink_to(root / "node_modules")

    def write(self, path: str, text: str) -> None:
        """Put another text into a file of the copy."""
        file = self.root / path
        try:
            file.write_text(text, "utf-8")
            self.second += 1
            os.utime(file, (self.second, self.second))
        except OSError as error:
            raise _no_room(error, self.folder.parent) from error

    def run(self, tests: tuple[str, ...], seconds: float) -> tuple[int | None, str]:
        """pytest's exit code, None when the time was over, and what it printed."""
        self._fresh_database()
        settings = environment.test(WORK_DIR=str(self.work), PORTAL_TEST_DEPTH="few", **BYTECODE)
        code, text = self._finished([*PYTEST, *tests], settings, seconds)
        # Tests about a full disk print these words too.
        if any(sentence in text for sentence in FULL) and shutil.disk_usage(self.folder).free < LEAST_ROOM:
            raise _no_room(OSError(errno.ENOSPC, "full"), self.folder.parent)
        return code, text

    def migrate(self) -> None:
        """Make the database that every run begins with."""
        settings = environment.test(WORK_DIR=str(self.work), DATABASE_URL=f"sqlite:///{self.migrated}")
        code, text = self._finished(["manage.py", "migrate", "--verbosity", "0"], settings, LONGEST_MIGRATION)
        if code != 0:
            raise _no_room(OSError(text.strip().rpartition("\n")[2]), self.folder.parent)

    def _finished(self, words: list[str], settings: dict[str, str], seconds: float) -> tuple[int | None, str]:
        """Run Python in the copy; its exit code, None when the time was over, and what it printed."""
        with (self.folder / "told").open("w+", encoding="utf-8", errors="replace") as told:
            self.process = subprocess.Popen(
                [str(places.PYTHON), *words], cwd=self.root, env=settings, stdin=subprocess.DEVNULL,
                stdout=told, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
            if self.closed.is_set():
                self.stop()
            try:
                code: int | None = self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.stop()
                code = None
            told.seek(0)
            return code, told.read()

    def _fresh_database(self) -> None:
        for leftover in self.work.glob("test.sqlite3*"):
            leftover.unlink()
        try:
            shutil.copyfile(self.migrated, self.work / "test.sqlite3")
        except OSError as error:
            raise _no_room(error, self.folder.parent) from error

    def stop(self) -> None:
        """End the tests that run here, with everything they started."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def close(self) -> None:
        """Stop what runs and delete the copy; a second Ctrl-C does not leave it behind."""
        with undisturbed():
            self.closed.set()
            self.stop()
            shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def undisturbed() -> Iterator[None]:
    """While it is tidied up, Ctrl-C and SIGTERM are not heard. Only the main thread can say so."""
    heard = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
    before = [(each, signal.signal(each, signal.SIG_IGN)) for each in heard]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


def _no_room(error: Exception, folder: Path) -> Stop:
    # copytree tells of all files at once, as text.
    if getattr(error, "errno", None) == errno.ENOSPC or any(sentence in str(error) for sentence in FULL):
        return Stop(
            f"พื้นที่ใน {folder} ไม่พอสำหรับสำเนาชั่วคราว โปรดเพิ่มพื้นที่หรือกำหนดโฟลเดอร์อื่นใน TMPDIR ไฟล์งานไม่ถูกแก้ไข",
            f"{folder} has no room for the throw-away copy: free some, or name another folder in TMPDIR. "
            "The working copy is as it was.",
        )
    return Stop(
        f"ทำสำเนาชั่วคราวใน {folder} ไม่ได้ ไฟล์งานไม่ถูกแก้ไข ({error})",
        f"The throw-away copy in {folder} could not be made or changed ({error}). The working copy is as it was.",
    )
