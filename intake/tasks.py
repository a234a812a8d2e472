"""The doorbell of rosters that were handed in."""

from celery import shared_task

from intake.models import ImportBatch
from intake.services import read_and_judge
from jobs.services import work


@shared_task(name="intake.tasks.read_roster")
def read_roster(pk: int) -> None:
    """Read one roster, if nobody else has it."""
    work(ImportBatch, pk, make=read_and_judge)
