"""The way of an event: draft, approved, published, going on, finished, closed; or cancelled (decision 23)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.models import Event, RollClosing
from events.services.approving import approve_event
from events.services.audit import hold, record
from events.services.seeing import forget_details
from events.twin_events import insist_it_is_no_twin
from provinces.permissions import Permission
from thai.calendar import today
from thai.display import local_date
from thai.templatetags.thai import count

State = Event.State


@dataclass(frozen=True)
class Step:
    """One step: from which states it is possible, where it leads and who may take it.

    ``not_before`` names the day of the event that must have come, ``offered_until`` the one after which nobody takes
    it any more (what is over is finished, not begun); ``of_what_differs`` says that it is possible for an
    announced event that is no longer what was approved.
    """

    label: Promise
    sources: tuple[str, ...]
    target: str
    permission: str = Permission.EVENTS_WRITE
    needs_reason: bool = False
    not_before: str = ""
    offered_until: str = ""
    of_what_differs: bool = False

    def is_open_to(self, event: Event) -> bool:
        """Whether the state of the event allows it; what differs from its approval waits for a new one or an end."""
        if event.approval_differs and event.state != State.DRAFT:
            return self.of_what_differs and (self.target == State.APPROVED or event.state in self.sources)
        return event.state in self.sources

    def is_too_early(self, event: Event) -> bool:
        """Whether the day that the step waits for has not come."""
        return bool(self.not_before) and getattr(event, self.not_before) > today()

    def is_offered(self, event: Event) -> bool:
        """Whether its time has come and has not gone by."""
        gone_by = bool(self.offered_until) and getattr(event, self.offered_until) < today()
        return not gone_by and not self.is_too_early(event)


STEPS: dict[str, Step] = {
    "approve": Step(
        gettext_lazy("Approve"), (State.DRAFT,), State.APPROVED, Permission.EVENTS_APPROVE, of_what_differs=True
    ),
    "publish": Step(gettext_lazy("Publish"), (State.APPROVED,), State.PUBLISHED),
    "start": Step(
        gettext_lazy("Begin"), (State.PUBLISHED,), State.RUNNING, not_before="first_day", offered_until="last_day"
    ),
    "finish": Step(gettext_lazy("Finish"), (State.PUBLISHED, State.RUNNING), State.FINISHED, not_before="last_day"),
    "close": Step(gettext_lazy("Close the event"), (State.FINISHED,), State.CLOSED),
    "reopen": Step(gettext_lazy("Open the event again"), (State.CLOSED,), State.FINISHED, needs_reason=True),
    "cancel": Step(
        gettext_lazy("Cancel the event"),
        (State.DRAFT, State.APPROVED, State.PUBLISHED, State.RUNNING),
        State.CANCELLED,
        needs_reason=True,
        of_what_differs=True,
    ),
    "restore": Step(gettext_lazy("Take back the cancellation"), (State.CANCELLED,), State.DRAFT, needs_reason=True),
}


def possible_steps(event: Event, user: User) -> dict[str, Step]:
    """The steps that the user may take now, in their usual order."""
    return {
        name: step
        for name, step in STEPS.items()
        if step.is_open_to(event) and step.is_offered(event) and access.may(user, event, step.permission)
    }


def change_state(*, by: User, event: Event, step: str, reason: str = "", seen: str = "") -> None:
    """Take a step. Who comes second finds the state changed and is told so; nothing happens twice.

    Everybody reads of a cancellation, but only of an event that had been announced; once announced, always announced.
    ``seen`` is the mark of what who approves has read (`mark_of` what is `shown_to_approve`; empty: that of now).
    """
    to = _step(by, event, step, reason)
    with transaction.atomic():
        stored = hold(event)
        event.state, event.approval_differs = stored.state, stored.approval_differs
        _check(event, stored, to)
        if to.target == State.APPROVED:
            approve_event(by=by, event=event, seen=seen)
            return
        told = stored.is_announced or to.target == State.PUBLISHED
        Event.objects.filter(pk=event.pk).update(
            state=to.target,
            approval_differs=False,
            changed_at=timezone.now(),
            was_announced=told,
            never_announced=to.target == State.CANCELLED and not told,
        )
        if to.target == State.CANCELLED:
            forget_details(event)
        record(by=by, act=f"{step}_event", event=event, reason=reason.strip())
    event.state, event.was_announced, event.approval_differs = to.target, told, False


def _step(by: User, event: Event, name: str, reason: str) -> Step:
    """The step of a name, if the user may take it; refused without the reason that it needs."""
    if name not in STEPS:
        raise RuleBroken(_("There is no such step."), code="no_such_step")
    access.insist(by, event, STEPS[name].permission)
    if STEPS[name].needs_reason and not reason.strip():
        raise RuleBroken(_("Please say why, in a few words."), code="reason_missing")
    return STEPS[name]


def _check(event: Event, stored: Event, to: Step) -> None:
    """Refuse a step that the state as stored now does not allow, and one whose day has not come."""
    if stored.approval_differs and stored.state in to.sources and not to.is_open_to(stored):
        message = _(
            "What was changed waits for approval by the provincial labour head; this step is possible after it."
        )
        raise RuleBroken(message, code="waits_for_approval")
    if not to.is_open_to(stored):
        message = _("The event is “%(state)s” now, so this step is not possible.")
        raise RuleBroken(message % {"state": event.state_in_words}, code="state_changed")
    if to.is_too_early(stored):
        message = _("“%(step)s” is possible from %(day)s.")
        told = {"step": to.label, "day": local_date(getattr(stored, to.not_before))}
        raise RuleBroken(message % told, code="day_not_come")
    if stored.state == State.CANCELLED:
        insist_it_is_no_twin(stored)
    if to.target == State.CANCELLED and RollClosing.objects.known().filter(session__event=stored).exists():
        message = _(
            "The roll of this event was closed, so people came. Please finish it, or open the roll again first."
        )
        raise RuleBroken(message, code="roll_closed")
    if to.target == State.CANCELLED and stored.reported_total is not None:
        message = _(
            "A source reports %(n)s participants of this event, so it took place. Please remove that number first."
        )
        raise RuleBroken(message % {"n": count(stored.reported_total)}, code="was_reported")
    if to.target == State.CANCELLED and stored.target_groups.exclude(attended=None).exists():
        message = _("A target group says how many came, so the event took place. Please remove that number first.")
        raise RuleBroken(message, code="was_reported")
