"""Finding people and tambons by what officers type: names, IDs and telephones whole or by their last four digits."""

import re
from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.encryption import CannotOpen, open_for, seal_for
from provinces.models import Office
from thai.digits import to_arabic_digits
from thai.identity import NATIONAL_ID_LENGTH, PhoneError, clean_phone
from thai.names import without_prefix
from thai.search import search_text
from volunteers.models import Person
from volunteers.models.people import has_phone, has_phone_ending
from volunteers.models.private import BETWEEN_PHONES, LAST_DIGITS, national_id_index

SEPARATORS = re.compile(r"[\s\-.()]")
KIND_OF_PLACE = re.compile(r"^(ตำบล|ต\.|แขวง)\s?")
SEALED = "~"
PURPOSE = "search token"


def for_address(text: str) -> str:
    """A search text as it may stand in an address: telephone numbers and IDs are sealed, under a key of their own."""
    return f"{SEALED}{seal_for(PURPOSE, text)}" if holds_a_long_number(text) or text.startswith(SEALED) else text


def from_address(text: str) -> str:
    """The search text behind `for_address`. Raises ValueError if it cannot be read."""
    if not text.startswith(SEALED):
        return text
    try:
        return open_for(PURPOSE, text.removeprefix(SEALED))
    except CannotOpen as error:
        raise ValueError("not sealed here") from error


def holds_a_long_number(text: str) -> bool:
    """Whether a text holds more digits than the last four of an ID or a telephone."""
    return sum(letter.isdigit() for letter in text) > LAST_DIGITS


def person_matches(text: str, *, path: str = "") -> Q:
    """People whose name (with or without prefix) contains the text, or whose ID or telephone it is.

    Numbers are found whole or by their last four digits, through indexes; a part from the middle finds nobody.
    ``path`` leads to the person (``person__``).
    """
    number = _number(text, path)
    if number is not None:
        return number
    name = Q(**{f"{path}search__contains": search_text(text)})
    return name | Q(**{f"{path}search__contains": search_text(without_prefix(text))})


def _number(text: str, path: str) -> Q | None:
    """The same for a text that is nothing but a number; None for any other."""
    digits = SEPARATORS.sub("", to_arabic_digits(text))
    only_digits = digits.isascii() and digits.isdigit()
    if only_digits and len(digits) == NATIONAL_ID_LENGTH:
        return Q(**{f"{path}national_id_index": national_id_index(digits)})
    if only_digits and len(digits) == LAST_DIGITS:
        return Q(**{f"{path}national_id_last4": digits}) | has_phone_ending(digits, path)
    try:
        numbers = clean_phone(text).split(BETWEEN_PHONES)
    except PhoneError:
        return has_phone(digits, path) if only_digits else None
    return reduce(or_, [has_phone(number, path) for number in numbers])


def tambon_matches(text: str, *, path: str = "") -> Q:
    """Tambons whose name contains the text, written with or without ตำบล or แขวง."""
    return Q(**{f"{path}search__contains": search_text(KIND_OF_PLACE.sub("", text.strip()))})


def people_kept_by(office: Office, text: str):
    """People of an office's register who match the text, in Thai order."""
    return Person.objects.filter(person_matches(text), office=office, merged_into=None)
