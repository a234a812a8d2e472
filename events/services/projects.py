"""Enter and change projects."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from uuid import UUID

from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from accounts.records import once, take_turn, there_once
from accounts.rules import RuleBroken
from events import access
from events.models import Project
from events.services.approving import is_bound, measured
from provinces.bin import stored
from provinces.models import Office
from provinces.stamps import touched
from thai.fields import fill_derived


def create_project(*, by: User, office: Office, form_key: UUID | None, **facts) -> Project:
    """Enter a project of the office; the same ``form_key`` again returns the first one.

    A title is there once in a year of an office, however it is spelt.
    """

    def make() -> Project:
        project = Project.objects.create(office=office, form_key=form_key, **facts)
        touched([office.province_id])
        audit.record(by=by, act="events.create_project", target=project, province_code=office.province_code)
        return project

    with there_once(_known):
        return once(Project.objects.filter(office=office), form_key=form_key, make=make)[0]


def update_project(*, by: User, project: Project, version: int | None = None, **facts) -> None:
    """Change a project's facts; who comes second is told."""
    access.insist_on_project(by, project)
    with there_once(_known), _binding_its_events(by, project):
        before = stored(project)
        changed = sorted(name for name, value in facts.items() if getattr(before, name) != value)
        take_turn(project, version)
        for name, value in facts.items():
            setattr(project, name, value)
        # A double from before the keys were made keeps its own until its title or year is changed.
        keys = fill_derived([project]) if {"title", "fiscal_year"} & set(changed) else ()
        project.save(update_fields=[*facts, *keys])
        note_change(by, project, changed)


@contextmanager
def _binding_its_events(by: User, project: Project) -> Iterator[None]:
    """The budget is a fact of the project's approved events: they are held before it is, and measured afterwards."""
    known = list(project.events.order_by("pk"))
    with ExitStack() as events:
        for event in filter(is_bound, known):
            events.enter_context(measured(by, event))
        yield
        if list(project.events.order_by("pk")) != known:
            message = _("The events of this project changed meanwhile. Please look and save again.")
            raise RuleBroken(message, code="events_changed")


def _known() -> RuleBroken:
    message = _("Your office already has a project of this title in this fiscal year. Please open that one.")
    return RuleBroken({"title": RuleBroken(message, code="project_known_already")})


def note_change(by: User, project: Project, fields: list[str]) -> None:
    """Write down a change of a project, with the version that its turn gave it."""
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
