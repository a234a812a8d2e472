"""A portal of its own for one test: database, broker, worker and clock, away from everything else."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings

ASK = """
import time
from datetime import date
from uuid import uuid4
from accounts.models import User
from provinces.models import Membership, Office
from reports.services import ask
user, new = User.objects.get_or_create(username="worker-officer")
office = Office.objects.get(province_id="96")
if new:
    Membership.objects.create(user=user, office=office, role="officer", valid_from=date(2015, 1, 1))
slowest = 0
for _ in range({number}):
    began = time.monotonic()
    run = ask(by=user, kind="appointment_status", format="xlsx", province=office.province, with_names=True,
              as_of=date(2019, 11, 28), form_key=uuid4())
    slowest = max(slowest, time.monotonic() - began)
    print(run.pk, flush=True)
print(slowest)
"""
POPULATE = """
from datetime import date
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_gazetteer", only=["96"], verbosity=0)
from provinces.models import Office, Subdistrict
from provinces.services import begin_records
from volunteers.models import Seat
from volunteers.services import open_seats
begin_records(by=None, office=Office.objects.get(province_id="96"), first_day=date(2015, 1, 1))
tambons = Subdistrict.objects.filter(district__province_id="96", valid_to=None)
open_seats([Seat(subdistrict=t, province_id="96") for t in tambons], valid_from=date(2016, 1, 1))
"""
RUN = "select state, stage, attempts, errors, lost, cell_hash, failure from reports_reportrun where id = {pk}"
FILES = "select count(*) from jobs_storedfile"
# The supervisor of ./portal run; it rests as long after the third death as after the first.
SUPERVISOR = """
import os, sys
from entry import supervisor
from entry.run import background
supervisor.LONGEST_PAUSE = 1
children = background(dict(os.environ), python=sys.executable)
children[0].command += ["-I", "reports.tests.slow_worker"]
supervisor.Supervisor(children).run()
"""


def rounds(*, first: int = 3) -> list:
    """Rounds of a story: so many in every run, ten in ``./portal test --deep``."""
    return [pytest.param(number, marks=[pytest.mark.deep] if number >= first else []) for number in range(10)]


class Rig:
    """Runs the portal's commands, its worker and its clock with their own settings, as a machine of its own would.

    ``patience`` is in seconds, ``hash`` the cells of a report that nothing disturbed. While the file ``pause`` is
    there, the work stops where the file of a report is about to be written.
    """

    hash = ""

    def __init__(self, folder: Path, *, patience: float = 60, **environment: str) -> None:
        self.folder, self.pause, self.patience = folder, folder / "pause", patience
        self.work = folder / "var"
        for name in ("celery-test/messages", "celery-test/processed", "media-test", "assets", "tmp"):
            (self.work / name).mkdir(parents=True, exist_ok=True)
        self.supervisor: subprocess.Popen | None = None
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "PORTAL_MODE": "test",
            "WORK_DIR": str(self.work), "DATABASE_URL": f"sqlite:///{self.work / 'db.sqlite3'}",
            "TMPDIR": str(self.work / "tmp"), "REPORT_PAUSE": str(self.pause), "JOB_APART": "1",
            "JOB_LEASE_SECONDS": "2", "JOB_SWEEP_SECONDS": "1", "JOB_DISK_SECONDS": "1", "DISK_FLOOR_MB": "1",
            **environment,
        }  # fmt: skip

    def populate(self) -> None:
        """Make the tables, and the seats of Narathiwat; in SQLite once for all rigs of a test run."""
        own, made = self.work / "db.sqlite3", self.folder.parent / "populated.sqlite3"
        if made.exists() and self.environment["DATABASE_URL"].startswith("sqlite"):
            shutil.copyfile(made, own)
            return
        self.shell(POPULATE)
        if own.exists():
            shutil.copyfile(own, made)

    def manage(self, *command: str) -> list[str]:
        """Run a management command to its end; returns the lines it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=self.environment,
            capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip().splitlines()

    def shell(self, code: str) -> list[str]:
        """Run Python inside the rig's portal."""
        return self.manage("shell", "--no-imports", "-c", code)

    def ask(self, number: int = 1) -> list[int]:
        """Queue reports; returns their keys. ``slowest_ask`` are the seconds that one took at most."""
        *keys, slowest = self.shell(ASK.format(number=number))
        self.slowest_ask = float(slowest)
        return [int(key) for key in keys]

    def asking(self, number: int) -> subprocess.Popen:
        """Start to ask for reports, one line of output for each that was acknowledged."""
        return subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASK.format(number=number)],
            cwd=settings.BASE_DIR, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def query(self, sql: str) -> list[tuple]:
        """Ask the rig's database past the portal."""
        url = self.environment["DATABASE_URL"]
        connect = sqlite3.connect if url.startswith("sqlite") else psycopg2.connect
        connection = connect(url.removeprefix("sqlite:///") if url.startswith("sqlite") else url)
        try:
            cursor = connection.cursor()
            cursor.execute(sql)
            return cursor.fetchall()
        finally:
            connection.close()

    def look(self, pk: int) -> dict:
        """How the run stands, and how many files there are in all."""
        names = ("state", "stage", "attempts", "errors", "lost", "hash", "failure")
        return dict(zip(names, self.query(RUN.format(pk=pk))[0], strict=True)) | {"files": self.query(FILES)[0][0]}

    def files(self) -> list[Path]:
        """Everything that lies in the folder of kept files, whole or not."""
        return [path for path in (self.work / "media-test").rglob("*") if path.is_file()]

    def start(self) -> None:
        """Start worker and clock under the supervisor of ./portal run."""
        with (self.folder / "log").open("a") as log:
            self.supervisor = subprocess.Popen(
                [sys.executable, "-c", SUPERVISOR], cwd=settings.BASE_DIR, env=self.environment, stdout=log, stderr=log
            )

    def stop(self) -> None:
        """End everything."""
        if self.supervisor:
            family = self.family()
            self.supervisor.kill()
            self.supervisor.wait()
            kill(family)
            self.supervisor = None

    def family(self) -> list[int]:
        """The processes below the supervisor: worker, its pool, the children at work, clock."""
        assert self.supervisor is not None
        return list(descendants(self.supervisor.pid))

    def workers(self) -> list[int]:
        """The worker that the supervisor has started, without its pool."""
        assert self.supervisor is not None
        below = descendants(self.supervisor.pid, generations=1)
        return [pid for pid, command in below.items() if "celery" in command]

    def all_done(self) -> None:
        """Wait until no report is under way, also none whose acknowledgement was lost."""
        for (pk,) in self.query("select id from reports_reportrun where state not in ('done', 'failed')"):
            self.until(pk, state="done")

    def until(self, pk: int, **wanted: str | int) -> dict:
        """Wait until the run shows what is wanted; fails after ``patience`` seconds."""
        found: dict = {}
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            found = self.look(pk)
            if wanted.items() <= found.items():
                return found
            time.sleep(0.1)
        log = self.folder / "log"
        told = log.read_text()[-3000:] if log.exists() else ""
        raise AssertionError(f"after {self.patience} s the run is {found}, not {wanted}\n{told}")


def descendants(pid: int, generations: int = 6) -> dict[int, str]:
    """The processes below one, with their command lines."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    below, parents = {}, {pid}
    for _generation in range(generations):
        new = {int(row[0]): row[2] for row in rows if int(row[1]) in parents}
        below |= new
        parents = set(new)
    return below


def kill(pids: list[int]) -> None:
    """``kill -9`` at once; who is gone already does not mind."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
