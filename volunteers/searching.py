"""Finding people and orders by what officers type; tambons: ``searching_places``.

Names are found by their words, IDs and telephones whole or by their last four digits. What is nothing but digits is a
number of a person or order, never a part of anything.
"""

import re
from collections.abc import Sequence
from functools import reduce
from itertools import product
from operator import and_, or_

from django.db.models import Q

from accounts.encryption import CannotOpen, open_for, seal_for
from provinces.models import Office
from thai.days import UnreadableDays, read_day
from thai.identity import NATIONAL_ID_LENGTH, PhoneError, clean_phone
from thai.names import without_prefix
from thai.numbers import plain
from thai.order_doubts import may_mean
from thai.orders import number_key, read_order_number
from thai.prefixes import take_courtesy, take_titles
from thai.search import search_text
from volunteers.models import Appointment, Person
from volunteers.models.people import PersonQuerySet, has_last_digits, has_phone
from volunteers.models.private import BETWEEN_PHONES, LAST_DIGITS, national_id_index

SEPARATORS = re.compile(r"[\s.()-]")
# What stands before the number of an order names the paper: คำสั่งกระทรวงแรงงาน ที่ 1234 / 2569.
NAMING = re.compile(r"^.*?(?<!ฉบับ)(?<!วัน)(?=ที่[\s.:]*[^\s/]*[0-9])|^.*\s(?=[^\s/]*[0-9][^\s/]*\s?/+\s?[^\s/])")
ORDER_NUMBER = re.compile(r"(?:เลข)?ที่[\s.:]*(?=\S*[0-9])")
# The signs of an office's series of orders: ตย, สรจ., รง.
LONGEST_SERIES = 6
SEALED = "~"
# Boxes for a day that stand beside a search.
DAY_BOXES = {"as_of", "first", "last"}
PURPOSE = "volunteers.search"
NA = re.compile(r"(?<!\S)ณ\s?(?=[ก-ฮเ-ไ])")


def for_address(text: str, *, session: str) -> str:
    """A search text as it may stand in an address: sealed for the session that asks, for it may name somebody.

    It has a key of its own and does not age: Back and a kept address find the same as long as the session lives, and
    nothing in any other session, not even in the next one of the same person.
    """
    return f"{SEALED}{seal_for(PURPOSE, text, holder=session)}" if text else ""


def day_for_address(text: str, *, session: str) -> str:
    """What was typed into the box of a day: as it is where it reads as a day, else sealed, for it may be anything."""
    try:
        read_day(text)
    except UnreadableDays:
        return for_address(text, session=session)
    return text


def from_address(text: str, *, session: str) -> str:
    """The search text behind `for_address` of the same session. Raises ValueError if it cannot be read."""
    if not text.startswith(SEALED):
        return text
    try:
        return open_for(PURPOSE, text.removeprefix(SEALED), holder=session)
    except CannotOpen as error:
        raise ValueError("not sealed here") from error


def holds_a_long_number(text: str) -> bool:
    """Whether a text holds more digits than the last four of an ID or a telephone."""
    return sum(letter.isdigit() for letter in text) > LAST_DIGITS


def person_matches(text: str, *, path: str = "") -> Q:
    """People whose name has all the words, whose number it is, or whom the order with this number and year appointed.

    Words are found in any order, and without a prefix. Numbers are found whole or by their last four digits, through
    indexes; a part from the middle finds nobody. ``path`` leads to the person (``person__``).
    """
    number = number_matches(text, path)
    if number is not None:
        return number
    if papers := order_references(text):
        appointed = Appointment.objects.filter(_any_of(papers, "order__"))
        return Q(**{f"{path}pk__in": appointed.values("person")})
    return reduce(or_, [_has_words(words, path) for words in ways_to_write(text)], nothing(path))


def nothing(path: str = "") -> Q:
    """What no row is."""
    return Q(**{f"{path}pk__in": []})


