"""Work that outlives a request, and the files that are kept."""

from jobs.models.stored import PICTURES, StoredFile
from jobs.models.work import Heartbeat, LeasedJob, LeasedJobQuerySet

__all__ = ["PICTURES", "Heartbeat", "LeasedJob", "LeasedJobQuerySet", "StoredFile"]
