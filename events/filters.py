"""How lists of events are narrowed; the choice stays in the address. A wrong value is answered with a sentence."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.models.events import EventQuerySet
from events.models.followups import FollowUpQuerySet
from provinces.models import District, Province
from thai.calendar import fiscal_year_bounds, today
from thai.display import local_date
from thai.forms import FiscalYearField
from thai.texts import LineField
from volunteers.forms.searches import SearchForm


class Chosen(forms.ChoiceField):
    """A select of a list, in the look of the forms; ``everything`` is its empty choice."""

    def __init__(self, *, choices, everything, invalid, **kwargs):
        options = choices if callable(choices) else lambda: choices
        super().__init__(
            choices=lambda: [("", everything), *options()],
            required=False,
            widget=forms.Select(attrs={"class": "form-select"}),
            error_messages={"invalid_choice": invalid},
            **kwargs,
        )


class EventFilter(forms.Form):
    """Search by title or place, fiscal year, kind and state."""

    q = LineField(label=_("Search"), required=False)
    fiscal_year = FiscalYearField(
        label=_("Fiscal year (B.E.)"),
        nothing=_("All fiscal years"),
        ahead=1,
        attrs={"class": "form-select"},
        error_messages={"invalid_choice": _("There is no such fiscal year. Please choose from the list.")},
    )
    kind = Chosen(
        label=_("Kind"),
        choices=Event.Kind.choices,
        everything=_("All kinds"),
        invalid=_("There is no such kind of event. Please choose from the list."),
    )
    state = Chosen(
        label=_("State"),
        choices=Event.State.choices,
        everything=_("All states"),
        invalid=_("There is no such state. Please choose from the list."),
    )

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        """The events asked for; the title or place holds the text, however it is spelt."""
        asked = self.cleaned_data
        if asked["q"]:
            events = events.matching(asked["q"])
        if asked["fiscal_year"]:
            events = events.between(*fiscal_year_bounds(asked["fiscal_year"]))
        if asked["state"] == Event.State.DRAFT:
            # What is no longer as it was approved waits beside the drafts.
            events = events.waiting_for_approval()
        elif asked["state"]:
            events = events.filter(state=asked["state"])
        return events.filter(kind=asked["kind"]) if asked["kind"] else events


class FollowUpFilter(forms.Form):
    """Open, answered or all; of one of the ``provinces``, where there are several."""

    province = forms.ModelChoiceField(
        label=_("Province"),
        queryset=Province.objects.none(),
        required=False,
        empty_label=_("All provinces"),
        error_messages={"invalid_choice": _("There is no such province here. Please choose from the list.")},
    )

    state = Chosen(
        label=_("State"),
        choices=[("open", _("not answered yet")), ("answered", _("answered"))],
        everything=_("All"),
        invalid=_("There is no such state. Please choose from the list."),
    )

    def __init__(self, *args, provinces: Collection[str], **kwargs):
        super().__init__(*args, **kwargs)
        if len(provinces) < 2:
            del self.fields["province"]
        else:
            field = cast(forms.ModelChoiceField, self.fields["province"])
            field.queryset = Province.objects.filter(pk__in=provinces)
            field.widget.attrs["class"] = "form-select"

    def narrow(self, follow_ups: FollowUpQuerySet) -> FollowUpQuerySet:
        """Those of a province where the event took place; those without, or with, an answer; else all."""
        if province := self.cleaned_data.get("province"):
            follow_ups = follow_ups.in_province(province.pk)
        narrowed = {"open": follow_ups.open, "answered": follow_ups.answered}
        return narrowed.get(self.cleaned_data["state"], follow_ups.all)()


class InviteeFilter(SearchForm):
    """Whose people are shown: those of one of the ``districts``, else of all."""

    district = forms.ModelChoiceField(
        label=_("District"),
        queryset=District.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("There is no such district here. Please choose one of those shown.")},
    )

    def __init__(self, *args, districts: QuerySet[District], **kwargs):
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["district"]).queryset = districts


class DayChoice(forms.Form):
    """Which day's roll is shown: one of the event's ``days``, else today where it is one of them, else the first."""

    day = Chosen(
        label=_("Day"),
        choices=(),
        everything="",
        invalid=_("The event has no such day. Please choose one of those shown."),
    )

    def __init__(self, *args, days: Iterable[date], **kwargs):
        super().__init__(*args, **kwargs)
        self.days = {day.isoformat(): day for day in days}
        shown = [(text, local_date(day)) for text, day in self.days.items()]
        cast(forms.ChoiceField, self.fields["day"]).choices = [("", ""), *shown]

    def chosen(self) -> date | None:
        """The day asked for; None where the address asks for another or the event has none."""
        if not self.is_valid():
            return None
        asked = self.cleaned_data["day"] or today().isoformat()
        return self.days.get(asked) or next(iter(self.days.values()), None)
