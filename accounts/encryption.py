"""Personal values at rest: each owner has a data key, the key ring wraps it, and every value says what it is.

- A **data key** (32 random bytes) seals all values of one person. Without it nothing of them opens, which is how
  a person is forgotten also in old copies.
- The **key ring** PERSONAL_DATA_KEYS ("name:base64", newest first) wraps data keys: the first wraps, all unwrap.
  A new ring key is put in front and the data keys are wrapped again; no sealed value is touched.
- Everything is AES-GCM with a random nonce. What a value is (``where``: "table.column") is authenticated with it,
  so a value moved to another column does not open.
- A **blind index** finds equal values without opening any: an HMAC under BLIND_INDEX_KEY, another secret, because a
  bare hash of a 13-digit number would be guessed in minutes. It differs from column to column.

Stored form: ``p:base64(nonce + cipher text)`` of a personal value, ``ring key's name:base64(…)`` of a wrapped key.
"""

import binascii
import hmac
import os
import re
from base64 import b64decode, b64encode
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

KEY_BYTES = 32
NONCE_BYTES = 12
PERSONAL = "p"
WRAPPED_KEY = "wrapped data key"
_SEALED = re.compile(rf"{PERSONAL}:[A-Za-z0-9+/]{{38,}}={{0,2}}")


class CannotOpen(Exception):
    """A sealed value does not open: its key is gone or unknown, or the value was changed or moved. Names no value."""


class RingKeyMissing(CannotOpen):
    """The data key is wrapped by a ring key that this process does not know: it was started before the key was made."""


class Cipher:
    """One key, with the name that its sealed values carry in front."""

    def __init__(self, key: bytes, name: str) -> None:
        self._name, self._key = name, AESGCM(key)

    def __repr__(self) -> str:
        return f"<Cipher {self._name}>"

    def seal(self, value: bytes, where: str) -> str:
        """``name:base64(nonce + cipher text)``."""
        return f"{self._name}:{b64encode(self.seal_raw(value, where)).decode()}"

    def open(self, sealed: str, where: str) -> bytes:
        """What was sealed under the same key for the same place; raises CannotOpen."""
        name, _colon, body = sealed.partition(":")
        if name != self._name:
            raise CannotOpen(f"This is no value of {where}.")
        try:
            raw = b64decode(body, validate=True)
        except (binascii.Error, ValueError) as error:
            raise CannotOpen(f"This is no value of {where}.") from error
        return self.open_raw(raw, where)

    def seal_raw(self, value: bytes, where: str) -> bytes:
        """Nonce and cipher text, for what is kept as bytes (`accounts.pieces`)."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._key.encrypt(nonce, value, where.encode())

    def open_raw(self, raw: bytes, where: str) -> bytes:
        """What `seal_raw` sealed; raises CannotOpen."""
        if len(raw) < NONCE_BYTES:
            raise CannotOpen(f"This is no value of {where}.")
        try:
            return self._key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], where.encode())
        except (InvalidTag, ValueError) as error:
            raise CannotOpen(f"A value of {where} does not open: it was changed, moved or sealed elsewhere.") from error


class DataKey(Cipher):
    """The key of one person; seals texts."""

    def __init__(self, key: bytes | None = None) -> None:
        self._raw = key or os.urandom(KEY_BYTES)
        super().__init__(self._raw, PERSONAL)

    @classmethod
    def unwrapped(cls, wrapped: str) -> "DataKey":
        """The key behind its wrapped form; raises CannotOpen, also for a key that was dropped (empty)."""
        return cls(_unwrap(wrapped))

    def wrapped(self) -> str:
        """``ring key's name:base64(…)`` under the newest key of the ring."""
        return _newest().seal(self._raw, WRAPPED_KEY)

    def seal_text(self, value: str, where: str) -> str:
        """The sealed form of a text; an empty text stays empty."""
        return self.seal(value.encode(), where) if value else ""

    def open_text(self, sealed: str, where: str) -> str:
        """The text behind `seal_text`; raises CannotOpen."""
        return self.open(sealed, where).decode() if sealed else ""


@cache
def _ring(keys: tuple[str, ...]) -> dict[str, Cipher]:
    pairs = (item.split(":", 1) for item in keys)
    return {name: Cipher(b64decode(key), name) for name, key in pairs}


def _newest() -> Cipher:
    return next(iter(_ring(tuple(settings.PERSONAL_DATA_KEYS)).values()))


def _unwrap(wrapped: str) -> bytes:
    name = wrapped.partition(":")[0]
    if not name:
        raise CannotOpen("The data key is gone, so nothing that it sealed opens.")
    ring = _ring(tuple(settings.PERSONAL_DATA_KEYS))
    if name not in ring:
        raise RingKeyMissing(f"The key {name} is not in PERSONAL_DATA_KEYS.")
    return ring[name].open(wrapped, WRAPPED_KEY)


def newest_key_name() -> str:
    """The name of the ring key that wraps data keys now."""
    return next(iter(_ring(tuple(settings.PERSONAL_DATA_KEYS))))


def rewrapped(wrapped: str) -> str:
    """The same data key under the newest key of the ring; raises CannotOpen."""
    return _newest().seal(_unwrap(wrapped), WRAPPED_KEY)


def blind_index(value: str, where: str) -> str:
    """A keyed hash (64 hex digits): equal for equal values of one column (``where``), worthless without the key."""
    return hmac.digest(settings.BLIND_INDEX_KEY.encode(), f"{where}\0{value}".encode(), "sha256").hex()


@cache
def _derived(secret: str, purpose: str) -> Cipher:
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(secret.encode())
    return Cipher(key, "")


def seal_for(purpose: str, value: str, *, holder: str = "") -> str:
    """Seal a text that leaves the house, for example in an address, under a key of its own purpose.

    ``holder`` is the only one for whom it opens again (a session, say); empty: whoever knows the purpose.
    """
    return _derived(settings.SECRET_KEY, purpose).seal(value.encode(), _where(purpose, holder))


def open_for(purpose: str, sealed: str, *, holder: str = "") -> str:
    """The text behind `seal_for` with the same purpose and holder; raises CannotOpen."""
    return _derived(settings.SECRET_KEY, purpose).open(sealed, _where(purpose, holder)).decode()


def _where(purpose: str, holder: str) -> str:
    return f"{purpose}\0{holder}" if holder else purpose


class SealedTextField(models.TextField):
    """A column of sealed texts. Python sees them sealed too; a plain text never gets as far as the database."""

    def get_prep_value(self, value):
        """The sealed text as it is; raises ValueError for a plain one, which it does not repeat."""
        value = super().get_prep_value(value)
        if value and not _SEALED.fullmatch(value):
            raise ValueError(f"{self.name} takes sealed values only.")
        return value
