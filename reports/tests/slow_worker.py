"""Loaded by the workers of the rig alone: makes "in the middle of a report" a place that lasts, and makes trouble.

While the file REPORT_PAUSE exists, the work stops where the file of a report is about to be written; its text may
name a trouble instead: ``hungry`` takes memory without end, ``still`` says no word any more.
"""

import os
import time
from pathlib import Path

from reports import services, tasks
from reports.models import ReportRun
from reports.report import Stage

PAUSE = Path(os.environ["REPORT_PAUSE"])
keep = services.keep


def make(run: ReportRun) -> None:
    """Make the report as always, with a stop before its last stage."""
    services.keep = keep_and_wait
    services.make(run)


def keep_and_wait(job, *, stage: str, **progress) -> None:
    """Show the stage as always, then wait at the last one."""
    keep(job, stage=stage, **progress)
    hoard = []
    while stage == Stage.WRITING and PAUSE.exists():
        if PAUSE.read_text() == "hungry":
            hoard.append(bytearray(50 * 1024**2))
        elif PAUSE.read_text() != "still":
            keep(job, stage=stage)
        time.sleep(0.05)


tasks.make = make
