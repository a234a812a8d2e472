"""Days that lie together: how many something lasted or waits, and runs of days put together and taken apart.

Said here once, for every page and paper.
"""

from collections.abc import Iterable
from datetime import date

from thai.calendar import ONE_DAY

# First and last day, both inclusive; without a last one it has no end yet.
Run = tuple[date, date | None]


def days_lasted(first: date, on: date) -> int:
    """How many days something has lasted on a day that began on ``first``: the first day is day 1, ``on`` is counted.

    What begins later has lasted 0 days.
    """
    return max((on - first).days + 1, 0)


def days_left(on: date, last: date) -> int:
    """How many days after ``on`` the last day comes: tomorrow is 1, on the last day itself 0 (below 0 once over)."""
    return (last - on).days


def shared(one: Run, other: Run) -> Run | None:
    """The days that two runs have in common; None where there are none."""
    first, last = max(one[0], other[0]), min(filter(None, (one[1], other[1])), default=None)
    return None if last and last < first else (first, last)


def without(runs: Iterable[Run], cut: Run) -> list[Run]:
    """The runs without the days of ``cut``."""
    left: list[Run] = []
    for first, last in runs:
        parts = [(first, cut[0] - ONE_DAY), (cut[1] + ONE_DAY, last) if cut[1] else None]
        left += [part for each in parts if each and (part := shared((first, last), each))]
    return left


def together(runs: Iterable[Run]) -> list[Run]:
    """The same days in as few runs as they need, the earliest first."""
    found: list[Run] = []
    for first, last in sorted(runs, key=lambda run: run[0]):
        if found and (found[-1][1] is None or first <= found[-1][1] + ONE_DAY):
            before = found.pop()
            first, last = before[0], max(before[1], last) if before[1] and last else None
        found.append((first, last))
    return found