def _has_words(words: Sequence[str], path: str) -> Q:
    """All of the words; one of digits alone is a number of the person."""
    each = [number_matches(word, path) or Q(**{f"{path}search__contains": word}) for word in words]
    return reduce(and_, each)


def ways_to_write(text: str) -> list[tuple[str, ...]]:
    """The words of a name as typed, without what stands before it, and with either spelling of ณ อยุธยา."""
    line = search_text(text)
    bare = {line, search_text(without_prefix(text)), take_courtesy(line)[1], take_titles(line)[1]}
    ways = bare | {NA.sub(na, way) for way, na in product(bare, ("ณ ", "ณ"))}
    return sorted({tuple(way.split()) for way in ways} - {()})


def number_matches(text: str, path: str = "") -> Q | None:
    """People whose ID or telephone a text is that is nothing but a number, or several; None for any other text."""
    line = plain(text)
    digits = SEPARATORS.sub("", line)
    only_digits = digits.isascii() and digits.isdigit()
    if only_digits and len(digits) == NATIONAL_ID_LENGTH:
        return Q(**{f"{path}national_id_index": national_id_index(digits)})
    if only_digits and len(digits) == LAST_DIGITS:
        return has_last_digits(digits, path)
    try:
        numbers = clean_phone(line).split(BETWEEN_PHONES)
    except PhoneError:
        return has_phone(digits, path) if only_digits else None
    return reduce(or_, [has_phone(number, path) for number in numbers])


def order_references(text: str) -> list[tuple[str, int]]:
    """Key of the number and B.E. year of ``ที่ ๑๒๓๔/๒๕๖๙``, ``1234/69``, ``1234-2569``; none for any other text.

    A short word before the number may be the office that issued the order or a part of its number: ``ตย 100/2568``.
    """
    line = plain(text)
    bare = NAMING.sub("", line)
    series = [word for word in line.removesuffix(bare).split()[-1:] if len(word) <= LONGEST_SERIES]
    found = [order_reference(each) for each in (bare, *(f"{word} {bare}" for word in series))]
    return list(dict.fromkeys(each for each in found if each))


def order_reference(line: str) -> tuple[str, int] | None:
    """Key and year of one such text without what names the paper; None for any other."""
    # Nobody else says of which century a year of two digits is: searches ask about this one.
    short = re.search(r"/[^/0-9]*([0-9]{2})[^/0-9]*$", line)
    found = read_order_number(line, year=2500 + int(short[1]) if short else None)
    meant = found if found.year else may_mean(found.number, year=None)
    return (number_key(meant.number), meant.year) if meant and meant.year else None


def order_matches(text: str) -> Q:
    """Orders by number and year, by one of them, or by words of their authority, title or signatory."""
    if papers := order_references(text):
        # What only may be a year may stand so on the paper.
        literally = nothing() if read_order_number(text).year else Q(number_key=number_key(text))
        return _any_of(papers) | literally
    number = number_key(text)
    if number.isascii() and number.isdigit():
        return _word_of_an_order(number)
    each = [_word_of_an_order(word) for word in ORDER_NUMBER.sub("", search_text(text)).split()]
    return reduce(and_, each) if each else nothing()


def _any_of(papers: Sequence[tuple[str, int]], path: str = "") -> Q:
    return reduce(or_, [Q(**{f"{path}number_key": key, f"{path}be_year": year}) for key, year in papers])


def _word_of_an_order(word: str) -> Q:
    if word.isascii() and word.isdigit():
        return Q(number_key=number_key(word)) | (Q(be_year=int(word)) if len(word) == LAST_DIGITS else nothing())
    columns = ("authority", "title", "signatory", "number")
    return reduce(or_, [Q(**{f"{column}__icontains": word}) for column in columns])


def people_kept_by(office: Office, text: str) -> PersonQuerySet:
    """People of an office's register who match the text, in Thai order."""
    return Person.objects.filter(person_matches(text), office=office, merged_into=None)
