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
        part.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(part, content)
            whole.parent.mkdir(parents=True, exist_ok=True)
            part.rename(whole)
        finally:
            part.unlink(missing_ok=True)
        return name


def _write(path: Path, content: File) -> None:
    with path.open("xb") as file:
        for chunk in content.chunks():
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
