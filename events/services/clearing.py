"""News is public only with a text that somebody who may approve has cleared (decision 28).

Nothing else writes the columns of a clearance.
"""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.approved import mark_of
from events.cleared import text_of
from events.models import Event, PressRelease
from events.services.audit import hold, record
from provinces.bin import stored
from provinces.models import BinnedRow
from provinces.permissions import Permission

CLEARANCE = ("is_cleared", "cleared_by", "cleared_at", "cleared_facts")


def clear_news(*, by: User, event: Event, release: PressRelease, seen: str = "") -> bool:
    """Clear news as it stands; refused if that is not what was ``seen`` (a `mark_of` its text; empty: that of now).

    Returns whether it was still to be cleared. Possible whatever the state of its event: that shows it or not.
    """
    access.insist(by, event, Permission.EVENTS_APPROVE)
    with transaction.atomic():
        hold(event)
        release = stored(release)
        if seen and seen != mark_of(text_of(release)):
            message = _("Somebody changed the news after you opened its page. Please read it and clear it again.")
            raise RuleBroken(message, code="changed_meanwhile")
        if release.is_cleared:
            return False
        _clear(by, event, release)
    return True


def text_before(row: models.Model) -> dict[str, Any] | None:
    """The text of news as it is stored, before a change is saved; None for what is new or no news."""
    before = PressRelease.objects.filter(pk=row.pk).first() if isinstance(row, PressRelease) else None
    return text_of(before) if before else None


def judge_news(by: User, event: Event, row: models.Model, before: dict[str, Any] | None) -> None:
    """Measure news that was saved against its clearance; ``before`` is its text before (None: it is new).

    Who may clear clears by saving, but not where the text of somebody else still waits.
    """
    if not isinstance(row, PressRelease) or text_of(row) == before:
        return
    release = stored(row)
    was, now = release.is_cleared, text_of(release)
    if was and release.cleared_facts is None:
        release.cleared_facts = before
    if (was or before is None) and access.may(by, event, Permission.EVENTS_APPROVE):
        _clear(by, event, release, by_saving=True)
        return
    release.is_cleared = release.cleared_facts == now
    release.save(update_fields=CLEARANCE)
    if was != release.is_cleared:
        record(by=by, act="clearance_left" if was else "clearance_met_again", event=event, row=release.pk)


def judge_return(by: User, event: Event, release: PressRelease) -> None:
    """News that somebody who may clear withdrew comes out of the bin waiting, unless who puts it back may clear too."""
    withdrew = BinnedRow.objects.filter(kind=release._meta.label_lower, row=release.pk).latest("pk").by
    if access.may(by, event, Permission.EVENTS_APPROVE) or not access.may(withdrew, event, Permission.EVENTS_APPROVE):
        return
    release.is_cleared, release.cleared_by, release.cleared_at, release.cleared_facts = False, None, None, None
    release.save(update_fields=CLEARANCE)
    record(by=by, act="clearance_left", event=event, row=release.pk)


def _clear(by: User, event: Event, release: PressRelease, **details) -> None:
    release.is_cleared, release.cleared_by, release.cleared_at = True, by, timezone.now()
    release.cleared_facts = text_of(release)
    release.save(update_fields=CLEARANCE)
    record(by=by, act="clear_news", event=event, row=release.pk, **details)
