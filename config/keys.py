"""The key ring as the environment gives it, read before anything is wrapped or opened with it."""

import binascii
import re
from base64 import b64decode

from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
NAME = re.compile(r"[A-Za-z0-9_-]+")
EXAMPLE = (
    "For example k2:<key>,k1:<key>, newest first; a key comes from "
    '`python -c "import base64, os; print(base64.b64encode(os.urandom(32)).decode())"`.'
)


def key_ring(text: str) -> list[str]:
    """The pairs ``name:base64`` of PERSONAL_DATA_KEYS, newest first.

    Raises ImproperlyConfigured with one sentence that names a pair by its place or name and never repeats a key. Two
    names that differ in case alone are refused too: whoever takes an old key away must not take the wrong one.
    """
    pairs = [item.strip() for item in text.split(",")]
    seen: set[str] = set()
    for place, pair in enumerate(pairs, 1):
        name, _colon, key = pair.partition(":")
        if not NAME.fullmatch(name):
            raise _refused(f"pair {place} has no name of letters, digits, - or _ before its colon")
        if name.casefold() in seen:
            raise _refused(f"two keys have the name {name}")
        if not _is_key(key):
            raise _refused(f"the key {name} is not {KEY_BYTES} bytes in base64")
        seen.add(name.casefold())
    return pairs


def _is_key(text: str) -> bool:
    try:
        return len(b64decode(text, validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def _refused(why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"PERSONAL_DATA_KEYS: {why}. {EXAMPLE}")
