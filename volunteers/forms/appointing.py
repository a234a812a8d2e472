"""The form of the acts that bring into office: the term, and the paper it rests on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from django import forms
from django.db.models import TextChoices
from django.forms.boundfield import BoundWidget
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

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MINISTRY = "คำสั่งกระทรวงแรงงาน"


class Evidence(TextChoices):
    """What an appointment rests on."""

    ORDER = "order", _("Choose an order from the list")
    NEW = "new", _("Enter a new order")
    NONE = "none", _("No order yet, because …")


MISSING_ALL = _("Please say what the appointment rests on: an order from the list, a new order, or why there is none.")
TOO_MANY = _("More than one is filled in. Please choose which of the three is meant.")
MISSING: dict[str, "StrOrPromise"] = {
    Evidence.ORDER: _("Please choose the order from the list, or one of the other two."),
    Evidence.NEW: _("A new order needs its authority, number and year, for example 1204 and 2562."),
    Evidence.NONE: _("Please say why there is no order yet, for example: appointed by the governor's letter."),
}


class AppointForm(NumberedForm, ActForm):
    """The term and its evidence: an order from the list, an order typed here, or a reason for none.

    Which of the three is meant says ``evidence``, or, where nobody touched it, the one that is filled in.
    """

    fields_template = "volunteers/_appoint_fields.html"
    parts: ClassVar = {
        Evidence.ORDER: ("order",),
        Evidence.NEW: ("number", "be_year", "authority"),
        Evidence.NONE: ("no_order_reason",),
    }

    term_start = ThaiDateField(label=_("Term from"))
    term_end = ThaiDateField(label=_("Term until"), required=False, unusual=before_2500, after="term_start")
    evidence = forms.ChoiceField(
        label=_("Order or evidence"), choices=Evidence.choices, required=False, widget=forms.RadioSelect
    )
    order = forms.ModelChoiceField(
        label=_("Order"),
        queryset=AppointmentOrder.objects.none(),
        required=False,
        empty_label=_("Choose the order"),
        help_text=_("The newest first; an order that is issued later is not offered."),
    )
    number = OrderNumberField(
        label=_("New order: number"), required=False, help_text=_("Without the year, for example 1204.")
    )
    be_year = BuddhistYearField(label=_("New order: year (B.E.)"), required=False, help_text=_("For example 2562."))
    authority = LineField(label=_("New order: authority"), max_length=150, required=False, initial=MINISTRY)
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
        self._settle(data)
        return data

    def _settle(self, data: dict) -> None:
        """Keep what is meant of the three and forget the others, also what was wrong about them."""
        # The authority is filled in beforehand, so it says nothing.
        filled = [part for part in self.parts if self._given(data, *self.parts[part][:2])]
        meant = data.get("evidence") or (filled[0] if len(filled) == 1 else "")
        if not meant:
            self.add_error("evidence", TOO_MANY if filled else MISSING_ALL)
            return
        data["evidence"] = meant
        for name in (name for part in self.parts if part != meant for name in self.parts[part]):
            self.errors.pop(name, None)
            data[name] = None if name in ("order", "be_year") else ""
        names = self.parts[Evidence(meant)]
        missing = [name for name in names if not self._given(data, name)]
        if missing and not self.errors.keys() & set(names):
            self.add_error(missing[0], MISSING[Evidence(meant)])

    def _given(self, data: dict, *names: str) -> bool:
        return any(data.get(name) or name in self.errors for name in names)

    def evidence_parts(self) -> list[tuple[BoundWidget, list[forms.BoundField]]]:
        """Each of the three choices with the fields that belong to it."""
        fields = ([self[name] for name in names] for names in self.parts.values())
        return list(zip(self["evidence"], fields, strict=True))

    def evidence_names(self) -> list[str]:
        """The fields that stand beneath a choice."""
        return [name for names in self.parts.values() for name in names]

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
