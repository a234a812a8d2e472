"""A queued job, and a bell that only notes for whom it was rung."""

import pytest
from django.utils import timezone

from jobs import services
from jobs.services import sweeping


@pytest.fixture
def queue(ministry_admin):
    """Queue jobs of the first kind there is; jobs has no kind of its own: ``queue(attempts=2)``."""
    model = services.leased_models()[0]

    def make(**changes):
        job = model.objects.create(
            kind="attendance", format="xlsx", as_of=timezone.localdate(), known_at=timezone.now(),
            requested_by=ministry_admin,
        )  # fmt: skip
        model.objects.filter(pk=job.pk).update(**changes)
        return model.objects.get(pk=job.pk)

    return make


@pytest.fixture
def job(queue):
    """A job that waits."""
    return queue()


@pytest.fixture
def bell(monkeypatch):
    """The keys that were rung for, instead of a broker."""
    rung = []
    monkeypatch.setattr(sweeping, "ring_on", lambda rope, job: rung.append(job.pk) or True)
    return rung
