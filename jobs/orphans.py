"""Stored files that belong to nothing any more: their row is gone, or nothing refers to it.

Both are waited for. A file without a row may be one whose transaction is not at its end; a row that nothing refers to
may belong to something that lies in the bin, and comes back with it within a day.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from jobs.models import Heartbeat, StoredFile

NAME, EVERY = "orphans", timedelta(hours=1)
# No transaction lasts as long.
ROWLESS = timedelta(hours=1)
# Twice as long as the bin keeps what was deleted.
UNOWNED = timedelta(days=2)
FOLDER, AT_ONCE = "files", 500


def clear() -> int:
    """Take away what belongs to nothing, once an hour; returns how many files. Called with each sweep."""
    if not Heartbeat.objects.begin(NAME, every=EVERY):
        return 0
    taken = _rowless() + _unowned()
    Heartbeat.objects.end(NAME)
    return taken


def owned() -> models.Q:
    """Whether anything refers to a stored file: every column of the portal that leads to one is asked."""
    found = models.Q(pk__in=[])
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            rows = relation.field.model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found |= models.Q(Exists(rows))
    return found


def _rowless() -> int:
    """Files on the disk that have no row."""
    root, taken = Path(default_storage.path("")), 0
    for some in _batches(_old_files(root / FOLDER)):
        names = {path.relative_to(root).as_posix(): path for path in some}
        known = set(StoredFile.objects.filter(file__in=names).values_list("file", flat=True))
        for name in names.keys() - known:
            names[name].unlink(missing_ok=True)
            taken += 1
    return taken


def _old_files(folder: Path) -> Iterator[Path]:
    limit = (timezone.now() - ROWLESS).timestamp()
    return (path for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime < limit)


def _batches(paths: Iterator[Path]) -> Iterator[list[Path]]:
    while some := list(islice(paths, AT_ONCE)):
        yield some


def _unowned() -> int:
    """Rows that nothing refers to, when they have been so for long enough, with their files."""
    now = timezone.now()
    StoredFile.objects.filter(owned(), unowned_since__isnull=False).update(unowned_since=None)
    StoredFile.objects.filter(~owned(), unowned_since=None).update(unowned_since=now)
    over = StoredFile.objects.filter(~owned(), unowned_since__lte=now - UNOWNED)
    return sum(_taken(file) for file in list(over[:AT_ONCE]))


def _taken(file: StoredFile) -> bool:
    """The row first: what refers to it at this moment keeps it."""
    try:
        with transaction.atomic():
            file.delete()
    except (models.ProtectedError, IntegrityError):
        return False
    if file.is_here:
        file.throw_away()
    return True
