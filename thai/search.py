"""The text that searches look in: stored once, and asked for in the same form."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from thai.digits import to_arabic_digits
from thai.numbers import plain
from thai.spelling import tidy

Row = TypeVar("Row")
KIND_OF = {"ตำบล": "tambon", "ต.": "tambon", "แขวง": "tambon", "อำเภอ": "district", "อ.": "district",
           "เขต": "district", "จังหวัด": "province", "จ.": "province"}  # fmt: skip
# What a title may have or lack and be the same: punctuation, and the word before it that says what titles are of.
_NO_WORD = re.compile(r"[^\w\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]|[_ฯๆ]")
_OPENING = re.compile(r"\A(?:โครงการ|กิจกรรม|กลุ่ม|การ)(?=.)")
# The year behind a title that is held every year.
_CLOSING = re.compile(r"(?<=.)(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พศ)?2[45][0-9]{2}\Z")
_IN_FULL = {"อสร": "อาสาสมัครแรงงาน"}
KIND_OF_PLACE = re.compile(rf"(?<!\S)({'|'.join(map(re.escape, KIND_OF))})\s?")


def search_text(*parts: object) -> str:
    """Return the parts that are not empty as one lower-case line with one spelling and Arabic digits.

    Store it with :class:`thai.fields.SearchTextField` and search it with ``contains=search_text(query)``.
    """
    line = " ".join(str(part) for part in parts if part not in (None, ""))
    while (folded := tidy(to_arabic_digits(line).casefold())) != line:
        line = folded
    return line


def place_words(text: str) -> list[str]:
    """The words of a text in their one spelling, without the kinds of places before them: ``ต.สะกอม`` → ``สะกอม``."""
    return KIND_OF_PLACE.sub(" ", search_text(text)).split()


def without_spaces(text: str) -> str:
    """The text as searches read it, without any space: equal for titles that differ by spaces alone."""
    return search_text(text).replace(" ", "")


def without_hyphens(text: str) -> str:
    """The text as people type a name who leave its hyphen out, whichever dash that is; dashes alone stay."""
    return plain(text).replace("-", "") or text


def gist(text: str) -> str:
    """What two titles have in common that a person takes for one, spelt with or without punctuation, การ or ปฎิบัติ,
    their year behind them, อสร. or in full.

    To ask by, never to refuse by.
    """
    line = without_spaces(text)
    told = _NO_WORD.sub("", line).replace("ฎ", "ฏ")
    for short, full in _IN_FULL.items():
        told = told.replace(short, full)
    return _CLOSING.sub("", _OPENING.sub("", told)) or line


def same_in_gist(text: str, rows: Iterable[Row], told: Callable[[Row], str]) -> Row | None:
    """The first of some rows whose text, as ``told``, a person takes for this one; None where there is none."""
    said = gist(text)
    return next((row for row in rows if gist(told(row)) == said), None)
