"""Where the national set lies: beside the portal's own database, never in it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import environ
import psycopg2
from psycopg2 import sql

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = ("postgres://", "postgresql://")


class Unreachable(Exception):
    """PostgreSQL does not let us in; the message is its own."""


@dataclass(frozen=True)
class Set:
    """Which national set is wanted; None is the command's default."""

    scale: float | None = None
    people: int | None = None
    events: int | None = None
    seed: int | None = None

    @property
    def arguments(self) -> list[str]:
        """The arguments of ``seed_national``."""
        given = {"--scale": self.scale, "--people": self.people, "--events": self.events, "--seed": self.seed}
        return [word for name, value in given.items() if value is not None for word in (name, _written(value))]

    @property
    def name(self) -> str:
        """``national``, or ``national_scale_0_1``: each size has a database of its own."""
        return "_".join(["national", *(_bare(word) for word in self.arguments)])

    def address(self, environment: Mapping[str, str]) -> str:
        """The DATABASE_URL of the set: the server that the environment names, else a file in the work folder."""
        own = environment.get("DATABASE_URL", "")
        if own.startswith(POSTGRES):
            where, mark, how = own.partition("?")
            return f"{where}_{self.name}{mark}{how}"
        work = Path(environment.get("WORK_DIR", ROOT / "var")).resolve()
        return f"sqlite:///{work / self.name}.sqlite3"


def _bare(word: str) -> str:
    """A word of the arguments as part of a name; a negative number keeps its sign in letters."""
    return re.sub(r"\W", "_", re.sub(r"^-(?=\d)", "minus_", word).lstrip("-"))


def _written(value: float) -> str:
    """``0.1``, ``1``; a whole number keeps all its digits."""
    return str(value) if isinstance(value, int) else f"{value:g}"


def make(address: str) -> None:
    """Make the database where it is missing. Raises Unreachable where no server answers or lets us."""
    if not address.startswith(POSTGRES):
        return
    wanted = environ.Env.db_url_config(address)
    names = {"user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    try:
        login = {name: wanted[key] or None for name, key in names.items()} | wanted.get("OPTIONS", {})
        server = psycopg2.connect(dbname="postgres", **login)
        server.autocommit = True
        with closing(server), server.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [wanted["NAME"]])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(wanted["NAME"])))
    except psycopg2.Error as error:
        raise Unreachable(str(error).strip()) from error


def prepare(wanted: Set, address: str) -> int:
    """Load the set unless it is there; returns the exit code of ``seed_national``, whose words go to stderr."""
    began = time.perf_counter()
    print(f"preparing {address.rpartition('/')[2]} …", file=sys.stderr, flush=True)
    command = [sys.executable, str(ROOT / "manage.py"), "seed_national", *wanted.arguments]
    code = subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, stdout=sys.stderr, check=False)
    print(f"prepared in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return code.returncode
