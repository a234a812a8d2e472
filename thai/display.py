"""Dates in the language of the page (B.E. on a Thai page, C.E. on an English one), and numbers as both write them."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

from thai.calendar import (
    be_year,
    format_date,
    format_date_en,
    format_date_range,
    format_date_range_en,
    format_time,
    format_time_range,
    local_day,
)

MINUS = "\N{MINUS SIGN}"


def page_is_thai() -> bool:
    """Say whether the language in force is Thai, as it is where none is active."""
    return (get_language() or "th").startswith("th")


def local_date(day: date, style: str = "short") -> str:
    """Return a day as this page's readers write it; styles as in :func:`thai.calendar.format_date`."""
    return format_date(day, style) if page_is_thai() else format_date_en(day, style)


def in_both_calendars(day: date) -> str:
    """Return how a typed day was understood: ``28 พ.ย. 2562 (ค.ศ. 2019)``, on an English page with the B.E. year."""
    return f"{local_date(day)} ({f'ค.ศ. {local_day(day).year}' if page_is_thai() else f'B.E. {be_year(day)}'})"


def local_date_range(first: date, last: date, style: str = "short") -> str:
    """Return two days as this page's readers write them."""
    return (format_date_range if page_is_thai() else format_date_range_en)(first, last, style)


def local_time(moment: time | datetime) -> str:
    """Return ``08.12 น.`` on a Thai page and ``08:12`` on an English one."""
    text = format_time(moment)
    return text if page_is_thai() else text.removesuffix(" น.").replace(".", ":")


def local_time_range(start: time | datetime, end: time | datetime | None) -> str:
    """Return ``08.30–16.00 น.`` on a Thai page, ``08:30–16:00`` on an English one; without an end the start alone."""
    if end is None:
        return local_time(start)
    return format_time_range(start, end) if page_is_thai() else f"{local_time(start)}–{local_time(end)}"


def share_on_paper(value: float | Decimal) -> str:
    """Return per cent as papers write them: ``ร้อยละ 89.61``, on an English one ``89.61%``."""
    return f"ร้อยละ {local_number(value, 2)}" if page_is_thai() else f"{local_number(value, 2)}%"


def local_number(value: int | float | Decimal, decimals: int = 0, *, signed: bool = False) -> str:
    """Return a number with thousands separators and a true minus (U+2212): ``1,234``, ``−7,544``, ``96.1``.

    Halves are rounded away from zero. With ``signed`` more than nothing gets a plus; nothing has no sign.
    """
    whole = isinstance(value, int) and not decimals
    rounded = value if whole else Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{abs(rounded):,}"
