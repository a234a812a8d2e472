"""What is expected: a ceiling of the ratio to the floor, a limit of the figure itself, or both. One table.

A page's floor is the processor time of the bare page (base template, signed in, one query of 25 rows); a figure's
floor is the same question in hand-written SQL. The ceilings are those found realistic on 27 November 2026; a page
that is not named has ``PAGE``. "Firm ground II" makes what lies above them fast.
"""

from typing import NamedTuple


class Target(NamedTuple):
    """``ratio``: most times the floor; ``limit``: most in the figure's own unit; None: nothing is expected."""

    ratio: float | None = None
    limit: float | None = None


PAGE, FIGURE = 4.5, 3.0
LIGHT, COLD = 3.0, 8.0
P95_MS, SQL_STATEMENTS, PAGE_KB = 500.0, 40.0, 500.0
PEAK_MB = 400.0
PAGES = {
    **dict.fromkeys(("home", "privacy", "help", "events:list", "events:event", "events:schedule"), LIGHT),
    **dict.fromkeys(("volunteers:roster", "volunteers:person", "volunteers:orders", "events:me"), LIGHT),
    **dict.fromkeys(("reports:dashboard", "reports:cluster"), LIGHT),
    **dict.fromkeys(("dashboard, nothing kept", "cluster, nothing kept", "dashboard of a full year"), COLD),
    **dict.fromkeys(("volunteers:seats", "seats, nothing kept"), 3.5),
    **dict.fromkeys(("search by name", "search by ID", "reports:events_csv", "reports:events_json"), LIGHT),
    **dict.fromkeys(("reports:province", "province, nothing kept"), 5.5),
    "roll of 100": 5.0,
    "roll of 200": 8.0,
    # Typst in a child process; the bare page says nothing about it.
    "events:sign_in_sheet": None,
}
REPORTS = {"attendance": Target(limit=3_600), "appointment_status": Target(limit=1_000)}
REPORT_PEAK_MB = 200.0
# How many answers a second the machine gives to everybody, at least.
PUBLIC_RATE = 300.0


def of_page(name: str) -> Target:
    """The ceiling of a page's processor time."""
    return Target(ratio=PAGES.get(name, PAGE))
