"""From a cell to a clean value: IDs, telephones, mail. Nothing is guessed; what is not read says why."""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from intake.reading.cells import Cell, Kind
from intake.reading.columns import Field
from intake.reading.days import DAYS, read_day
from intake.reading.reading import Reading, Unread
from intake.reading.words import is_empty_word
from thai.identity import (
    NationalIDCheckDigitError,
    NationalIDError,
    NationalIDFirstDigitError,
    NationalIDShortenedError,
    PhoneError,
    clean_national_id,
    clean_phone,
)
from thai.numbers import plain
from thai.spelling import tidy

LONGEST = {Field.EMAIL: 254, Field.LINE_ID: 100, Field.ADDRESS: 500, Field.BATCH: 40, Field.ORDER: 200}
_SHORTENED_ZEROS = "000000"
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|####*)|Err:[0-9]{3}", re.IGNORECASE)


def read(field: Field, cell: Cell, *, column: int, since_1904: bool = False) -> Reading:
    """What a cell says about a field."""
    text = cell.text
    if is_empty_word(text):
        return Reading(text, column=column)
    try:
        if cell.kind == Kind.ERROR or _ERROR.fullmatch(tidy(text)):
            raise Unread("cell_error")
        value = read_day(field, cell, since_1904) if field in DAYS else _READERS.get(field, _line)(cell)
        if len(value) > LONGEST.get(field, 100):
            raise Unread("too_long")
    except Unread as unread:
        return Reading(text, why=str(unread), column=column)
    return Reading(text, value, column=column)


def _line(cell: Cell) -> str:
    return tidy(cell.text)


def _national_id(cell: Cell) -> str:
    """Thirteen digits; one whose end is zeros came out of 3.96E+12, and nobody knows what was there."""
    try:
        number = clean_national_id(cell.text)
    except NationalIDError as error:
        shortened = plain(cell.text).endswith(_SHORTENED_ZEROS)
        raise Unread("id_shortened" if shortened else _ID_REASONS.get(type(error), "id_length")) from error
    if number.endswith(_SHORTENED_ZEROS):
        raise Unread("id_shortened")
    return number


_ID_REASONS = {
    NationalIDShortenedError: "id_shortened",
    NationalIDFirstDigitError: "id_first_digit",
    NationalIDCheckDigitError: "id_check_digit",
}


def _phone(cell: Cell) -> str:
    parts = [part for part in re.split(r"[\n\r]+", cell.text) if not is_empty_word(part)]
    try:
        return ", ".join(clean_phone(part) for part in parts)
    except PhoneError as error:
        raise Unread("phone") from error


def _email(cell: Cell) -> str:
    address = tidy(cell.text)
    try:
        validate_email(address)
    except ValidationError as error:
        raise Unread("email") from error
    return address


_READERS: dict[Field, Callable[[Cell], str]] = {
    Field.NATIONAL_ID: _national_id,
    Field.PHONE: _phone,
    Field.EMAIL: _email,
}
