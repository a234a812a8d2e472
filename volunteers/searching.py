"""Finding people and tambons by what officers type: names, the last four digits of an ID, telephones."""

import re

from cryptography.exceptions import InvalidTag
from django.db.models import Q

from accounts.encryption import blind_index, seal, unseal
from provinces.models import Office
from thai.digits import to_arabic_digits
from thai.identity import NATIONAL_ID_LENGTH
from thai.names import without_prefix
from thai.search import search_text
from volunteers.models import Person

SEPARATORS = re.compile(r"[\s\-.()]")
KIND_OF_PLACE = re.compile(r"^(ตำบล|ต\.|แขวง)\s?")
LONGEST_PLAIN_NUMBER = 4
SEALED = "~"


def for_address(text: str) -> str:
    """A search text as it may stand in an address: telephone numbers and IDs are sealed."""
    return f"{SEALED}{seal(text)}" if holds_a_long_number(text) or text.startswith(SEALED) else text


def from_address(text: str) -> str:
    """The search text behind `for_address`. Raises ValueError if it cannot be read."""
    if not text.startswith(SEALED):
        return text
    try:
        return unseal(text.removeprefix(SEALED))
    except (KeyError, ValueError, InvalidTag) as error:
        raise ValueError("not sealed here") from error


def holds_a_long_number(text: str) -> bool:
    """Whether a text holds more digits than the last four of an ID."""
    return sum(letter.isdigit() for letter in text) > LONGEST_PLAIN_NUMBER


def person_matches(text: str, *, path: str = "") -> Q:
    """People whose name (with or without prefix), last four digits or telephone contain the text.

    A whole national ID finds its owner by the blind index; ``path`` leads to the person (``person__``).
    """
    digits = SEPARATORS.sub("", to_arabic_digits(text))
    if digits.isascii() and digits.isdigit():
        if len(digits) == NATIONAL_ID_LENGTH:
            return Q(**{f"{path}national_id_index": blind_index(digits)})
        return Q(**{f"{path}search__contains": digits})
    name = Q(**{f"{path}search__contains": search_text(text)})
    return name | Q(**{f"{path}search__contains": search_text(without_prefix(text))})


def tambon_matches(text: str, *, path: str = "") -> Q:
    """Tambons whose name contains the text, written with or without ตำบล or แขวง."""
    return Q(**{f"{path}search__contains": search_text(KIND_OF_PLACE.sub("", text.strip()))})


def people_kept_by(office: Office, text: str):
    """People of an office's register who match the text, in Thai order."""
    return Person.objects.filter(person_matches(text), office=office, merged_into=None)
