"""The two days of every figure: the day it is about, and the moment it was known.

Every way of writing a day that ``thai.parsing`` reads is welcome; what cannot be is answered with a sentence.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Self

from django.utils import timezone
from django.utils.translation import gettext as _

from thai.calendar import fiscal_year, today
from thai.display import local_date
from thai.parsing import UnreadableDate, parse_date
from thai.plausible import far_off, other_century

ISO_MOMENT = re.compile(r"[0-9-]+T")
# Before 1950 no office and no volunteer existed; after 2100 no term runs.
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
# The fiscal years (B.E.) that begin within them; every form and every address asks here.
FIRST_YEAR, LAST_YEAR = fiscal_year(FIRST_DAY) + 1, fiscal_year(LAST_DAY)


@dataclass(frozen=True)
class Days:
    """What every figure takes: the day it is about and the moment it was known (``known_at`` None: now).

    ``since`` is the first day of a figure about a time; None: nothing lies too early for it.
    """

    as_of: date
    known_at: datetime | None = None
    since: date | None = field(default=None, kw_only=True)

    def within(self, first: date, last: date) -> Self:
        """The same about a time (both days inclusive): from its beginning to its end, or to the day it is about."""
        return replace(self, since=first, as_of=min(last, self.as_of))

    @property
    def told_until(self) -> date:
        """The last day of which anything can be told: ``as_of``, unless the moment it was known came before."""
        return min(self.as_of, known_day(self))


def today_as_known_now() -> Days:
    """Today in Bangkok, as known now."""
    return Days(today())


class UnreadableDays(ValueError):
    """A day that cannot be; the message is a sentence for the reader."""


def read_day(text: str) -> date:
    """A day within the years the register can know; raises UnreadableDays."""
    try:
        day = parse_date(text)
    except UnreadableDate as error:
        raise UnreadableDays(str(error)) from error
    return within_the_years(day)


def read_day_asked(text: str) -> date:
    """A day of a question, which nothing can be asked about in turn: a year of two digits that may be meant in the
    other calendar is not guessed at. Raises UnreadableDays."""
    day = read_day(text)
    if fact := other_century(text, day, far_off):
        message = _("%(fact)s? Please write the year with four digits, for example %(day)s.")
        raise UnreadableDays(message % {"fact": fact, "day": local_date(today())})
    return day


def within_the_years(day: date) -> date:
    """``day`` if the register can know about it; raises UnreadableDays."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UnreadableDays(_("The day must lie between B.E. 2493 and 2643, for example 28 Nov 2019."))
    return day


def read_moment(text: str) -> datetime | None:
    """The end of a day in Bangkok, or an ISO moment; today is now (None). Raises UnreadableDays for a later one."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+")) if ISO_MOMENT.match(text) else None
    except ValueError as error:
        raise UnreadableDays(_("The moment could not be read. Please write it like 2019-11-28T16:30.")) from error
    if moment is None:
        return end_of_day(read_day_asked(text))
    within_the_years(moment.date())
    return _not_later(moment if moment.tzinfo else timezone.make_aware(moment))


def end_of_day(day: date) -> datetime | None:
    """The last moment of a day in Bangkok; None (now) for today. Raises UnreadableDays for a later day."""
    if day == today():
        return None
    return _not_later(timezone.make_aware(datetime.combine(day, time.max)))


def closed_day(moment: datetime) -> date | None:
    """The day in Bangkok that ends at a moment, as ``end_of_day`` gives it; None for any other moment."""
    local = timezone.localtime(moment)
    return local.date() if local.time() == time.max else None


def _not_later(moment: datetime) -> datetime:
    if moment > timezone.now():
        raise UnreadableDays(_("What will be known later is not known yet. Please choose a day up to today."))
    return moment


def known_day(days: Days) -> date:
    """The day in Bangkok up to which anything is known: today, or that of ``known_at``."""
    return timezone.localtime(days.known_at).date() if days.known_at else today()


def lie_ahead(days: Days) -> bool:
    """Whether a figure is about a day after all that is known: then it says what the orders on record bring."""
    return days.as_of > known_day(days)
