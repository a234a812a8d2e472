"""How a trap is entered under its name."""

from collections.abc import Callable

from intake.reading.columns import Field
from intake.tests.corpus.draft import Draft

F = Field
Trap = Callable[[Draft], None]
TRAPS: dict[str, Trap] = {}
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def trap(name: str) -> Callable[[Trap], Trap]:
    """Enter a trap under its name."""

    def enter(spoil: Trap) -> Trap:
        TRAPS[name] = spoil
        return spoil

    return enter


def written(name: str, column: str, how, heading: str = "") -> None:
    """A trap that writes a whole column otherwise and takes nothing away."""
    TRAPS[name] = lambda draft: draft.write(column, how, heading)


def spoilt(name: str, column: str, value: object, *, says: str = "", why: str = "") -> None:
    """A trap in one cell, the second person's."""
    TRAPS[name] = lambda draft: draft.spoil(1, column, value, says=says, why=why)


def formed(name: str, form: str, **options) -> None:
    """A trap that is the format of the file."""

    def spoil(draft: Draft) -> None:
        draft.form, draft.options = form, options

    TRAPS[name] = spoil
