"""Rosters: handed in once, read and judged by the worker; nothing is written into the register here."""

from intake.services.handing_in import hand_in
from intake.services.judging import read_and_judge

__all__ = ["hand_in", "read_and_judge"]
