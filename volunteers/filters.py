"""What a list is asked for in its address. A wrong value is answered with a sentence, never ignored."""

from typing import cast

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from provinces.models import District, Province
from thai.calendar import today
from thai.days import Days
from thai.forms import DayAskedField, MomentField
from volunteers.forms.searches import SearchForm
from volunteers.models import PostingFacts
from volunteers.models.orders import AppointmentOrderQuerySet
from volunteers.searching import order_matches, person_matches


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
        cast(forms.ModelChoiceField, self.fields["district"]).queryset = province.districts.filter(valid_to=None)

    @cached_property
    def every_district(self) -> dict[str, District]:
        """The districts of the province by code, with those that are no more."""
        return {district.code: district for district in self.province.districts.all()}

    @property
    def districts(self) -> list[District]:
        """The districts to choose from."""
        return [district for district in self.every_district.values() if district.valid_to is None]


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
