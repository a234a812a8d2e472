"""How lists of events are narrowed; the choice stays in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy

from events.models import Event, FollowUp
from thai.calendar import fiscal_year, fiscal_year_bounds, today
from thai.search import search_text

FIRST_YEAR = 2560


class FormSelect(forms.Select):
    """A select in the look of the forms."""

    def __init__(self, attrs=None, choices=()):
        super().__init__({"class": "form-select"} | (attrs or {}), choices)


def fiscal_years() -> list[tuple[int, str]]:
    """The years that can be chosen, the next one first."""
    return [(year, str(year)) for year in range(fiscal_year(today()) + 1, FIRST_YEAR - 1, -1)]


class EventFilter(django_filters.FilterSet):
    """Search by title or place, fiscal year, kind and state."""

    q = django_filters.CharFilter(
        method="matching",
        label=gettext_lazy("Search"),
        widget=forms.TextInput(attrs={"type": "search", "class": "search", "maxlength": 100}),
    )
    fiscal_year = django_filters.ChoiceFilter(
        choices=fiscal_years,
        method="in_fiscal_year",
        label=gettext_lazy("Fiscal year (B.E.)"),
        empty_label=gettext_lazy("All fiscal years"),
        widget=FormSelect,
    )
    kind = django_filters.ChoiceFilter(
        choices=Event.Kind.choices, label=gettext_lazy("Kind"), empty_label=gettext_lazy("All kinds"), widget=FormSelect
    )
    state = django_filters.ChoiceFilter(
        choices=Event.State.choices,
        label=gettext_lazy("State"),
        empty_label=gettext_lazy("All states"),
        widget=FormSelect,
    )

    class Meta:
        model = Event
        fields = ["q", "fiscal_year", "kind", "state"]

    def matching(self, events, name, typed):
        """Events whose title or place holds the text, however it is spelt."""
        return events.filter(search__contains=search_text(typed))

    def in_fiscal_year(self, events, name, year):
        """Events that begin in the fiscal year."""
        return events.between(*fiscal_year_bounds(int(year)))


class FollowUpFilter(django_filters.FilterSet):
    """Open, answered or all."""

    state = django_filters.ChoiceFilter(
        choices=[("open", gettext_lazy("not answered yet")), ("answered", gettext_lazy("answered"))],
        method="in_state",
        label=gettext_lazy("State"),
        empty_label=gettext_lazy("All"),
        widget=FormSelect,
    )

    class Meta:
        model = FollowUp
        fields = ["state"]

    def in_state(self, follow_ups, name, state):
        """Those without, or with, an answer."""
        return follow_ups.open() if state == "open" else follow_ups.answered()
