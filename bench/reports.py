"""The reports of the catalogue about the whole nation, made inside this process as a worker would make them."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from bench.pages import ADMIN
from bench.sample import Sample
from jobs.services import claim
from reports import services
from reports.catalogue import REPORTS
from reports.models import ReportRun

__all__ = ["REPORTS", "make"]


def make(kind: str, sample: Sample) -> int:
    """Ask for a report of the nation with names, make it, throw it away; returns the bytes of its file.

    Raises RuntimeError where it failed.
    """
    report = next(report for report in REPORTS if report.kind == kind)
    run = ReportRun.objects.create(
        kind=kind,
        format=next(iter(report.formats)),
        fiscal_year=sample.year if report.usually_a_year else None,
        as_of=None if report.usually_a_year else sample.day,
        known_at=timezone.now(),
        with_names=report.permission_for_names is not None,
        requested_by=get_user_model().objects.get(username=ADMIN),
    )
    claimed = claim(ReportRun, run.pk)
    assert isinstance(claimed, ReportRun)
    services.make(claimed)
    run.refresh_from_db()
    if run.file is None:
        raise RuntimeError(f"The report {kind} was not made: {run.reason or run.state}")
    size = run.file.size
    file = run.file
    run.delete()
    file.file.delete(save=False)
    file.delete()
    return size
