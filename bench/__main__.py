"""``./portal bench``: prepare the national set where it is missing, measure, print.

One JSON object a line on stdout, the table on stderr; ``--table`` prints the table alone.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time

from bench import databases

SCALES = (0.1, 0.3, 1.0)


def main(arguments: list[str]) -> int:
    """Run with the words after ``./portal bench``; returns the exit code."""
    asked = parser().parse_args(arguments)
    if asked.grow:
        return grow(asked)
    wanted = databases.Set(asked.scale, asked.people, asked.events, asked.seed)
    address = wanted.address(os.environ)
    try:
        databases.make(address)
    except databases.Unreachable as error:
        where = address.rpartition("@")[2]
        print(f"ติดต่อ PostgreSQL ที่ {where} ไม่ได้ · PostgreSQL does not answer at {where}: {error}", file=sys.stderr)
        return 1
    if code := databases.prepare(wanted, address):
        return code
    os.environ["DATABASE_URL"] = address
    return measure(quick=asked.quick, only=asked.only, as_table=asked.table)


def parser() -> argparse.ArgumentParser:
    """The options; ./portal hands its words on to this parser."""
    made = argparse.ArgumentParser(prog="./portal bench", description="Time every page on the national data set.")
    made.add_argument("--quick", action="store_true", help="at most 90 seconds once the set is loaded")
    made.add_argument("--grow", action="store_true", help="measure at scale 0.1, 0.3 and 1 and say how each grows")
    made.add_argument("--table", action="store_true", help="print the table instead of the JSON lines")
    made.add_argument("--only", default="", metavar="WORD", help="only what has this in its name")
    made.add_argument("--scale", type=float, help="factor on people and events, 0.1 to 10")
    made.add_argument("--people", type=int, help="people at scale 1")
    made.add_argument("--events", type=int, help="events at scale 1")
    made.add_argument("--seed", type=int, help="another set of the same size")
    return made


def measure(*, quick: bool, only: str, as_table: bool) -> int:
    """Measure on the database that DATABASE_URL names and print."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    from bench.results import Row, table
    from bench.run import FULL, QUICK, run

    def tell(row: Row) -> None:
        if not as_table:
            for line in row.lines():
                print(line.as_json(), flush=True)

    began = time.perf_counter()
    try:
        rows = run(QUICK if quick else FULL, only=only, tell=tell)
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    where = f"Python {platform.python_version()}, {connection.vendor}, {os.cpu_count()} cores, {settings.PORTAL_MODE}"
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(
        f"{where}; load {load}; {time.perf_counter() - began:.0f} s; milliseconds\n{table(rows)}",
        file=sys.stdout if as_table else sys.stderr,
    )
    return 0


def grow(asked: argparse.Namespace) -> int:
    """Measure sets of three sizes, each in a process of its own, and print how each figure grows."""
    from bench.results import growth

    found: dict[float, dict[str, float]] = {}
    for scale in SCALES:
        command = [sys.executable, "-m", "bench", "--quick", "--only", asked.only]
        # Scale 1 is the set that every other run uses.
        command += ["--scale", f"{scale:g}"] if scale != 1 else []
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            return done.returncode
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        found[scale] = {line["name"]: line["value"] for line in lines if line["name"].endswith("p50")}
    print(growth(list(SCALES), found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
