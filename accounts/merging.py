"""Three texts of one thing – as it was shown, as it stands now, as it was typed – and what becomes of them."""

from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """What becomes of one thing when two people have edited it."""

    UNTOUCHED = "nobody changed it, or both in the same way"
    MINE = "only this editor changed it"
    THEIRS = "only somebody else changed it"
    CLASH = "both changed it, each differently"


@dataclass(frozen=True, repr=False)
class Versions:
    """Comparable values of one thing; ``before`` is None where nobody knows what the form had shown."""

    before: list | None
    theirs: list
    mine: list

    @property
    def outcome(self) -> Outcome:
        """Only what both changed, each differently, is left to a person."""
        if self.mine == self.theirs:
            return Outcome.UNTOUCHED
        if self.mine == self.before:
            return Outcome.THEIRS
        if self.theirs == self.before:
            return Outcome.MINE
        return Outcome.CLASH


def groups(names: list[str], together: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Field names in their order, those that mean something only ``together`` as one group at the first's place."""
    of = {name: tuple(each for each in group if each in names) for group in together for name in group}
    return list(dict.fromkeys(of.get(name, (name,)) for name in names))
