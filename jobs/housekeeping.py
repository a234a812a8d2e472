"""What piles up beside the work: messages that were read long ago, files that were never finished.

What becomes of stored files that nothing refers to any more stands in `jobs/orphans.py`.
"""

import time
from collections.abc import Collection
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from jobs.files import PARTS
from jobs.models import StoredFile

DAY = 24 * 3600
# No work lasts as long: JOB_LONGEST_SECONDS is half of it.
ABANDONED = 3600
KEPT_FILES = 500
AT_ONCE = 100


def tidy() -> int:
    """Prune the folders of the embedded broker and remove what killed processes left; returns how many files.

    Called with each sweep. An old message that nobody read is only a bell: its job is a row, and the sweep rings.
    """
    broker = settings.CELERY_DIR
    return (
        _remove(_older(broker / "messages", DAY))
        + _remove(_older(broker / "processed", DAY) | _beyond(broker / "processed", KEPT_FILES))
        + _remove(_beyond(broker / "unreadable", KEPT_FILES))
        + _remove(_older(Path(default_storage.path(PARTS)), ABANDONED))
    )


def expire() -> int:
    """Take away the content of files whose time is over, so many at once; returns how many. Called with each sweep."""
    over = StoredFile.objects.exclude(file="").filter(expires_at__lte=timezone.now()).order_by("expires_at")
    files = list(over[:AT_ONCE])
    for file in files:
        file.expire()
    return len(files)


def _older(folder: Path, seconds: int) -> set[Path]:
    limit = time.time() - seconds
    return {path for path in folder.glob("*") if _changed(path) < limit}


def _beyond(folder: Path, number: int) -> set[Path]:
    """All but the newest so many."""
    return set(sorted(folder.glob("*"), key=_changed, reverse=True)[number:])


def _changed(path: Path) -> float:
    """When a file was last written; 0 for one that somebody else has just taken."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _remove(paths: Collection[Path]) -> int:
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)
