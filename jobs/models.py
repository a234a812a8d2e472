"""Work that outlives a request: the row is the queue, the broker only rings the bell."""

import hashlib
from collections.abc import Iterable
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class LeasedJobQuerySet(models.QuerySet):
    """Claims and their states."""

    def claimable(self) -> "LeasedJobQuerySet":
        """Queued jobs and running ones whose worker let the lease run out."""
        return self.filter(
            models.Q(state=LeasedJob.State.QUEUED)
            | models.Q(state=LeasedJob.State.RUNNING, lease_until__lt=timezone.now())
        )


class LeasedJob(models.Model):
    """A piece of work with a lease. Import, batch, mail and report rows inherit it.

    A worker owns the job while its ``token`` is on the row of a running job. Once ``lease_until`` has passed
    another one may put its own there; whoever lost the token writes nothing more. Each kind of job names a
    manager of its own, made of a ``LeasedJobQuerySet``.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("being made")
        DONE = "done", _("ready")
        FAILED = "failed", _("failed")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    stage = models.CharField(max_length=60, blank=True, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(null=True, editable=False)
    failure = models.CharField(_("reason"), max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)

    task_name: str
    """The Celery task that works on a job of this kind, by name: nothing here imports it."""

    class Meta:
        abstract = True

    @property
    def is_over(self) -> bool:
        """Done or failed: nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED}

    @property
    def reason(self) -> str:
        """Why it failed: ``failure`` holds the source text, this is in the language of the page."""
        return gettext(self.failure) if self.failure else ""

    @property
    def share(self) -> int | None:
        """Per cent of the stage that is done (0–100), None where the whole is unknown."""
        return min(100, 100 * self.done // self.total) if self.total else None


class StoredFileManager(models.Manager["StoredFile"]):
    """Files are written once."""

    def store(self, *, name: str, content: bytes, content_type: str) -> "StoredFile":
        """Keep ``content`` under its own hash and return its row."""
        file = self.model(
            name=name, content_type=content_type, size=len(content), sha256=hashlib.sha256(content).hexdigest()
        )
        file.file.save(f"{uuid4().hex}", ContentFile(content), save=False)
        file.save(force_insert=True)
        return file


class StoredFile(models.Model):
    """A file the portal keeps; served only through the view of the object that owns it."""

    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.FileField(upload_to="files/%Y/%m/")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StoredFileManager()

    def __str__(self) -> str:
        return self.name

    def chunks(self) -> Iterable[bytes]:
        """The content, piece by piece."""
        with self.file.open("rb") as content:
            yield from content.chunks()
