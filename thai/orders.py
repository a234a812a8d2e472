"""How Thai offices number a paper: ``คำสั่งกระทรวงแรงงาน ที่ 1204/2562``, and what makes two of them the same paper."""

import re
from typing import NamedTuple

from thai.fields import FIRST_BE_YEAR, LAST_BE_YEAR
from thai.numbers import plain

_CALLED = re.compile(r"\A(?:คำสั่ง)?\s?(?:เลขที่|ที่|เลข|no\.)\s?(?=\S)", re.IGNORECASE)
_WITH_YEAR = re.compile(r"(.*?)\s?/\s?(?:พ\.?ศ\.?\s?)?([0-9]{4}|[0-9]{2})")
# Spaces, commas and the dots of abbreviations say nothing; a dot between digits does.
_SAYING_NOTHING = re.compile(r"[\s,]|(?<![0-9])\.|\.(?![0-9])")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_KIND_OF_PAPER = "คำสั่ง"
# Two digits behind a number are taken for a year only near the paper's own; further away they number something else.
RECENT_YEARS = 10


class OrderNumber(NamedTuple):
    """The running number of a paper and its year (B.E.); None where none was written behind it."""

    number: str
    year: int | None


def without_its_name(text: str) -> str:
    """The number of a paper without the word before it: ``ที่ นธ ๐๐๒๖/๑`` is ``นธ 0026/1``."""
    return _CALLED.sub("", plain(text))


def read_order_number(text: str, *, year: int | None = None) -> OrderNumber:
    """The number and year of ``ที่ ๑๒๓๔/๒๕๖๙``, also where the year was typed twice.

    A year of two digits is one only where ``year`` says the same.
    """
    number = without_its_name(text)
    written = _WITH_YEAR.fullmatch(number)
    if written is None or not written[1]:
        return OrderNumber(number, None)
    if FIRST_BE_YEAR <= int(written[2]) <= LAST_BE_YEAR:
        found = int(written[2])
    elif year is not None and len(written[2]) == 2 and year % 100 == int(written[2]):
        found = year
    else:
        return OrderNumber(number, None)
    inner = read_order_number(written[1], year=found)
    return inner if inner.year == found else OrderNumber(written[1], found)


def year_it_may_say(number: str, *, year: int) -> int | None:
    """The year that ``12/68`` may say of a paper of another ``year`` (B.E.); None where the end is no recent year."""
    written = _WITH_YEAR.fullmatch(plain(number))
    if written is None or not written[1] or len(written[2]) != 2:
        return None
    said = year - year % 100 + int(written[2])
    return said if said != year and abs(said - year) <= RECENT_YEARS else None


def number_key(text: str) -> str:
    """Equal for one number however it was typed: ``ตย 001``, ``ตย. ๑``, ``ที่ ตย1``."""
    return _LEADING_ZEROS.sub("", _SAYING_NOTHING.sub("", read_order_number(text).number.casefold()))


def authority_key(text: str) -> str:
    """Equal for one authority however it was typed, with or without the word คำสั่ง before it."""
    name = _SAYING_NOTHING.sub("", plain(text).casefold())
    return name.removeprefix(_KIND_OF_PAPER) or name
