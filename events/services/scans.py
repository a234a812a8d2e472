"""The scan of a letter that approved an event: added when the letter is entered or later, and handed out."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules import RuleBroken
from events import access
from events.models import Approval
from events.services.audit import hold, note_scan, record
from jobs.models import StoredFile
from jobs.uploads import Scan, keep
from provinces.permissions import Permission


def add_scan(*, by: User, approval: Approval, scan: Scan, instead_of: int | None) -> None:
    """Keep the scan of a letter, in the place of one (its key) that was there; what the approval binds is not touched.

    The one before stays on the disk for two days, until housekeeping finds that nothing refers to it. A closed event
    gets its paper too: evidence often comes last.
    """
    access.insist(by, approval.event, Permission.EVENTS_WRITE)
    with transaction.atomic():
        hold(approval.event)
        if Approval.objects.get(pk=approval.pk).scan_id != instead_of:
            raise _meanwhile()
        set_scan(approval, scan)
        record(by=by, act="add_scan", event=approval.event, approval=approval.pk)


def _meanwhile() -> RuleBroken:
    message = _("A colleague has put a scan there meanwhile. Please look at it, and choose yours again if needed.")
    return RuleBroken(message, code="scan_meanwhile")


def set_scan(approval: Approval, scan: Scan) -> None:
    """Store a scan as that of an approval, inside a transaction."""
    approval.scan = keep(scan)
    approval.save(update_fields=["scan"])


def hand_out_scan(*, by: User, approval: Approval) -> StoredFile | None:
    """The scan of a letter, with an entry of who took it; None, and no entry, without one."""
    if approval.scan is not None:
        note_scan(by=by, event=approval.event, approval=approval.pk)
    return approval.scan
