"""Report runs of the years: made long ago, all with one small file."""

from collections.abc import Iterator
from uuid import UUID

from demo.national.moments import DAY, at
from demo.national.nation import Nation
from demo.national.size import Size
from demo.national.tables import Table
from demo.national.writing import Writer
from jobs.models import StoredFile
from reports.catalogue import REPORTS
from reports.catalogue.appointment_status import AppointmentStatus
from reports.models import ReportRun
from reports.question import Format

RUNS = Table(
    ReportRun,
    *("id", "state", "attempts", "created_at", "finished_at", "kind", "format", "province_id", "fiscal_year"),
    *("as_of", "known_at", "with_names", "requested_by_id", "form_key", "file_id", "cell_hash"),
)
RUNS_PER_YEAR = 2
CONTENT = "รายงานตัวอย่าง\n".encode()


def write_runs(writer: Writer, size: Size, nation: Nation) -> None:
    """Two runs a year and province, asked for by its clerk."""
    file = StoredFile.objects.store(name="รายงานตัวอย่าง.txt", content=CONTENT, content_type="text/plain")
    writer.write(RUNS, _rows(size, nation, file.pk))


def _rows(size: Size, nation: Nation, file_id: int) -> Iterator[tuple]:
    rng = size.generator("runs")
    state, kinds = ReportRun.State.DONE.value, [report.kind for report in REPORTS]
    slots = [(code, year) for year in size.years for code in nation.offices for _ in range(RUNS_PER_YEAR)]
    for number, (code, year) in enumerate(slots[: max(1, round(len(slots) * nation.share))], start=1):
        asked = at(min(size.first_day + rng.randrange((size.until - size.first_day).days) * DAY, size.until), 7)
        kind = kinds[number % len(kinds)]
        about = (None, asked.date()) if kind == AppointmentStatus.kind else (year, None)
        yield (
            *(number, state, 1, asked, asked + DAY / 1440, kind, Format.XLSX.value, code, *about),
            *(asked, True, nation.clerk(code), UUID(int=rng.getrandbits(128)), file_id, ""),
        )
