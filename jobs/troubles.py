"""What can befall a job besides its own mistakes: recognised by the error, each with its own sentence."""

import errno
import sqlite3
from collections.abc import Iterator
from enum import IntEnum

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_noop

from accounts.encryption import RingKeyMissing

DISK_FULL = gettext_noop(
    "The disk of the portal is full. This waits and goes on by itself as soon as the administrator has made room."
)
TOO_BIG = gettext_noop(
    "This needs more memory than one piece of work may take. Please ask for a smaller part, for example one province."
)
TOO_MANY_ERRORS = gettext_noop(
    "This was tried several times without success. Please ask again later; if it happens again, tell the administrator."
)
LOST_TOO_OFTEN = gettext_noop(
    "The machine stopped again and again in the middle of this. Please ask again later and tell the administrator."
)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What libraries say that keep the number of the error to themselves: SQLite, and the Rust writer of spreadsheets.
FULL_WORDS = ("No space left on device", "database or disk is full", "File too large", "Disk quota exceeded")
# https://www.postgresql.org/docs/current/errcodes-appendix.html: connections, operators, deadlocks, resources.
DISK_FULL_STATE = "53100"
AWAY_STATES = ("08", "57", "40", "53")
AWAY_WORDS = ("database is locked", "unable to open database file", "disk I/O error")


class Trouble(IntEnum):
    """Why work broke off; the number is the exit code by which a child tells its parent."""

    BROKEN = 1
    """The work itself raised: tried again a few times."""
    DISK = 71
    """There was no room: waits until there is."""
    MEMORY = 72
    """It took more memory than it may: will do so again, so it fails at once."""
    LOST = 73
    """The process or its database went away: tried again, with growing pauses."""
    STUCK = 74
    """A step was silent for longer than it had said."""
    TAKEN = 75
    """Another worker has the job."""


class BrokeOff(Exception):
    """The child that did the work ended in trouble, which its own log tells about."""

    def __init__(self, trouble: Trouble, told: str) -> None:
        super().__init__(trouble, told)
        self.trouble, self.told = trouble, told

    def __str__(self) -> str:
        return self.told


def trouble_of(error: BaseException) -> Trouble:
    """What an error means for the job; looks at its causes too."""
    chain = list(_causes(error))
    if isinstance(error, BrokeOff):
        return error.trouble
    if any(isinstance(each, MemoryError) for each in chain):
        return Trouble.MEMORY
    if any(map(_is_full, chain)):
        return Trouble.DISK
    # Who was started before a new ring key came knows it after the next start.
    if any(map(_is_away, chain)) or knows_no_ring_key(error):
        return Trouble.LOST
    return Trouble.BROKEN


def knows_no_ring_key(error: BaseException | None) -> bool:
    """Whether this process has to be started anew, because it does not know the newest key of the ring."""
    return any(isinstance(each, RingKeyMissing) for each in _causes(error))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in FULL or getattr(error, "pgcode", None) == DISK_FULL_STATE:
        return True
    return any(word in str(error) for word in FULL_WORDS)


def _is_away(error: BaseException) -> bool:
    """The database went away or was too busy; a mistake in a question to it is none of these."""
    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, OperationalError):
        return False
    if isinstance(error.__cause__, sqlite3.OperationalError):
        return any(word in str(error) for word in AWAY_WORDS)
    state = getattr(error.__cause__, "pgcode", None)
    return state is None or state.startswith(AWAY_STATES)
