"""Reports: asked for once, made by the worker, handed out while the right to them lasts."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts import audit
from accounts.models import User
from accounts.records import once
from accounts.rules import RuleBroken
from documents.spreadsheet import XLSX_TYPE
from jobs.models import StoredFile
from jobs.services import fail, finish, keep, submit
from provinces.models import Province
from reports import files
from reports.catalogue import report_of
from reports.models import ReportRun
from reports.question import Format
from reports.report import Progress, Report, Stage

# Made anew from what was known then whenever somebody asks again; a file with names need not lie about for longer.
KEPT_DAYS = 30
NO_LONGER_ALLOWED = gettext_noop("The right to ask for this report was taken away before it was made.")
NO_LONGER_OFFERED = gettext_noop("This report is no longer offered. Please ask for another one.")
TOO_LONG = gettext_noop("This report is too long for paper. Please ask for it as an Excel file.")


def ask(
    *,
    by: User,
    kind: str,
    format: str,
    province: Province | None,
    with_names: bool,
    form_key: UUID | None = None,
    as_of: date | None = None,
    fiscal_year: int | None = None,
    known_at: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
) -> ReportRun:
    """Queue a report about a day or a fiscal year (B.E.), one of the two; the same ``form_key`` is one run.

    Raises PermissionDenied where ``by`` may not ask for it, RuleBroken ``no_such_report`` and ``form_used``.
    """
    report = report_of(kind)
    if report is None or format not in report.formats:
        raise RuleBroken(_("There is no such report in this format."), code="no_such_report")
    code = province.pk if province else None
    if code not in report.scope(by, with_names=with_names):
        raise PermissionDenied
    run = ReportRun(
        kind=kind, format=format, province=province, as_of=as_of, fiscal_year=fiscal_year, with_names=with_names,
        known_at=known_at or timezone.now(), parameters=dict(parameters or {}), requested_by=by, form_key=form_key,
    )  # fmt: skip

    def queue() -> ReportRun:
        with transaction.atomic():
            run.save(force_insert=True)
            audit.record(by=by, act="reports.ask", target=run, province_code=code or "", names=with_names)
            submit(run)
        return run

    return once(ReportRun.objects.filter(requested_by=by), form_key=form_key, make=queue)[0]


def make(run: ReportRun) -> None:
    """Compose and write a claimed run; the rights of who asked are looked at again first.

    Papers are Thai whatever language the page had. Raises LeaseLost when another worker took over.
    """
    if run.report is None:
        fail(run, reason=NO_LONGER_OFFERED)
        return
    if not ReportRun.objects.visible_to(run.requested_by).filter(pk=run.pk).exists():
        fail(run, reason=NO_LONGER_ALLOWED)
        return
    with translation.override("th"):
        try:
            content, digest, people = _content(run.report, run)
        except files.TooLongForPaper:
            fail(run, reason=TOO_LONG)
            return
    finish(run, write=lambda: {"file": _store(run, content), "cell_hash": digest, "people": sorted(people)})


def hand_out(*, by: User, run: ReportRun) -> StoredFile | None:
    """The finished file, with an entry of who took it and whom it names; None, and no entry, without one."""
    if run.file is None or not run.file.is_here:
        return None
    code, names, seen = run.province_id or "", run.with_names, run.people
    audit.record(by=by, act="reports.download", target=run, province_code=code, names=names, seen=seen)
    return run.file


def file_name(run: ReportRun) -> str:
    """The name a reader finds in the downloads: kind, area, day and what else was chosen, in Thai."""
    with translation.override("th"):
        area = run.province.name if run.province else _("the whole country")
        about = run.about if run.as_of else str(run.fiscal_year)
        return f"{' '.join([run.title, area, about, *run.chosen])}.{run.format}"


def _content(report: Report, run: ReportRun) -> tuple[bytes, str, frozenset[int]]:
    """The file of a run, the hash of its cells, and whom it names. Raises TooLongForPaper and PDFFailed."""
    composition = report.compose(run.question, _progress_of(run))
    keep(run, stage=Stage.WRITING)
    if run.format == Format.XLSX:
        return *files.xlsx(composition), composition.people
    content, digest = files.pdf(composition, paper=report.paper, number=run.pk, known_at=run.known_at)
    return content, digest, composition.people


def _progress_of(run: ReportRun) -> Progress:
    def progress(stage: str, done: int, total: int | None) -> None:
        keep(run, stage=stage, done=done, total=total)

    return progress


def _store(run: ReportRun, content: bytes) -> StoredFile:
    content_type = XLSX_TYPE if run.format == Format.XLSX else files.PDF_TYPE
    return StoredFile.objects.store(name=file_name(run), content=content, content_type=content_type, days=KEPT_DAYS)
