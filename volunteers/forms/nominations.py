"""Putting somebody forward for a seat."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.records import KeyedForm
from thai.calendar import today
from thai.forms import ThaiDateField
from thai.plausible import before_2500
from thai.texts import LineField
from volunteers.elsewhere import Life
from volunteers.forms.people import PersonForm
from volunteers.forms.searches import SearchField, SearchForm


class PersonSearchForm(SearchForm):
    """Find a person in the office's register."""

    q = SearchField(label=_("Name, or ID or telephone: whole or last four digits"), max_length=600, required=False)


class NominationFields(KeyedForm):
    """When and on what ground somebody was put forward."""

    # A day that has not come is refused by the rules of acts.
    on = ThaiDateField(label=_("Nominated on"), initial=today, unusual=before_2500)
    batch = LineField(label=_("Batch"), max_length=40, required=False, help_text=_("For example third batch."))
    reason = LineField(label=_("Note"), max_length=300, required=False)

    def nomination(self) -> dict:
        """The keyword arguments of ``services.nominate``."""
        return {name: self.cleaned_data[name] for name in ("on", "batch", "reason", "form_key")}


class NominationForm(NominationFields):
    """Nominate somebody who is in the register, or the holder for a further term.

    ``life`` says what they hold or await already and whether they were dismissed: then the officer says once that this
    is known.
    """

    knowingly = forms.BooleanField(label=_("Nominate all the same"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, life: Life, **kwargs):
        super().__init__(*args, **kwargs)
        self.life = life
        if life.told and not life.died:
            self.fields["knowingly"].widget = forms.CheckboxInput()
            self.fields["knowingly"].help_text = " · ".join(life.told)

    def clean(self) -> dict:
        """Who holds or awaits a seat already is put forward with a clear word."""
        data = super().clean() or self.cleaned_data
        if self.life.told and not self.life.died and not data.get("knowingly"):
            message = _("This person: %(told)s. Please confirm that the nomination is meant all the same.")
            told = {"told": " · ".join(self.life.told)}
            self.add_error("knowingly", forms.ValidationError(message, "held_already", told))
        return data


class NewNomineeForm(NominationFields, PersonForm):
    """Enter a person and nominate them in one go."""

    field_order = [*PersonForm.base_fields, *NominationFields.base_fields]
