"""What the seats of a province are asked for in an address, as a table or as a board."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thai.days import Days
from volunteers import figures
from volunteers.filters import PlaceFilter
from volunteers.models import Seat, SeatSpell, SeatState
from volunteers.models.seats import SeatQuerySet
from volunteers.searching import person_matches
from volunteers.searching_places import tambon_matches
from volunteers.states import Desk

ENDING = "ending"
# What narrows a status, and which.
NARROWS = {"within": (ENDING,), "over": (SeatState.VACANT, SeatState.PENDING), "desk": (SeatState.PENDING,)}
STATES = [("", _("all")), *SeatState.choices, (ENDING, _("ending soon"))]


class SpanField(forms.TypedChoiceField):
    """So many days, of those that pages offer."""

    def __init__(self, label) -> None:
        wrong = _("There is no such number of days. Please choose one of those shown.")
        super().__init__(
            label=label,
            choices=[(n, n) for n in figures.SPANS],
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.HiddenInput,
            error_messages={"invalid_choice": wrong},
        )


class SeatFilter(PlaceFilter):
    """The seats of a province, as a table or as a board: state, district, name, tambon, ID or telephone.

    ``within`` narrows those that end soon, ``over`` those that wait, ``desk`` those that are pending.
    """

    state = forms.ChoiceField(
        label=_("Status"),
        choices=STATES,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such status. Please choose one of those shown.")},
    )

    within = SpanField(_("Ends within"))
    over = SpanField(_("Waits for more than"))
    desk = forms.ChoiceField(
        label=_("Lies on the desk of"),
        choices=Desk.choices,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such desk. Please choose one of those shown.")},
    )

    def clean(self) -> dict:
        """What narrows a status comes with it."""
        super().clean()
        for name, states in NARROWS.items():
            if self.cleaned_data.get(name) and self.cleaned_data.get("state", "") not in states:
                self.add_error(
                    name, gettext("Please choose the status “%(status)s” first.") % {"status": dict(STATES)[states[0]]}
                )
        return self.cleaned_data

    @property
    def narrows(self) -> bool:
        """Whether less than every seat is asked for."""
        return bool(self.typed or any(self.asked()))

    def asked(self) -> tuple:
        """What is asked for beside the search, as it stands in the key of what is kept."""
        district = self.cleaned_data["district"]
        return district and district.code, *(self.cleaned_data[name] for name in ("state", *NARROWS))

    def seats(self) -> SeatQuerySet:
        """The seats asked for, by tambon code."""
        days, asked = self.days(), self.cleaned_data
        seats = Seat.objects.in_force(days).filter(province=self.province)
        if asked["district"]:
            seats = seats.filter(subdistrict__district=asked["district"])
        if asked["state"] == ENDING:
            seats = seats.filter(pk__in=figures.ending_seats(self.province.code, days, within=asked["within"]))
        elif asked["state"]:
            seats = self._narrowed(seats.in_state(asked["state"], days), days)
        if asked["q"]:
            seats = seats.filter(self._matches(asked["q"], days))
        return seats

    def _narrowed(self, seats: SeatQuerySet, days: Days) -> SeatQuerySet:
        """Of the seats in one state those that wait for longer, or lie on one desk."""
        if self.cleaned_data["over"]:
            seats = figures.waiting_over(seats, days, self.cleaned_data["over"])
        return figures.on_desk(seats, days, self.cleaned_data["desk"]) if self.cleaned_data["desk"] else seats

    def _matches(self, text: str, days: Days) -> Q:
        spells = SeatSpell.objects.known(at=days.known_at).covering(days.as_of).filter(seat__province=self.province)
        named = spells.filter(person_matches(text, path="person__"))
        return tambon_matches(text, path="subdistrict__") | Q(pk__in=named.values("seat"))
