"""Add and remove the parts of an event: roles, programme, products, groups, remarks, issues, news."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Keyed, once
from accounts.rules import RuleBroken
from events import access
from events.models import Dignitary, Event, EventRole, FollowUp, TargetGroup
from events.services.audit import hold, record
from events.services.totals import recount
from provinces.permissions import Permission


def rows_of(event: Event, model: type[models.Model]) -> models.QuerySet:
    """The rows of one kind that belong to an event."""
    if model is FollowUp:
        return FollowUp.objects.of_events(Event.objects.filter(pk=event.pk))
    rows = model._default_manager.filter(event=event)
    return rows.select_related("dignitary") if model is EventRole else rows


def add_part(
    *, by: User, event: Event, row: Keyed, speaker: Dignitary | None = None, form_key: UUID | None = None
) -> Keyed:
    """Save a new row of an event at the end of its kind; a row that stands already is refused in words.

    ``speaker`` is an unsaved office holder; who is known by first name and surname is not entered twice.
    The same ``form_key`` again returns the row made first.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)

    def make() -> Keyed:
        _place_last(event, row)
        if speaker:
            setattr(row, "dignitary" if isinstance(row, EventRole) else "speaker", _known(speaker))
        row.form_key = form_key
        row.save()
        _record(by, "add_part", event, row)
        _touch(event, row)
        return row

    try:
        with transaction.atomic():
            hold(event)
            return once(rows_of(event, type(row)), form_key=form_key, make=make)[0]
    except IntegrityError as error:
        raise RuleBroken(_("This is already there."), code="already_there") from error


def remove_part(*, by: User, event: Event, row: models.Model) -> None:
    """Remove a row of an event; what others refer to stays."""
    access.insist(by, event, Permission.EVENTS_WRITE)
    try:
        with transaction.atomic():
            hold(event)
            _record(by, "remove_part", event, row)
            row.delete()
            _touch(event, row)
    except ProtectedError as error:
        raise RuleBroken(_("Something else refers to this, so it stays."), code="referred_to") from error


def _place_last(event: Event, row: Any) -> None:
    """The row belongs to the event and comes after the others of its kind."""
    if not isinstance(row, FollowUp):
        row.event = event
    if hasattr(row, "order"):
        last = rows_of(event, type(row)).order_by("-order").first()
        row.order = last.order + 1 if last else 1


def _record(by: User, act: str, event: Event, row: models.Model) -> None:
    record(by=by, act=act, event=event, part=row._meta.label_lower, row=row.pk)


def _touch(event: Event, row: models.Model) -> None:
    """The event changed with its part, and its totals with a target group."""
    Event.objects.filter(pk=event.pk).update(changed_at=timezone.now())
    if isinstance(row, TargetGroup):
        recount(event)


def _known(typed: Dignitary) -> Dignitary:
    """The office holder of this name, entered now if new."""
    facts = {"prefix": typed.prefix, "position": typed.position}
    return Dignitary.objects.get_or_create(first_name=typed.first_name, last_name=typed.last_name, defaults=facts)[0]
