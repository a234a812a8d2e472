"""Prefixes before a name as people type them: one or several, glued or apart, with dots where none belong."""

import re
from typing import NamedTuple

from thai.prefix_table import PREFIXES

# A prefix ends where a new syllable begins: นางสาวิตรี is นาง + สาวิตรี, and นายิกา has no prefix.
_NAME = r"(?=[ก-ฮเ-ไA-Za-z])"
_BETWEEN = r"[.\s]*"
# How offices type a prefix beside its short and long form.
_AS_TYPED = {"นส.": "miss", "ดช.": "boy", "ดญ.": "girl", "มรว.": "mom_rajawong", "มล.": "mom_luang"}
# Short forms that nobody could read aloud, so that without their dot they are no names.
_UNREADABLE = _AS_TYPED | {"ดร.": "dr", "ผศ.": "asst_prof", "รศ.": "assoc_prof"}
# A rank is often typed with its last dot alone: จสอ., พตท., ว่าที่ รต.
_DOT_BETWEEN = re.compile(r"\.(?=[ก-ฮ]\.)")
# Where a long form comes apart: นาง สาว is one prefix, and never นาง with a name สาว….
_JOINTS = {"นางสาว": "นาง สาว", "เด็ก": "เด็ก ", "คุณหญิง": "คุณ หญิง", "หม่อม": "หม่อม ", "ว่าที่": "ว่าที่ "}
# A word of courtesy, no prefix of anybody's papers; คุณากร is a name of its own.
_COURTESY = "คุณ"


class Title(NamedTuple):
    """A prefix as it stands before a name; ``code`` is empty for the word of courtesy."""

    code: str
    written: str

    @property
    def stands_apart(self) -> bool:
        """Whether a space or a dot parts it from what follows, so that it cannot be the beginning of a name."""
        return "." in self.written or self.written.endswith(" ")


def take_prefix(name: str) -> tuple[str, str]:
    """Return the code of the longest prefix before which a tidied name stands, or an empty text; and the rest."""
    for pattern, code in _BEFORE_A_NAME:
        if match := pattern.match(name):
            return code, name[match.end() :]
    return "", name


def take_courtesy(name: str) -> tuple[str, str]:
    """Return the word คุณ before a tidied name as it was typed, or an empty text; and the rest."""
    match = _COURTEOUS.match(name)
    return (match[0], name[match.end() :]) if match else ("", name)


def take_titles(name: str) -> tuple[list[Title], str]:
    """Return everything before a tidied name that reads as a prefix or as คุณ, in its order; and the rest.

    Glued ones are taken as well, so that who asks sees what may be one: พระนาย is พระ and นาย here.
    """
    titles: list[Title] = []
    while title := _first_title(name):
        titles.append(title)
        name = name[len(title.written) :]
    return titles, name


def is_title(text: str) -> bool:
    """Whether a tidied text is one prefix, or คุณ, and nothing else; however it is dotted."""
    return any(pattern.fullmatch(text) for pattern in _ALONE)


def only_titles(text: str) -> bool:
    """Whether a tidied text names nobody: one prefix, or several apart from each other (คุณ นาย, นาย ดร.)."""
    titles, name = take_titles(text)
    for title in titles:
        if is_title(text) or not title.stands_apart:
            return is_title(text)
        text = text.removeprefix(title.written)
    return is_title(name)


def _first_title(name: str) -> Title | None:
    code, rest = take_prefix(name)
    if not code:
        _word, rest = take_courtesy(name)
    return Title(code, name.removesuffix(rest)) if rest != name else None


def _spellings() -> dict[str, str]:
    """Every spelling of every prefix with its code, the longest first; of two equal ones the earlier prefix wins."""
    spellings: dict[str, str] = {}
    for item in PREFIXES:
        for spelling in (item.long, item.short):
            spellings.setdefault(spelling, item.code)
    for spelling, code in list(spellings.items()):
        spellings.setdefault(_DOT_BETWEEN.sub("", spelling), code)
    spellings |= {spelling: code for spelling, code in _AS_TYPED.items() if spelling not in spellings}
    return {spelling: spellings[spelling] for spelling in sorted(spellings, key=len, reverse=True)}


def _loose(spelling: str) -> str:
    """Return a pattern with free spaces after dots and words.

    An abbreviation of letters may lack its last dot where a space follows: in ร.ต.อนันต์ the อ is of the name.
    """
    for word, parted in _JOINTS.items():
        spelling = spelling.replace(word, parted)
    pattern = re.escape(" ".join(spelling.split())).replace(r"\ ", r"\s?").replace(r"\.", r"\.\s?")
    pattern = pattern.removesuffix(r"\s?").replace(r"\s?\s?", r"\s?")
    if spelling.endswith(".") and spelling.count(".") > 1:
        pattern = pattern.removesuffix(r"\.") + r"(?:\.|(?=\s)|$)"
    return pattern


def _without_dot(spelling: str) -> str:
    return spelling.rstrip(".")


# A short form without its dot is one where a space follows: นส ทดลอง.
_BEFORE_A_NAME = [
    *((re.compile(rf"{_loose(spelling)}{_BETWEEN}{_NAME}"), code) for spelling, code in _spellings().items()),
    *((re.compile(rf"{_without_dot(spelling)}\s{_NAME}"), code) for spelling, code in _UNREADABLE.items()),
]
_COURTEOUS = re.compile(rf"{_COURTESY}{_BETWEEN}{_NAME}")
_ALONE = [
    *(re.compile(_loose(spelling) + _BETWEEN) for spelling in (*_spellings(), _COURTESY)),
    *(re.compile(_without_dot(spelling)) for spelling in _UNREADABLE),
]
