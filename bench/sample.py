"""Which rows of the national set the pages are asked about: the largest usual ones, looked up and never named here."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.core.files.base import ContentFile
from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import Abs

from accounts.models import User
from bench import rosters
from events.models import Approval, Event, FollowUp, Participant, PressRelease
from jobs.uploads import Scan, keep
from provinces.models import Membership, Office, ReportedFigure, Signatory
from provinces.permissions import Role
from reports.models import ReportRun
from thai.calendar import fiscal_year, today
from volunteers.models import Appointment, AppointmentOrder, GraduatePosting, Person, Seat

Row = TypeVar("Row", AppointmentOrder, Approval)


@dataclass(frozen=True)
class Sample:
    """Keys of the province where the officer works, and of things in it."""

    province: str
    district: str
    cluster: int
    year: int
    day: date
    person: int
    name: str
    last_four: str
    seat: int
    appointment: int
    order: int
    event: int
    event_100: int
    event_200: int
    wide_event: int
    letter: int
    draft: int
    public_event: int
    project: int
    programme_row: int
    posting: int
    follow_up: int
    release: int
    release_event: int
    guest: int
    guest_event: int
    run: int
    printed: int
    office: int
    signatory: int
    batch: int


def look_up() -> Sample:
    """Find them. Raises LookupError where the set lacks one: then it is too small to measure."""
    membership = Membership.objects.filter(role=Role.OFFICER, user__username="national-officer")
    office = _first(membership.select_related("office__province")).office
    province = office.province
    own = Event.objects.filter(office__province=province)
    day, year = today(), fiscal_year(today()) - 1
    listed = own.filter(sessions__isnull=False, last_day__lt=day).annotate(size=Count("participants", distinct=True))
    event_100, event_200 = (_first(listed.order_by(_distance(size), "pk")) for size in (100, 200))
    person = _first(_people(province.pk))
    seat = _first(Seat.objects.filter(province=province).annotate(n=Count("appointments")).order_by("-n", "pk"))
    widest = Event.objects.annotate(width=Count("provinces", distinct=True)).order_by("-width", "pk")
    guest = _first(Participant.objects.filter(event__in=own, person=None).order_by("pk"))
    release = _first(PressRelease.objects.published().order_by("pk"))
    return Sample(
        province=province.pk,
        district=seat.subdistrict.district_id,
        cluster=province.cluster_id or 1,
        year=year,
        day=day,
        person=person.pk,
        name=person.first_name[:5],
        last_four=person.national_id_last4,
        seat=seat.pk,
        appointment=_first(Appointment.objects.filter(seat=seat, term_start__isnull=False, ended_on=None)).pk,
        order=_scanned(_first(AppointmentOrder.objects.annotate(n=Count("appointments")).order_by("-n", "pk"))).pk,
        event=event_100.pk,
        event_100=event_100.pk,
        event_200=event_200.pk,
        wide_event=_first(widest).pk,
        letter=_scanned(_letter(event_100)).pk,
        draft=_draft(_first(Office.objects.filter(province=province)), day).pk,
        public_event=_first(Event.objects.shown_in_full(on=day).order_by("-first_day", "pk")).pk,
        project=_first(event_100.projects.all()).pk,
        programme_row=_first(event_100.programme.all()).pk,
        posting=_first(GraduatePosting.objects.filter(facts__known_until=None).order_by("pk")).pk,
        follow_up=_first(FollowUp.objects.order_by("pk")).pk,
        release=release.pk,
        release_event=release.event_id,
        guest=guest.pk,
        guest_event=guest.event_id,
        run=_run_with_file().pk,
        printed=_printed_figure(province.pk, day).pk,
        office=office.pk,
        signatory=_signatory(office, day).pk,
        batch=rosters.roster_of(office).pk,
    )


def _run_with_file() -> ReportRun:
    """A finished run; its file is put back where the set was loaded with another work folder."""
    run = _first(ReportRun.objects.filter(state=ReportRun.State.DONE).order_by("-pk"))
    stored = run.file.file
    if not stored.storage.exists(stored.name):
        stored.storage.save(stored.name, ContentFile(b"example"))
    return run


def _scanned(row: Row) -> Row:
    """An order or a letter with its scan; the set holds none, so it is written the first time."""
    if row.scan is None or not row.scan.file.storage.exists(row.scan.file.name):
        row.scan = keep(Scan(b"%PDF-1.7 example" * 10_000, "application/pdf"))
        row.save(update_fields=["scan"])
    return row


def _letter(event: Event) -> Approval:
    """A letter that approved an event."""
    facts = {"approver_name": "example", "approver_position": "head", "dated": event.first_day, "facts": {}}
    by = User.objects.get(username="national-officer")
    return Approval.objects.get_or_create(event=event, number="example", defaults={"by": by, **facts})[0]


def _signatory(office: Office, day: date) -> Signatory:
    """Somebody who signs for the office; the set holds none, so one is written the first time."""
    facts = {"office": office, "name": "example", "position": "example"}
    return Signatory.objects.get_or_create(**facts, defaults={"first_day": day})[0]


def _printed_figure(province_code: str, day: date) -> ReportedFigure:
    """A figure that a source printed of the province; the set holds none, so it is written the first time."""
    facts = {"province_id": province_code, "day": day, "figure": "appointed", "source": "example"}
    return ReportedFigure.objects.get_or_create(**facts, defaults={"value": 1})[0]


def _draft(office: Office, day: date) -> Event:
    """A draft of the office that waits for its head; the set holds none, so it is written the first time."""
    facts = {"office": office, "first_day": day, "last_day": day, "venue_province_id": office.province_id}
    return Event.objects.get_or_create(title="example", defaults={"kind": Event.Kind.WORKSHOP}, **facts)[0]


def _people(province_code: str) -> QuerySet[Person]:
    """Who serves in the province, those with the longest histories first."""
    inside = Person.objects.filter(office__province=province_code, appointments__seat__isnull=False)
    return inside.annotate(n=Count("appointments"), newest=Max("appointments")).order_by("-n", "-newest")


def _distance(size: int):
    """Order by how far the length of the list is from ``size``."""
    return Abs(F("size") - size)


def _first(rows: QuerySet):
    found = rows.first()
    if found is None:
        raise LookupError(f"The national set holds no {rows.model._meta.verbose_name} to measure: it is too small.")
    return found
