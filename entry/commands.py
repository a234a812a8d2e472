"""The command line of ./portal."""

import argparse
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from . import messages, places
from .bench import bench
from .lint import lint
from .run import run
from .setup import setup
from .testing import test

READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}
FULL = {errno.ENOSPC, errno.EDQUOT}
SETTINGS = """\
environment:
  PORT           where ./portal run listens (default 8000)
  DATABASE_URL   PostgreSQL instead of the embedded SQLite: postgres://user:password@host/name
  REDIS_URL      Redis instead of the embedded broker: redis://host:6379/0
  PORTAL_MODE    demo (default of ./portal run) or production, which needs its secrets (README, Settings)
  WORK_DIR       where everything that is made lies (default var)
  USE_UV=1       install with uv instead of pip
"""
EXTENTS = {
    "smoke": "only a handful of files, in less than a minute",
    "all": "also PostgreSQL, Redis, worker processes and Chromium",
    "deep": "the slow proofs that the others leave out, on both databases, and the mutants",
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; what a person can put right is said in two sentences."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    # Whatever is written beside the portal (logs, locks, stamps) is read by its own account alone.
    os.umask(0o077)
    asked, more = _parser().parse_known_args(arguments)
    if more and asked.command not in {"test", "bench"}:
        _parser().error(f"unknown: {' '.join(more)}")
    try:
        with _told_of_the_disk():
            return _do(asked, more)
    except messages.Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


@contextmanager
def _told_of_the_disk() -> Iterator[None]:
    """Turn what a folder refuses into a sentence; other errors of the machine go on."""
    try:
        yield
    except OSError as error:
        path = str(error.filename or places.WORK)
        if error.errno in READ_ONLY:
            raise messages.cannot_write(path) from error
        if error.errno in FULL:
            raise messages.disk_full(path) from error
        raise


def _do(asked: argparse.Namespace, more: list[str]) -> int:
    match asked.command:
        case "run":
            return run()
        case "test":
            return test(more, asked.extent)
        case "lint":
            return lint()
        case "bench":
            return bench(more)
        case _:
            setup()
            return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./portal", epilog=SETTINGS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("run", help="set up what is missing and serve the portal with its demonstration data")
    tests = commands.add_parser("test", help="run the tests that need no other program; more words go to pytest")
    extent = tests.add_mutually_exclusive_group()
    for name, meaning in EXTENTS.items():
        extent.add_argument(f"--{name}", dest="extent", action="store_const", const=name, default="", help=meaning)
    commands.add_parser("setup", help="only set up: packages, fonts, translations")
    commands.add_parser("lint", help="check the source: style, templates, migrations, translations")
    commands.add_parser("bench", help="time every page on the national data set (--help)", add_help=False)
    return parser
