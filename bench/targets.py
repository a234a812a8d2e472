"""What is expected: a ceiling of the ratio to the floor, a limit of the figure itself, or both. One table.

A page's floor is the processor time of the bare page (base template, signed in, one query of 25 rows); a figure's
floor is the same question in hand-written SQL; that of a report the same rows read by COPY (on SQLite by a plain
SELECT) and handed to the spreadsheet library. The ceilings are those of "Firm ground II"; a page that is not named
has ``PAGE``. What cannot keep its ceiling says why: its ``cause`` stands in its line.
"""

from typing import NamedTuple


class Target(NamedTuple):
    """``ratio``: most times the floor; ``limit``: most in the figure's own unit; None: nothing is expected."""

    ratio: float | None = None
    limit: float | None = None
    cause: str = ""


PAGE, FIGURE = 4.5, 3.0
LIGHT, COLD = 3.0, 8.0
P95_MS, SQL_STATEMENTS, PAGE_KB = 500.0, 40.0, 500.0
PEAK_MB = 400.0
PAGES = {
    **dict.fromkeys(("home", "privacy", "help", "events:event", "events:schedule", "events:me"), LIGHT),
    **dict.fromkeys(("volunteers:roster", "volunteers:person", "volunteers:orders"), LIGHT),
    **dict.fromkeys(("events:list", "events of the nation"), 3.5),
    **dict.fromkeys(("reports:dashboard", "reports:cluster"), LIGHT),
    **dict.fromkeys(("dashboard, nothing kept", "cluster, nothing kept", "dashboard of a full year"), COLD),
    **dict.fromkeys(("volunteers:seats", "seats, nothing kept"), 3.5),
    **dict.fromkeys(("search by name", "search by ID", "reports:events_csv", "reports:events_json"), LIGHT),
    **dict.fromkeys(("reports:province", "province, nothing kept"), 5.5),
    "roll of 100": 5.0,
    "intake:roster": 6.0,
    "roll of 200": 8.0,
    # Typst in a child process; the bare page says nothing about it.
    "events:sign_in_sheet": None,
}
FIGURES = {"event totals of a fiscal year": 1.5, "coverage of the nation": 1.5}
REPORTS = {"attendance": Target(ratio=1.3), "appointment_status": Target(limit=1_000)}
REPORT_PEAK_MB = 200.0
REPORT_PEAKS_MB = {"attendance": 120.0}
# How many answers a second the machine gives to everybody, at least.
PUBLIC_RATE = 300.0
# Names of pages, figures and reports that lie above their ceiling, each with its reason.
CAUSES: dict[str, str] = {
    "volunteers:roster": "six statements of its own, built anew for each reader because it names people",
    "roster, nothing kept": "the figures of the chips are counted anew; once after each write in the province",
    "roster of the nation": "the roster's own statements, and chips that count 7,000 seats",
    "roster of the nation, page 200": "the roster's own statements, and chips that count 7,000 seats",
    "search by ID": "the roster's own statements, and the look at whom the number found",
    "volunteers:order_scan": "the order that names most people: every one of them stands in the look",
    "events:list": "25 rows of two lines, each with its figure, its source and its state in words",
    "event of 41 provinces": "a statement for each part that the event has, and 41 provinces by name",
    "events:follow_ups": "25 rows with event, province, due date and result in words",
    "dashboard, nothing kept": "77 provinces, map, ranking and series made anew; once after each write",
    "province, nothing kept": "figures, series and work lists made anew; once after each write in the province",
    "reports:list": "the form of the report with its choices, beside 25 runs",
    "search by name": "the roster twice: who holds a seat, and who else matches",
    "volunteers:person": "every act of every appointment in words, and the look itself is written down",
    "seats, nothing kept": "289 seats written out one by one; once after each write in the province",
    "dashboard of a full year": "nothing kept, and a thousand kept totals are added up in Python",
    "appointment_status": "8,000 rows are cleaned, typed and hashed cell by cell",
    "rate": "the readers share two cores with the server and with whatever else the machine does",
    "attendance": "every cell is cleaned, typed and hashed on its way; SQLite maps pages of its file into memory",
    "totals of a roll": "four statements beside one: the event, half-days with marks, closings, places",
    "events:event_new": "two selects of 77 provinces, each option a widget",
    "events:event_edit": "two selects of 77 provinces, each option a widget",
    "events:event": "a statement for each part that the event has",
    "events:sign_in_sheet": "Typst sets the sheet in a child process that is started for it alone",
}
# For what has no reason of its own there.
ON_SQLITE = "SQLite works inside this process, so its statements count as the page's, and what it maps as its memory"


def of_page(name: str, vendor: str) -> Target:
    """The ceiling of a page's processor time; ``vendor`` is the database's."""
    return Target(ratio=PAGES.get(name, PAGE), cause=_cause(name, vendor))


def of_figure(name: str, vendor: str) -> Target:
    """The ceiling of a figure's clock, or of its time in statements."""
    return Target(ratio=FIGURES.get(name, FIGURE), cause=_cause(name, vendor))


def of_report(kind: str, vendor: str) -> Target:
    """The ceiling of a report's clock."""
    return REPORTS.get(kind, Target())._replace(cause=_cause(kind, vendor))


def _cause(name: str, vendor: str) -> str:
    return CAUSES.get(name) or (ON_SQLITE if vendor == "sqlite" else "")
