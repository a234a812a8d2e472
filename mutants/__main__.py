"""The command: choose, try, tell."""

import argparse
import os
import signal
import sys
from random import Random

from entry import places
from entry.messages import Stop
from mutants import killers
from mutants.run import SURVIVED, Outcome, table, try_all
from mutants.targets import SEED, TARGETS, chosen, mutants_at


def main(arguments: list[str]) -> int:
    """0 when every mutant of a strict target was noticed, 1 when one survived, 2 when nothing could be tried."""
    asked = _parser().parse_args(arguments)
    # SIGINT too: a shell starts what runs in the background with it ignored, and then nothing would stop the tries.
    for stopping in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stopping, signal.default_int_handler)
    try:
        picked = choice(asked)
        if asked.list:
            for target, mutant in picked:
                print(f"{target.name}: {mutant.path}:{mutant.line} {mutant.operator}: {mutant.before} → {mutant.after}")
            print(f"{len(picked)} mutants")
            return 0
        outcomes = try_all(picked, jobs=asked.jobs, tell=_tell, trusted=asked.trusted, known=killers.known())
        if asked.learn:
            _learn(outcomes)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(
            "\nหยุดแล้ว ไฟล์งานไม่ถูกแก้ไข\nStopped; the copies are deleted, the working copy is as it was.", file=sys.stderr
        )
        return 130
    print(f"\n{table(outcomes)}")
    strict = {target.name for target in TARGETS if target.strict}
    return int(any(o.outcome == SURVIVED and o.target in strict for o in outcomes))


def _learn(outcomes: list[Outcome]) -> None:
    standing = {mutant.change for target in TARGETS for mutant in mutants_at(target, places.ROOT)}
    killers.learn([(each.change, each.by) for each in outcomes], standing=standing)


def _tell(outcome: Outcome) -> None:
    print(outcome.as_json(), flush=True)


def choice(asked: argparse.Namespace) -> list:
    """What is tried: all that were chosen by the seed, of some paths, or a sample. Stop if nothing is left."""
    picked = chosen(places.ROOT, asked.seed)
    if asked.only:
        picked = [(target, mutant) for target, mutant in picked if mutant.path.startswith(asked.only)]
    if asked.sample is not None:
        picked = Random(asked.seed).sample(picked, max(0, min(asked.sample, len(picked))))
    if not picked:
        raise Stop("ไม่มีรายการที่ตรงกับที่ขอ", "Nothing is left to try: look at --only and --sample, or ask for --list.")
    return picked


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of jobs: use a whole number from 1 on, for example 2")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mutants", description="Would the tests notice small faults?")
    parser.add_argument("--list", action="store_true", help="only say what would be tried")
    parser.add_argument("--only", metavar="PATH", help="only files whose path begins like this")
    parser.add_argument("--sample", type=int, metavar="N", help="only so many of them")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another choice (default {SEED})")
    parser.add_argument("--jobs", type=_jobs, default=min(2, os.cpu_count() or 1), help="how many beside each other")
    parser.add_argument("--learn", action="store_true", help="keep which test noticed what, to ask it first next time")
    parser.add_argument("--trusted", action="store_true", help="the tests have just passed: do not run them first")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
