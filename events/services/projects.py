"""Enter and change projects, and put the objectives of projects and events in order."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from accounts.records import once, take_turn
from accounts.rules import RuleBroken
from events import access
from events.models import Event, Project
from events.services.approving import binding, is_bound
from events.services.audit import hold_to_change, record
from events.services.order import placed
from provinces.bin import stored
from provinces.models import Office
from provinces.permissions import Permission
from provinces.stamps import touched
from thai.fields import fill_derived


def create_project(*, by: User, office: Office, form_key: UUID | None, **facts) -> Project:
    """Enter a project of the office; the same ``form_key`` again returns the first one.

    A title is there once in a year of an office, however it is spelt.
    """

    def make() -> Project:
        project = _inserted(Project(office=office, form_key=form_key, **facts))
        touched([office.province_id])
        audit.record(by=by, act="events.create_project", target=project, province_code=office.province_code)
        return project

    with transaction.atomic():
        return once(Project.objects.filter(office=office), form_key=form_key, make=make)[0]


def update_project(*, by: User, project: Project, version: int | None = None, **facts) -> None:
    """Change a project's facts; who comes second is told."""
    access.insist_on_project(by, project)
    with transaction.atomic(), _binding_its_events(by, project):
        before = stored(project)
        changed = sorted(name for name, value in facts.items() if getattr(before, name) != value)
        take_turn(project, version)
        for name, value in facts.items():
            setattr(project, name, value)
        # A double from before the keys were made keeps its own until its title or year is changed.
        keys = fill_derived([project]) if {"title", "fiscal_year"} & set(changed) else ()
        try:
            with transaction.atomic():
                project.save(update_fields=[*facts, *keys])
        except IntegrityError as error:
            raise _known() from error
        _record(by, project, changed)


@contextmanager
def _binding_its_events(by: User, project: Project) -> Iterator[None]:
    """The budget is a fact of the project's approved events: they are held before it is, and measured afterwards."""
    known = list(project.events.order_by("pk"))
    with ExitStack() as events:
        for event in filter(is_bound, known):
            events.enter_context(binding(by, event))
        yield
        if list(project.events.order_by("pk")) != known:
            message = _("The events of this project changed meanwhile. Please look and save again.")
            raise RuleBroken(message, code="events_changed")


def order_objectives(*, by: User, owner: Project | Event, row: str, beside: str, after: bool) -> str:
    """Put one objective right before or after another, both named by ``key_of`` their text. Returns the text moved."""
    if isinstance(owner, Event):
        access.insist(by, owner, Permission.EVENTS_WRITE)
    else:
        access.insist_on_project(by, owner)
    with transaction.atomic():
        held = hold_to_change(owner) if isinstance(owner, Event) else stored(owner)
        by_key = {key_of(text): text for text in held.objectives}
        lines = placed(held.objectives, by_key.get(row), by_key.get(beside), after=after)
        if lines != held.objectives:
            take_turn(held, None)
            held.objectives = lines
            _save(by, held)
    return by_key[row]


def key_of(text: str) -> str:
    """A short key of a line that has none of its own."""
    return sha256(text.encode()).hexdigest()[:12]


def _inserted(project: Project) -> Project:
    """Write the project, unless the office has it."""
    try:
        with transaction.atomic():
            project.save(force_insert=True)
    except IntegrityError as error:
        if project.form_key and Project.objects.filter(form_key=project.form_key).exists():
            raise
        raise _known() from error
    return project


def _known() -> RuleBroken:
    message = _("Your office already has a project of this title in this fiscal year. Please open that one.")
    return RuleBroken({"title": RuleBroken(message, code="project_known_already")})


def _save(by: User, owner: Project | Event) -> None:
    if isinstance(owner, Project):
        owner.save(update_fields=["objectives"])
        _record(by, owner, ["objectives"])
        return
    owner.changed_at = timezone.now()
    owner.save(update_fields=["objectives", "changed_at"])
    record(by=by, act="update_event", event=owner, fields=["objectives"], version=owner.version)


def _record(by: User, project: Project, fields: list[str]) -> None:
    office = access.keeper_of(project)
    touched([office.province_id])
    audit.record(
        by=by,
        act="events.update_project",
        target=project,
        province_code=office.province_code,
        fields=fields,
        version=project.version,
    )
