"""How many days something lasted or waits, and how many are left: said here once, for every page and paper."""

from datetime import date


def days_lasted(first: date, on: date) -> int:
    """How many days something has lasted on a day that began on ``first``: the first day is day 1, ``on`` is counted.

    What begins later has lasted 0 days.
    """
    return max((on - first).days + 1, 0)


def days_left(on: date, last: date) -> int:
    """How many days after ``on`` the last day comes: tomorrow is 1, on the last day itself 0 (below 0 once over)."""
    return (last - on).days
