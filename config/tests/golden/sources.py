"""Everything the golden picture takes from the portal: the one module here that follows when code moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import translation

from accounts.models import User
from demo.seeding import seed
from events import figures as events
from events.forms.parts import PART_FORMS
from events.models import Event, FollowUp, PressRelease
from events.papers.sign_in_sheet import sign_in_sheet_data
from intake.models import ImportBatch
from jobs.models import StoredFile
from provinces.models import Office, Province, ProvinceCluster, ReportedFigure, Signatory
from reports.composition import Composition, Table
from reports.models import ReportRun
from thai.calendar import fiscal_year_bounds
from thai.days import Days
from volunteers import figures as seats
from volunteers.models import GraduatePosting, Seat, SeatSpell

__all__ = [
    "PART_FORMS",
    "Days",
    "Event",
    "FollowUp",
    "GraduatePosting",
    "ImportBatch",
    "Office",
    "PressRelease",
    "ProvinceCluster",
    "ReportedFigure",
    "ReportRun",
    "Seat",
    "SeatSpell",
    "Signatory",
    "StoredFile",
    "Table",
    "User",
    "events",
    "fiscal_year_bounds",
    "seats",
    "sign_in_sheet_data",
]
PROVINCES = ("90", "96")
BANGKOK = ZoneInfo("Asia/Bangkok")


def moment(day: date, hour: int = 23, minute: int = 59) -> datetime:
    """A moment in Bangkok, the end of the day unless told otherwise."""
    return datetime.combine(day, time(hour, minute), BANGKOK)


NOW = moment(date(2026, 11, 27), 10, 0)


@contextmanager
def demonstration() -> Iterator[None]:
    """The demonstration as it is loaded on the fixed today, which stands still; nothing of it stays."""
    with time_machine.travel(NOW, tick=False), translation.override("th"), transaction.atomic():
        cache.clear()
        call_command("load_gazetteer", only=list(PROVINCES), verbosity=0)
        seed(list(PROVINCES), tell=lambda stage, seconds: None)
        yield
        transaction.set_rollback(True)
    cache.clear()


def coverage(code: str | None, days: Days) -> seats.Coverage:
    """The seats of a province, or of the nation."""
    return seats.coverage_of(code, days)


def composed(run: ReportRun) -> Composition:
    """A report before it becomes a file."""
    assert run.report, f"the catalogue has lost {run.kind}"
    return run.report.compose(run.question, lambda stage, done, total: None)


def unsaved_run(**asked) -> ReportRun:
    """A report that somebody asks for now, with the province as its code or None."""
    province = Province.objects.filter(pk=asked.pop("province")).first()
    by = User.objects.get(username="ministry-admin")
    return ReportRun(province=province, requested_by=by, **{"known_at": NOW} | asked)
