"""What a list is asked for in its address. A wrong value is answered with a sentence, never ignored."""

from typing import cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from provinces.models import District, Province
from thai.calendar import today
from thai.days import Days
from thai.forms import DayAskedField, MomentField
from volunteers import figures
from volunteers.forms.searches import SearchForm
from volunteers.models import PostingFacts, Seat, SeatSpell, SeatState
from volunteers.models.orders import AppointmentOrderQuerySet
from volunteers.models.seats import SeatQuerySet
from volunteers.searching import order_matches, person_matches
from volunteers.searching_places import tambon_matches

ENDING = "ending"
STATES = [("", _("all")), *SeatState.choices, (ENDING, _("ending soon"))]


class DayFilter(forms.Form):
    """The day a list is about, and when it was known."""

    as_of = DayAskedField(label=_("As of"), required=False, help_text="")
    known_at = MomentField(label=_("As known on"), required=False, help_text="", widget=forms.HiddenInput)

    def days(self) -> Days:
        """The day (default today) and the moment it was known, as every figure takes them."""
        return Days(self.cleaned_data["as_of"] or today(), self.cleaned_data["known_at"])


class PlaceFilter(SearchForm, DayFilter):
    """A list of a province by district, with a search."""

    district = forms.ModelChoiceField(
        label=_("District"),
        queryset=District.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("This province has no such district. Please choose from the list.")},
    )

    def __init__(self, *args, province: Province, **kwargs):
        self.province = province
        super().__init__(*args, **kwargs)
        self._offered = province.districts.filter(valid_to=None)
        cast(forms.ModelChoiceField, self.fields["district"]).queryset = self._offered

    @cached_property
    def districts(self) -> list[District]:
        """The districts to choose from."""
        return list(self._offered)


class RosterFilter(PlaceFilter):
    """The roster: state, district, name, tambon, ID or telephone."""

    state = forms.ChoiceField(
        label=_("Status"),
        choices=STATES,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such status. Please choose one of those shown.")},
    )

    def seats(self) -> SeatQuerySet:
        """The seats asked for, by tambon code."""
        days, asked = self.days(), self.cleaned_data
        seats = Seat.objects.in_force(days).filter(province=self.province)
        if asked["district"]:
            seats = seats.filter(subdistrict__district=asked["district"])
        if asked["state"] == ENDING:
            seats = seats.filter(pk__in=figures.ending_seats(self.province.code, days))
        elif asked["state"]:
            seats = seats.in_state(asked["state"], days)
        if asked["q"]:
            seats = seats.filter(self._matches(asked["q"], days))
        return seats

    def _matches(self, text: str, days: Days) -> Q:
        spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of).filter(seat__province=self.province)
        named = spells.filter(person_matches(text, path="person__"))
        return tambon_matches(text, path="subdistrict__") | Q(pk__in=named.values("seat"))


class OrderFilter(SearchForm):
    """Orders by number and year (``ที่ 1234/2569``), or by words of authority, title or signatory."""

    def narrow(self, orders: AppointmentOrderQuerySet) -> AppointmentOrderQuerySet:
        """The orders asked for."""
        return orders.filter(order_matches(self.cleaned_data["q"])) if self.cleaned_data["q"] else orders


class GraduateFilter(PlaceFilter):
    """The labour graduates of a province."""

    def postings(self) -> QuerySet[PostingFacts]:
        """The postings in force on the day, by district and name."""
        asked = self.cleaned_data
        postings = PostingFacts.objects.serving(self.days()).filter(district__province=self.province)
        if asked["district"]:
            postings = postings.filter(district=asked["district"])
        if asked["q"]:
            postings = postings.filter(person_matches(asked["q"], path="person__"))
        return postings
