"""The way of an event: draft, approved, published, going on, finished, project closed; or cancelled."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.models import Event
from events.services.audit import record
from provinces.permissions import Permission

State = Event.State


@dataclass(frozen=True)
class Step:
    """One step: from which states it is possible, where it leads and who may take it."""

    label: Promise
    sources: tuple[str, ...]
    target: str
    permission: str = Permission.EVENTS_WRITE
    needs_reason: bool = False


STEPS: dict[str, Step] = {
    "approve": Step(gettext_lazy("Approve"), (State.DRAFT,), State.APPROVED, Permission.EVENTS_APPROVE),
    "publish": Step(gettext_lazy("Publish"), (State.APPROVED,), State.PUBLISHED),
    "start": Step(gettext_lazy("Begin"), (State.PUBLISHED,), State.RUNNING),
    "finish": Step(gettext_lazy("Finish"), (State.PUBLISHED, State.RUNNING), State.FINISHED),
    "close": Step(gettext_lazy("Close the project"), (State.FINISHED,), State.CLOSED),
    "cancel": Step(
        gettext_lazy("Cancel the event"),
        (State.DRAFT, State.APPROVED, State.PUBLISHED, State.RUNNING),
        State.CANCELLED,
        needs_reason=True,
    ),
    "restore": Step(gettext_lazy("Take back the cancellation"), (State.CANCELLED,), State.DRAFT, needs_reason=True),
}


def possible_steps(event: Event, user: User) -> dict[str, Step]:
    """The steps that the user may take now, in their usual order."""
    return {
        name: step
        for name, step in STEPS.items()
        if event.state in step.sources and access.may(user, event, step.permission)
    }


def _never_announced(to: Step) -> Case | bool:
    """Everybody reads of a cancellation, but only of an event that had been announced."""
    if to.target != State.CANCELLED:
        return False
    return Case(When(state__in=[State.DRAFT, State.APPROVED], then=True), default=False)


def change_state(*, by: User, event: Event, step: str, reason: str = "") -> None:
    """Take a step. Who comes second finds the state changed and is told so; nothing happens twice."""
    if step not in STEPS:
        raise RuleBroken(_("There is no such step."), code="no_such_step")
    to = STEPS[step]
    access.insist(by, event, to.permission)
    if to.needs_reason and not reason.strip():
        raise RuleBroken(_("Please say why, in a few words."), code="reason_missing")
    with transaction.atomic():
        moved = Event.objects.filter(pk=event.pk, state__in=to.sources).update(
            state=to.target, changed_at=timezone.now(), never_announced=_never_announced(to)
        )
        if not moved:
            event.refresh_from_db(fields=["state"])
            message = _("The event is “%(state)s” now, so this step is not possible.")
            raise RuleBroken(message % {"state": event.get_state_display()}, code="state_changed")
        record(by=by, act=f"{step}_event", event=event, reason=reason.strip())
    event.state = to.target
