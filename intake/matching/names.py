"""Names that mean one person although they are written otherwise; no likeness is ever enough by itself.

*Exact*: equal after `thai.spelling.tidy` and without titles, and nobody else is called so, by spelling or with a middle
name. *Likely*: one candidate by names changed about, a space left out or one fold, and nobody within ``BESIDE`` of it.
*Unsure*: several are alike. *Unknown*: nobody is. Only an exact one counts without a click (decision 33).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from thai.names import without_prefix
from thai.search import search_text, without_hyphens, without_spaces

ALIKE, BESIDE = 0.80, 0.90
_MARKS = re.compile("[่-์]")
_FOLDED = str.maketrans({"ศ": "ส", "ษ": "ส", "ณ": "น", "ฏ": "ต", "ฎ": "ด", "ฐ": "ถ", "ี": "ิ", "ื": "ึ", "ู": "ุ"})


class Likeness(StrEnum):
    """How sure it is whom a name means."""

    EXACT = "exact"
    LIKELY = "likely"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class Match(NamedTuple):
    """How sure, and the keys of who may be meant."""

    likeness: Likeness
    people: tuple[int, ...] = ()


class Written(NamedTuple):
    """A name ready to be compared: as it is spelt; folded, its words in no order, and in one piece."""

    plain: str
    words: frozenset[str]
    in_one: str


def written(name: str) -> Written:
    """A name, with or without its titles, ready to be compared."""
    plain = without_hyphens(search_text(without_prefix(name)))
    words = folded(plain).split()
    return Written(plain, frozenset(words), "".join(words))


def folded(name: str) -> str:
    """The name as several people would write it: without tone marks, one letter of each sound, ำ for ัม."""
    return _MARKS.sub("", name).replace("ัม", "ำ").translate(_FOLDED)


class Names:
    """Everybody whom a name may mean."""

    def __init__(self, people: Iterable[tuple[int, str]]) -> None:
        self._names = {key: written(name) for key, name in people}
        self._by: dict[str, set[int]] = defaultdict(set)
        for key, name in self._names.items():
            for clue in _clues(name):
                self._by[clue].add(key)

    def match(self, name: str) -> Match:
        """Whom a name means."""
        asked = written(name)
        beside = {key for clue in _clues(asked) for key in self._by.get(clue, ())}
        same = [key for key in beside if self._names[key].plain == asked.plain]
        folds = [key for key in beside if _may_be(asked, self._names[key])]
        if len(same) == 1 and folds == same:
            return Match(Likeness.EXACT, tuple(same))
        near = {key: _likeness(asked, self._names[key]) for key in beside}
        if len(folds) == 1 and all(near[key] < BESIDE for key in beside if key != folds[0]):
            return Match(Likeness.LIKELY, tuple(folds))
        alike = sorted({*folds, *(key for key in beside if near[key] >= ALIKE)}, key=lambda key: (-near[key], key))
        return Match(Likeness.UNSURE if alike else Likeness.UNKNOWN, tuple(alike))


def _clues(name: Written) -> set[str]:
    """What two names must share to be compared at all: a word, the whole in one piece, or how they begin."""
    return {*name.words, name.in_one, *(f"{word[:3]}…" for word in name.words if len(word) > 3)}


def _may_be(one: Written, other: Written) -> bool:
    """The same but for folds and spaces, in any order, or with a middle name left out."""
    shared = one.words & other.words
    left_out = len(shared) > 1 and shared in (one.words, other.words)
    return left_out or one.words == other.words or one.in_one == other.in_one


def _likeness(one: Written, other: Written) -> float:
    """How alike two names are; 0 for any that are less than ``ALIKE``, which cheaper bounds tell first."""
    compared = SequenceMatcher(None, one.in_one, other.in_one, autojunk=False)
    bounds = (compared.real_quick_ratio, compared.quick_ratio, compared.ratio)
    return compared.ratio() if all(bound() >= ALIKE for bound in bounds) else 0.0


def same_place(text: str) -> str:
    """The name of a place as it is compared: without spaces and hyphens."""
    return without_hyphens(without_spaces(text))
