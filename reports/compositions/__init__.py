"""What a report says, before it becomes a file: one module per kind of report, one composition for all formats."""

from collections.abc import Callable
from dataclasses import dataclass, field

from documents.spreadsheet import Column
from reports.models import ReportRun

# (stage, done, total): shows how far the work is and keeps the lease.
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True)
class Table:
    """A titled table; None in a cell is unknown. ``total`` is the last row, the sum of the others.

    Cells are text, numbers, shares (0–1 under a ``percent`` column) or dates. ``names`` are the columns that
    hold names of persons.
    """

    title: str
    columns: list[Column]
    rows: list[list]
    total: list | None = None
    names: tuple[int, ...] = ()


@dataclass(frozen=True)
class KeyFigure:
    """A number at the head of the paper with its denominator or meaning; ``seat`` names a seat state's mark."""

    label: str
    value: str | None
    note: str = ""
    seat: str = ""


@dataclass(frozen=True)
class Composition:
    """A whole report. ``facts`` are label and value; ``shares`` are appointed, pending and vacant seats."""

    title: str
    subtitle: str
    office: str
    facts: list[tuple[str, str]]
    figures: list[KeyFigure]
    tables: list[Table]
    shares: tuple[int, int, int] | None = None
    notes: list[str] = field(default_factory=list)


def compose(run: ReportRun, progress: Progress) -> Composition:
    """Count and list what a run asks for."""
    from reports.compositions import appointment_status, attendance

    kinds = {
        ReportRun.Kind.APPOINTMENT_STATUS: appointment_status.compose,
        ReportRun.Kind.ATTENDANCE: attendance.compose,
    }
    return kinds[ReportRun.Kind(run.kind)](run, progress)
