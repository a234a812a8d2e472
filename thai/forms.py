"""Form fields that read what Thai officers type, keep it on an error, and show the tidy form of what is stored."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from thai.calendar import be_year, fiscal_year, local_day, today
from thai.days import FIRST_YEAR, LAST_YEAR, read_day, read_day_asked, read_moment
from thai.display import local_date, local_time
from thai.identity import clean_national_id, clean_phone, format_national_id, format_phone
from thai.numbers import UnreadableNumber, plain, read_amount, read_count
from thai.parsing import parse_date, parse_time
from thai.plausible import far_off

YEARS_OFFERED = 12
_YEAR_SIGN = re.compile(r"\A(?:ปี\s?)?(?:พ\.?\s?ศ\.?\s?)?")


# A day, or what gives it, or none.
Limit = date | Callable[[], date] | None


class _AsTyped(str):
    """What stands in a form that was sent: shown as it was typed, not tidied."""


class _TypedField(forms.Field):
    """A text box whose reader answers with a value or a ValueError that holds a sentence."""

    reader: Callable[[str], object]
    example: str | Promise
    input_attributes: dict[str, str] = {}
    empty: object = None

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput)
        kwargs.setdefault("help_text", self.example)
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | self.input_attributes

    def bound_data(self, data, initial):
        return _AsTyped(data) if isinstance(data, str) else data

    def has_changed(self, initial, data):
        # Compared as it is shown: a stored moment by its day, a stored second not at all.
        return super().has_changed(initial if isinstance(initial, str) else self.to_python(initial), data)

    def to_python(self, value):
        if value is None or _is_empty(str(value)):
            return self.empty
        if not isinstance(value, str):
            return value
        try:
            return self.reader(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


class ThaiDateField(_TypedField):
    """A day in either calendar and any usual spelling (see :func:`thai.parsing.parse_date`); gives a date.

    ``unusual`` says of a day in a few words what is rare about it, or nothing; a form that is sent asks about that once
    (`accounts.asking`). None: every day is usual. The calendar beside the box offers the days from ``first`` to
    ``last`` (a day, or what gives it when a form is made), none before the one in the box ``after``; the form decides.
    """

    reader = staticmethod(parse_date)
    example = _("For example 28 Nov 2019 or 28/11/2019.")
    input_attributes = {"inputmode": "text", "autocomplete": "off", "data-day": ""}

    def __init__(
        self,
        *,
        unusual: Callable[[date], str] | None = far_off,
        first: Limit = None,
        last: Limit = None,
        after: str = "",
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.unusual, self.first, self.last, self.after = unusual, first, last, after

    def get_bound_field(self, form, field_name):
        limits = {"data-min": _limit(self.first), "data-max": _limit(self.last), "data-from": self.after}
        self.widget.attrs |= {name: text for name, text in limits.items() if text}
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value):
        return local_date(value) if isinstance(value, date) else value

    def to_python(self, value):
        if isinstance(value, datetime):
            return local_day(value)
        return super().to_python(value)


class DayField(ThaiDateField):
    """A day that the register can know about; gives a date."""

    reader = staticmethod(read_day)


class DayAskedField(DayField):
    """A day in the address of a page, whose year is written so that it means one; gives a date."""

    reader = staticmethod(read_day_asked)


class MomentField(_TypedField):
    """When something was known: the end of a day in Bangkok, or an ISO moment; gives None (now) for today."""

    reader = staticmethod(read_moment)
    example = _("For example 28/11/2019.")
    input_attributes = {"inputmode": "text", "autocomplete": "off", "data-day": ""}


class ThaiTimeField(_TypedField):
    """A time of day with a dot or a colon; gives a time of whole minutes."""

    reader = staticmethod(parse_time)
    example = _("For example 09.30.")
    input_attributes = {"inputmode": "text", "autocomplete": "off"}

    def prepare_value(self, value):
        return local_time(value).removesuffix(" น.") if isinstance(value, time) else value

    def to_python(self, value):
        found = super().to_python(value)
        return found.replace(second=0, microsecond=0) if isinstance(found, time) else found


class NationalIDField(_TypedField):
    """A national ID in any digits, with or without dashes; gives 13 ASCII digits, or "" when left empty."""

    reader = staticmethod(clean_national_id)
    example = _("13 digits, for example 1-2345-67890-12-1.")
    input_attributes = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
    empty = ""

    def prepare_value(self, value):
        return _if_readable(value, clean_national_id, format_national_id)


class PhoneField(_TypedField):
    """Thai phone numbers, also with an extension; gives them as :func:`thai.identity.clean_phone` does, or ""."""

    reader = staticmethod(clean_phone)
    example = _("For example 08 1234 5678 or 0 7353 1234 ext. 12.")
    input_attributes = {"inputmode": "tel", "autocomplete": "off"}
    empty = ""

    def prepare_value(self, value):
        return _if_readable(value, clean_phone, format_phone)


class NumberField(forms.IntegerField):
    """A whole number in any digits, with or without separators (`thai.numbers.read_count`); gives an int or None."""

    widget = forms.TextInput
    reader: Callable[[str], int | Decimal] = staticmethod(read_count)
    example: str | Promise = _("For example 120.")
    limits = {
        "min_value": _("Please give a number of at least %(limit)s."),
        "max_value": _("Please give a number of at most %(limit)s."),
    }

    def __init__(self, *, min_value: int | None = 0, **kwargs):
        kwargs.setdefault("help_text", self.example)
        super().__init__(min_value=min_value, **kwargs)
        for check in self.validators:
            if isinstance(check, MinValueValidator | MaxValueValidator):
                check.message = _with_separators(self.limits[check.code], check.limit_value)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}

    def prepare_value(self, value):
        return f"{value:,}" if isinstance(value, int | Decimal) else value

    def to_python(self, value):
        if value is None or isinstance(value, int | Decimal):
            return value
        try:
            return None if _is_empty(str(value)) else self.reader(str(value))
        except UnreadableNumber as error:
            raise ValidationError(str(error), code="invalid") from error


class AmountField(NumberField, forms.DecimalField):
    """An amount of money in any digits, with separators and satang (`thai.numbers.read_amount`); gives a Decimal."""

    reader = staticmethod(read_amount)
    example = _("For example 120,000.00.")

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "decimal"}


class BuddhistYearField(forms.Field):
    """A year B.E. of four digits, in any digits, of those the register can know; gives an int.

    ``ahead``: how many years after this one are still understood; None is the last of all.
    """

    default_error_messages = {"invalid": _("Please give a Buddhist year with four digits, for example 2562.")}

    def __init__(self, *, ahead: int | None = 1, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.ahead = ahead

    def to_python(self, value):
        typed = str(value or "")
        text = _YEAR_SIGN.sub("", plain(typed))
        if not text and "\0" not in typed:
            return None
        last = LAST_YEAR if self.ahead is None else be_year(today()) + self.ahead
        if not is_year(text, until=last):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text)


class FiscalYearField(forms.TypedChoiceField):
    """A fiscal year (B.E.) from a list of the latest ones, the newest first; gives an int or None.

    An address may name any other the register can know, which is then in the list too. ``nothing`` is the empty
    choice, ``label_of`` says a year in words, ``ahead`` is how many years after this one are offered.
    """

    def __init__(self, *, nothing: str | Promise, ahead: int = 0, label_of=str, attrs=None, **kwargs):
        self.nothing, self.ahead, self.label_of = nothing, ahead, label_of
        widget = OpenSelect(attrs, label_of=lambda year: label_of(int(year)) if is_year(year, until=LAST_YEAR) else "")
        super().__init__(coerce=int, empty_value=None, required=False, choices=self.offered, widget=widget, **kwargs)

    def offered(self) -> list[tuple[object, object]]:
        """The empty choice and the years of the list."""
        newest = fiscal_year(today()) + self.ahead
        years = range(newest, newest - YEARS_OFFERED, -1)
        return [("", self.nothing), *((year, self.label_of(year)) for year in years)]

    def valid_value(self, value) -> bool:
        return is_year(str(value), until=fiscal_year(today()) + self.ahead)


class OpenSelect(forms.Select):
    """A select of the latest that has what was asked for too, however old; ``label_of`` is empty for what is none."""

    def __init__(self, attrs=None, choices=(), *, label_of: Callable[[str], str]):
        super().__init__(attrs, choices)
        self.label_of = label_of

    def optgroups(self, name, value, attrs=None):
        offered = list(self.choices)
        known = {str(each) for each, _label in offered}
        older = [(each, self.label_of(each)) for each in value if each not in known]
        self.choices = [*offered, *((each, label) for each, label in older if label)]
        return super().optgroups(name, value, attrs)


def is_year(text: str, *, until: int) -> bool:
    """Whether a text is a B.E. year of four ASCII digits from the first one the register can know."""
    return len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= until


def _is_empty(text: str) -> bool:
    """What nobody can see is empty, as in every text (`thai.texts`), but a NUL is refused."""
    return "\0" not in text and not plain(text)


def _limit(day: Limit) -> str:
    """A limit as the calendar takes it; nothing where there is none."""
    found = day() if callable(day) else day
    return found.isoformat() if found else ""


def _with_separators(sentence: str | Promise, limit) -> str:
    """A sentence about a limit, in the language of the page that shows it."""
    return lazy(lambda: str(sentence) % {"limit": f"{limit:,}"}, str)()


def _if_readable(value, clean: Callable[[str], str], show: Callable[[str], str]):
    """Return the tidy form of a stored value, or the value as it was typed."""
    try:
        return value if isinstance(value, _AsTyped) or not value else show(clean(value))
    except ValueError:
        return value
