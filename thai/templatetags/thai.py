"""Filters that show Thai facts: ``{% load thai %}{{ event.date|thai_date }}``. The unknown is said, never 0."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils.translation import gettext as _

from thai import calendar, digits, money
from thai.calendar import BE_OFFSET
from thai.display import local_date, local_date_range, local_time, page_is_thai

register = template.Library()


@register.filter
def or_unknown(value: object) -> object:
    """Return the value, or "not stated" for None and the empty text; 0 is known and stays."""
    return _("not stated") if value is None or value == "" else value


@register.filter
def thai_date(day: date | None, style: str = "short") -> str:
    """Show a day in B.E. on Thai pages and C.E. on English ones; styles as in thai.calendar."""
    return local_date(day, style) if day else or_unknown("")


@register.filter
def thai_date_range(first: date | None, last: date | None) -> str:
    """Show two days, what they share said once; without a last day, the first alone."""
    return local_date_range(first, last or first) if first else or_unknown("")


@register.filter
def thai_time(moment: time | datetime | None) -> str:
    """Show a time of day: ``08.12 น.``, on English pages ``08:12``."""
    return or_unknown("") if moment in (None, "") else local_time(moment)


@register.filter
def thai_digits(value: object) -> str:
    """Show a value with ๐–๙."""
    return digits.to_thai_digits(str(value))


@register.filter
def be_year(day: date) -> int:
    """Return the Buddhist year of a day."""
    return calendar.be_year(day)


@register.filter
def fiscal_year_label(year: date | int) -> str:
    """Name the fiscal year of a day, or one given in B.E.: "ปีงบประมาณ พ.ศ. 2563", "Fiscal year 2020"."""
    buddhist = calendar.fiscal_year(year) if isinstance(year, date) else int(year)
    return _("Fiscal year %(year)s") % {"year": buddhist if page_is_thai() else buddhist - BE_OFFSET}


@register.filter
def count(number: int | None) -> str:
    """Show a count with thousands commas."""
    return or_unknown("") if number in (None, "") else f"{number:,}"


@register.filter
def percent(value: Decimal | float | None) -> str:
    """Show percent points (96.1, not 0.961) with one decimal: ``96.1%``."""
    if value in (None, ""):
        return or_unknown("")
    return f"{Decimal(str(value)).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


@register.filter
def baht(amount: Decimal | None) -> str:
    """Show money with two decimals and its unit."""
    return or_unknown("") if amount in (None, "") else money.format_baht(amount)
