"""Amounts of money in figures and in words."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000
_SATANG = Decimal("0.01")


def baht_text(amount: Decimal | int) -> str:
    """Return baht in words as vouchers need them: ``100`` → หนึ่งร้อยบาทถ้วน, ``21.50`` → ยี่สิบเอ็ดบาทห้าสิบสตางค์.

    Fractions of a satang are rounded half up. Raises TypeError for floats, which cannot hold a satang exactly,
    and ValueError for an amount that is not a finite number.
    """
    total = _in_satang(amount)
    baht, satang = divmod(abs(total), 100)
    if total == 0:
        return "ศูนย์บาทถ้วน"
    words = f"{_number_words(baht)}บาท" if baht else ""
    words += f"{_number_words(satang)}สตางค์" if satang else "ถ้วน"
    return f"ลบ{words}" if total < 0 else words


def format_baht(amount: Decimal | int) -> str:
    """Return the amount with commas, two decimals and the unit in the page's language: ``1,200.00 บาท``."""
    figures = f"{Decimal(_in_satang(amount)) / 100:,.2f}"
    return gettext("%(amount)s baht") % {"amount": figures}


def _in_satang(amount: Decimal | float) -> int:
    if isinstance(amount, float):
        raise TypeError("Money is a Decimal or an int, never a float.")
    exact = Decimal(amount)
    if not exact.is_finite():
        raise ValueError("Money is a finite number.")
    return int(exact.quantize(_SATANG, ROUND_HALF_UP) * 100)


def _number_words(number: int) -> str:
    """Return a positive number in words; the place names repeat above every million (ล้าน)."""
    millions, rest = divmod(number, _MILLION)
    if not millions:
        return _below_million(rest, after_more=False)
    return f"{_number_words(millions)}ล้าน{_below_million(rest, after_more=True)}"


def _below_million(number: int, *, after_more: bool) -> str:
    words = ""
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += _digit_at(digit, place, after_more=after_more or bool(words))
    return words


def _digit_at(digit: int, place: int, *, after_more: bool) -> str:
    """Return the word of one digit; one is เอ็ด at the end of a number, tens are สิบ and ยี่สิบ."""
    if place == 0 and digit == 1 and after_more:
        return "เอ็ด"
    if place == 1 and digit < 3:
        return ("", "สิบ", "ยี่สิบ")[digit]
    return _DIGITS[digit] + _PLACES[place]
