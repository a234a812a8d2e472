"""Rosters that came in, and their lines."""

from intake.models.batches import ImportBatch
from intake.models.rows import ImportRow, Verdict

__all__ = ["ImportBatch", "ImportRow", "Verdict"]
