"""Amounts of money in figures."""

from decimal import Decimal

from django.utils.translation import gettext

from thai.display import local_number


def format_baht(amount: Decimal | int) -> str:
    """Return the amount with commas, two decimals and the unit in the page's language: ``1,200.00 บาท``.

    Halves of a satang are rounded away from zero. Raises TypeError for floats, which cannot hold a satang exactly,
    and ValueError for an amount that is not a finite number.
    """
    if isinstance(amount, float):
        raise TypeError("Money is a Decimal or an int, never a float.")
    exact = Decimal(amount)
    if not exact.is_finite():
        raise ValueError("Money is a finite number.")
    return gettext("%(amount)s baht") % {"amount": local_number(exact, 2)}
