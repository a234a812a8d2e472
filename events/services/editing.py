"""Make and change events."""

from datetime import date, time, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import once, take_turn
from accounts.rules import RuleBroken
from events import access
from events.models import Event, EventProject, Project, Session
from events.services.audit import record, touched_by
from events.services.totals import recount
from provinces.models import Office
from provinces.permissions import Permission
from thai.fields import fill_derived

NOON = time(12)


def create_event(
    *,
    by: User,
    office: Office,
    form_key: UUID | None,
    provinces: list,
    project: Project | None = None,
    activity_number: int | None = None,
    **facts,
) -> Event:
    """Make an event with its half-days and return it; the same ``form_key`` again returns the first one.

    ``facts`` are fields of Event; ``provinces`` those that take part, ``project`` the first project it is an activity
    of, or None; further ones are added as parts (`events.services.parts`).
    """

    def make() -> Event:
        event = Event.objects.create(office=office, form_key=form_key, **facts)
        event.provinces.set(provinces)
        if project is not None:
            EventProject.objects.create(event=event, project=project, activity_number=activity_number)
        _set_sessions(event)
        recount(event)
        record(by=by, act="create_event", event=event)
        return event

    with transaction.atomic():
        return once(Event.objects.filter(office=office), form_key=form_key, make=make)[0]


def update_event(
    *,
    by: User,
    event: Event,
    provinces: list,
    version: int | None = None,
    **facts,
) -> None:
    """Change an event's facts. A half-day with a roll stays: days may not be moved away from under it.

    ``version`` is the one that the editor saw (None: the one loaded); who comes second is told. Only the facts are
    written, so that a step taken meanwhile (published, cancelled) stands.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)
    changed = sorted(name for name, value in facts.items() if getattr(event, name) != value)
    with transaction.atomic():
        take_turn(event, version)
        left = set(event.provinces.values_list("pk", flat=True))
        chosen = {getattr(province, "pk", province) for province in provinces}
        changed += ["provinces"] if left != chosen else []
        left.add(event.venue_province_id)
        for name, value in facts.items():
            setattr(event, name, value)
        event.changed_at = timezone.now()
        event.save(update_fields=[*facts, "changed_at", *fill_derived([event])])
        event.provinces.set(provinces)
        touched_by(event, *left)
        _set_sessions(event)
        record(by=by, act="update_event", event=event, fields=changed, version=event.version)


def days_of(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def half_days(event: Event) -> list[tuple[date, str]]:
    """The half-days of an event: each day has two, unless the known times leave one of them out."""
    days = days_of(event.first_day, event.last_day)
    halves = [(day, half.value) for day in days for half in Session.Half]
    if event.start_time and event.start_time >= NOON:
        halves.remove((days[0], Session.Half.MORNING.value))
    if event.end_time and event.end_time <= NOON and (days[-1], Session.Half.MORNING.value) in halves:
        halves.remove((days[-1], Session.Half.AFTERNOON.value))
    return halves


def _set_sessions(event: Event) -> None:
    """Make the half-days; those that are no longer part of the event go, unless a roll was taken."""
    wanted = half_days(event)
    gone = [s for s in event.sessions.all() if (s.day, s.half) not in wanted]
    used = Q(attendances__isnull=False) | Q(closings__isnull=False)
    if event.sessions.filter(used, pk__in=[s.pk for s in gone]).exists():
        message = _("The roll was taken on a half-day that these days and times leave out.")
        raise RuleBroken({"first_day": ValidationError(message, code="roll_taken")})
    event.sessions.filter(pk__in=[s.pk for s in gone]).delete()
    Session.objects.bulk_create([Session(event=event, day=d, half=h) for d, h in wanted], ignore_conflicts=True)
