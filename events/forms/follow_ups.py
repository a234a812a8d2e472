"""The answer to a thing taken on."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.records import VersionedForm
from events.models import FollowUp
from thai.calendar import today
from thai.forms import ThaiDateField
from thai.texts import ProseField


class FollowUpAnswerForm(VersionedForm):
    """What became of it, and when."""

    answer = ProseField(
        label=gettext_lazy("What became of it"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    answered_on = ThaiDateField(label=gettext_lazy("Answered on"))

    def __init__(self, *args, follow_up: FollowUp, **kwargs):
        super().__init__(*args, record=follow_up, **kwargs)

    def clean_answered_on(self):
        """An answer has been given, so its day has come."""
        day = self.cleaned_data["answered_on"]
        if day > today():
            raise ValidationError(_("This day has not come yet."))
        return day

    def answered(self) -> dict:
        """The keyword arguments of ``services.answer_follow_up``."""
        return {name: self.cleaned_data[name] for name in ("answer", "answered_on", "version")}
