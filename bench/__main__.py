"""Time the bare page and the lists on the demonstration data, in this process, as the people who read them."""

import os
import platform

import django
from django.conf import settings
from django.db import connection

from .timing import measure

REQUESTS = 40
BARE = "/healthz"
# Who asks for which page; nobody is the anonymous visitor.
PAGES = [
    (None, "/"),
    ("narathiwat-officer", "/volunteers/"),
    ("advisor", "/dashboard/"),
    ("narathiwat-officer", "/events/"),
]


def table(rows: list[tuple]) -> str:
    """Return the rows as a table of milliseconds: median, the middle 80 per cent, and the ratio to the bare page."""
    bare = rows[0][2].median
    lines = [f"{'page':<16}{'as':<22}{'median':>9}{'10–90 %':>16}{'CPU':>9}{'queries':>9}{'× bare':>8}"]
    for name, path, found in rows:
        spread = f"{found.low:.1f}–{found.high:.1f}"
        lines.append(
            f"{path:<16}{name or 'anyone':<22}{found.median:>9.1f}{spread:>16}{found.processor:>9.1f}"
            f"{found.queries:>9}{found.median / bare:>8.1f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Print where it was measured, then the table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    rows = [(name, path, measure(path, name, REQUESTS)) for name, path in [(None, BARE), *PAGES]]
    print(
        f"Python {platform.python_version()}, {connection.vendor}, {os.cpu_count()} cores, mode {settings.PORTAL_MODE}"
    )
    print(f"{REQUESTS} requests each, one after another, in milliseconds\n")
    print(table(rows))


if __name__ == "__main__":
    main()
