"""Things taken on: who answers, and when."""

from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.records import take_turn
from events import access
from events.models import FollowUp
from events.services.audit import record
from provinces.permissions import Permission


def answer_follow_up(
    *, by: User, follow_up: FollowUp, answer: str, answered_on: date, version: int | None = None
) -> None:
    """Write down what became of a thing taken on; an earlier answer is replaced, the audit trail keeps the deed.

    ``version`` is the one that who answers saw (None: the one loaded); who comes second is told.
    """
    access.insist(by, follow_up.event, Permission.EVENTS_WRITE)
    follow_up.must_be_answerable_on(answered_on)
    with transaction.atomic():
        take_turn(follow_up, version)
        changed = [n for n, v in (("answer", answer), ("answered_on", answered_on)) if getattr(follow_up, n) != v]
        follow_up.answer = answer
        follow_up.answered_on = answered_on
        follow_up.save(update_fields=["answer", "answered_on"])
        details = {"fields": changed, "version": follow_up.version}
        record(by=by, act="answer_follow_up", event=follow_up.event, target=follow_up, **details)
