"""Target groups of older versions that may be one under two names: a later one was numbered, ``อสร. (2)``."""

import re
from collections import defaultdict
from collections.abc import Iterable

from events.models import TargetGroup
from thai.search import without_spaces

NUMBER = re.compile(r"( ?\(\d+\))+$")


def twin_groups(groups: Iterable[TargetGroup]) -> list[str]:
    """The names of each such group together, in the order of the groups: ``อสร. / อสร. (2)``; its number counts twice.

    Where all are numbered (``รุ่น (1)``, ``รุ่น (2)``) they are groups of their own.
    """
    by_key: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        by_key[without_spaces(NUMBER.sub("", group.name))].append(group.name)
    return [" / ".join(names) for names in by_key.values() if len(names) > 1 and not all(map(NUMBER.search, names))]
