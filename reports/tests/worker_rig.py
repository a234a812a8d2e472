"""A portal of its own for one test: database, broker and worker process, away from everything else."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

ASK = """
from datetime import date, datetime, timezone
from uuid import uuid4
from accounts.models import User
from provinces.models import Membership, Office
from reports.services import ask
user, new = User.objects.get_or_create(username="worker-officer")
office = Office.objects.get(province_id="96")
if new:
    Membership.objects.create(user=user, office=office, role="officer", valid_from=date(2015, 1, 1))
run = ask(by=user, kind="appointment_status", format="xlsx", province=office.province, with_names=True,
          as_of=date(2019, 11, 28), form_key=uuid4())
print(run.pk)
"""
LOOK = """
import json
from jobs.models import StoredFile
from reports.models import ReportRun
run = ReportRun.objects.get(pk={pk})
print(json.dumps({{"state": run.state, "stage": run.stage, "attempts": run.attempts, "hash": run.cell_hash,
                   "files": StoredFile.objects.count()}}))
"""
SEATS = """
from datetime import date
from provinces.models import Office, Subdistrict
from provinces.services import begin_records
from volunteers.models import Seat
from volunteers.services import open_seats
begin_records(by=None, office=Office.objects.get(province_id="96"), first_day=date(2015, 1, 1))
tambons = Subdistrict.objects.filter(district__province_id="96", valid_to=None)
open_seats([Seat(subdistrict=t, province_id="96") for t in tambons], valid_from=date(2016, 1, 1))
"""


class Rig:
    """Runs the portal's commands and its worker with their own settings, as a machine of its own would."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.pause = folder / "pause"
        self.worker: subprocess.Popen | None = None
        self.patience = 60
        work = folder / "var"
        for name in ("celery/messages", "celery/processed", "media", "assets"):
            (work / name).mkdir(parents=True)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "PORTAL_MODE": "test",
            "WORK_DIR": str(work), "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "REPORT_PAUSE": str(self.pause), "JOB_LEASE_SECONDS": "3", "JOB_SWEEP_SECONDS": "1", **environment,
        }  # fmt: skip
        self.manage("migrate", "--verbosity", "0")
        self.manage("load_gazetteer", "--only", "96", "--verbosity", "0")
        self.shell(SEATS)

    def manage(self, *command: str) -> str:
        """Run a management command to its end; returns what it printed last."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=self.environment,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip().rpartition("\n")[2]

    def shell(self, code: str) -> str:
        """Run Python inside the rig's portal."""
        return self.manage("shell", "--no-imports", "-c", code)

    def ask(self) -> int:
        """Queue the report; returns its key."""
        return int(self.shell(ASK))

    def look(self, pk: int) -> dict:
        """How the run stands."""
        return json.loads(self.shell(LOOK.format(pk=pk)))

    def start(self) -> None:
        """Start a worker with its clock, as the supervisor does."""
        command = ["-m", "celery", "-A", "config", "worker", "-B", "-c", "1", "-l", "WARNING"]
        schedule = self.environment["WORK_DIR"] + "/celery/beat"
        self.worker = subprocess.Popen(
            [sys.executable, *command, "-s", schedule, "-I", "reports.tests.slow_worker"],
            cwd=settings.BASE_DIR, env=self.environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill(self) -> None:
        """``kill -9`` of the worker with everything it started."""
        if self.worker:
            os.killpg(self.worker.pid, signal.SIGKILL)
            self.worker.wait()
            self.worker = None

    def until(self, pk: int, **wanted: str | int) -> dict:
        """Wait until the run shows what is wanted; fails after ``patience`` seconds."""
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            found = self.look(pk)
            if wanted.items() <= found.items():
                return found
            time.sleep(0.2)
        raise AssertionError(f"after {self.patience} s the run is {found}, not {wanted}")


class RedisServer:
    """A Redis of the test's own: nobody else's data is near."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [shutil.which("redis-server"), "--port", str(self.port), "--save", "", "--dir", str(folder)]
        self.process = subprocess.Popen([*command, "--bind", "127.0.0.1"], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while not self._answers() and time.monotonic() < deadline:
            time.sleep(0.05)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
