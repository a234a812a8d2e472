"""``./portal bench``: what measuring needs, then the benchmark in a process of its own."""

import os

from . import environment, places, servers
from .run import static_files
from .setup import call, setup


def bench(arguments: list[str]) -> int:
    """Set up and hand ``arguments`` on to the benchmark, which prepares its own database; returns its exit code."""
    servers.refuse_unreachable("DATABASE_URL", os.environ.get("DATABASE_URL", ""))
    setup()
    settings = environment.demonstration()
    static_files(settings)
    return call([str(places.PYTHON), "-m", "bench", *arguments], settings)
