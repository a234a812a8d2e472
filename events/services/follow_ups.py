"""Things taken on: who answers, and when."""

from datetime import date

from django.db import transaction

from accounts.models import User
from events.models import FollowUp
from events.services.record import record


def answer_follow_up(*, by: User, follow_up: FollowUp, answer: str, answered_on: date) -> None:
    """Write down what became of a thing taken on; an earlier answer is replaced, the audit trail keeps the deed."""
    with transaction.atomic():
        follow_up.answer = answer
        follow_up.answered_on = answered_on
        follow_up.save(update_fields=["answer", "answered_on"])
        record(by=by, act="answer_follow_up", event=follow_up.event, target=follow_up)
