"""Room on the disks that the portal writes to."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings

MEGABYTE = 1024**2


def is_short() -> bool:
    """Whether a disk that work needs has less room than DISK_FLOOR_MB."""
    return any(free_megabytes(folder) < settings.DISK_FLOOR_MB for folder in folders())


def folders() -> set[Path]:
    """Where files, the embedded database and broker, and papers on their way are written."""
    return {Path(settings.MEDIA_ROOT), Path(settings.WORK_DIR), Path(tempfile.gettempdir())}


def free_megabytes(folder: Path) -> int:
    """The room for anybody on the disk of a folder, which need not be there yet."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(existing).free // MEGABYTE
