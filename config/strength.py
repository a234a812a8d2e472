"""What production is started with: secrets that nobody can guess or read somewhere, and hosts by their names.

Each refusal is an ImproperlyConfigured with one sentence that names the setting and never repeats a secret.
"""

import json
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# A random text of 40 letters has more than 25 different ones, 64 hexadecimal digits more than 12.
LEAST_DIFFERENT = 12
# Of 32 random bytes about 30 differ.
LEAST_DIFFERENT_BYTES = 16
# What stands in the secrets of examples and tests.
MARKS = ("test-only", "insecure", "example", "changeme", "change-me", "labour-demo", "password")
HOW = 'Make one with `python -c "import secrets; print(secrets.token_urlsafe(50))"`.'


def strong(name: str, secret: str, *, least: int, published: Iterable[str] = ()) -> str:
    """The secret, if it is long, looks random and stands nowhere."""
    if len(secret) < least:
        raise ImproperlyConfigured(f"{name} is shorter than {least} characters. {HOW}")
    if len(set(secret)) < LEAST_DIFFERENT or secret in (secret * 2)[1:-1]:
        raise ImproperlyConfigured(f"{name} repeats itself and can be guessed. {HOW}")
    if secret in set(published) or any(mark in secret.lower() for mark in MARKS):
        raise ImproperlyConfigured(f"{name} is a published one: of an example, a test or the demonstration. {HOW}")
    return secret


def strong_ring(pairs: list[str], *, published: Iterable[str] = ()) -> list[str]:
    """The pairs of PERSONAL_DATA_KEYS, if each key looks random and stands nowhere."""
    stands = set(published)
    for name, key in (pair.split(":", 1) for pair in pairs):
        raw = b64decode(key)
        if key in stands or name.lower().startswith("demo") or all(32 <= byte < 127 for byte in raw):
            raise ImproperlyConfigured(
                f"PERSONAL_DATA_KEYS: the key {name} is a published one: a text, or of the demonstration."
            )
        if len(set(raw)) < LEAST_DIFFERENT_BYTES:
            raise ImproperlyConfigured(f"PERSONAL_DATA_KEYS: the key {name} repeats itself and can be guessed.")
    return pairs


def two_secrets(one: str, other: str) -> None:
    """Raise if what signs and what finds are one secret."""
    if one in other or other in one:
        raise ImproperlyConfigured(f"SECRET_KEY and BLIND_INDEX_KEY must not be the same. {HOW}")


def named_hosts(text: str) -> list[str]:
    """The hosts of ALLOWED_HOSTS, if each is one name: no pattern, no suffix, no gap."""
    hosts = [host.strip() for host in text.split(",")]
    if any(not host or "*" in host or host.startswith(".") or "/" in host for host in hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS names each host by its whole name, without * or a leading dot, separated by commas."
        )
    return hosts


def keys_of_the_demonstration(*folders: Path) -> set[str]:
    """Every secret that ``./portal run`` made for the demonstration in these work folders, the ring's keys bare."""
    kept: set[str] = set()
    for path in (folder / "secrets.json" for folder in folders):
        if path.is_file():
            kept |= set(json.loads(path.read_text()).values())
    return kept | {pair.partition(":")[2] for value in kept for pair in value.split(",") if ":" in pair}
