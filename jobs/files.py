"""Files that are whole or not there: written aside, brought to the disk, then given their name."""

import os
from pathlib import Path
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage

PARTS = "partial"


class WholeFiles(FileSystemStorage):
    """Keeps a file only when all of it could be written; what broke off leaves nothing under its name."""

    def _save(self, name: str, content: File) -> str:
        part, whole = Path(self.path(PARTS), uuid4().hex), Path(self.path(name))
        _folder(part.parent)
        try:
            _write(part, content)
            _folder(whole.parent)
            part.rename(whole)
        finally:
            part.unlink(missing_ok=True)
        return name


def _folder(path: Path) -> None:
    """Make a folder and those above it, for the owner alone whatever the process lets others do."""
    for missing in reversed([each for each in (path, *path.parents) if not each.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _own(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _write(path: Path, content: File) -> None:
    with open(path, "xb", opener=_own) as file:
        for chunk in content.chunks():
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
