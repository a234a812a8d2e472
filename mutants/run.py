"""Try mutants: a copy for each job; the test that noticed a fault the last time, else all tests of its target.

What a test says about a fault counts only if it passes without one, so that is asked first.
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain
from queue import SimpleQueue
from threading import Lock
from types import MappingProxyType

from entry.messages import Stop
from mutants.killers import killer
from mutants.operators import Mutant
from mutants.room import Room, undisturbed
from mutants.targets import Target

KILLED, TIMED_OUT, SURVIVED = "killed", "timed out", "survived"
FIRST_LIMIT = 600
# A fault may make its tests slower, but an endless loop is noticed too.
PATIENCE, LEAST_LIMIT = 4, 60
TESTS_FAILED, NO_TESTS = 1, 5
NOTICED = re.compile(r"^(?:FAILED|ERROR) (\S+::.+?|\S+)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant; ``by`` is the test that noticed it."""

    target: str
    path: str
    line: int
    operator: str
    before: str
    after: str
    outcome: str
    seconds: float
    by: str = ""

    @property
    def change(self) -> str:
        """What was changed, as `Mutant.change` says it."""
        return f"{self.path} {self.operator}: {self.before} → {self.after}"

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self), ensure_ascii=False)


def try_all(
    chosen: list[tuple[Target, Mutant]],
    *,
    jobs: int,
    tell: Callable[[Outcome], None],
    room: Callable[[], Room] = Room,
    trusted: bool = False,
    known: Mapping[str, str] = MappingProxyType({}),
) -> list[Outcome]:
    """Try every mutant, ``jobs`` beside each other; outcomes in the order of the choice.

    ``trusted``: the tests have just passed, so they are not run without a fault first. ``known``: the test that
    noticed a change the last time (`mutants.killers`).

    Raises Stop when a copy cannot be made or the tests fail without any fault. However it ends, all copies are
    deleted and all tests stopped.
    """
    with _rooms(jobs, room) as (pool, free):
        trial = Trial(trusted)
        first = [killer(target, mutant, known) for target, mutant in chosen]
        if not trusted:
            every = sorted({test for test in first if test})
            sound = set(chain(*pool.map(_in(free, _sound), [every[at::jobs] for at in range(jobs)])))
            first = [test if test in sound else "" for test in first]
        told = []
        tries = [(target, mutant, test) for (target, mutant), test in zip(chosen, first, strict=True)]
        for outcome in pool.map(_in(free, trial.of), tries):
            tell(outcome)
            told.append(outcome)
        return told


@contextmanager
def _rooms(jobs: int, make: Callable[[], Room]) -> Iterator[tuple[ThreadPoolExecutor, SimpleQueue]]:
    """A thread for each job and the free rooms; afterwards nothing runs and no room is left."""
    rooms: list[Room] = []
    free: SimpleQueue[Room] = SimpleQueue()
    pool = ThreadPoolExecutor(jobs)
    try:
        for _ in range(jobs):
            rooms.append(make())
        for ready in pool.map(lambda each: (each.migrate(), each)[1], rooms):
            free.put(ready)
        yield pool, free
    finally:
        with undisturbed():
            pool.shutdown(wait=False, cancel_futures=True)
            for each in rooms:
                each.close()
            pool.shutdown(wait=True)


def _in(free: SimpleQueue, work: Callable) -> Callable:
    """``work`` in a room that is free."""

    def working(what):
        room = free.get()
        try:
            return work(room, what)
        finally:
            free.put(room)

    return working


def _sound(room: Room, tests: list[str]) -> list[str]:
    """Tests that pass without a fault; none of them where one fails or is no longer there."""
    return tests if tests and room.run(tuple(tests), FIRST_LIMIT)[0] == 0 else []


class Trial:
    """Tries faults; how long the tests of a target take without one is measured when they are first needed."""

    def __init__(self, trusted: bool) -> None:
        self.trusted, self.limits, self.measuring = trusted, dict[str, float](), Lock()

    def of(self, room: Room, what: tuple[Target, Mutant, str]) -> Outcome:
        """Put a fault in, ask the test that is known to notice it (if any), then all; take the fault out."""
        target, mutant, known = what
        original, began = (room.root / mutant.path).read_text("utf-8"), time.monotonic()
        try:
            room.write(mutant.path, mutant.source)
            code, text = room.run((known,), LEAST_LIMIT) if known else (0, "")
            if code != TESTS_FAILED:
                room.write(mutant.path, original)
                limit = self._limit(room, target)
                room.write(mutant.path, mutant.source)
                code, text = room.run(target.tests, limit)
        finally:
            if not room.closed.is_set():
                room.write(mutant.path, original)
        became = SURVIVED if code in (0, NO_TESTS) else TIMED_OUT if code is None else KILLED
        by = NOTICED.search(text)
        return Outcome(
            target.name, mutant.path, mutant.line, mutant.operator, mutant.before, mutant.after, became,
            round(time.monotonic() - began, 1), by[1] if by else "",
        )  # fmt: skip

    def _limit(self, room: Room, target: Target) -> float:
        """How many seconds the target's tests may take; Stop where they fail without a fault."""
        if self.trusted:
            return FIRST_LIMIT
        with self.measuring:
            if target.name not in self.limits:
                self.limits[target.name] = _measured(room, target)
        return self.limits[target.name]


def _measured(room: Room, target: Target) -> float:
    began = time.monotonic()
    code, text = room.run(target.tests, FIRST_LIMIT)
    if code != 0:
        last = "\n".join(text.strip().splitlines()[-8:])
        raise Stop(
            f"ชุดทดสอบของ {target.name} ไม่ผ่านตั้งแต่ยังไม่ได้แก้โค้ด",
            f"The tests of {target.name} fail without any fault, so they prove nothing:\n{last}",
        )
    return max(LEAST_LIMIT, PATIENCE * (time.monotonic() - began))


def table(outcomes: Iterable[Outcome]) -> str:
    """How many of each target were noticed; below it, every survivor with its place."""
    outcomes = list(outcomes)
    lines = [f"{'target':<40}{'mutants':>9}{'killed':>9}{'timed out':>11}{'survived':>10}"]
    for name in dict.fromkeys(o.target for o in outcomes):
        lines.append(_counts(name, [o for o in outcomes if o.target == name]))
    lines.append(_counts("all", outcomes))
    left = [o for o in outcomes if o.outcome == SURVIVED]
    lines += [f"survived: {o.path}:{o.line} {o.operator}: {o.before} → {o.after}" for o in left]
    return "\n".join(lines)


def _counts(name: str, own: list[Outcome]) -> str:
    numbers = [sum(o.outcome == became for o in own) for became in (KILLED, TIMED_OUT, SURVIVED)]
    return f"{name:<40}{len(own):>9}{numbers[0]:>9}{numbers[1]:>11}{numbers[2]:>10}"
