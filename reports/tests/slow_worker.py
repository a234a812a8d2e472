"""Loaded by the workers of the rig alone: makes "in the middle of a report" a place that lasts, and makes trouble.

While the file REPORT_PAUSE exists, the work stops where the file of a report is about to be written; its text may
name a trouble instead: ``hungry`` takes memory without end, ``still`` says no word any more, ``wrong`` raises,
``no room`` lets the kernel refuse every longer file, as a full disk does. ``hungry of 7`` is meant for run 7 alone.
"""

import os
import resource
import time
from pathlib import Path

from reports import services, tasks
from reports.models import ReportRun
from reports.report import Stage

PAUSE = Path(os.environ["REPORT_PAUSE"])
keep, store = services.keep, services._store


def make(run: ReportRun) -> None:
    """Make the report as always, with a stop before its last stage."""
    services.keep = keep_and_wait
    if trouble(run) == "no room":
        services._store = store_without_room
    services.make(run)


def store_without_room(run: ReportRun, content):
    """Keep the file where the kernel takes only its first bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        return store(run, content)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def keep_and_wait(job, *, stage: str, **progress) -> None:
    """Show the stage as always, then wait at the last one."""
    keep(job, stage=stage, **progress, within=4 if stage == Stage.WRITING and trouble(job) == "still" else None)
    hoard = []
    while stage == Stage.WRITING and trouble(job) not in (None, "no room"):
        if trouble(job) == "hungry":
            hoard.append(bytearray(50 * 1024**2))
        elif trouble(job) == "wrong":
            raise ZeroDivisionError
        elif trouble(job) != "still":
            keep(job, stage=stage)
        time.sleep(0.05)


def trouble(run: ReportRun) -> str | None:
    """What the file says to a run; None while there is none."""
    try:
        said, _, meant = PAUSE.read_text().partition(" of ")
    except FileNotFoundError:
        return None
    return said if not meant or int(meant) == run.pk else None


tasks.make = make
