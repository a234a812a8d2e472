"""What has to answer, or to be free, before work begins."""

import os
import shutil
import socket
from urllib.parse import urlsplit

from . import messages

PORTS = {"postgres": 5432, "postgresql": 5432, "psql": 5432, "pgsql": 5432, "redis": 6379, "rediss": 6379}


def wanted_port(text: str) -> int:
    """Return the port that PORT names; raises ``messages.Stop`` with an example of a good one."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise messages.bad_port(text)
    return int(text)


def refuse_busy_port(port: int) -> None:
    """Raise ``messages.Stop`` when another program listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise messages.busy_port(port) from error


def refuse_unreachable(variable: str, url: str) -> None:
    """Raise ``messages.Stop`` when the PostgreSQL or Redis server of ``url`` does not answer.

    URLs of other kinds (SQLite files, sockets) need no server.
    """
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        return
    address = (parts.hostname, parts.port or PORTS[parts.scheme])
    try:
        socket.create_connection(address, timeout=3).close()
    except OSError as error:
        name = "Redis" if parts.scheme.startswith("redis") else "PostgreSQL"
        raise messages.unreachable(name, f"{address[0]}:{address[1]}", variable) from error


def chromium() -> str:
    """Return the path of the machine's Chromium; raises ``messages.Stop`` when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found or not os.access(found, os.X_OK):
        raise messages.no_chromium()
    return found
