"""Which rows of the national set the pages are asked about: the largest usual ones, looked up and never named here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import Abs

from bench import rosters
from bench.examples import draft_of, first, letter_of, printed_figure, run_with_file, scanned, signatory_of
from events.models import Event, FollowUp, Participant, PressRelease
from provinces.models import Membership
from provinces.permissions import Role
from thai.calendar import fiscal_year, today
from volunteers.models import Appointment, AppointmentOrder, GraduatePosting, Person, Seat


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
    office = first(membership.select_related("office__province")).office
    day = today()
    return Sample(
        province=office.province.pk,
        cluster=office.province.cluster_id or 1,
        year=fiscal_year(day) - 1,
        day=day,
        run=run_with_file().pk,
        printed=printed_figure(office.province.pk, day).pk,
        office=office.pk,
        signatory=signatory_of(office, day).pk,
        batch=rosters.roster_of(office).pk,
        draft=draft_of(office, day).pk,
        **_of_the_register(office.province.pk),
        **_of_events(office.province.pk, day),
        **_of_one_event(office.province.pk, day),
    )


def _of_the_register(province_code: str) -> dict[str, Any]:
    """Who has the longest history, the seat with the most, an order, a posting."""
    person = first(_people(province_code))
    seat = first(Seat.objects.filter(province=province_code).annotate(n=Count("appointments")).order_by("-n", "pk"))
    orders = AppointmentOrder.objects.annotate(n=Count("appointments")).order_by("-n", "pk")
    return {
        "district": seat.subdistrict.district_id,
        "person": person.pk,
        "name": person.first_name[:5],
        "last_four": person.national_id_last4,
        "seat": seat.pk,
        "appointment": first(Appointment.objects.filter(seat=seat, term_start__isnull=False, ended_on=None)).pk,
        "order": scanned(first(orders)).pk,
        "posting": first(GraduatePosting.objects.filter(facts__known_until=None).order_by("pk")).pk,
    }


def _of_one_event(province_code: str, day: date) -> dict[str, Any]:
    """An event that is over with about 100 on its list, what hangs on it, and one of about 200."""
    held = Event.objects.filter(office__province=province_code, sessions__isnull=False, last_day__lt=day)
    listed = held.annotate(size=Count("participants", distinct=True))
    event_100, event_200 = (first(listed.order_by(_distance(size), "pk")) for size in (100, 200))
    return {
        "event": event_100.pk,
        "event_100": event_100.pk,
        "event_200": event_200.pk,
        "letter": scanned(letter_of(event_100)).pk,
        "project": first(event_100.projects.all()).pk,
        "programme_row": first(event_100.programme.all()).pk,
    }


def _of_events(province_code: str, day: date) -> dict[str, Any]:
    """Events of the nation and their news, a guest of the province, a thing taken on."""
    widest = Event.objects.annotate(width=Count("provinces", distinct=True)).order_by("-width", "pk")
    own = Event.objects.filter(office__province=province_code)
    guest = first(Participant.objects.filter(event__in=own, person=None).order_by("pk"))
    release = first(PressRelease.objects.published().order_by("pk"))
    return {
        "wide_event": first(widest).pk,
        "public_event": first(Event.objects.shown_in_full(on=day).order_by("-first_day", "pk")).pk,
        "follow_up": first(FollowUp.objects.order_by("pk")).pk,
        "release": release.pk,
        "release_event": release.event_id,
        "guest": guest.pk,
        "guest_event": guest.event_id,
    }


def _people(province_code: str) -> QuerySet[Person]:
    """Who serves in the province, those with the longest histories first."""
    inside = Person.objects.filter(office__province=province_code, appointments__seat__isnull=False)
    return inside.annotate(n=Count("appointments"), newest=Max("appointments")).order_by("-n", "-newest")


def _distance(size: int):
    """Order by how far the length of the list is from ``size``."""
    return Abs(F("size") - size)
