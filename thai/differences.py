"""Where two texts differ, cut so that no vowel or tone mark is torn from its consonant."""

import unicodedata
from itertools import takewhile

ZERO_WIDTH = {"Mn", "Mc", "Me", "Cf"}


def differing(text: str, other: str) -> tuple[str, str, str]:
    """``text`` in three pieces: what stands at the head of both, what only it has, what stands at the tail of both.

    The pieces together are ``text``; the middle one is empty where ``text`` only lacks something. Words are kept
    whole where spaces part them; in Thai, which writes none, letters keep their marks.
    """
    head = _common(text, other)
    while head and not _may_cut(text, head, other):
        head -= 1
    most = min(len(text), len(other)) - head
    tail = min(_common(text[::-1], other[::-1]), most)
    while tail and _hangs(text[len(text) - tail]):
        tail -= 1
    cut = len(text) - tail
    return text[:head], text[head:cut], text[cut:]


def _common(text: str, other: str) -> int:
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False)))


def _may_cut(text: str, at: int, other: str) -> bool:
    """Neither text goes on with a mark that belongs to the letter before the cut."""
    return not any(len(each) > at and _hangs(each[at]) for each in (text, other))


def _hangs(letter: str) -> bool:
    """A mark above, below or behind the letter before it (Thai SARA AM too, which is drawn over it)."""
    return unicodedata.category(letter) in ZERO_WIDTH or letter == "\u0e33"
