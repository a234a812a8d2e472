"""What one cell says: its own words, the clean value, and in a word why there is none, or what is doubtful about it."""

from typing import NamedTuple


class Reading(NamedTuple):
    """``text`` is what the file holds; ``value`` the clean form, empty where nothing is said or nothing could be read.

    ``why`` names the sentence (``reasons``) that says what is wrong; ``column`` is where the cell stands, from 0.
    """

    text: str
    value: str = ""
    why: str = ""
    column: int | None = None


class Unread(ValueError):
    """A cell that could not be read; its argument names the sentence."""
