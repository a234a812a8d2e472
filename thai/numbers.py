"""Numbers as people type them: one reader for whatever looks like a number on paper.

Every field that takes digits (amounts, years, IDs, telephones, order numbers, times, days) reads this spelling.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from thai.digits import to_arabic_digits
from thai.spelling import tidy

LONGEST = 40

_DASHES = "‐‑‒–—―−⁃﹣－"
_STROKES = "⁄∕⧸╱\\＼∖⧵"
_FULL_WIDTH = {"＋": "+", "．": ".", "：": ":", "，": ",", "／": "/", "（": "(", "）": ")", "＃": "#"}
_ONE_SIGN = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_STROKES, "/") | _FULL_WIDTH)
_GROUPED = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:[, ][0-9]{3})+)(?:\.[0-9]+)?")
# 1.000 may be a thousand or one, and is therefore neither.
_BY_DOTS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")
_NO_SPACE = re.compile(r"(?<=[,.-])\s(?=[0-9])|(?<=[0-9])\s(?=[,.])")
# What stands around a number on Thai papers: ``จำนวน 120 คน``, ``1,200.- บาท``. Baht are no people.
_COUNTED = re.compile(r"\A(?:จำนวน\s?)?(?:รวม\s?)?|\s?(?:คน|ท่าน|ราย|รูป|ครั้ง|persons?|people)\Z", re.IGNORECASE)
_OF_MONEY = re.compile(r"\A(?:จำนวน\s?)?(?:เงิน\s?)?|\s?(?:\.-)?\s?(?:บาท(?:ถ้วน)?)?\Z")
# What stands around a number in a row: the word before it, brackets, the dot or the year (B.E.) behind it.
_ORDINAL = re.compile(
    r"\A(?:[ก-๙]*\s?ที่|กิจกรรม(?:ย่อย)?|โครงการ(?:ย่อย)?|ครั้ง|ข้อ|ลำดับ|หมายเลข|เลข|รุ่น|activity|no)?[\s.:]*"
    r"[(\[]?([0-9]+)[.)\]]*(?:\s?/\s?(?:พ\.?\s?ศ\.?\s?)?2[4-7][0-9]{2})?\Z",
    re.IGNORECASE,
)


class UnreadableNumber(ValueError):
    """A text that is no number; its message is a sentence for the person who typed it."""


def plain(text: str) -> str:
    """One line with ASCII digits, one kind of dash and stroke, nothing invisible: ``๐๘๑‑๒๓๔`` → ``081-234``."""
    return to_arabic_digits(tidy(text)).translate(_ONE_SIGN)


def read_count(text: str) -> int:
    """A whole number, e.g. ``๑,๒๐๐``, ``1 200``, ``จำนวน 120 คน`` or a spreadsheet's ``120.0``.

    Raises UnreadableNumber.
    """
    amount = _number(_COUNTED.sub("", plain(text)))
    if amount is None or amount != amount.to_integral_value():
        raise UnreadableNumber(_("Please give a whole number in digits, for example 120 or 1,200."))
    return int(amount)


def read_ordinal(text: str) -> int:
    """A number in a row, e.g. ``2``, ``กิจกรรมที่ ๒``, ``ข้อ 2``, ``(2)`` or ``ครั้งที่ 2/2569``; raises UnreadableNumber."""
    try:
        return read_count(_ORDINAL.sub(r"\1", plain(text)))
    except UnreadableNumber as error:
        sentence = _("Please give a whole number in digits, for example 2.")
        raise UnreadableNumber(sentence) from error


def read_amount(text: str) -> Decimal:
    """A number with or without decimals, e.g. ``๑๒๐,๐๐๐.๕๐`` or ``1,200.- บาท``; raises UnreadableNumber."""
    amount = _number(_OF_MONEY.sub("", plain(text)))
    if amount is None:
        raise UnreadableNumber(_("Please give a number in digits, for example 120000 or 1,200.50."))
    return amount


def _number(line: str) -> Decimal | None:
    number = _NO_SPACE.sub("", line)
    if len(number) > LONGEST or not _GROUPED.fullmatch(number) or _BY_DOTS.fullmatch(number):
        return None
    return Decimal(number.replace(",", "").replace(" ", ""))
