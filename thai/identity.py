"""National identity numbers and telephone numbers: one stored form, one shown form, one hidden form.

No sentence or error here repeats the number it is about: sentences end up in logs.
"""

import re

from django.utils.translation import gettext as _
from stdnum.exceptions import InvalidChecksum, InvalidComponent
from stdnum.th import pin

from thai.numbers import plain

NATIONAL_ID_LENGTH = 13
HIDDEN = "x"

_SEPARATORS = re.compile(r"[\s\-]")
_DOTS = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0")
_SHORTENED = re.compile(r"[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)

_BETWEEN_PHONES = re.compile(r"[,;/]|และ|หรือ")
_PHONE_SEPARATORS = re.compile(r"[\s\-.()]")
_PHONE_LABEL = re.compile(r"\A(?:โทรศัพท์|โทร\.?|มือถือ|tel\.|tel(?=\s))\s?:?\s?", re.IGNORECASE)
_EXTENSION = re.compile(r"(.*?)\s?(?:ต่อ|กด|ext(?:ension)?\.?|#)\s?([0-9]{1,6}(?:-[0-9]{1,6})?)", re.IGNORECASE)
_COUNTRY_CODE = re.compile(r"(?:\+|00)?66(?:0)?([2-9][0-9]{7,8})")
_MOBILE = re.compile(r"0[689][0-9]{8}")
_LANDLINE = re.compile(r"0[23457][0-9]{7}")
_HOTLINE = re.compile(r"1[0-9]{3}")
_LOST_ZERO = re.compile(r"[689][0-9]{8}|[23457][0-9]{7}")


class NationalIDError(ValueError):
    """A text that is no national ID; its message is a sentence for the person who typed it."""


class NationalIDLengthError(NationalIDError):
    """Not exactly thirteen digits."""


class NationalIDShortenedError(NationalIDError):
    """A spreadsheet kept only the first digits (1.1E+12)."""


class NationalIDFirstDigitError(NationalIDError):
    """The first digit is 0 or 9, which the usual classes (1–8) do not have."""


class NationalIDCheckDigitError(NationalIDError):
    """The last digit does not fit the twelve before it: a slip of typing."""


class PhoneError(ValueError):
    """A text that is no Thai telephone number; its message is a sentence for the person who typed it."""


def clean_national_id(text: str) -> str:
    """Return 13 ASCII digits from Thai, full-width, spaced or dashed ones; raises a NationalIDError.

    The check digit is (11 − Σ digit i × (14 − i) mod 11) mod 10, as python-stdnum's ``th.pin`` computes it. By
    its nature it overlooks a slip in the third digit (weight 11) and some slips in numbers that end in 1.
    """
    number = _SEPARATORS.sub("", plain(text))
    if _SHORTENED.fullmatch(number):
        raise NationalIDShortenedError(
            _(
                "The spreadsheet has shortened this national ID, so its last digits are lost. "
                "Please format the column as text and type all 13 digits, for example 1-2345-67890-12-1."
            )
        )
    if whole := _WHOLE_FLOAT.fullmatch(number):
        number = whole[1]
    number = _DOTS.sub("", number)
    if re.fullmatch(r"[0-9]{13}", number) is None:
        raise NationalIDLengthError(
            _("A national ID has exactly 13 digits. Please check it; it looks like 1-2345-67890-12-1.")
        )
    _validate(number)
    return number


def _validate(number: str) -> None:
    try:
        pin.validate(number)
    except InvalidComponent as error:
        raise NationalIDFirstDigitError(
            _("A national ID begins with a digit from 1 to 8. Please check it; it looks like 1-2345-67890-12-1.")
        ) from error
    except InvalidChecksum as error:
        raise NationalIDCheckDigitError(
            _(
                "The last digit of the national ID does not fit the others, so one digit is probably mistyped. "
                "Please check it against the card; it looks like 1-2345-67890-12-1."
            )
        ) from error


def format_national_id(number: str) -> str:
    """Return 13 digits in the five groups of the card: ``1-2345-67890-12-1``."""
    return f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"


def mask_national_id(last_four: str) -> str:
    """Return the card's groups with only the last four digits readable: ``x-xxxx-xxxx0-12-1``."""
    return format_national_id(last_four.rjust(NATIONAL_ID_LENGTH, HIDDEN))


def clean_phone(text: str) -> str:
    """Return phone numbers as ASCII digits, e.g. ``0812345678`` or ``073531234 ต่อ 12``; raises PhoneError.

    Several numbers in one cell are kept, joined by ``", "``. The leading 0 that a spreadsheet lost is
    restored, +66 becomes 0. Mobiles have 10 digits (06, 08, 09), landlines 9, hotlines 4.
    """
    numbers = [_PHONE_LABEL.sub("", part.strip()) for part in _BETWEEN_PHONES.split(plain(text))]
    return ", ".join(_clean_one_phone(number) for number in numbers)


def _clean_one_phone(text: str) -> str:
    extended = _EXTENSION.fullmatch(text)
    number = extended[1] if extended else text
    if whole := _WHOLE_FLOAT.fullmatch(number):
        number = whole[1]
    number = _PHONE_SEPARATORS.sub("", number)
    if abroad := _COUNTRY_CODE.fullmatch(number):
        number = f"0{abroad[1]}"
    if _LOST_ZERO.fullmatch(number):
        number = f"0{number}"
    if not any(kind.fullmatch(number) for kind in (_MOBILE, _LANDLINE, _HOTLINE)):
        raise PhoneError(
            _(
                "The phone number could not be read. Please type 10 digits for a mobile phone, "
                "for example 08 1234 5678, or 9 for a landline, for example 0 7353 1234."
            )
        )
    return f"{number} ต่อ {extended[2]}" if extended else number


def format_phone(phone: str) -> str:
    """Return a cleaned phone as offices print it: ``08 1234 5678``, ``0 7353 1234 ต่อ 12``, ``1506``."""
    return ", ".join(_grouped(number) for number in phone.split(", "))


def _grouped(phone: str) -> str:
    number, _space, extension = phone.partition(" ")
    if len(number) > 4:
        number = f"{number[:-8]} {number[-8:-4]} {number[-4:]}"
    return f"{number} {extension}" if extension else number


def mask_phone(phone: str) -> str:
    """Return a cleaned phone with its middle hidden: ``08x xxx 5671``; hotlines are public and stay."""
    return ", ".join(_hidden(number) for number in phone.split(", "))


def _hidden(phone: str) -> str:
    number = phone.partition(" ")[0]
    if len(number) <= 4:
        return number
    return f"{number[:2]}{HIDDEN} {HIDDEN * (len(number) - 7)} {number[-4:]}"
