"""Papers as PDF: Typst templates compiled in a short-lived, limited child process.

A paper belongs to the package that knows its content: ``render_pdf("events/sign_in_sheet", data)`` compiles
``events/papers/sign_in_sheet.typ``. A template reads its data with ``#import "base.typ": *`` and
``#let data = json(bytes(sys.inputs.data))``; nothing from the data is ever parsed as Typst.
"""

import json
import logging
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings

from documents.cleaning import clean

logger = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
WORKER = HERE / "pdf_worker.py"
MEMORY_BYTES = 4 * 1024**3
# Threads and their arenas count against the memory limit on machines with many cores.
CHILD_ENVIRONMENT = {"LANG": "C.UTF-8", "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
TEMPLATE = re.compile(r"[a-z_]+/[a-z][a-z0-9_]*")


class PDFFailed(Exception):
    """A paper could not be made; the text is short and holds nothing from the data."""


def render_pdf(template: str, data: Mapping, *, created: datetime, timeout: float = 90) -> bytes:
    """Return the paper as tagged PDF (PDF/UA-1 and PDF/A-2a).

    ``template`` is ``<app>/<paper>``; ``data`` holds strings, numbers, booleans, None, lists and dictionaries;
    dates are written by the caller as they shall be printed. ``created`` (aware) is the document's date: the
    same data and date give the same bytes. ``timeout`` is in seconds.
    Raises PDFFailed; a child that overran is gone by then.
    """
    if created.tzinfo is None:
        raise ValueError("created must be an aware datetime")
    source = _find(template)
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        root = Path(folder)
        for paper in [*sorted(source.parent.glob("*.typ")), HERE / "papers" / "base.typ"]:
            shutil.copyfile(paper, root / paper.name)
        job = {
            "root": str(root),
            "main": str(root / source.name),
            "fonts": str(settings.FONT_DIR),
            "timestamp": int(created.timestamp()),
            "data": json.dumps(clean(data), ensure_ascii=False, allow_nan=False),
            "cpu_seconds": max(2, int(timeout) * 2),
            "memory_bytes": MEMORY_BYTES,
        }
        return _run(template, job, timeout)


def _find(template: str) -> Path:
    if not TEMPLATE.fullmatch(template):
        raise PDFFailed(f"{template!r} is not of the form app/paper")
    label, name = template.split("/")
    if not apps.is_installed(label):
        raise PDFFailed(f"there is no app {label}")
    source = Path(apps.get_app_config(label).path) / "papers" / f"{name}.typ"
    if not source.is_file():
        raise PDFFailed(f"there is no paper {template}")
    return source


def _run(template: str, job: dict, timeout: float) -> bytes:
    """Run the child to its end; subprocess.run kills it and waits for it when the time is over."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", str(WORKER)],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=timeout,
            env=CHILD_ENVIRONMENT,
            cwd=job["root"],
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PDFFailed(f"{template} took longer than {timeout:g} seconds") from error
    notes = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if done.returncode < 0:
        raise PDFFailed(f"{template} was stopped by signal {-done.returncode}")
    if done.returncode:
        raise PDFFailed(f"{template}: {notes[-1][:200] if notes else 'no reason given'}")
    for note in notes:
        logger.warning("paper %s: %s", template, note)
    return done.stdout
