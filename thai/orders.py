"""How Thai offices number a paper: ``คำสั่งกระทรวงแรงงาน ที่ 1204/2562``, and what makes two of them the same paper.

What is written around a number in its own grammar is read: [authority] [ที่, เลขที่, No.] number [stroke or พ.ศ.] year
[(ฉบับที่ n)], in brackets or not, with any punctuation. What may mean another paper beside: ``thai.order_doubts``.
"""

import re
from typing import NamedTuple

from thai.calendar import BE_OFFSET
from thai.fields import FIRST_BE_YEAR, LAST_BE_YEAR
from thai.numbers import plain

# A text longer than any heading is no number; reading it year by year would only take long.
LONGEST_HEADING = 300

# Whatever is no letter, digit, Thai vowel or mark, bracket or stroke; ฯ and ๆ come of a slipped finger.
_SIGN = r"(?:[^\w\u0E31\u0E34-\u0E3A\u0E47-\u0E4E/()\[\]]|[_ฯๆ])"
# A word is one only where no vowel or mark goes on with it: เลขา is no เลข.
_WORD = r"(?:คำสั่ง|หมายเลข|เลข|ที่|order(?![a-z])|number(?![a-z])|no(?![a-z-])|№|\#)(?![ะ-ฺๅ-๎])"
_CALLED = re.compile(rf"\A(?:{_WORD}[\s.:]*)+(?=\S)", re.IGNORECASE)
_BEHIND_A_NAME = re.compile(rf"{_SIGN}|[(/0-9]|ที่|เลข")
_EDGES = re.compile(rf"\A(?:{_SIGN}|[)\]])+|(?:{_SIGN}|[(\[/])+\Z")
_ERA = r"(?:ประจำ)?(?:ปี\s?)?(?:พุทธศักราช|คริสต์ศักราช|[พค]\s?\.?\s?ศ|b\.?\s?e(?![a-z])|a\.?\s?d(?![a-z]))|(?:ประจำ)?ปี"
_BETWEEN = rf"(?:{_SIGN}|[(\[/])"
_WITH_YEAR = re.compile(
    rf"(.*?)(?<!{_BETWEEN})({_BETWEEN}*(?:(?:{_ERA}){_BETWEEN}*)?)([0-9]{{4}}|[0-9]{{2}})[)\]]?", re.IGNORECASE
)
_EDITION = re.compile(r"[\s(\[]*ฉบับ(?:ที่)?[\s.]*([0-9]+)[\s)\]]*\Z")
# Signs say nothing except between digits, where they tell 1.2, 1-2 and 12 apart.
_SIGNS = re.compile(rf"(?:{_SIGN}|[()\[\]])+")
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[, ][0-9]{3})+(?![0-9])")
_REPEATED = re.compile(r"([/-])\1+")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_ABBREVIATED = re.compile(r"[\s,\"'“”‘’«»()\[\]]|(?<![0-9])[.-]|[.-](?![0-9])")
# The rest of a heading that was typed with the name; a place without its year may belong to a name (เขตที่ 3).
_NUMBERED = re.compile(r"\s(?:เลข)?ที่[\s.:]*(?:[0-9]+\s?/\s?[0-9]{4})?\Z")
_KIND_OF_PAPER, _OF = "คำสั่ง", "ของ"
# How offices shorten their own name, and the ministry's.
_SHORT = (("สนง", "สำนักงาน"), ("สรจ", "สำนักงานแรงงานจังหวัด"), ("รง", "กระทรวงแรงงาน"), ("กแรงงาน", "กระทรวงแรงงาน"))


class OrderNumber(NamedTuple):
    """The running number of a paper and its year (B.E.); None where none was written behind it."""

    number: str
    year: int | None


def without_its_name(text: str) -> str:
    """The number of a paper without the words before it: ``ที่ นธ ๐๐๒๖/๑`` is ``นธ 0026/1``."""
    return _CALLED.sub("", plain(text))


