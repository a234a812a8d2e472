"""What is to be done next with an event: the one button of its page that is filled."""

from collections.abc import Mapping

from accounts.models import User
from events import access
from events.models import Event
from events.services.states import State, Step
from provinces.permissions import Permission


def what_is_next(user: User, event: Event, steps: Mapping[str, Step]) -> str:
    """The one filled button: an approval that is waited for, a step on the way to the public and to the end, else the
    roll of who may take it once the event has begun, before that its list."""
    step = next((name for name, step in steps.items() if not step.needs_reason), "")
    if event.approval_differs and "approve" in steps:
        return "approve"
    if step and event.state in (State.DRAFT, State.APPROVED, State.FINISHED):
        return step
    if event.has_begun and event.state != State.DRAFT:
        takes = access.may(user, event, Permission.ROLL_WRITE) and not access.why_nothing_changes(event)
        return "roll" if takes else ""
    writes = access.may(user, event, Permission.EVENTS_WRITE)
    return "list" if writes and not access.why_the_list_stands(event) else ""
