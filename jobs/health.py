"""What keeps the portal from being ready, each in one sentence; an empty list is well."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from jobs import disk
from jobs.models import Heartbeat

# Sweeps that may be missed before somebody is told; and a moment for a machine under load.
MISSED_SWEEPS = 4
MOMENT = 20


def complaints() -> list[str]:
    """About the clock and the disk. Raises DatabaseError where the database is away."""
    return [sentence for sentence in (_about_the_clock(), _about_the_disk()) if sentence]


def _about_the_clock() -> str:
    last = Heartbeat.objects.filter(name="sweep").values_list("done_at", flat=True).first()
    if last is None:
        return _("Waiting work has not been looked after yet: the clock (beat) does not run.")
    silent = timezone.now() - last
    if silent <= timedelta(seconds=settings.JOB_SWEEP_SECONDS * MISSED_SWEEPS + MOMENT):
        return ""
    minutes = {"minutes": int(silent.total_seconds() // 60)}
    return _("Waiting work was last looked after %(minutes)s minutes ago: the clock (beat) stands still.") % minutes


def _about_the_disk() -> str:
    return _("The disk is nearly full: please make room. Work waits until then.") if disk.is_short() else ""
