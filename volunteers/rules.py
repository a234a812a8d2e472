"""The dated rules of the register: how long a term is, whether a holder acts on, when a term counts as ending soon."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provinces.forms import YesNoField
from provinces.rules import Rule, Value
from thai.forms import NumberField
from thai.templatetags.thai import count
from volunteers.acts.acting_on import KEY
from volunteers.endings import in_days
from volunteers.figures.seats import ENDING_SOON_DAYS
from volunteers.forms.terms import DEFAULT_TERM_YEARS


def _years(value: Value) -> str:
    return ngettext("%(n)s year", "%(n)s years", value) % {"n": count(value)}


def _yes_no(value: Value) -> str:
    return _("yes") if value else _("no")


def _length() -> NumberField:
    return NumberField(label=_("Number of years"), min_value=1, max_value=10, help_text=_("For example 3."))


def _ahead() -> NumberField:
    return NumberField(label=_("Number of days"), min_value=1, max_value=730, help_text=_("For example 90."))


def kinds() -> list[Rule]:
    """What the ministry sets; the usual term and acting on also for one office."""
    length = gettext_lazy("Usual length of a term")
    soon = gettext_lazy("A term counts as ending soon from so many days ahead")
    acts_on = gettext_lazy("A holder acts on after the term until the next order")
    return [
        Rule("term_years", length, DEFAULT_TERM_YEARS, _length, _years, at_offices=True),
        Rule(KEY, acts_on, False, lambda: YesNoField(label=_("Acts on")), _yes_no, at_offices=True),
        Rule("ending_soon_days", soon, ENDING_SOON_DAYS, _ahead, in_days),
    ]
