"""How often a wrong password may be tried: five times, then a quarter of an hour's rest, told from the first refusal.

The counters are rows, so that neither a lost cache nor a restart gives new tries. An account has one counter for all
devices it does not know and one for each device where its owner has signed in before: a stranger who fills the
first does not lock the owner out. The key of a counter is a keyed hash of the account's name alone – no address, no
host, no port – so that nobody starts anew by another way in and no office waits for its neighbours' mistakes.
"""

import math
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.core.signing import BadSignature
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from accounts.encryption import blind_index
from accounts.models import SignInTries

TRIES = 5
REST_SECONDS = 15 * 60
DEVICE_COOKIE = "__Host-device" if settings.PRODUCTION else "device"
DEVICE_SECONDS = 365 * 86400
# An office computer is shared; who was not seen on it for long falls out first.
DEVICE_ACCOUNTS = 12
# One statement, so that of many tries at one moment exactly five are let through. A counter at rest grows no further,
# and one whose rest is over begins anew. Seconds since 1970 are the same to both databases.
_COUNT = """
INSERT INTO accounts_signintries AS t (key, tries, rests_until) VALUES (%(key)s, 1, %(until)s)
ON CONFLICT (key) DO UPDATE SET
    tries = CASE WHEN t.rests_until <= %(now)s THEN 1 WHEN t.tries > %(most)s THEN t.tries ELSE t.tries + 1 END,
    rests_until = CASE WHEN t.rests_until > %(now)s AND t.tries >= %(most)s THEN t.rests_until ELSE %(until)s END
RETURNING tries, rests_until
"""


def folded(name: str) -> str:
    """The name as the database would compare it without regard to case; equal for all spellings of one account."""
    return unicodedata.normalize("NFKC", name).strip().upper().casefold()


def try_once(key: str) -> int:
    """Count a try; 0 when it may go on, else the seconds until the next one may. Counted before anything is checked."""
    now = math.floor(time.time())
    values: dict[str, str | int] = {"key": key, "now": now, "until": now + REST_SECONDS, "most": TRIES}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values)
        tries, until = cursor.fetchone()
    return 0 if tries <= TRIES else max(1, until - now)


@contextmanager
def counted_if_answered(key: str) -> Iterator[None]:
    """A try that the database did not answer (503) was none: it is given back, and the fault goes on its way."""
    try:
        yield
    except (OperationalError, InterfaceError):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        # If it is still away, the try stays counted: that is the safe side.
        with suppress(DatabaseError, InterfaceError):
            SignInTries.objects.filter(key=key, tries__gt=0).update(tries=F("tries") - 1)
        raise


def forget(key: str) -> None:
    """A right password begins anew; counters whose rest is over leave with it."""
    SignInTries.objects.filter(key=key).delete()
    SignInTries.objects.filter(rests_until__lte=time.time()).delete()


def key_of_change(user_id: int) -> str:
    """The counter of the old password on the page that changes it."""
    return blind_index(str(user_id), "password change")


@dataclass(frozen=True)
class Device:
    """A browser that signs in: its own name, and the accounts that have entered here, the latest first."""

    name: str
    accounts: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Device":
        """From its signed cookie; a cookie that was changed, or none, is a device nobody knows."""
        try:
            cookie = request.get_signed_cookie(DEVICE_COOKIE, "", salt=DEVICE_COOKIE) or ""
        except BadSignature:
            cookie = ""
        name, _colon, accounts = cookie.partition(":")
        if not name:
            return cls(uuid4().hex)
        return cls(name, tuple(filter(None, accounts.split(","))))

    def counter(self, login: str) -> str:
        """The key of the counter for an account name here: the device's own if the account knows it."""
        name = folded(login)
        here = self.knows(login)
        return blind_index(f"{name}\0{self.name}", "sign-in here") if here else blind_index(name, "sign-in")

    def knows(self, login: str) -> bool:
        """Whether the account has entered here before."""
        return _short(folded(login)) in self.accounts

    def remember(self, login: str, response: HttpResponseBase) -> None:
        """The account has entered here: its next mistakes on this device are counted apart."""
        short = _short(folded(login))
        accounts = (short, *(one for one in self.accounts if one != short))[:DEVICE_ACCOUNTS]
        self._put(response, accounts)

    def mark(self, response: HttpResponseBase) -> None:
        """The device is to be recognised, whoever enters on it."""
        self._put(response, self.accounts)

    def _put(self, response: HttpResponseBase, accounts: tuple[str, ...]) -> None:
        response.set_signed_cookie(
            DEVICE_COOKIE,
            f"{self.name}:{','.join(accounts)}",
            salt=DEVICE_COOKIE,
            max_age=DEVICE_SECONDS,
            secure=settings.PRODUCTION,
            httponly=True,
            samesite="Lax",
        )


def _short(name: str) -> str:
    return blind_index(name, "sign-in device")[:20]
