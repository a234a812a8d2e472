"""Reports: asked for once, made by the worker, handed out while the right to them lasts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from accounts import audit
from accounts.models import User
from jobs.models import StoredFile
from jobs.services import fail, finish, keep, submit
from provinces.models import Province
from provinces.permissions import Permission, Scope, scope_of
from reports.compositions import compose, files
from reports.models import ReportRun

NO_LONGER_ALLOWED = gettext_noop("The right to ask for this report was taken away before it was made.")
TOO_LONG = gettext_noop("This report is too long for paper. Please ask for it as an Excel file.")


@dataclass(frozen=True)
class Rights:
    """Where a user may ask for reports, with names and without."""

    names: Scope
    totals: Scope

    def cover(self, province_code: str | None, *, with_names: bool) -> bool:
        """Whether a report about a province, or the nation (None), may be asked for."""
        scope = self.names if with_names else self.totals
        return scope.nation if province_code is None else province_code in scope


def rights_of(user: User) -> Rights:
    """What a user may ask for today."""
    return Rights(scope_of(user, Permission.REPORTS_ASK), scope_of(user, Permission.REPORTS_TOTALS))


def ask(
    *,
    by: User,
    kind: str,
    format: str,
    province: Province | None,
    with_names: bool,
    request_key: UUID,
    as_of: date | None = None,
    fiscal_year: int | None = None,
    known_at: datetime | None = None,
) -> ReportRun:
    """Queue a report about a day or a fiscal year (B.E.), one of the two; the same ``request_key`` is one run.

    Raises PermissionDenied where ``by`` may not ask for it.
    """
    code = province.pk if province else None
    if not rights_of(by).cover(code, with_names=with_names):
        raise PermissionDenied
    run = ReportRun(
        kind=kind, format=format, province=province, as_of=as_of, fiscal_year=fiscal_year, with_names=with_names,
        known_at=known_at or timezone.now(), requested_by=by, request_key=request_key,
    )  # fmt: skip
    try:
        with transaction.atomic():
            run.save(force_insert=True)
            audit.record(by=by, act="reports.ask", target=run, province_code=code or "", names=with_names)
            submit(run)
    except IntegrityError:
        return _asked_before(by, request_key)
    return run


def make(run: ReportRun) -> None:
    """Compose and write a claimed run; the rights of who asked are looked at again first.

    Papers are Thai whatever language the page had. Raises LeaseLost when another worker took over.
    """
    if not ReportRun.objects.visible_to(run.requested_by).filter(pk=run.pk).exists():
        fail(run, reason=NO_LONGER_ALLOWED)
        return
    with translation.override("th"):
        composition = compose(run, _progress_of(run))
        keep(run, stage=run.Stage.WRITING)
        try:
            content, digest = files.xlsx(composition) if run.format == run.Format.XLSX else files.pdf(composition, run)
        except files.TooLongForPaper:
            fail(run, reason=TOO_LONG)
            return
    finish(run, write=lambda: {"file": _store(run, content), "cell_hash": digest})


def hand_out(*, by: User, run: ReportRun) -> StoredFile:
    """The finished file, with an entry of who took it."""
    audit.record(by=by, act="reports.download", target=run, province_code=run.province_id or "", names=run.with_names)
    return run.file


def file_name(run: ReportRun) -> str:
    """The name a reader finds in the downloads: kind, area and day, in Thai."""
    with translation.override("th"):
        area = run.province.name if run.province else translation.gettext("the whole country")
        about = run.as_of.isoformat() if run.as_of else str(run.fiscal_year)
        return f"{run.get_kind_display()} {area} {about}.{run.format}"


def _asked_before(by: User, request_key: UUID) -> ReportRun:
    earlier = ReportRun.objects.get(request_key=request_key)
    if earlier.requested_by_id != by.pk:
        raise PermissionDenied
    return earlier


def _progress_of(run: ReportRun) -> Callable[[str, int, int | None], None]:
    def progress(stage: str, done: int, total: int | None) -> None:
        keep(run, stage=stage, done=done, total=total)

    return progress


def _store(run: ReportRun, content: bytes) -> StoredFile:
    content_type = files.XLSX_TYPE if run.format == run.Format.XLSX else files.PDF_TYPE
    return StoredFile.objects.store(name=file_name(run), content=content, content_type=content_type)
