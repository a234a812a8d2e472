"""Personal values at rest: AES-GCM with the key's name in the value, and a keyed index to find them by.

Keys come from PERSONAL_DATA_KEYS ("name:base64", newest first): the first seals, all of them open, so a
key can be changed without touching old rows. The index uses BLIND_INDEX_KEY, another secret: a bare hash
of a 13-digit number would be guessed in minutes.
"""

import base64
import hmac
import os
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models


@cache
def _keys() -> dict[str, AESGCM]:
    pairs = (item.split(":", 1) for item in settings.PERSONAL_DATA_KEYS)
    return {name: AESGCM(base64.b64decode(key)) for name, key in pairs}


def seal(value: str) -> str:
    """``key name:base64(nonce + cipher text)`` of a text."""
    name, key = next(iter(_keys().items()))
    nonce = os.urandom(12)
    return f"{name}:{base64.b64encode(nonce + key.encrypt(nonce, value.encode(), name.encode())).decode()}"


def unseal(sealed: str) -> str:
    """The text behind a sealed value. Raises KeyError if its key is not in the ring."""
    name, body = sealed.split(":", 1)
    raw = base64.b64decode(body)
    return _keys()[name].decrypt(raw[:12], raw[12:], name.encode()).decode()


def blind_index(value: str) -> str:
    """A keyed hash (64 hex digits): equal for equal values, worthless without the key."""
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), value.encode(), sha256).hexdigest()


class EncryptedTextField(models.TextField):
    """A text that is sealed in the database and plain in Python; empty stays empty."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return seal(value) if value else ""

    def from_db_value(self, value, expression, connection):
        return unseal(value) if value else ""
