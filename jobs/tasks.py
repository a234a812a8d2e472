from celery import shared_task

from jobs import services


@shared_task(ignore_result=True)
def sweep() -> None:
    """Ring again for forgotten jobs (beat, every JOB_SWEEP_SECONDS)."""
    services.sweep()
