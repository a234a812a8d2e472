"""Prefixes of Thai names, and names as offices write them: prefix and first name in one, then the surname."""

import re
from typing import NamedTuple

from thai.display import page_is_thai
from thai.spelling import tidy
from thai.titles import PREFIXES, Prefix

__all__ = [
    "PREFIXES",
    "Prefix",
    "SplitName",
    "full_name",
    "prefix",
    "prefix_choices",
    "split_name",
    "take_courtesy",
    "take_prefix",
    "without_prefix",
]

_BY_CODE = {item.code: item for item in PREFIXES}
# A prefix ends where a new syllable begins: นางสาวิตรี is นาง + สาวิตรี, and นายิกา has no prefix.
_SYLLABLE = r"(?=[ก-ฮเ-ไ])"
_NA = "ณ"
# How offices type a prefix beside its short and long form.
_AS_TYPED = {"นส.": "miss", "ดช.": "boy", "ดญ.": "girl", "มรว.": "mom_rajawong", "มล.": "mom_luang"}
# A word of courtesy, no prefix of anybody's papers; คุณากร is a name of its own.
_COURTESY = re.compile(rf"คุณ\s?{_SYLLABLE}")


class SplitName(NamedTuple):
    """A name in its parts; ``prefix`` is a code, or empty."""

    prefix: str
    first: str
    last: str


def prefix(code: str) -> Prefix:
    """Return the prefix of a code; raises KeyError."""
    return _BY_CODE[code]


def prefix_choices() -> list[tuple[str, str]]:
    """Return (code, label) pairs for a select, in the language of the page; give it to ``choices`` uncalled."""
    if page_is_thai():
        return [(item.code, item.long) for item in PREFIXES]
    return [(item.code, f"{item.english} ({item.short})") for item in PREFIXES]


def split_name(text: str) -> SplitName:
    """Return prefix code, first name and surname of a name written in one.

    The longest known prefix wins, if a syllable begins after it. A middle name stays with the first name, as
    on the identity card; a surname may be of several words around ณ. What stays ambiguous
    (นางสาวรี) a clerk corrects. Southern name parts (นิ แว เจ๊ะ ตวน กู สะ มะ) are never prefixes.
    """
    code, rest = take_prefix(tidy(text))
    words = rest.split(" ")
    before_surname = words.index(_NA, 1) - 1 if _NA in words[1:] else len(words) - 1
    surname = max(1, before_surname)
    return SplitName(code, " ".join(words[:surname]), " ".join(words[surname:]))


def full_name(prefix_code: str, first: str, last: str, long: bool = False) -> str:
    """Return ``นายสมชาย ใจดี``; ``long`` writes the prefix out. An unknown code raises KeyError.

    Only a title ending in หญิง has a space after it, where the two would run into one word.
    """
    title = ""
    if prefix_code:
        title = prefix(prefix_code).long if long else prefix(prefix_code).short
        title += " " if title.endswith("หญิง") and prefix(prefix_code).is_rank else ""
    return f"{title}{first} {last}".strip()


def without_prefix(text: str) -> str:
    """Return the name alone, the form by which the same person is recognised under different titles."""
    _code, first, last = split_name(text)
    return f"{first} {last}".strip()


def take_prefix(name: str) -> tuple[str, str]:
    """Return the code of the longest prefix before which a tidied name stands, or an empty text; and the rest."""
    for pattern, code in _PATTERNS:
        if match := pattern.match(name):
            return code, name[match.end() :]
    return "", name


def take_courtesy(name: str) -> tuple[str, str]:
    """Return the word คุณ before a tidied name as it was typed, or an empty text; and the rest."""
    match = _COURTESY.match(name)
    return (match[0], name[match.end() :]) if match else ("", name)


def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return every spelling of every prefix, the longest first; of two equal ones the earlier prefix wins.

    A short form without its dot is one where a space follows: นส ทดลอง.
    """
    spellings: dict[str, str] = {}
    for item in PREFIXES:
        for spelling in (item.long, item.short):
            spellings.setdefault(spelling, item.code)
    spellings |= {spelling: code for spelling, code in _AS_TYPED.items() if spelling not in spellings}
    longest_first = sorted(spellings, key=len, reverse=True)
    written = [(re.compile(rf"{_loose(spelling)}\s?{_SYLLABLE}"), spellings[spelling]) for spelling in longest_first]
    apart = [(re.compile(rf"{spelling.rstrip('.')}\s{_SYLLABLE}"), code) for spelling, code in _AS_TYPED.items()]
    return written + apart


def _loose(spelling: str) -> str:
    """Return a pattern with free spaces after dots and words; an abbreviation of letters may lack its last dot."""
    pattern = re.escape(spelling).replace(r"\ ", r"\s?").replace(r"\.", r"\.\s?").removesuffix(r"\s?")
    pattern = pattern.replace("ว่าที่", r"ว่าที่\s?").replace(r"\s?\s?", r"\s?")
    if spelling.endswith(".") and spelling.count(".") > 1:
        pattern += "?"
    return pattern


_PATTERNS = _patterns()
