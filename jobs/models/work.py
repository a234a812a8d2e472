"""Work that outlives a request: the row is the queue, the broker only rings the bell."""

from collections.abc import Callable
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class LeasedJobQuerySet(models.QuerySet):
    """Claims and their states."""

    def claimable(self) -> "LeasedJobQuerySet":
        """Queued jobs that need not rest any more."""
        rested = models.Q(not_before=None) | models.Q(not_before__lte=timezone.now())
        return self.filter(rested, state=LeasedJob.State.QUEUED)

    def forgotten(self) -> "LeasedJobQuerySet":
        """Running jobs whose worker let the lease run out."""
        return self.filter(state=LeasedJob.State.RUNNING, lease_until__lt=timezone.now())


class LeasedJob(models.Model):
    """A piece of work with a lease. Import, batch, mail and report rows inherit it.

    A worker owns the job while its ``token`` is on the row of a running job. Once ``lease_until`` has passed the
    sweep takes the job back; whoever lost the token writes nothing more. ``attempts`` counts how often a worker
    began, ``errors`` how often the work raised, ``lost`` how often the worker was. Each kind of job names a
    manager of its own, made of a ``LeasedJobQuerySet``.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("being made")
        DONE = "done", _("ready")
        FAILED = "failed", _("failed")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    errors = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    lost = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    not_before = models.DateTimeField(null=True, editable=False)
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
    listener: Callable[[float], None] | None = None
    """Hears of each step, with the seconds in which the next one follows."""
    kept: tuple[str, float] = ("", 0.0)
    """The stage that was last written to the row, and when (monotonic)."""

    class Meta:
        abstract = True

    @property
    def is_over(self) -> bool:
        """Done or failed: nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED}

    @property
    def reason(self) -> str:
        """Why it failed or what it waits for: ``failure`` holds the source text, this is in the page's language."""
        return gettext(self.failure) if self.failure else ""

    @property
    def share(self) -> int | None:
        """Per cent of the stage that is done (0–100), None where the whole is unknown."""
        return min(100, 100 * self.done // self.total) if self.total else None


class HeartbeatManager(models.Manager["Heartbeat"]):
    """What comes round again and again, whoever's turn it is."""

    def begin(self, name: str, *, every: timedelta) -> bool:
        """Begin, unless it began less than ``every`` ago; says which. One conditional UPDATE decides between two."""
        now = timezone.now()
        due = self.filter(name=name, began_at__lte=now - every)
        return bool(due.update(began_at=now)) or self.get_or_create(name=name, defaults={"began_at": now})[1]

    def end(self, name: str) -> None:
        """It came to its end."""
        self.filter(name=name).update(done_at=timezone.now())


class Heartbeat(models.Model):
    """When something that comes round again and again last began, and last came to its end."""

    name = models.CharField(max_length=20, unique=True)
    began_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects = HeartbeatManager()

    def __str__(self) -> str:
        return self.name
