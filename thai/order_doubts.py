"""What the number of a paper may mean besides, where its grammar does not say: a form asks about it once.

``50-2569`` may be number 50 of 2569 and may be number 50-2569; nobody but its reader knows. See ``thai.orders``.
"""

import re
from collections.abc import Iterator

from thai.calendar import BE_OFFSET
from thai.fields import FIRST_BE_YEAR, LAST_BE_YEAR
from thai.numbers import plain
from thai.orders import LONGEST_HEADING, OrderNumber, number_key, read_order_number

# A year of the common era, or of two digits, is one only near the paper's own; else it numbers something.
RECENT_YEARS = 10
# The letters of an office are few: ตย, นธ, กพร. A longer word, or ที่ behind a word, is a name.
_NAME_BEFORE = re.compile(r"\A(?=[^0-9]*(?:[ก-๎a-z]{7}|\s(?:เลข)?ที่))[^0-9]+(?=[0-9])", re.IGNORECASE)
_WORDS_BEHIND = re.compile(r"(?<=[0-9])[\s()\[\],]*(?=[ก-๎a-z]{2})", re.IGNORECASE)
_FIRST_EDITION = re.compile(r"\s\(ฉบับที่ ([0-9]+)\)\Z")
_FOUR_DIGITS = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_TWO_DIGITS = re.compile(r"(.*[0-9])[^0-9a-zก-๎]+([0-9]{2})", re.IGNORECASE)
_IN_AN_AUTHORITY = re.compile(r"\s(?:(?:เลข)?ที่[\s.:]*)?(\S*[0-9]\S*(?:\s?/.*)?)\Z")
_HEADING = re.compile(r"(.*\S)\s(?:เลข)?ที่[\s.:]*(.*)")
# A space that slipped in, and what a spreadsheet makes of a number.
_SLIPPED = re.compile(r"(?<=[0-9])\s(?=[0-9])|\.0+\Z")


def may_mean(number: str, *, year: int | None) -> OrderNumber | None:
    """The other paper that a number of a ``year`` (B.E., None: unknown) may mean, as it was read; None for most.

    A year left in it or behind it, a name before it, words or a date behind it, a first edition, a space in it, ``.0``.
    """
    if len(number) > LONGEST_HEADING:
        return None
    line, edition = _edition(plain(number))
    name = _NAME_BEFORE.match(line)
    line = line[name.end() :] if name else line
    words = _WORDS_BEHIND.search(line)
    core = line[: words.start()] if words else line
    told, said = _year_left(core, year)
    if said is None and words:
        said = next((behind for _start, _end, behind in _years(line[words.end() :], year)), None)
    found = read_order_number(_SLIPPED.sub("", told) + edition, year=said or year)
    other = OrderNumber(found.number, said or year)
    same = number_key(other.number) == number_key(number) and other.year == year
    return None if same or not any(letter.isdigit() for letter in other.number) else other


def without_its_number(authority: str, number: str) -> str:
    """An authority without the number and year of its paper, where the whole heading was typed; else as it was."""
    heading = _HEADING.fullmatch(plain(authority))
    if heading is None:
        return authority
    told = read_order_number(heading[2])
    return heading[1] if not heading[2] or (told.year and number_key(told.number) == number_key(number)) else authority


def names_a_number(authority: str, number: str) -> bool:
    """Whether an authority seems to have the number of a paper in it: this one, or any with its year."""
    told = _IN_AN_AUTHORITY.search(plain(authority))
    found = read_order_number(told[1]) if told else None
    return bool(found and (found.year or number_key(found.number) == number_key(number)))


def _edition(number: str) -> tuple[str, str]:
    """A number and its edition behind it; a first edition is the paper itself."""
    written = _FIRST_EDITION.search(number)
    if written is None:
        return number, ""
    return number[: written.start()], "" if written[1] == "1" else written[0]


def _year_left(core: str, year: int | None) -> tuple[str, int | None]:
    """The number beside a year that is still in it, and that year: the paper's own first, then the last."""
    for start, end, left in sorted(_years(core, year), key=lambda found: (found[2] != year, -found[0])):
        for rest in (core[:start], core[end:]):
            if any(letter.isdigit() for letter in rest):
                return rest.strip(" /"), left
    short = _TWO_DIGITS.fullmatch(core)
    said = _short_year(int(short[2]), year) if short and year else None
    return (short[1], said) if short and said else (core, None)


def _years(text: str, year: int | None) -> Iterator[tuple[int, int, int]]:
    """Where a year of four digits stands, and which one (B.E.) it is."""
    for found in _FOUR_DIGITS.finditer(text):
        digits = int(found[0])
        said = digits if digits >= FIRST_BE_YEAR else digits + BE_OFFSET
        near = digits >= FIRST_BE_YEAR or year is None or abs(said - year) <= RECENT_YEARS
        if near and FIRST_BE_YEAR <= said <= LAST_BE_YEAR:
            yield found.start(), found.end(), said


def _short_year(digits: int, year: int) -> int | None:
    """Two digits as a year near the paper's own: of the Buddhist era, or the very year in the common one."""
    said = year - year % 100 + digits
    if abs(said - year) <= RECENT_YEARS:
        return said
    return year if digits == (year - BE_OFFSET) % 100 else None
