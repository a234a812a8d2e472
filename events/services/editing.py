"""Make and change events."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.records import once, take_turn
from events import access
from events.clock import half_days
from events.models import Event, EventProject, Project, Session
from events.services.approving import binding
from events.services.audit import record, touched_by
from events.services.days_ahead import days_fit_the_state, nothing_is_told_ahead
from events.services.moving import Frame, follow
from events.services.totals import recount
from provinces.models import Office
from provinces.permissions import Permission
from thai.fields import fill_derived


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
        nothing_is_told_ahead(event, state=event.state)
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
    move_along: bool = False,
    **facts,
) -> None:
    """Change an event's facts. Its days and hours are not moved away from under its programme and rolls.

    What lies outside then is refused by name, or moves along where ``move_along`` says so (`events.services.moving`).
    ``version`` is the one that the editor saw (None: the one loaded); who comes second is told. Only the facts are
    written, so that a step taken meanwhile (published, cancelled) stands.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)
    changed = sorted(name for name, value in facts.items() if getattr(event, name) != value)
    with binding(by, event) as held:
        take_turn(event, version)
        before = _as_stored(event, facts)
        changed += _save(event, facts, provinces)
        nothing_is_told_ahead(event, state=held.state)
        moved = follow(event, before, along=move_along)
        _set_sessions(event)
        along: dict[str, Any] = {"moved": moved} if moved else {}
        record(by=by, act="update_event", event=event, fields=changed, version=event.version, **along)


def _save(event: Event, facts: dict, provinces: list) -> list[str]:
    """Write the facts and the provinces, and nothing else; names what was changed beside the facts.

    A venue shows the event on its province's schedule too, so the stamps hear of both, as they were and as they are.
    """
    took_part = set(event.provinces.values_list("pk", flat=True))
    left = {*took_part, event.venue_province_id}
    for name, value in facts.items():
        setattr(event, name, value)
    event.changed_at = timezone.now()
    event.save(update_fields=[*facts, "changed_at", *fill_derived([event])])
    event.provinces.set(provinces)
    touched_by(event, *left)
    return [] if took_part == {getattr(province, "pk", province) for province in provinces} else ["provinces"]


def _as_stored(event: Event, facts: dict) -> Frame:
    """Where the event stands, asked after the turn was taken: its state may be another than the one loaded."""
    stored = Event.objects.get(pk=event.pk)
    days_fit_the_state(stored.state, facts)
    return Frame.of(stored)


def _set_sessions(event: Event) -> None:
    """Make the half-days; those that are no longer part of the event go, unless a roll was taken."""
    wanted = half_days(event)
    unused = event.sessions.filter(attendances=None, closings=None)
    gone = [session.pk for session in unused if (session.day, session.half) not in wanted]
    event.sessions.filter(pk__in=gone).delete()
    Session.objects.bulk_create([Session(event=event, day=d, half=h) for d, h in wanted], ignore_conflicts=True)
