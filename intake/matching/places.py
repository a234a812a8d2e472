"""Which tambon a line means: by name with its district, or alone where the name is there once in the province."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from intake.matching.names import same_place

_CAPITAL = "เมือง"
_ALIAS = re.compile(r"\A(.+?)\s*\((.+)\)\Z")


class Tambon(NamedTuple):
    """A tambon as it is compared; ``heirs`` are the codes of those that stand in the place of an abolished one."""

    code: str
    name: str
    district: str
    heirs: tuple[str, ...] | None = None


class Place(NamedTuple):
    """The code of the tambon, or in a word why there is none, and the codes of those that may be meant."""

    code: str = ""
    why: str = ""
    candidates: tuple[str, ...] = ()


class Places:
    """The tambons of one province."""

    def __init__(self, tambons: Iterable[Tambon]) -> None:
        self._by_name: dict[str, list[Tambon]] = defaultdict(list)
        for tambon in tambons:
            for name in _names_of(tambon.name):
                self._by_name[name].append(tambon)

    def find(self, tambon: str, district: str) -> Place:
        """The tambon of this name; ``district`` may be empty, and เมือง is the capital's."""
        named = self._by_name.get(same_place(tambon), [])
        found = [each for each in named if not district or _is_district(each.district, district)]
        standing = [each for each in found if each.heirs is None]
        if len(standing) == 1:
            return Place(standing[0].code)
        if standing:
            return Place(why="place_twice", candidates=tuple(each.code for each in standing))
        if found:
            return Place(
                why="place_abolished", candidates=tuple(dict.fromkeys(c for t in found for c in t.heirs or ()))
            )
        others = tuple(each.code for each in named if each.heirs is None)
        return Place(why="place_elsewhere" if others else "place_unknown", candidates=others)


def _names_of(name: str) -> set[str]:
    """A name, and the other one that the gazetteer puts in brackets behind it."""
    both = _ALIAS.match(name)
    return {same_place(each) for each in (both.groups() if both else (name,))}


def _is_district(name: str, said: str) -> bool:
    bare, asked = same_place(name.removeprefix("เขต")), same_place(said.removeprefix("เขต"))
    return bare == asked or (asked == _CAPITAL and bare.startswith(_CAPITAL))
