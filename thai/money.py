"""Amounts of money in figures."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext

from thai.display import local_number

_SATANG = Decimal("0.01")


def format_baht(amount: Decimal | int) -> str:
    """Return the amount with commas, two decimals and the unit in the page's language: ``1,200.00 บาท``.

    Fractions of a satang are rounded half up. Raises TypeError for floats, which cannot hold a satang exactly,
    and ValueError for an amount that is not a finite number.
    """
    return gettext("%(amount)s baht") % {"amount": local_number(Decimal(_in_satang(amount)) / 100, 2)}


def _in_satang(amount: Decimal | float) -> int:
    if isinstance(amount, float):
        raise TypeError("Money is a Decimal or an int, never a float.")
    exact = Decimal(amount)
    if not exact.is_finite():
        raise ValueError("Money is a finite number.")
    return int(exact.quantize(_SATANG, ROUND_HALF_UP) * 100)
