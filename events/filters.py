"""How lists of events are narrowed; the choice stays in the address. A wrong value is answered with a sentence."""

from collections.abc import Collection
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.models import Event, Participant
from events.models.events import EventQuerySet
from events.models.followups import FollowUpQuerySet
from provinces.models import District, Province
from thai.calendar import fiscal_year_bounds
from thai.days import Days, today_as_known_now
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

    def days(self) -> Days:
        """What the numbers of the list are about: the fiscal year that was asked for, as in its report; else all."""
        year = self.cleaned_data["fiscal_year"]
        return today_as_known_now().within(*fiscal_year_bounds(year)) if year else today_as_known_now()

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


class ListFilter(SearchForm):
    """Who is shown of a list: all, or the places with one answer."""

    reply = Chosen(
        label=_("Answer to the invitation"),
        choices=Participant.Reply.choices,
        everything=_("All"),
        invalid=_("There is no such answer. Please choose one of those shown."),
    )
