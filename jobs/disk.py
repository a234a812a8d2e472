"""Room on the disks that the portal writes to."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings

MEGABYTE = 1024**2


def is_short() -> bool:
    """Whether a disk that work needs has less room than DISK_FLOOR_MB; of a small disk a tenth is enough."""
    return any(_is_short(folder) for folder in folders())


def folders() -> set[Path]:
    """Where files, the embedded database and broker, and papers on their way are written."""
    return {Path(settings.MEDIA_ROOT), Path(settings.WORK_DIR), Path(tempfile.gettempdir())}


def _is_short(folder: Path) -> bool:
    """About the disk of a folder, which need not be there yet."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    total, _used, free = shutil.disk_usage(existing)
    return free < min(settings.DISK_FLOOR_MB * MEGABYTE, total // 10)
