"""Files that the portal keeps, sealed: those that come in, and those that it makes."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import uuid4

from django.db import DatabaseError, models, transaction
from django.db.models.functions import Left
from django.utils import timezone

from accounts.encryption import DataKey, newest_key_name, rewrapped
from accounts.pieces import opened_pieces, sealed_pieces
from jobs.files import Measured, Pieces

# What the content of a file is sealed as.
CONTENT = "jobs_storedfile.content"
PICTURES = {"image/jpeg", "image/png"}


class StoredFileManager(models.Manager["StoredFile"]):
    """Files are written once, sealed."""

    def store(
        self, *, name: str, content: bytes | Iterable[bytes], content_type: str, days: int | None = None
    ) -> "StoredFile":
        """Keep ``content``, sealed under a key of its own, for so many ``days``, and return its row.

        Raises OSError where it does not fit; then nothing of it is kept.
        """
        key, measured = DataKey(), Measured(content)
        file = self.model(
            name=name, content_type=content_type, wrapped_key=key.wrapped(),
            expires_at=timezone.now() + timedelta(days=days) if days else None,
        )  # fmt: skip
        file.file.save(f"{uuid4().hex}", Pieces(sealed_pieces(key, measured, CONTENT)), save=False)
        file.size, file.sha256 = measured.size, measured.sha256
        try:
            file.save(force_insert=True)
        except DatabaseError:
            file.throw_away()
            raise
        return file

    def rewrap(self, *, batch: int = 1000) -> int:
        """Wrap the data keys of at most so many files anew under the newest ring key; returns how many, 0 at the end.

        No content is read. Raises CannotOpen if a key is wrapped by a ring key that is not there.
        """
        name = newest_key_name()
        with transaction.atomic():
            keyed = self.exclude(wrapped_key="").exclude(file="").alias(ring_key=Left("wrapped_key", len(name) + 1))
            files = list(keyed.exclude(ring_key=f"{name}:").order_by("pk").select_for_update()[:batch])
            for file in files:
                file.wrapped_key = rewrapped(file.wrapped_key)
            self.bulk_update(files, ["wrapped_key"])
        return len(files)


class StoredFile(models.Model):
    """A file the portal keeps, sealed; served only through the view of the object that owns it."""

    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.FileField(upload_to="files/%Y/%m/")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(
        null=True, db_index=True, help_text="when the content is taken away; the row stays. Empty: never"
    )
    wrapped_key = models.TextField(
        blank=True, default="", editable=False, help_text="the data key, wrapped by the key ring; empty: not sealed"
    )
    unowned_since = models.DateTimeField(
        null=True,
        editable=False,
        help_text="since when nothing refers to it; empty: something does",
    )

    objects = StoredFileManager()

    def __str__(self) -> str:
        return self.name

    @property
    def ending(self) -> str:
        """The ending of its name, without the dot."""
        return self.name.rpartition(".")[2]

    @property
    def is_picture(self) -> bool:
        """Whether a browser can show it: a picture that was drawn anew holds nothing but dots."""
        return self.content_type in PICTURES

    @property
    def is_here(self) -> bool:
        """Whether its content is still kept."""
        return bool(self.file)

    def expire(self) -> None:
        """Take the content away; the row says that there was a file. Whoever is reading it reads on to its end."""
        self.throw_away()
        type(self).objects.filter(pk=self.pk).update(file="", wrapped_key="")

    def chunks(self) -> Iterator[bytes]:
        """The content, opened, piece by piece. Raises CannotOpen and FileNotFoundError at once, before the first.

        A file of a version that did not seal has no key and is read as it lies there, until it expires.
        """
        key = DataKey.unwrapped(self.wrapped_key) if self.wrapped_key else None
        if not self.file.storage.exists(self.file.name):
            raise FileNotFoundError(self.file.name)
        return self._read(key)

    def throw_away(self) -> None:
        """Take the content off the disk."""
        self.file.storage.delete(self.file.name)

    def _read(self, key: DataKey | None) -> Iterator[bytes]:
        with self.file.storage.open(self.file.name, "rb") as content:
            yield from opened_pieces(key, content, CONTENT) if key else content.chunks()
