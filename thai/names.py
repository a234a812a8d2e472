"""Prefixes of Thai names, and names as offices write them: prefix and first name in one, then the surname."""

import re
from typing import NamedTuple

from thai.display import page_is_thai
from thai.prefix_table import PREFIXES, SHARED, Prefix
from thai.prefixes import Title, take_prefix, take_titles
from thai.spelling import tidy

__all__ = [
    "PREFIXES",
    "Prefix",
    "SplitName",
    "full_name",
    "in_full",
    "prefix",
    "prefix_choices",
    "split_name",
    "without_list_number",
    "without_prefix",
    "without_titles",
]

_BY_CODE = {item.code: item for item in PREFIXES}
_NA = "ณ"
# A name copied out of a list brings its number along: "1. นายสมชาย".
_OF_A_LIST = re.compile(r"\A[0-9๐-๙]+\s?[.)\]]\s*(?=\D)")


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
    return _parts(*take_prefix(tidy(text)))


def full_name(prefix_code: str, first: str, last: str, long: bool = False) -> str:
    """Return ``นายสมชาย ใจดี``; ``long`` writes the prefix out. An unknown code raises KeyError.

    Only a title ending in หญิง has a space after it, where the two would run into one word.
    """
    title = ""
    if prefix_code:
        title = prefix(prefix_code).long if long else prefix(prefix_code).short
        title += " " if title.endswith("หญิง") and prefix(prefix_code).is_rank else ""
    return f"{title}{first} {last}".strip()


def in_full(name: str) -> str:
    """Return a name in one with its prefix as papers print it: ``น.ส.สมหญิง ใจดี`` is ``นางสาวสมหญิง ใจดี``.

    As it is stays a name whose prefix is written out, is unknown, or has a short form that means several ranks.
    """
    code, rest = take_prefix(tidy(name))
    if not code or prefix(code).short.removesuffix("หญิง") in SHARED:
        return name
    if tidy(name).removesuffix(rest).strip() == prefix(code).long:
        return name
    # Another title behind it stands apart: ร้อยตำรวจเอก ดร.เสรี.
    gap = " " if "." in rest.partition(" ")[0] else ""
    return tidy(full_name(code, f"{gap}{rest}", "", long=True))


def without_list_number(text: str) -> str:
    """Return a name without the number of the list that it was copied out of: ``๒) นางสมหญิง`` is ``นางสมหญิง``."""
    return _OF_A_LIST.sub("", text)


def without_titles(text: str) -> SplitName:
    """Return the parts of a name without any of its titles (พล.ต.อ. ดร., คุณ นาย); the first of them is its prefix.

    What is glued after the first one belongs to the name: นายพระนาย keeps his.
    """
    titles, name = take_titles(tidy(text))
    code = ""
    for number, title in enumerate(titles):
        rest = "".join(each.written for each in titles[number + 1 :]) + name
        if not _is_no_name(title, rest, is_first=not code):
            name = title.written + rest
            break
        code = code or title.code
    return _parts(code, name)


def without_prefix(text: str) -> str:
    """Return the name alone, the form by which the same person is recognised under different titles."""
    _code, first, last = without_titles(text)
    return f"{first} {last}".strip()


def _is_no_name(title: Title, rest: str, *, is_first: bool) -> bool:
    """Whether a title before the rest of a name is none of its words, as พระ may be (นาย พระ ใจดี)."""
    if not title.code:
        return title.stands_apart
    return is_first or "." in title.written or (title.stands_apart and " " in rest)


def _parts(code: str, name: str) -> SplitName:
    """First name and surname of a name without its prefix."""
    words = name.split(" ")
    before_surname = words.index(_NA, 1) - 1 if _NA in words[1:] else len(words) - 1
    surname = max(1, before_surname)
    return SplitName(code, " ".join(words[:surname]), " ".join(words[surname:]))
