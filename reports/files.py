"""A composition as a file: a spreadsheet whose cells can be hashed, or a printed paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import islice

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.pdf import render_pdf
from documents.spreadsheet import Sheet, cell_hash, write_xlsx
from reports.composition import Composition, Table
from reports.wording import printed
from thai import whole
from thai.names import in_full

PDF_TYPE = "application/pdf"
# Typst takes about 16 kB for each cell (measured); longer lists belong into a spreadsheet.
PDF_ROWS = 10_000


class TooLongForPaper(ValueError):
    """More rows than a printed register may have."""


def xlsx(composition: Composition) -> tuple[bytes, str]:
    """The workbook and the hash of its cells."""
    file = BytesIO()
    digest = write_xlsx(file, _sheets(composition, with_notes=True), hash_notes=False)
    return file.getvalue(), digest


def pdf(composition: Composition, *, paper: str, number: int, known_at: datetime) -> tuple[bytes, str]:
    """The paper and the hash of the cells in its tables. Raises TooLongForPaper and PDFFailed.

    ``paper`` names the template, ``number`` the run at its foot. The compilation cannot report progress: it ends
    within the ceiling of a step.
    """
    composition = _at_rest(composition)
    content = render_pdf(
        paper,
        paper_data(composition, number=number, known_at=known_at) | {"whole": whole.pattern()},
        created=known_at,
        timeout=settings.JOB_STEP_SECONDS * 0.75,
    )
    return content, cell_hash(_sheets(composition))


def _at_rest(composition: Composition) -> Composition:
    """The same with rows that can be read again. Raises TooLongForPaper as soon as there are too many."""
    tables, left = [], PDF_ROWS
    for table in composition.tables:
        rows = list(islice(table.rows, left + 1))
        left -= len(rows)
        if left < 0:
            raise TooLongForPaper
        tables.append(replace(table, rows=rows))
    return replace(composition, tables=tables)


def paper_data(composition: Composition, *, number: int, known_at: datetime) -> dict:
    """What the Typst template prints: texts only, None where a number is unknown."""
    return {
        "title": composition.title,
        "subtitle": composition.subtitle,
        "office": composition.office,
        "facts": composition.facts,
        "figures": [
            {"label": f.label, "value": f.value, "note": f.note, **({"seat": f.seat} if f.seat else {})}
            for f in composition.figures
        ],
        "shares": composition.shares,
        "tables": [_paper_table(table) for table in composition.tables],
        "notes": composition.notes,
        "foot": _("Report %(number)s, labour volunteer network portal") % {"number": number},
        "year": timezone.localtime(known_at).year,
    }


def _paper_table(table: Table) -> dict:
    kinds = [column.kind for column in table.columns]
    rows = [_paper_row(table, row) for row in table.rows]
    total = table.total and [printed(value, kind) for value, kind in zip(table.total, kinds, strict=True)]
    return {
        "title": table.title,
        "headings": [column.heading for column in table.columns],
        "numbers": [kind in ("number", "percent") for kind in kinds],
        "widths": [column.width for column in table.columns],
        "names": table.names,
        "places": table.places,
        "rows": rows,
        "total": total,
        "empty": table.empty,
    }


def _paper_row(table: Table, row: Sequence) -> list[str | None]:
    """The cells of a row as texts; a name has its prefix in full."""
    cells = [printed(value, column.kind) for value, column in zip(row, table.columns, strict=True)]
    return [in_full(cell) if at in table.names and cell else cell for at, cell in enumerate(cells)]


def _sheets(composition: Composition, *, with_notes: bool = False) -> list[Sheet]:
    """The tables as sheets, each under its title, its day and its source.

    The hash leaves heads and notes out: who asked, and when, changes no figure.
    """
    notes = _sheet_notes(composition) if with_notes else []
    source = _("Source: Labour volunteer network portal, Ministry of Labour")
    return [
        Sheet(
            table.title,
            table.columns,
            table.rows,
            total=table.total,
            head=[f"{composition.title} – {table.title}", composition.subtitle, source],
            notes=[] if at else notes,
        )
        for at, table in enumerate(composition.tables)
    ]


def _sheet_notes(composition: Composition) -> list[tuple[str, str]]:
    notes = [(composition.title, composition.subtitle), *composition.facts]
    for figure in composition.figures:
        value = figure.value or _("not stated")
        notes.append((figure.label, f"{value} {figure.note}".strip()))
    notes += [(_("Note"), note) for note in composition.notes]
    return [
        *notes,
        (_("Note"), _("An empty cell means: not stated, or nothing waits.")),
        (
            _("Note"),
            _("On each sheet the headings stand in row 5, the rows below; a total follows after an empty row."),
        ),
    ]