def read_order_number(text: str, *, year: int | None = None, authority: str = "") -> OrderNumber:
    """The number and year of ``ที่ ๑๒๓๔/๒๕๖๙``, also where the year was typed twice or the ``authority`` before it.

    A year of two digits or of the common era is one only where ``year`` (B.E.) says the same. Two years that
    contradict each other are not chosen from: such a number is left whole. A second edition is a paper of its own.
    """
    number = _bare(text, authority)
    if len(number) > LONGEST_HEADING:
        return OrderNumber(number, None)
    edition = _EDITION.search(number)
    if edition and edition.start():
        first = read_order_number(number[: edition.start()], year=year, authority=authority)
        return OrderNumber(f"{first.number} (ฉบับที่ {int(edition[1])})", first.year)
    before, said = _parted(number)
    found = _year(said, year) if before else None
    if found is None:
        return OrderNumber(number, None)
    inner = read_order_number(before, year=found, authority=authority)
    return OrderNumber(inner.number, found) if inner.year in (None, found) else OrderNumber(number, None)


def names_a_paper(number: str) -> bool:
    """Whether a text has a digit beside those of its year: ``ที่`` and ``ปี 2569`` name no paper."""
    before, said = _parted(_bare(number))
    return any(letter.isdigit() for letter in (before if said and _year(said, None) else number))


def number_key(text: str) -> str:
    """Equal for one number however it was typed: ``ตย 001``, ``ตย. ๑``, ``ที่ ตย1``, ``(ตย 1)``."""
    number = _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), read_order_number(text).number.casefold())
    return _LEADING_ZEROS.sub("", _REPEATED.sub(r"\1", _SIGNS.sub(_between_digits, number)))


def authority_key(text: str) -> str:
    """Equal for one authority however it was typed, with or without the word คำสั่ง (ของ) before and ที่ behind it,
    in full or as offices shorten it (สนง., สรจ., รง.), in quotation marks or not."""
    name = _ABBREVIATED.sub("", _NUMBERED.sub("", plain(text)).casefold())
    name = name.removeprefix(_KIND_OF_PAPER).removeprefix(_OF) or name
    return next((full + name.removeprefix(short) for short, full in _SHORT if name.startswith(short)), name)


def _bare(text: str, authority: str = "") -> str:
    """A number without the words before it, punctuation at its ends and brackets around the whole."""
    if len(text) > LONGEST_HEADING:
        return plain(text)
    number = _unwrapped(plain(text))
    return _unwrapped(_without_authority(number, authority))


def _unwrapped(number: str) -> str:
    while (less := without_its_name(_unbracketed(number))) != number:
        number = less
    return number


def _unbracketed(text: str) -> str:
    """Without punctuation at the ends, and without a bracket that opens or closes nothing inside."""
    line = _EDGES.sub("", text)
    for opening, closing in (("(", ")"), ("[", "]")):
        if line.startswith(opening):
            end = _end_of_bracket(line, opening, closing)
            line = line[1:] if end is None else line[1:end] if end == len(line) - 1 else line
        elif line.endswith(closing) and line.count(closing) > line.count(opening):
            line = line[:-1]
    return line or text


def _end_of_bracket(line: str, opening: str, closing: str) -> int | None:
    """Where the bracket closes that a line begins with."""
    depth = 0
    for place, sign in enumerate(line):
        depth += (sign == opening) - (sign == closing)
        if not depth:
            return place
    return None


def _without_authority(number: str, authority: str) -> str:
    """What stands behind the authority's name, in any of its spellings; the whole where it does not begin with it."""
    name = authority_key(authority)
    if not name or not authority_key(number).startswith(name):
        return number
    ends = [end for end in range(1, len(number)) if authority_key(number[:end]) == name]
    rest = number[ends[0] :] if ends else ""
    return rest if _BEHIND_A_NAME.match(rest) and any(letter.isdigit() for letter in rest) else number


def _parted(number: str) -> tuple[str, str]:
    """A number and the digits behind its last stroke or the word for a year; both empty where there are none."""
    written = _WITH_YEAR.fullmatch(number)
    if written is None or not any(sign == "/" or sign.isalpha() for sign in written[2]):
        return "", ""
    return written[1], written[3]


def _year(digits: str, year: int | None) -> int | None:
    said = int(digits)
    if FIRST_BE_YEAR <= said <= LAST_BE_YEAR:
        return said
    same = year is not None and (said + BE_OFFSET == year or (len(digits) == 2 and said == year % 100))
    return year if same else None


def _between_digits(run: re.Match[str]) -> str:
    parts_digits = run.string[: run.start()][-1:].isdigit() and run.string[run.end() :][:1].isdigit()
    return ("".join(run[0].split()) or " ") if parts_digits else ""
