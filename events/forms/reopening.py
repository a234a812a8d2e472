"""Why a closed roll is opened again."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy

from accounts.forms import PostedForm
from events.models import Session
from thai.texts import LineField


class ReopenForm(PostedForm):
    """Which closed half-days, and why. With one alone there is nothing to choose."""

    sessions = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Which half-days"), widget=forms.CheckboxSelectMultiple
    )
    reason = LineField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("For example: the afternoon was closed before the last group had signed."),
    )

    def __init__(self, *args, sessions: list[Session], **kwargs):
        super().__init__(*args, **kwargs)
        by_key = {str(session.pk): session for session in sessions}
        field = cast(forms.TypedMultipleChoiceField, self.fields["sessions"])
        field.coerce = by_key.__getitem__
        field.choices = [(key, session.in_words) for key, session in by_key.items()]
        if len(by_key) == 1:
            field.initial = [*by_key]
