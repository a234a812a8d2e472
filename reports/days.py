"""The two days of every figure, read from the address: about which day, and as known when.

``?as_of=2019-11-28&known_at=2019-12-31&fiscal_year=2563``; every way of writing a day that ``thai.parsing``
reads is welcome. What cannot be understood is answered with 400, a sentence and an example.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thai.calendar import ONE_DAY, add_years, fiscal_year, fiscal_year_bounds, today
from thai.days import Days, UnreadableDays, known_day
from thai.forms import BuddhistYearField, DayAskedField, MomentField

TREND_MONTHS = 12


@dataclass(frozen=True)
class PageDays(Days):
    """The days of a page: ``fiscal_year`` (B.E.) says which events are counted; ``asked`` repeats the parameters."""

    fiscal_year: int = 0
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The parameters as they were asked, with a leading ``?``, or nothing."""
        return f"?{urlencode(self.asked)}" if self.asked else ""

    @property
    def year_earlier(self) -> date:
        """The same day one year before."""
        return add_years(self.as_of, -1)

    @property
    def fiscal_days(self) -> tuple[date, date]:
        """First and last day whose events count: the fiscal year, up to ``as_of``."""
        first, last = fiscal_year_bounds(self.fiscal_year)
        return first, min(last, self.as_of)

    @property
    def months(self) -> list[date]:
        """The ends of twelve months and ``as_of`` itself, oldest first; nothing after the last day that is known."""
        last = min(self.as_of, known_day(self))
        first = last.replace(day=1)
        ends = [first - ONE_DAY]
        while len(ends) < TREND_MONTHS:
            ends.append(ends[-1].replace(day=1) - ONE_DAY)
        return [*reversed(ends), last]


class DaysForm(forms.Form):
    """The days of an address."""

    as_of = DayAskedField(required=False)
    known_at = MomentField(required=False)
    fiscal_year = BuddhistYearField(
        required=False,
        ahead=None,
        error_messages={
            "invalid": gettext_lazy("The fiscal year could not be read. Please write its B.E. year, for example 2563.")
        },
    )


def read_days(query: Mapping[str, str]) -> PageDays:
    """The days of an address; raises UnreadableDays. Without parameters: today, as known now."""
    form = DaysForm(query)
    if not form.is_valid():
        raise UnreadableDays(*next(iter(form.errors.values())))
    year, as_of = form.cleaned_data["fiscal_year"], form.cleaned_data["as_of"]
    as_of = as_of or _day_within(year)
    if year and as_of < fiscal_year_bounds(year)[0]:
        raise UnreadableDays(_("The day lies before that fiscal year, which begins on 1 October."))
    asked = {name: query[name] for name in form.fields if query.get(name, "").strip()}
    return PageDays(as_of, form.cleaned_data["known_at"], year or fiscal_year(as_of), asked)


def about_days(view: Callable) -> Callable:
    """Hand ``days`` to a page; an address that cannot be understood is a 400 page with an example."""

    @wraps(view)
    def reading(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            days = read_days(request.GET)
        except UnreadableDays as error:
            return render(request, "reports/unreadable_days.html", {"message": str(error)}, status=400)
        return view(request, *args, days=days, **kwargs)

    return reading


def _day_within(year: int | None) -> date:
    day = today()
    if year is None:
        return day
    first, last = fiscal_year_bounds(year)
    return max(first, min(last, day))
