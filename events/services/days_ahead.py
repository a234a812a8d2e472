"""What cannot be said of days that have not come: numbers of people, and days of an event that is over."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.rules import RuleBroken
from events import clock
from events.models import Event
from thai.calendar import today

State = Event.State


def nothing_is_told_ahead(event: Event, *, state: str) -> None:
    """Refuse how many came (reported in all, or of a group) where nobody can have come; ``state`` is the stored one."""
    if event.reported_total is not None:
        somebody_can_have_come(event, state=state, field="reported_total")
    if event.target_groups.exclude(attended=None).exists() and not clock.somebody_may_have_come(event):
        message = _("A target group says how many came, so the event cannot lie ahead.")
        raise RuleBroken({"first_day": ValidationError(message, code="told_ahead")})


def somebody_can_have_come(event: Event, *, state: str, field: str) -> None:
    """Refuse a number of people in a ``field`` before the first half-day of an event, and of a cancelled one."""
    if state == State.CANCELLED:
        message = _("The event was cancelled, so nobody came. If it took place, take the cancellation back first.")
        raise RuleBroken({field: ValidationError(message, code="was_cancelled")})
    if not clock.somebody_may_have_come(event):
        message = _("The event lies ahead, so nobody can have come yet. Please enter this number afterwards.")
        raise RuleBroken({field: ValidationError(message, code="told_ahead")})


def days_fit_the_state(state: str, facts: Mapping[str, Any]) -> None:
    """Refuse days ahead (``first_day``, ``last_day``) for an event that is going on or over, whatever its state says.

    The steps wait for the days; the days wait for the steps in the same way.
    """
    waits = {State.RUNNING: "first_day", State.FINISHED: "last_day"}
    name = waits.get(State(state), "")
    if facts.get(name) and facts[name] > today():
        message = _("The event is “%(state)s”, so this day cannot lie ahead.") % {"state": State(state).label}
        raise RuleBroken({name: ValidationError(message, code="day_not_come")})
