"""What a report is about: a month, a quarter of the fiscal year, a fiscal year, or one day.

A run keeps the last day of its month or quarter as its day, and ``{"period": "month"}`` among its parameters.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thai.calendar import BE_OFFSET, ONE_DAY, fiscal_year, today
from thai.days import FIRST_YEAR
from thai.display import local_date
from thai.forms import OpenSelect
from thai.templatetags.thai import fiscal_year_label

OFFERED = {"month": 24, "quarter": 12}
MONTHS = {"month": 1, "quarter": 3}


class Period(models.TextChoices):
    """The kinds of time a report may be about."""

    MONTH = "month", gettext_lazy("a month")
    QUARTER = "quarter", gettext_lazy("a quarter")
    YEAR = "year", gettext_lazy("a fiscal year")
    DAY = "day", gettext_lazy("one day")


def first_day(period: str, day: date) -> date:
    """The first day of the month or quarter of a day; quarters of the fiscal year begin as those of the year do."""
    return day.replace(month=day.month - (day.month - 1) % MONTHS[period], day=1)


def last_day(period: str, day: date) -> date:
    """The last day of the month or quarter of a day, and no later than today."""
    after = first_day(period, day)
    for _month in range(MONTHS[period]):
        after = (after.replace(day=28) + 4 * ONE_DAY).replace(day=1)
    return min(after - ONE_DAY, max(today(), day))


def in_words(period: str, day: date) -> str:
    """``พฤศจิกายน 2569``, ``ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2570``."""
    if period == Period.MONTH:
        return local_date(day, "month")
    told = {"number": (day.month + 2) % 12 // 3 + 1, "year": fiscal_year_label(fiscal_year(day))}
    return _("Quarter %(number)s, %(year)s") % told


def period_of(parameters: Mapping[str, object]) -> str:
    """The month or quarter that a run is about; "" where it is about a day or a fiscal year."""
    found = parameters.get("period")
    return found if isinstance(found, str) and found in MONTHS else ""


class PastField(forms.TypedChoiceField):
    """A month or a quarter from a list of the latest ones, by its first day; gives that day or None.

    An address may name any that the register can know, which is then in the list too.
    """

    def __init__(self, *, period: str, **kwargs):
        self.period = period
        widget = OpenSelect(label_of=self._label_of)
        super().__init__(
            coerce=date.fromisoformat, empty_value=None, required=False, choices=self._offered, widget=widget, **kwargs
        )

    def _offered(self) -> Iterator[tuple[str, str]]:
        day = first_day(self.period, today())
        for _back in range(OFFERED[self.period]):
            yield day.isoformat(), in_words(self.period, day)
            day = first_day(self.period, day - ONE_DAY)

    def _label_of(self, value: str) -> str:
        """A period in words; "" of a text that names none."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return ""
        known = date(FIRST_YEAR - BE_OFFSET, 1, 1) <= day <= today() and day == first_day(self.period, day)
        return in_words(self.period, day) if known else ""

    def prepare_value(self, value: object) -> object:
        """Any day of the period names it."""
        try:
            return first_day(self.period, date.fromisoformat(str(value))).isoformat()
        except ValueError:
            return value

    def valid_value(self, value: object) -> bool:
        return bool(self._label_of(str(value)))
