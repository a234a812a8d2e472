"""Files that are whole or not there: written aside, brought to the disk, then given their name."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage

PARTS = "partial"
READ_AT_ONCE = 64 * 1024


class Pieces(File):
    """Content that comes piece by piece, once, for a storage that asks for ``chunks()``."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        super().__init__(None)
        self._pieces = pieces

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """As they come."""
        yield from self._pieces


class Measured:
    """Bytes on their way, counted and hashed as they pass."""

    def __init__(self, content: bytes | Iterable[bytes]) -> None:
        self._content, self._hash, self.size = content, hashlib.sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        content = _in_pieces(self._content) if isinstance(self._content, bytes) else self._content
        for piece in content:
            self._hash.update(piece)
            self.size += len(piece)
            yield piece

    @property
    def sha256(self) -> str:
        """The hash of what has passed."""
        return self._hash.hexdigest()


def _in_pieces(content: bytes) -> Iterator[bytes]:
    return (content[at : at + READ_AT_ONCE] for at in range(0, len(content), READ_AT_ONCE))


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
