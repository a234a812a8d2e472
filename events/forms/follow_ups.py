"""The answer to a thing taken on."""

from typing import cast

from django import forms
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
    answered_on = ThaiDateField(label=gettext_lazy("Answered on"), unusual=None, last=today)

    def __init__(self, *args, follow_up: FollowUp, **kwargs):
        super().__init__(*args, record=follow_up, **kwargs)
        cast(ThaiDateField, self.fields["answered_on"]).first = follow_up.event.first_day

    def clean_answered_on(self):
        """An answer has been given, after the thing was taken on."""
        day = self.cleaned_data["answered_on"]
        self.record.must_be_answerable_on(day)
        return day

    def answered(self) -> dict:
        """The keyword arguments of ``services.answer_follow_up``."""
        return {name: self.cleaned_data[name] for name in ("answer", "answered_on", "version")}
