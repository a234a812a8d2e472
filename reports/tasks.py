"""The doorbell of report runs."""

from celery import shared_task

from jobs.services import work
from reports.models import ReportRun
from reports.services import make


@shared_task
def make_report(pk: int) -> None:
    """Make the report of one run, if nobody else has it."""
    work(ReportRun, pk, make=make)
