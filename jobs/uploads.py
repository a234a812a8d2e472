"""Scans that come in: what the file is by its content, whether it is taken, and how it is kept.

``scan_of`` looks at a file of a form (`jobs.forms.ScanField`) in a limited child and says in words why it is refused;
``keep`` stores what was taken, inside the transaction of the verb that writes its owner. The name that the file had at
home is never kept: a telephone number or an ID may stand in it.
"""

import errno
import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from jobs import disk
from jobs.models import StoredFile

logger = logging.getLogger(__name__)

WORKER = Path(__file__).resolve().with_name("scan_worker.py")
SECONDS, CPU_SECONDS, MEMORY_BYTES = 45, 20, 1024**3
# 34 million dots are an A4 page at 600 dpi.
PIXELS = 40_000_000
MEGABYTE = 1024**2
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
CLAIMS = (*(f".{ending}" for ending in ENDINGS.values()), ".jpeg")
CHILD_ENVIRONMENT = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

REFUSALS: dict[str, Callable[[], str]] = {
    "empty": lambda: _("This file is empty. Please choose the scan again, for example order-1204.pdf."),
    "kind": lambda: _(
        "Only PDF, JPEG and PNG are taken. Please scan the paper as PDF, or photograph it as JPEG; "
        "a picture of another kind (GIF, HEIC, TIFF) can be saved as JPEG first."
    ),
    "disguised": lambda: _(
        "This is neither a PDF nor a picture (JPEG, PNG), whatever its name says. "
        "Please scan the paper as PDF, or photograph it as JPEG."
    ),
    "damaged": lambda: _(
        "This file is damaged or did not arrive whole. Please open it, save it once more as PDF, and choose it again."
    ),
    "encrypted": lambda: _(
        "This PDF is locked, so nobody could open it later. Please save it without a password and choose it again."
    ),
    "active": lambda: _(
        "This PDF holds more than pages: a program, a form that sends, or a file inside. "
        "Please print it as PDF, for example with “Save as PDF”, and choose that."
    ),
    "pixels": lambda: (
        _("This picture has more than %(most)s million dots. Please scan it with 300 dpi, or take a smaller photo.")
        % {"most": PIXELS // 1_000_000}
    ),
    "too_large": lambda: (
        _("This file is larger than %(most)s MB. Please scan it again, for example grey with 200 dpi.")
        % {"most": settings.UPLOAD_BYTES // MEGABYTE}
    ),
}


@dataclass(frozen=True, repr=False)
class Scan:
    """A file that was looked at and may be kept."""

    content: bytes
    content_type: str


def scan_of(upload: UploadedFile) -> Scan:
    """The scan in a file that came with a form; raises RuleBroken that says why it is not taken."""
    if not upload.size:
        raise refusal("empty")
    if upload.size > settings.UPLOAD_BYTES:
        raise refusal("too_large")
    upload.seek(0)
    said, _end, kept = _looked_at(upload.read()).partition(b"\n")
    word, _space, what = said.decode("ascii", "replace").partition(" ")
    if word == "ok" and what in ENDINGS:
        return Scan(kept, what)
    why = what if word == "no" and what in REFUSALS else "damaged"
    raise refusal("disguised" if why == "kind" and _claims_to_be_taken(upload) else why)


def _claims_to_be_taken(upload: UploadedFile) -> bool:
    """Whether the name of a file ends like one that is taken."""
    return (upload.name or "").lower().endswith(CLAIMS)


def keep(scan: Scan) -> StoredFile:
    """Store a scan, sealed; raises RuleBroken where the disk has no room. Housekeeping takes what nothing refers to."""
    name = f"scan.{ENDINGS[scan.content_type]}"
    return stored(name=name, content=scan.content, content_type=scan.content_type)


def stored(*, name: str, content: bytes, content_type: str, days: int | None = None) -> StoredFile:
    """Store what came in, sealed, for so many ``days``; raises RuleBroken where the disk has no room."""
    message = _("There is no room for the file at the moment. Please tell the administrator and try again later.")
    if disk.is_short():
        raise RuleBroken(message, code="no_room")
    try:
        return StoredFile.objects.store(name=name, content=content, content_type=content_type, days=days)
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise RuleBroken(message, code="no_room") from error


def refusal(why: str) -> RuleBroken:
    """Why a file is not taken, in words."""
    return RuleBroken(REFUSALS[why](), code=why)


def _looked_at(content: bytes) -> bytes:
    limits = [str(CPU_SECONDS), str(MEMORY_BYTES), str(PIXELS)]
    return answer_apart(["-I", "-X", "utf8", str(WORKER), *limits], content, seconds=SECONDS)


def answer_apart(arguments: list[str], content: bytes, *, seconds: int, cwd: Path | None = None) -> bytes:
    """What a child of this Python answers about a file that came in, with nothing of our environment.

    Empty where it answered nothing: it broke off, or was stopped by the limits it set itself or by ``seconds``.
    """
    command = [sys.executable, *arguments]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=seconds, env=CHILD_ENVIRONMENT, check=False, cwd=cwd
        )
    except subprocess.TimeoutExpired:
        logger.warning("A file that came in was looked at for %s seconds in vain.", seconds)
        return b""
    if done.returncode:
        logger.warning("What looks at files that come in ended with %s.", done.returncode)
        return b""
    return done.stdout
