"""What the benchmark needs beside the national set: rows of kinds that it lacks are written the first time."""

from datetime import date
from typing import TypeVar

from django.core.files.base import ContentFile
from django.db.models import QuerySet

from accounts.models import User
from events.models import Approval, Event
from jobs.uploads import Scan, keep
from provinces.models import Office, ReportedFigure, Signatory
from reports.models import ReportRun
from volunteers.models import AppointmentOrder

Row = TypeVar("Row", AppointmentOrder, Approval)


def first(rows: QuerySet):
    """The first of some rows. Raises LookupError where the set lacks one: then it is too small to measure."""
    found = rows.first()
    if found is None:
        raise LookupError(f"The national set holds no {rows.model._meta.verbose_name} to measure: it is too small.")
    return found


def run_with_file() -> ReportRun:
    """A finished run; its file is put back where the set was loaded with another work folder."""
    run = first(ReportRun.objects.filter(state=ReportRun.State.DONE).order_by("-pk"))
    stored = run.file.file
    if not stored.storage.exists(stored.name):
        stored.storage.save(stored.name, ContentFile(b"example"))
    return run


def scanned(row: Row) -> Row:
    """An order or a letter with its scan; the set holds none, so it is written the first time."""
    if row.scan is None or not row.scan.file.storage.exists(row.scan.file.name):
        row.scan = keep(Scan(b"%PDF-1.7 example" * 10_000, "application/pdf"))
        row.save(update_fields=["scan"])
    return row


def letter_of(event: Event) -> Approval:
    """A letter that approved an event."""
    facts = {"approver_name": "example", "approver_position": "head", "dated": event.first_day, "facts": {}}
    by = User.objects.get(username="national-officer")
    return Approval.objects.get_or_create(event=event, number="example", defaults={"by": by, **facts})[0]


def signatory_of(office: Office, day: date) -> Signatory:
    """Somebody who signs for the office; the set holds none, so one is written the first time."""
    facts = {"office": office, "name": "example", "position": "example"}
    return Signatory.objects.get_or_create(**facts, defaults={"first_day": day})[0]


def printed_figure(province_code: str, day: date) -> ReportedFigure:
    """A figure that a source printed of the province; the set holds none, so it is written the first time."""
    facts = {"province_id": province_code, "day": day, "figure": "appointed", "source": "example"}
    return ReportedFigure.objects.get_or_create(**facts, defaults={"value": 1})[0]


def draft_of(office: Office, day: date) -> Event:
    """A draft of the office that waits for its head; the set holds none, so it is written the first time."""
    facts = {"office": office, "first_day": day, "last_day": day, "venue_province_id": office.province_id}
    return Event.objects.get_or_create(title="example", defaults={"kind": Event.Kind.WORKSHOP}, **facts)[0]
