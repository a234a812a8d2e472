"""``./portal lint``: every check that reads the source instead of running it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from . import environment, places
from .setup import call, manage, node, setup
from .stages import timed

# The content-security policy lets none of these through, so a page that has one is broken. ``only=`` is no handler.
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son(?!ly=)[a-z]+\s*=|javascript:|\shx-on", re.IGNORECASE
)


def lint() -> int:
    """Run all checks, not only until the first failure; return 0 when each of them passed."""
    setup(tests=True)
    failed = [title for title, check in _checks().items() if not _passes(title, check)]
    print("\nfailed: " + ", ".join(failed) if failed else "\nall checks passed", flush=True)
    return 1 if failed else 0


def _checks() -> dict[str, Callable[[], bool]]:
    python = str(places.PYTHON)
    commands = {
        "ruff": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "types": [python, "-m", "mypy", "--cache-dir", str(places.WORK / "mypy")],
        "biome": [node(), str(places.NODE_MODULES / "@biomejs" / "biome" / "bin" / "biome"), "ci", "--colors=off", "."],
        "djlint": [python, "-m", "djlint", "--lint", "--quiet", "templates"],
        "migrations complete": manage("makemigrations", "--check", "--dry-run"),
        "translations complete": manage("catalogue", "--check"),
    }
    settings = environment.test()
    checks = {title: lambda command=command: call(command, settings) == 0 for title, command in commands.items()}
    return checks | {"no inline script or style": _no_inline, "lock file names no host": _no_host}


def _passes(title: str, check: Callable[[], bool]) -> bool:
    with timed(title):
        return check()


def _no_inline() -> bool:
    found = list(inline_code(places.ROOT))
    print("".join(f"{line}\n" for line in found), end="")
    return not found


def inline_code(root: Path) -> Iterator[str]:
    """Yield ``file:line: text`` for each inline script, style or handler in a template."""
    for folder in (root / "templates", *root.glob("*/templates")):
        for path in sorted(folder.rglob("*.html")):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if INLINE.search(line):
                    yield f"{path.relative_to(root)}:{number}: {line.strip()}"


def _no_host() -> bool:
    """A lock file written behind a mirror would send everybody else to that mirror."""
    return '"resolved"' not in (places.ROOT / "package-lock.json").read_text("utf-8")
