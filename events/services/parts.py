"""Add, change and order the parts of an event: roles, programme, products, groups, remarks, issues, news."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Keyed, once, take_turn, there_once
from accounts.rules import RuleBroken
from events import access
from events.models import Dignitary, Event, EventProject, EventRole, FollowUp, ProgrammeItem, TargetGroup
from events.services.approving import binding
from events.services.audit import record
from events.services.clearing import CLEARANCE, judge_news, text_before
from events.services.days_ahead import somebody_can_have_come
from events.services.holders import name_holders
from events.services.order import placed
from events.services.programme import put_in
from events.services.totals import recount
from provinces.permissions import Permission

SHOWN_WITH: dict[type[models.Model], tuple[str, ...]] = {EventRole: ("dignitary",), EventProject: ("project",)}


def rows_of(event: Event, model: type[models.Model]) -> models.QuerySet:
    """The rows of one kind that belong to an event."""
    if model is FollowUp:
        return FollowUp.objects.of_events(Event.objects.filter(pk=event.pk))
    rows = model._default_manager.filter(event=event)
    return rows.select_related(*SHOWN_WITH[model]) if model in SHOWN_WITH else rows


def add_part(
    *,
    by: User,
    event: Event,
    row: Keyed,
    speaker: Dignitary | None = None,
    principal: Dignitary | None = None,
    form_key: UUID | None = None,
) -> Keyed:
    """Save a new row of an event at the end of its kind; a row that stands already is refused in words.

    ``speaker`` and ``principal`` are office holders as `name_holders` takes them. The same ``form_key``
    again returns the row made first.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)

    def make() -> Keyed:
        _place_last(event, row)
        name_holders(row, speaker, principal)
        row.form_key = form_key
        insist_on_its_place(event, row)
        row.save()
        touch(by, "add_part", event, row)
        judge_news(by, event, row, None)
        return row

    with there_once(_there_already), binding(by, event):
        return once(rows_of(event, type(row)), form_key=form_key, make=make)[0]


def update_part(
    *,
    by: User,
    event: Event,
    row: Any,
    speaker: Dignitary | None = None,
    principal: Dignitary | None = None,
    changed: Collection[str] = (),
    version: int | None = None,
) -> None:
    """Save what was changed on a row of an event; who comes second is told, what stands already is refused.

    ``row`` carries the new values, ``speaker`` and ``principal`` who is named now (None: nobody), ``changed`` names
    the fields.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)
    with there_once(_there_already), binding(by, event):
        take_turn(row, version)
        name_holders(row, speaker, principal)
        insist_on_its_place(event, row)
        before = text_before(row)
        row.save(update_fields=_typed_columns(row))
        touch(by, "update_part", event, row, fields=sorted(changed), version=row.version)
        judge_news(by, event, row, before)


def move_part(*, by: User, event: Event, model: Any, row: int, beside: int, after: bool) -> models.Model:
    """Put a row of a kind right before or after another one of its group, both named by key. Returns what was moved.

    The neighbour is named, so the same wish twice, or of two people, has one result.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)
    with binding(by, event):
        rows = {each.pk: each for each in rows_of(event, model)}
        wanted = placed(list(rows), row, beside, after=after)
        if group_of(rows[row]) != group_of(rows[beside]):
            message = _(
                "The programme follows the clock; only lines of the same time, or without one, are moved by hand."
            )
            raise RuleBroken(message, code="other_time")
        if wanted != list(rows):
            for number, key in enumerate(wanted, 1):
                rows[key].order = number
            model._default_manager.bulk_update(rows.values(), ["order"])
            touch(by, "move_part", event, rows[row])
    return rows[row]


def group_of(row: models.Model) -> object:
    """Rows of one group are ordered by hand among themselves: lines of the programme of one time, else all together."""
    return (row.day, row.phase, row.start_time) if isinstance(row, ProgrammeItem) else None


def insist_on_its_place(event: Event, row: models.Model) -> None:
    """Refuse a line of the programme outside its event, which is held and read again: it may have been moved; and how
    many of a group came where nobody can have come."""
    if isinstance(row, ProgrammeItem):
        put_in(Event.objects.get(pk=event.pk), row)
    if isinstance(row, TargetGroup) and row.attended is not None:
        held = Event.objects.get(pk=event.pk)
        somebody_can_have_come(held, state=held.state, field="attended")


def _there_already() -> RuleBroken:
    return RuleBroken(_("This is already there."), code="already_there")


def _typed_columns(row: models.Model) -> list[str]:
    """What a form can change: neither key, place in the list nor clearance, which others may be changing."""
    kept = {"event", "order", "version", "form_key", *CLEARANCE}
    return [f.name for f in row._meta.concrete_fields if not f.primary_key and f.name not in kept]


def _place_last(event: Event, row: Any) -> None:
    """The row belongs to the event and comes after the others of its kind."""
    if not isinstance(row, FollowUp):
        row.event = event
    if hasattr(row, "order"):
        last = rows_of(event, type(row)).order_by("-order").first()
        row.order = last.order + 1 if last else 1


def touch(by: User, act: str, event: Event, row: models.Model, **details) -> None:
    """Write down a deed on a part; the event counts as changed with it, and its totals with a target group."""
    target = row if "version" in details else None
    record(by=by, act=act, event=event, target=target, part=row._meta.label_lower, row=row.pk, **details)
    Event.objects.filter(pk=event.pk).update(changed_at=timezone.now())
    if isinstance(row, TargetGroup):
        recount(event)
