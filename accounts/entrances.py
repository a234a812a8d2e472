"""Who came in, who did not, who left: written into the trail without what was typed.

The name at a failed sign-in may be anything, also a national ID or a password in the wrong box. An account that it
names is the target of the entry; of any other name only a keyed hash is kept, by which equal tries are known.
"""

from datetime import timedelta

from django.utils import timezone

from accounts.audit import record
from accounts.encryption import blind_index
from accounts.limits import folded
from accounts.models import AuditEntry, User

FAILED = "accounts.sign_in_failed"
# The trail only grows, and strangers can try any name: of those that name no account so many are kept in a window.
STRANGERS = 100
WINDOW = timedelta(minutes=15)
HASH_LENGTH = 12


def note_sign_in(user: User) -> None:
    """Somebody came in."""
    record(by=user, act="accounts.sign_in", target=user)


def note_sign_out(user: User) -> None:
    """Somebody left by the button."""
    record(by=user, act="accounts.sign_out", target=user)


def note_failure(login: str) -> None:
    """A sign-in with a wrong name or password, or of a closed account; ``login`` is never stored as typed."""
    # No name holds a NUL, and PostgreSQL refuses to look for one.
    account = None if "\0" in login else User.objects.filter(username__iexact=login.strip()).first()
    if account:
        record(by=None, act=FAILED, target=account)
    elif AuditEntry.objects.filter(act=FAILED, target_id="", at__gt=timezone.now() - WINDOW).count() < STRANGERS:
        record(by=None, act=FAILED, target=None, login=blind_index(folded(login), "failed sign-in")[:HASH_LENGTH])
