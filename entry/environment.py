"""The environment that the portal's own programs get, for each of its modes."""

import base64
import json
import os
import secrets

from . import places


def demonstration() -> dict[str, str]:
    """Return the environment of ``./portal run``: the demonstration mode unless PORTAL_MODE says otherwise.

    In production nothing is generated: the settings refuse to start without their secrets.
    """
    found = {"PORTAL_MODE": "demo", **os.environ, "WORK_DIR": str(places.WORK), "PYTHONUNBUFFERED": "1"}
    if found["PORTAL_MODE"] == "demo":
        found = {"ALLOWED_HOSTS": "localhost,127.0.0.1", **_kept_keys(), **found}
    return found


def test(**more: str) -> dict[str, str]:
    """Return the environment of tests and lint: no server, no secret of the caller's."""
    left_out = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PERSONAL_DATA_KEYS", "BLIND_INDEX_KEY", "ALLOWED_HOSTS"}
    found = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**found, "PORTAL_MODE": "test", "WORK_DIR": str(places.WORK), **more}


def _kept_keys() -> dict[str, str]:
    """Return the demonstration's own keys, made at the first run and kept readable for the owner only."""
    path = places.WORK / "secrets.json"
    if not path.exists():
        places.WORK.mkdir(parents=True, exist_ok=True)
        keys = {
            "SECRET_KEY": secrets.token_urlsafe(50),
            "PERSONAL_DATA_KEYS": f"demo1:{base64.b64encode(secrets.token_bytes(32)).decode()}",
            "BLIND_INDEX_KEY": secrets.token_urlsafe(32),
        }
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(keys, file, indent=1)
    return json.loads(path.read_text())
