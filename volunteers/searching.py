"""Finding people and tambons by what officers type: names, the last four digits of an ID, telephones."""

import re

from django.db.models import Q

from accounts.encryption import blind_index
from provinces.models import Office
from thai.digits import to_arabic_digits
from thai.identity import NATIONAL_ID_LENGTH
from thai.names import without_prefix
from thai.search import search_text
from volunteers.models import Person

SEPARATORS = re.compile(r"[\s\-.()]")
KIND_OF_PLACE = re.compile(r"^(ตำบล|ต\.|แขวง)\s?")


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
