"""The forms of the acts by which somebody goes: out of office, or out of a candidacy."""

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from thai.forms import ThaiDateField
from volunteers.elsewhere import also_ended
from volunteers.forms.acts import ActForm, StepForm
from volunteers.states import ENDS_EVERYTHING, EndReason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class GoingForm(ActForm):
    """Somebody goes, for a reason that may end everything else they hold or await: asked once, by name.

    ``reasons`` are those offered, ``instead`` what stands for none of them.
    """

    reasons: Collection[str] = ()
    instead: "StrOrPromise" = "—"

    end_reason = forms.ChoiceField(label=_("Reason"))
    everything = forms.BooleanField(label=_("Yes, these end too"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(value, label) for value, label in EndReason.choices if value in self.reasons]
        cast(forms.ChoiceField, self.fields["end_reason"]).choices = [("", self.instead), *offered]

    def clean(self) -> dict:
        """An end of everything names once what else it ends."""
        data = super().clean() or self.cleaned_data
        if self.errors or data["end_reason"] not in ENDS_EVERYTHING or data["everything"]:
            return data
        if others := also_ended(self.new_act(), office=self.appointment.office):
            self.fields["everything"].widget = forms.CheckboxInput()
            message = _("For this reason everything ends that this person holds or awaits: %(others)s. Please confirm.")
            raise forms.ValidationError(message, "ends_everything", {"others": " · ".join(others)})
        return data


class WithdrawForm(GoingForm, StepForm):
    """The first day without the nomination, and why: a reason that ends everything, or one in the officer's words."""

    field_order = ["on", "end_reason", "reason"]
    reasons, instead = ENDS_EVERYTHING, _("as written below")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].help_text = _("For who died: the day of death.")
        self.fields["end_reason"].required = False

    def clean(self) -> dict:
        """One of the two says why."""
        data = super().clean() or self.cleaned_data
        if not data.get("end_reason") and not data.get("reason") and not {"end_reason", "reason"} & self.errors.keys():
            self.add_error("reason", _("Please say why, for example: moved to another province."))
        return data

    def facts(self) -> dict:
        return super().facts() | {"end_reason": self.cleaned_data["end_reason"]}


class EndForm(GoingForm):
    """The last day in office and why it was the last."""

    field_order = ["last_day", "end_reason"]
    reasons = frozenset(EndReason.values) - {EndReason.REVOKED.value}
    last_day = ThaiDateField(label=_("Last day in office"))

    def facts(self) -> dict:
        return {"day": self.cleaned_data["last_day"], "end_reason": self.cleaned_data["end_reason"]}


class RevokeForm(ActForm):
    """The first day out of office."""

    from_day = ThaiDateField(label=_("First day no longer in office"))

    def facts(self) -> dict:
        return {"day": self.cleaned_data["from_day"]}
