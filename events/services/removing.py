"""Delete parts, projects and events into the bin. What others refer to stays, and is refused in words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.approved import facts_of, last_approval
from events.models import Attendance, Event, EventProject, PressRelease, Project, RollClosing, WithdrawnRelease
from events.services.approving import binding, is_bound, keep_approval
from events.services.audit import hold, hold_to_change, record
from events.services.parts import touch
from provinces.bin import a_few, goes_with, put_away, rows_as_text, stored
from provinces.permissions import Permission
from provinces.stamps import touched

# What of an event is work of others or was told to them: while there is any, the event stays.
HANGING = ("participants", "press_releases", "remarks", "issues", "door_passes")


def remove_part(*, by: User, event: Event, row: models.Model) -> None:
    """Put a row of an event into the bin; published news leaves the day of its withdrawal at its address.

    Wrong news leaves the public at once, whatever the state of its event: it can be withdrawn of a closed one too.
    """
    access.insist(by, event, Permission.EVENTS_WRITE)
    with _held_alone(event) if isinstance(row, PressRelease) else binding(by, event):
        row = stored(row)
        away(by, row, event.office, title=f"{row} ({event.title})")
        if isinstance(row, PressRelease) and PressRelease.objects.told().filter(pk=row.pk).exists():
            WithdrawnRelease.objects.get_or_create(release=row.pk)
        type(row)._default_manager.filter(pk=row.pk).delete()
        touch(by, "remove_part", event, row)


@contextmanager
def _held_alone(event: Event) -> Iterator[Event]:
    with transaction.atomic():
        yield hold(event)


def remove_project(*, by: User, project: Project) -> None:
    """Put a project into the bin, if no event is an activity of it."""
    access.insist_on_project(by, project)
    office = access.keeper_of(project)
    with transaction.atomic():
        project = stored(project)
        away(by, project, office, title=project.title)
        touched([office.province_id])
        audit.record(by=by, act="events.remove_project", target=project, province_code=office.province_code)
        project.delete()


def remove_event(*, by: User, event: Event) -> None:
    """Put an event with its half-days and programme into the bin, while nothing hangs on it."""
    access.insist(by, event, Permission.EVENTS_WRITE)
    with transaction.atomic():
        event = hold_to_change(event)
        refuse_if(hanging_on(event))
        if is_bound(event) and last_approval(event) is None:
            keep_approval(event, facts_of(event))
        away(by, event, event.office, title=event.title)
        record(by=by, act="remove_event", event=event)
        event.delete()


def hanging_on(event: Event) -> list[str]:
    """What keeps an event where it is: that it was announced, and nothing else then, for settling anything would not
    help; or people, marks, news and words, a few of each kind.
    """
    if event.is_announced:
        return [_("it was announced; an announced event is cancelled, so that everybody reads of it")]
    found = [name for part in HANGING for name in a_few(getattr(event, part).all(), of=getattr(event, part).all())]
    if Attendance.objects.filter(session__event=event).exists():
        found.append(_("marks of the roll"))
    if RollClosing.objects.filter(session__event=event).exists():
        found.append(_("a closed roll"))
    return found


def parts_of(event: Event) -> list[models.Model]:
    """What is deleted and put back with an event: half-days, programme, roles, groups, products, project links."""
    names = ("sessions", "programme", "roles", "target_groups", "booth_products")
    rows = [row for name in names for row in getattr(event, name).all()]
    return [*rows, *EventProject.objects.filter(event=event)]


def away(by: User, row: models.Model, office, *, title: str) -> None:
    """Seal a row with what goes with it into the bin of an office; refused while something refers to it."""
    going, staying = goes_with(row)
    refuse_if(staying)
    put_away(by=by, office=office, thing=row, title=title, rows=rows_as_text([row, *going]))


def refuse_if(found: Sequence[object]) -> None:
    """Refuse to delete what others refer to, naming a few of them."""
    if found:
        names = ", ".join(f"“{each}”" for each in found[:3])
        message = _("Something else refers to this, so it stays: %(names)s.") % {"names": names}
        raise RuleBroken(message, code="referred_to")
