"""The form of the acts that bring into office: the term, and the paper it rests on."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.asking import Question
from thai.calendar import term_end
from thai.display import local_date
from thai.forms import BuddhistYearField, ThaiDateField
from thai.plausible import before_2500
from thai.texts import LineField
from volunteers.forms.acts import ActForm
from volunteers.forms.numbered import NumberedForm, OrderNumberField
from volunteers.forms.terms import first_day_offered, late_order, long_term, orders_offered, term_years
from volunteers.models import Appointment, AppointmentOrder

MINISTRY = "คำสั่งกระทรวงแรงงาน"


class AppointForm(NumberedForm, ActForm):
    """The term and its evidence: an order from the list, an order typed here, or a reason for none."""

    term_start = ThaiDateField(label=_("Term from"))
    term_end = ThaiDateField(label=_("Term until"), required=False, unusual=before_2500)
    order = forms.ModelChoiceField(
        label=_("Order"),
        queryset=AppointmentOrder.objects.none(),
        required=False,
        empty_label=_("not in the list"),
        help_text=_("Choose it here, or type a new order below, or give the reason for having none."),
    )
    authority = LineField(label=_("New order: authority"), max_length=150, required=False, initial=MINISTRY)
    number = OrderNumberField(
        label=_("New order: number"), required=False, help_text=_("Without the year, for example 1204.")
    )
    be_year = BuddhistYearField(label=_("New order: year (B.E.)"), required=False, help_text=_("For example 2562."))
    no_order_reason = LineField(
        label=_("No order yet: reason"),
        max_length=200,
        required=False,
        help_text=_("Only if there is no order, for example: appointed by the governor's letter."),
    )

    def __init__(self, *args, appointment: Appointment, **kwargs):
        super().__init__(*args, appointment=appointment, **kwargs)
        cast(forms.ModelChoiceField, self.fields["order"]).queryset = orders_offered(appointment)
        first = first_day_offered(appointment)
        years = term_years(first, appointment.office)
        self.fields["term_start"].initial = first
        self.fields["term_end"].help_text = _(
            "Leave empty for the usual term of %(years)s years, for example %(first)s – %(last)s."
        ) % {"years": years, "first": local_date(first), "last": local_date(term_end(first, years))}

    def clean(self) -> dict:
        """Fill the last day of the usual term and settle which evidence is meant."""
        super().clean()
        data = self.cleaned_data
        if data.get("term_start") and not data.get("term_end") and "term_end" not in self.errors:
            data["term_end"] = term_end(data["term_start"], term_years(data["term_start"], self.appointment.office))
        number, year = data.get("number"), data.get("be_year")
        typed = bool(number or year)
        if typed and not (number and year and data.get("authority")) and not {"number", "be_year"} & self.errors.keys():
            self.add_error("number", _("A new order needs its authority, number and year, for example 1204 and 2562."))
        if sum((bool(data.get("order")), typed, bool(data.get("no_order_reason")))) != 1 and not self.errors:
            raise forms.ValidationError(
                _("Please give exactly one: an order from the list, a new order, or the reason for having none.")
            )
        return data

    def questions(self) -> Iterator[Question]:
        """A number that may mean another paper, a long term, and an order that came late."""
        data = self.cleaned_data
        if data["number"]:
            yield from self.another_paper()
        names, office = ("term_end", "term_start"), self.appointment.office
        yield from long_term(names, data["term_start"], data["term_end"], office)
        yield from late_order(data["order"], data["term_start"])

    def new_order(self) -> dict:
        names = ("authority", "number", "be_year")
        return {name: self.cleaned_data[name] for name in names} if self.cleaned_data["number"] else {}

    def facts(self) -> dict:
        data = self.cleaned_data
        return {
            "day": data["term_start"],
            "term_end": data["term_end"],
            "order_id": data["order"].pk if data["order"] else None,
            "no_order_reason": data["no_order_reason"],
        }
