"""What a page showed to who says that it was seen."""

from django import forms

from thai.texts import LineField


class SeenForm(forms.Form):
    """The last change on the page, and whether it was the page that one begins with."""

    shown = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)
    at_start = forms.BooleanField(required=False)


class ClearanceForm(forms.Form):
    """The mark of the text on the page."""

    seen = LineField(max_length=20)
