"""Filters that show Thai facts: ``{% load thai %}{{ event.date|thai_date }}``. The unknown is said, never 0."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thai import calendar, days, digits, identity, links, money
from thai import whole as kept_whole
from thai.calendar import BE_OFFSET
from thai.display import local_date, local_date_range, local_number, local_time, local_time_range, page_is_thai

register = template.Library()

# What a template hands over where a variable has no value.
Nothing = Literal[""] | None


@register.filter
def or_unknown(value: object) -> object:
    """Return the value, or "not stated" for None and the empty text; 0 is known and stays."""
    return _unknown() if value is None or value == "" else value


def _unknown() -> str:
    return _("not stated")


@register.filter
def thai_date(day: date | Nothing, style: str = "short") -> SafeString | str:
    """Show a day in B.E. on Thai pages and C.E. on English ones, unsplit; styles as in thai.calendar.

    One with its weekday is long, and may be split.
    """
    told = local_date(day, style) if day else ""
    return (told if style.startswith("weekday") else _on_one_line(told)) if told else _unknown()


@register.filter
def plain_date(day: date | Nothing) -> str:
    """Show a day where no tag may stand (a box, a tooltip); empty where there is none."""
    return local_date(day) if day else ""


@register.filter
def thai_date_range(first: date | Nothing, last: date | Nothing) -> SafeString | str:
    """Show two days, what they share said once; without a last day, the first alone."""
    return kept_whole.kept_together(local_date_range(first, last or first)) if first else _unknown()


@register.filter
def thai_time(moment: time | datetime | Nothing) -> SafeString | str:
    """Show a time of day, unsplit: ``08.12 น.``, on English pages ``08:12``."""
    return _on_one_line(local_time(moment)) if moment else _unknown()


@register.filter
def thai_time_range(start: time | datetime, end: time | datetime | Nothing) -> SafeString:
    """Show two times of a day, never split over two lines; without an end the first alone."""
    return _on_one_line(local_time_range(start, end or None))


@register.filter
def on_one_line(text: str) -> SafeString | str:
    """Show a short text (the number of a paper, a telephone) unsplit; a long one may be split."""
    return _on_one_line(text) if len(text) <= kept_whole.LONGEST else text


def _on_one_line(text: str) -> SafeString:
    return format_html('<span class="nowrap">{}</span>', text)


@register.filter
def telephone(text: str) -> SafeString:
    """Show telephone numbers as offices print them, each one that can be dialled as a link."""
    return format_html_join(", ", "{}", ((_callable(number),) for number in text.split(", ")))


def _callable(number: str) -> SafeString:
    if address := links.dialled(number):
        shown = identity.format_phone(identity.clean_phone(number))
        return format_html('<a href="{}">{}</a>', address, _on_one_line(shown))
    return _on_one_line(number)


@register.filter
def dialled(text: str) -> str:
    """The address under which a telephone dials the first of some numbers."""
    return links.dialled(text.split(", ")[0])


@register.filter
def thai_digits(value: object) -> str:
    """Show a value with ๐–๙."""
    return digits.to_thai_digits(str(value))


@register.filter
def local_year(day: date) -> int:
    """Return the Buddhist year of a day on Thai pages, its Gregorian one on English pages."""
    return calendar.be_year(day) if page_is_thai() else day.year


@register.filter
def fiscal_year_label(year: date | int) -> str:
    """Name the fiscal year of a day, or one given in B.E.: "ปีงบประมาณ พ.ศ. 2563", "Fiscal year 2020"."""
    buddhist = calendar.fiscal_year(year) if isinstance(year, date) else int(year)
    return _("Fiscal year %(year)s") % {"year": buddhist if page_is_thai() else buddhist - BE_OFFSET}


@register.filter
def days_until(day: date) -> str:
    """Say how far a day is from today in Thailand: today, tomorrow, in so many days; of a day gone by, today."""
    days_left = (day - calendar.today()).days
    if days_left <= 0:
        return _("today")
    if days_left == 1:
        return _("tomorrow")
    return _("in %(n)s days") % {"n": local_number(days_left)}


@register.filter
def lie_ahead(about: days.Days) -> bool:
    """Tell whether a figure is about a day after all that is known."""
    return days.lie_ahead(about)


@register.filter
def known_day(about: days.Days) -> date:
    """Give the day up to which anything is known for a figure."""
    return days.known_day(about)


@register.filter
def count(number: int | Nothing) -> str:
    """Show a count with thousands commas and a true minus."""
    return _unknown() if number is None or number == "" else local_number(number)


@register.filter
def change(number: Decimal | float | Nothing, decimals: int = 0) -> str:
    """Show a difference with its sign: ``+1,234``, ``−0.4`` (one decimal), ``0``."""
    return _unknown() if number is None or isinstance(number, str) else local_number(number, decimals, signed=True)


@register.filter
def percent(value: Decimal | float | Nothing) -> str:
    """Show percent points (96.1, not 0.961) with one decimal: ``96.1%``."""
    return _unknown() if value is None or isinstance(value, str) else f"{local_number(value, 1)}%"


@register.filter
def baht(amount: Decimal | None) -> str:
    """Show money with two decimals and its unit."""
    return _unknown() if amount is None or amount == "" else money.format_baht(amount)


@register.filter
def linked(text: str) -> SafeString:
    """Show a text with its web addresses as links; put ``linebreaks`` behind it, not before."""
    return links.linked(text)


@register.filter
def readable_address(address: str) -> str:
    """Show a web address with its percent-encoded Thai as Thai letters."""
    return links.readable(address)


@register.filter
def whole(name: str | Nothing) -> SafeString | str:
    """Show the name of a place or a person, split at its spaces alone."""
    return kept_whole.whole(name) if name else ""


@register.filter
def kept_together(text: str | Nothing) -> SafeString | str:
    """Show a running text (a title, a venue) whose terms, names and times are not split."""
    return kept_whole.kept_together(text) if text else ""
