"""A search box whose text may stand in an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thai.texts import LineField
from volunteers.searching import SEALED, from_address, holds_a_long_number


class SearchField(LineField):
    """A search text from an address; a telephone number or ID is accepted sealed only."""

    default_error_messages = {
        "unreadable": _("Please search again."),
        "plain_number": _("A telephone number or ID does not belong into an address. Please use the search box."),
    }

    def to_python(self, value):
        text = super().to_python(value) or ""
        if not text.startswith(SEALED) and holds_a_long_number(text):
            raise forms.ValidationError(self.error_messages["plain_number"], code="plain_number")
        try:
            return from_address(text)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable") from error
