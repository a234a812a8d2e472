"""What keeps the portal from being ready, each in one sentence; an empty list is well."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jobs import disk
from jobs.models import Heartbeat, LeasedJob, LeasedJobQuerySet
from jobs.services import leased_models

# Sweeps that may be missed before somebody is told; and a moment for a machine under load.
MISSED_SWEEPS = 4
MOMENT = 20
UNHEARD_SECONDS = 120


def complaints() -> list[str]:
    """About clock, worker and disk. Raises DatabaseError where the database is away."""
    return [sentence for sentence in (_about_the_clock(), _about_the_worker(), _about_the_disk()) if sentence]


def _about_the_clock() -> str:
    last = Heartbeat.objects.filter(name="sweep").values_list("done_at", flat=True).first()
    if last is None:
        return _("Waiting work has not been looked after yet: the clock (beat) does not run.")
    silent = timezone.now() - last
    if silent <= timedelta(seconds=settings.JOB_SWEEP_SECONDS * MISSED_SWEEPS + MOMENT):
        return ""
    minutes = {"minutes": int(silent.total_seconds() // 60)}
    return _("Waiting work was last looked after %(minutes)s minutes ago: the clock (beat) stands still.") % minutes


def _about_the_worker() -> str:
    """Work that waits is well while other work is done; when nobody works, the worker does not hear the bell."""
    long_ago = timezone.now() - timedelta(seconds=UNHEARD_SECONDS)
    kinds = [LeasedJobQuerySet(model) for model in leased_models()]
    unheard = Q(not_before=None) | Q(not_before__lt=long_ago)
    if not any(kind.claimable().filter(unheard, created_at__lt=long_ago, failure="").exists() for kind in kinds):
        return ""
    if any(kind.filter(state=LeasedJob.State.RUNNING, lease_until__gte=timezone.now()).exists() for kind in kinds):
        return ""
    return _("Work waits and nobody begins it: the worker stands still.")


def _about_the_disk() -> str:
    return _("The disk is nearly full: please make room. Work waits until then.") if disk.is_short() else ""
