"""Whether the roll of a half-day may be taken or closed by now (decision 23)."""

from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules import RuleBroken
from events import access, clock
from events.models import Event, Session
from thai.display import local_date, local_time

FROM = gettext_lazy("The roll of %(half)s can be taken from %(moment)s.")


def why_not_yet(sessions: list[Session]) -> str:
    """From when the roll of a day is taken, in words; empty where one of its half-days has come or it has none."""
    if not sessions or any(session.roll_is_open for session in sessions):
        return ""
    return _in_words(clock.roll_opens_at(sessions[0]), sessions[0], FROM)


def insist_it_has_come(session: Session) -> None:
    """Refuse a mark on a half-day that has not come, or of an event that has no roll: nobody can have been there."""
    _insist_on_a_roll(session.event)
    _wait_until(clock.roll_opens_at(session), session, FROM)


def insist_it_is_over(session: Session) -> None:
    """Refuse to close a half-day that is not over: who has no mark at closing was absent."""
    _insist_on_a_roll(session.event)
    _wait_until(clock.roll_closes_from(session), session, _("The roll of %(half)s can be closed from %(moment)s."))


def _insist_on_a_roll(event: Event) -> None:
    if reason := access.why_no_roll(event):
        raise RuleBroken(reason, code="no_roll")


def _wait_until(moment: datetime, session: Session, message: str | Promise) -> None:
    if timezone.now() < moment:
        raise RuleBroken(_in_words(moment, session, message), code="half_day_not_come")


def _in_words(moment: datetime, session: Session, message: str | Promise) -> str:
    day_and_time = _("%(day)s at %(time)s") % {"day": local_date(moment), "time": local_time(moment)}
    return str(message) % {"half": session.in_words, "moment": day_and_time}
