"""What somebody opened is known for a month, so that the first page can lead back to it."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import OpenedRecord

LIFE = timedelta(days=30)


def prune() -> None:
    """Forget what nobody opened since."""
    OpenedRecord.objects.filter(at__lte=timezone.now() - LIFE).delete()
