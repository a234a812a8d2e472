"""What of events can lie in the bin of an office, and how it is put back (``provinces.bin``)."""

import json
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.approved import Facts
from events.details import details_of, without
from events.forms import PART_FORMS
from events.models import (
    Event,
    EventRole,
    FollowUp,
    Participant,
    PressRelease,
    ProgrammeItem,
    Project,
    WithdrawnRelease,
)
from events.services.approving import is_bound, judge
from events.services.audit import hold_list, hold_to_change, record
from events.services.clearing import judge_return
from events.services.guests import check_substitute
from events.services.participants import next_number
from events.services.parts import insist_on_its_place, touch
from events.services.seeing import note_details
from events.services.totals import recount
from events.twin_events import insist_it_is_no_twin
from provinces.bin import BinKind, own_page, restored
from provinces.permissions import Permission
from provinces.stamps import touched

PART_NAMES = {
    "projects": gettext_lazy("link to a project"),
    "roles": gettext_lazy("role"),
    "programme": gettext_lazy("line of the programme"),
    "target-groups": gettext_lazy("target group"),
    "booth-products": gettext_lazy("booth product"),
    "remarks": gettext_lazy("remark"),
    "issues": gettext_lazy("issue raised"),
    "follow-ups": gettext_lazy("thing taken on"),
    "news": gettext_lazy("news"),
}


def bring_back_part(by: User, rows: str) -> models.Model:
    """A row of an event comes back to its place, if it still has one; withdrawn news is at its address again."""
    row: Any = restored(rows)[0]
    event = Event.objects.select_related("office").get(pk=_event_key(row))
    access.insist(by, event, Permission.EVENTS_WRITE)
    hold_to_change(event)
    insist_on_its_place(event, row)
    if isinstance(row, PressRelease):
        WithdrawnRelease.objects.filter(release=row.pk).delete()
        judge_return(by, event, row)
    touch(by, "put_back_part", event, row)
    if is_bound(event):
        judge(by, event)
        note_details(by, event, _before_it(event, row))
    return row


def _before_it(event: Event, row: models.Model) -> Facts:
    """Programme and roles as they were while a row lay in the bin."""
    now = details_of(event)
    if isinstance(row, ProgrammeItem | EventRole):
        return without(now, "roles" if isinstance(row, EventRole) else "programme", row.pk)
    return now


def bring_back_project(by: User, rows: str) -> models.Model:
    """A project comes back to its office."""
    project: Any = restored(rows)[0]
    access.insist_on_project(by, project)
    touched([access.keeper_of(project).province_id])
    return project


def bring_back_participant(by: User, rows: str) -> models.Model:
    """Who was taken off comes back on the list, under the next number where the old one was given to somebody else."""
    kept = json.loads(rows)
    facts = kept[0]["fields"]
    event = Event.objects.select_related("office").filter(pk=facts["event"]).first()
    if event is None:
        raise RuleBroken(
            _("The event of this person is gone. If it lies here too, put it back first."), code="owner_gone"
        )
    access.insist(by, event, Permission.ROLL_WRITE)
    hold_list(event)
    if facts["substitute_for"]:
        _insist_on_the_principal(event, facts["substitute_for"])
    if facts["person"]:
        _insist_on_one_place(event, facts["person"])
    if event.participants.filter(order=facts["order"]).exists():
        facts["order"] = next_number(event)
    back: Any = restored(json.dumps(kept))[0]
    recount(event)
    record(by=by, act="put_back_participant", event=event, participant=back.pk, person=back.person_id)
    return back


def _insist_on_one_place(event: Event, person: int) -> None:
    """Who is of the register comes back unless they were put on the list anew meanwhile."""
    if standing := event.participants.filter(person=person).first():
        message = _("%(name)s is on the list again already, as number %(number)s.")
        raise RuleBroken(message % {"name": standing.name, "number": standing.order}, code="on_the_list")


def _insist_on_the_principal(event: Event, key: int) -> None:
    """A substitute comes back for somebody who is still on the list, and has no other one meanwhile."""
    principal = event.participants.filter(pk=key).first()
    if principal is None:
        message = _(
            "Whom this substitute stood for is no longer on the list. If that person lies here too, put them back "
            "first; else enter the substitute anew on the list."
        )
        raise RuleBroken(message, code="principal_gone")
    check_substitute(principal, event=event)


def bring_back_event(by: User, rows: str) -> models.Model:
    """An event comes back with everything that was deleted with it."""
    event: Any = restored(rows)[0]
    access.insist(by, event, Permission.EVENTS_WRITE)
    if event.state != Event.State.CANCELLED:
        insist_it_is_no_twin(event)
    recount(event)
    record(by=by, act="put_back_event", event=event)
    if is_bound(event):
        judge(by, event)
    return event


def kinds() -> list[BinKind]:
    """Each part of an event, projects and events."""
    by_part = [_part_kind(part, name) for part, name in PART_NAMES.items()]
    return [
        *by_part,
        BinKind(
            Participant._meta.label_lower,
            gettext_lazy("person on the list"),
            Permission.ROLL_WRITE,
            bring_back_participant,
            _own_list,
            named=lambda parts: parts.get("participant_id"),
            tells=True,
        ),
        _kind(Project, gettext_lazy("project"), bring_back_project, "projects"),
        _kind(Event, gettext_lazy("event"), bring_back_event, "list"),
    ]


def _kind(model: type[models.Model], name, bring_back, listed: str) -> BinKind:
    """A project or an event: each has its own page, and is one of a list."""
    word = str(model._meta.model_name)
    return BinKind(
        model._meta.label_lower,
        name,
        Permission.EVENTS_WRITE,
        bring_back,
        own_page,
        named=lambda parts: parts.get(f"{word}_id"),
        deletion=f"events:{word}_remove",
        left_to=lambda parts: reverse(f"events:{listed}"),
        tells=model is Event,
    )


def _own_list(row: Any) -> str:
    return reverse("events:participants", args=[row.event_id])


def _part_kind(part: str, name) -> BinKind:
    def address(row: Any) -> str:
        return reverse("events:event_part", args=[_event_key(row), part])

    label = PART_FORMS[part]._meta.model._meta.label_lower
    return BinKind(
        label,
        name,
        Permission.EVENTS_WRITE,
        bring_back_part,
        address,
        named=lambda parts: parts.get("row_id") if parts.get("part") == part else None,
        deletion="events:event_part_remove",
        left_to=lambda parts: reverse("events:event_part", args=[parts["event_id"], part]),
        tells=True,
    )


def _event_key(row: Any) -> int:
    """The event a row belongs to; a thing taken on belongs to that of its remark or issue."""
    return row.event.pk if isinstance(row, FollowUp) else row.event_id
