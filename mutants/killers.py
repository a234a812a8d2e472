"""Which test noticed a fault the last time: it is asked first, so that most faults cost one test.

A guess that saves time and decides nothing: where it does not notice the fault, all tests of the target are asked.
``python -m mutants --learn`` writes it anew.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from entry import places
from mutants.operators import Mutant
from mutants.targets import Target

FILE = places.ROOT / "mutants/killers.json"


def known(file: Path = FILE) -> dict[str, str]:
    """The test by what a mutant changes (`Mutant.change`); empty where nothing was learnt."""
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def killer(target: Target, mutant: Mutant, by_change: Mapping[str, str]) -> str:
    """The test that noticed this mutant; empty if none is known or its file is none of the target's."""
    test = by_change.get(mutant.change, "")
    files = [word.partition("::")[0] for word in target.tests if "/" in word]
    return test if test and test.startswith(tuple(files)) else ""


def learn(noticed: Iterable[tuple[str, str]], *, standing: Iterable[str], file: Path = FILE) -> None:
    """Keep (change, test) pairs beside what was known; what is not among the ``standing`` changes goes."""
    alive = set(standing)
    found = known(file) | {change: test for change, test in noticed if test}
    kept = {change: test for change, test in sorted(found.items()) if change in alive}
    file.write_text(f"{json.dumps(kept, ensure_ascii=False, indent=1)}\n", "utf-8")
