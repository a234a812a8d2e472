"""Loaded by the worker of test_worker_killed alone: makes "in the middle of a report" a place that lasts.

While the file REPORT_PAUSE exists, the work stops where the file of a report is about to be written.
"""

import os
import time
from pathlib import Path

from reports import services
from reports.report import Stage

PAUSE = Path(os.environ["REPORT_PAUSE"])
keep = services.keep


def keep_and_wait(job, *, stage: str, **progress) -> None:
    """Show the stage as always, then wait at the last one."""
    keep(job, stage=stage, **progress)
    while stage == Stage.WRITING and PAUSE.exists():
        time.sleep(0.05)


services.keep = keep_and_wait
