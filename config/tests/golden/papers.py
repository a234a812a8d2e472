"""Facts that are papers: the cells of the reports, and what the sign-in sheets print."""

from datetime import date

from config.tests.golden import sources
from config.tests.golden.facts import Picture, add, digest
from config.tests.golden.numbers import name_of
from config.tests.golden.sources import NOW, PROVINCES, Event, Table, moment

NATION = None
# Cells of these stand in the file; of the others the head, the totals and a hash for every ten rows.
VERBATIM = {("96", date(2019, 11, 28))}
STATUS_DAYS = (date(2019, 11, 28), date(2020, 3, 13), date(2024, 9, 30), NOW.date())
THEN = moment(date(2020, 3, 13), 11, 0)


def reports(picture: Picture) -> None:
    """Every report for both provinces and the nation, with names and without, as Excel and as paper."""
    for province in (*PROVINCES, NATION):
        for format in ("xlsx", "pdf"):
            for with_names in (False, True):
                asked = {"province": province, "format": format, "with_names": with_names}
                for day in STATUS_DAYS if format == "xlsx" else STATUS_DAYS[::3]:
                    _report(picture, kind="appointment_status", as_of=day, **asked)
                _report(picture, kind="terms_ending", as_of=NOW.date(), **asked)
                for year in (2567, 2570) if format == "xlsx" else (2570,):
                    _report(picture, kind="attendance", fiscal_year=year, **asked)
        asked = {"province": province, "format": "xlsx", "with_names": False}
        _report(picture, kind="appointment_status", as_of=THEN.date(), known_at=THEN, **asked)
        _report(picture, kind="attendance", as_of=date(2026, 2, 17), **asked)


def _report(picture: Picture, **asked) -> None:
    run = sources.unsaved_run(**asked)
    about = asked.get("as_of") or asked["fiscal_year"]
    known = f" known {run.known_at:%Y-%m-%d %H:%M}" if "known_at" in asked else ""
    names = "with names" if run.with_names else "totals"
    name = f"report {run.kind} {asked['province'] or 'nation'} {about}{known} {run.format} {names}"
    composition = sources.composed(run)
    head = [composition.title, composition.subtitle, composition.office]
    head += [f"{label}: {value}" for label, value in composition.facts]
    head += [f"{f.label}: {f.value} ({f.note}) {f.seat}" for f in composition.figures]
    head += [f"shares {composition.shares}", *composition.notes]
    # With names and on paper the heads are the same: there a difference has only to be seen.
    add(picture, name, digest(head) if run.with_names or run.format == "pdf" else head)
    whole = (asked["province"], asked.get("as_of")) in VERBATIM and run.format == "xlsx" and not known
    for number, table in enumerate(composition.tables):
        add(picture, f"{name} table {number}", _table(table, whole and run.with_names != (number == 0)))


def _table(table: Table, whole: bool) -> list[str]:
    """Title, headings with their kinds, rows and total."""
    headings = " | ".join(f"{column.heading} ({column.kind})" for column in table.columns)
    rows = [_row(row) for row in table.rows]
    total = [f"sum: {_row(table.total)}"] if table.total else []
    names = f" names {table.names}" if table.names else ""
    return [f"{table.title}: {len(rows)} rows{names}", headings, *(rows if whole else digest(rows)), *total]


def _row(row: list) -> str:
    return " | ".join("–" if cell is None else f"{cell:.6f}" if isinstance(cell, float) else str(cell) for cell in row)


def sheets(picture: Picture) -> None:
    """The sign-in sheet of every event: facts verbatim, lists of names by ten."""
    for event in Event.objects.select_related("office"):
        data = sources.sign_in_sheet_data(event)
        groups = data.pop("groups")
        lines = [f"{name}: {value}" for name, value in data.items()]
        for group in groups:
            listed = [row for sheet in group["sheets"] for row in sheet if row["name"]]
            rows = [f"{row['name']} | {row['place']} | {row['note']}" for row in listed]
            lines += [f"{group['name']}: {len(rows)}", *digest(rows)]
        add(picture, f"sign-in-sheet {name_of(event)}", lines)


def photograph(picture: Picture) -> None:
    """Every paper."""
    reports(picture)
    sheets(picture)
