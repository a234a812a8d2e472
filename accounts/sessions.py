"""Sessions that know when they end: so long after the last deed, and so long after the sign-in whatever was done.

Looking at pages keeps nobody signed in, only what is written into the session does, and the button that asks for it
(`accounts.views.stay`). What stands in the page is read from the row that every request reads anyway.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as StoredInTheDatabase
from django.utils import timezone

# The moment of the sign-in, in the session itself (seconds since 1970).
SINCE = "since"


class SessionStore(StoredInTheDatabase):
    """A session in the database with two ends."""

    ends_at: datetime | None = None

    @property
    def last_end(self) -> datetime | None:
        """When it ends whatever is done; None where nobody is signed in."""
        since = self.get(SINCE)
        return since and datetime.fromtimestamp(since, UTC) + timedelta(seconds=settings.SESSION_LONGEST)

    @property
    def seconds_left(self) -> int:
        """How long it still lasts if nothing is done; 0 for one that was never stored."""
        return max(0, int((self.ends_at - timezone.now()).total_seconds())) if self.ends_at else 0

    @property
    def can_last(self) -> bool:
        """Whether the button would make it last noticeably longer."""
        if self.ends_at is None or self.last_end is None:
            return self.ends_at is not None
        return self.last_end - self.ends_at > timedelta(minutes=1)

    def stay(self) -> None:
        """As long again from now, never beyond the last end."""
        self.save()

    def _get_session_from_db(self):
        row = super()._get_session_from_db()  # type: ignore[misc]  # not in the stubs
        self.ends_at = row.expire_date if row else None
        return row

    def create_model_instance(self, data):
        """The row, ending at the earlier of both ends; the first one after a sign-in notes its moment."""
        if SESSION_KEY in data and SINCE not in data:
            data[SINCE] = int(timezone.now().timestamp())
        row = super().create_model_instance(data)
        if SINCE in data:
            longest = datetime.fromtimestamp(data[SINCE], UTC) + timedelta(seconds=settings.SESSION_LONGEST)
            row.expire_date = min(row.expire_date, longest)
        self.ends_at = row.expire_date
        return row
