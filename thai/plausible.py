"""What is rare about a day, in a few words that a question is made of: "ปี 2596 ห่างจากวันนี้ 27 ปี".

Each function gives an empty text for a usual day. A rare day is asked about once, never refused (decision 22).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thai.calendar import add_years, be_year, today
from thai.display import page_is_thai
from thai.numbers import plain

# Nothing of the network was before B.E. 2500, and nobody plans further ahead than the next budget.
FIRST_USUAL_DAY, YEARS_AHEAD = date(1957, 1, 1), 2
YOUNGEST, OLDEST = 15, 100
# What is typed in haste is of these years; a day further off was looked up.
NEAR = timedelta(days=3 * 366)
_YEAR_FIRST = re.compile(r"([0-9]{2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_TWO_DIGITS, _WHOLE_YEAR = re.compile(r"(?<![0-9])[0-9]{2}\Z"), re.compile(r"[0-9]{4}")


def far_off(day: date) -> str:
    """A day before B.E. 2500 or more than two years ahead: "ปี 2596 ห่างจากวันนี้ 27 ปี"."""
    now = today()
    if FIRST_USUAL_DAY <= day <= add_years(now, YEARS_AHEAD):
        return ""
    year, years = be_year(day) if page_is_thai() else day.year, abs(day.year - now.year)
    text = ngettext("the year %(year)s is %(n)s year from today", "the year %(year)s is %(n)s years from today", years)
    return text % {"year": year, "n": years}


def before_2500(day: date) -> str:
    """A day before B.E. 2500; how far ahead a term ends is looked at by its length."""
    return far_off(day) if day < FIRST_USUAL_DAY else ""


def unusual_birth(day: date) -> str:
    """A birth that makes somebody younger than fifteen or older than a hundred: "อายุ 8 ปี"."""
    age = whole_years(day, today())
    if YOUNGEST <= age <= OLDEST:
        return ""
    return ngettext("an age of %(n)s year", "an age of %(n)s years", age) % {"n": age}


def other_century(typed: str, day: date, unusual: Callable[[date], str]) -> str:
    """A year of two digits that somebody who thinks in the common era meant as this decade: "ปี 26 เป็น พ.ศ. 2526
    (ค.ศ. 1983)".

    ``day`` is what was read; a day that is ``unusual`` in itself was not meant.
    """
    year = _TWO_DIGITS.search(plain(typed))
    if not year or _WHOLE_YEAR.search(plain(typed)) or be_year(day) != 2500 + int(year[0]):
        return ""
    meant = [add_years(day, 2000 + int(year[0]) - day.year), _year_first(plain(typed))]
    if not any(each and abs(each - today()) <= NEAR and not unusual(each) for each in meant):
        return ""
    return _("the year %(typed)s as B.E. %(be)s (%(ce)s)") % {"typed": year[0], "be": be_year(day), "ce": day.year}


def _year_first(typed: str) -> date | None:
    """The day of ``26-11-29`` for somebody who writes the year of the common era first; None for any other text."""
    found = _YEAR_FIRST.fullmatch(typed.strip())
    try:
        return date(2000 + int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def whole_years(first: date, last: date) -> int:
    """How many whole years lie between two days, negative where the last comes first; an age."""
    years = last.year - first.year
    return years - (add_years(first, years) > last)
