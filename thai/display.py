"""Dates in the language of the page: B.E. on a Thai page, C.E. on an English one."""

from datetime import date, datetime, time

from django.utils.translation import get_language

from thai.calendar import (
    format_date,
    format_date_en,
    format_date_range,
    format_date_range_en,
    format_time,
)


def page_is_thai() -> bool:
    """Say whether the language in force is Thai, as it is where none is active."""
    return (get_language() or "th").startswith("th")


def local_date(day: date, style: str = "short") -> str:
    """Return a day as this page's readers write it; styles as in :func:`thai.calendar.format_date`."""
    return format_date(day, style) if page_is_thai() else format_date_en(day, style)


def local_date_range(first: date, last: date, style: str = "short") -> str:
    """Return two days as this page's readers write them."""
    return (format_date_range if page_is_thai() else format_date_range_en)(first, last, style)


def local_time(moment: time | datetime) -> str:
    """Return ``08.12 น.`` on a Thai page and ``08:12`` on an English one."""
    text = format_time(moment)
    return text if page_is_thai() else text.removesuffix(" น.").replace(".", ":")
