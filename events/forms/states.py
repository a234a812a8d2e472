"""A step on the way of an event."""

from django import forms
from django.utils.translation import gettext_lazy

from thai.texts import LineField


class StateForm(forms.Form):
    """Which step, why where it needs a reason, and which facts the page showed; the service knows the steps."""

    step = LineField(max_length=20)
    reason = LineField(label=gettext_lazy("Reason"), max_length=300, required=False)
    seen = LineField(max_length=20, required=False)
