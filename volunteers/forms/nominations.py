"""Putting somebody forward for a seat."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.records import KeyedForm
from thai.calendar import today
from thai.forms import ThaiDateField
from thai.plausible import before_2500
from thai.texts import LineField
from volunteers.forms.people import PersonForm
from volunteers.forms.searches import SearchField


class PersonSearchForm(forms.Form):
    """Find a person in the office's register."""

    q = SearchField(label=_("Name, or ID or telephone: whole or last four digits"), max_length=600, required=False)


class NominationFields(KeyedForm):
    """When and on what ground somebody was put forward."""

    # A day that has not come is refused by the rules of acts.
    on = ThaiDateField(label=_("Nominated on"), initial=today, unusual=before_2500)
    batch = LineField(label=_("Batch"), max_length=40, required=False, help_text=_("For example รุ่นที่ 3."))
    reason = LineField(label=_("Note"), max_length=300, required=False)

    def nomination(self) -> dict:
        """The keyword arguments of ``services.nominate``."""
        return {name: self.cleaned_data[name] for name in ("on", "batch", "reason", "form_key")}


class NominationForm(NominationFields):
    """Nominate somebody who is in the register, or the holder for a further term."""


class NewNomineeForm(NominationFields, PersonForm):
    """Enter a person and nominate them in one go."""

    field_order = [*PersonForm.base_fields, *NominationFields.base_fields]
